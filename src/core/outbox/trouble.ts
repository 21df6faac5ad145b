import { sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Block, type Button, buttons, footnote, heading, type Line, list } from '../message.ts';
import type { Tx, World } from '../ports.ts';
import type { Delivery, NewDelivery } from './delivery.ts';
import type { Kind } from './kinds.ts';
import { whatItIs } from './what.ts';

/**
 * What the programme office is told of messages that did not go: each once, together, at most one message a person and
 * day, only when there is something. What is not known to have arrived is asked about.
 */
export async function planTrouble(tx: Tx): Promise<void> {
  const organisation = await tx.organisation();
  if (!organisation) return;
  const programmes = await tx.programmes.all();
  const untold = await tx.deliveries.untold(
    programmes.map(({ id }) => id),
    100,
  );
  if (untold.length === 0) return;
  const day = localDateOf(tx.now, organisation.timeZone);
  const keyFor = (person: string) => `trouble/${day}/${person}`;
  const had = async (person: string) => (await tx.deliveries.get(keyFor(person))) !== undefined;
  const messages = new Map<string, Delivery[]>();
  for (const { id, office } of programmes) {
    const own = untold.filter(({ programme }) => programme === id);
    if (own.length === 0) continue;
    // Whoever had one today waits until tomorrow, and the colleagues with them: nobody is told twice.
    if ((await Promise.all(office.map(had))).some(Boolean)) continue;
    for (const person of office) messages.set(person, [...(messages.get(person) ?? []), ...own]);
  }
  const planned = [...messages].map(([person, about]) => troubleFor(keyFor(person), person, about));
  // Another replica that plans the same wins by the key, and tells them.
  if ((await tx.deliveries.add(planned)) > 0) await tx.deliveries.told([...messages.values()].flat());
}

/** Not of a programme: that a message about trouble did not go is no news for those whom it did not reach. */
const troubleFor = (key: string, person: string, about: readonly Delivery[]): NewDelivery => ({
  key,
  kind: 'trouble',
  about: { keys: about.map((each) => each.key) },
  reader: { person },
  urgent: false,
});

/** So many are shown; the word lists the others. */
const most = 20;

export const trouble: Kind = {
  keepsHours: true,
  whenUnknown: 'repeat',
  compose: async (tx, delivery, chat) => {
    const { keys } = delivery.about as { keys: readonly string[] };
    const found: Delivery[] = [];
    for (const key of keys) {
      const each = await tx.deliveries.get(key);
      if (each && (each.status === 'refused' || each.status === 'unknown')) found.push(each);
    }
    if (found.length === 0) return { cancel: 'all of it has gone meanwhile' };
    const shown = found.slice(0, most);
    const lines: Line[] = [];
    for (const each of shown) lines.push(await lineOf(tx, each));
    const title = `Quarterdeck needs you (${found.length})`;
    const more = found.length - shown.length;
    return {
      message: {
        summary: `${title}: messages that did not go.`,
        blocks: [
          heading(title),
          list(lines),
          ...(more > 0 ? [footnote(`${more} more: “deliveries failed” lists them.`)] : []),
          ...buttonsOf(shown, chat),
        ],
      },
    };
  },
};

async function lineOf(tx: Tx, delivery: Delivery): Promise<Line> {
  const zone = (await tx.organisation())?.timeZone;
  const on = zone === undefined ? '' : ` of ${sayShort(localDateOf(delivery.dueAt, zone), localDateOf(tx.now, zone))}`;
  const what = `Number ${delivery.id}, ${await whatItIs(tx, delivery)}${on}`;
  if (delivery.status === 'unknown') return [{ bold: what }, ': the platform did not say whether it arrived.'];
  return [{ bold: what }, `: ${delivery.reason ?? 'refused'}.`];
}

/** Of the first five. What has nowhere to go is not offered to be sent again. */
function buttonsOf(found: readonly Delivery[], chat: World['chat']): readonly Block[] {
  const made = found
    .filter(({ reader }) => !('group' in reader) || chat.has(reader.platform))
    .slice(0, 5)
    .flatMap((each): Button[] => [
      ...(each.status === 'unknown' ? [{ label: `${each.id}: it arrived`, say: `arrived ${each.id}` }] : []),
      { label: `${each.id}: send it again`, say: `resend ${each.id}` },
    ]);
  return made.length === 0 ? [] : [buttons(...made)];
}
