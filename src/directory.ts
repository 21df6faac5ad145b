import type { Store } from '#core/ports';
import { platformName } from '#core/rounds/audience';
import type { Directory } from '../adapters/playground/index.ts';

/** Who takes part in a rehearsal and where they meet, read afresh each time. */
export function directory(store: Store, elsewhere: readonly string[]): Directory {
  return {
    elsewhere: elsewhere.map(platformName),
    organisation: () =>
      store.transaction(async (tx) => {
        const organisation = await tx.organisation();
        return { name: organisation?.name ?? 'No programme yet', timeZone: organisation?.timeZone ?? 'Europe/London' };
      }),
    people: () =>
      store.transaction(async (tx) =>
        (await tx.people.all()).map(({ key, name, email, title, timeZone }) => ({
          key,
          name,
          email,
          ...(title === undefined ? {} : { title }),
          ...(timeZone === undefined ? {} : { timeZone }),
        })),
      ),
    channels: () =>
      store.transaction(async (tx) => {
        const programmes = await tx.programmes.all();
        const groups = await Promise.all(
          programmes.map(async (programme) =>
            (await tx.programmes.groups(programme.id)).map((group) => ({
              id: group.id,
              name: group.name,
              programme: programme.name,
            })),
          ),
        );
        return groups.flat();
      }),
  };
}
