import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { theNamed } from '../interview/about.ts';
import { type Button, buttons, type Message, paragraph } from '../message.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { Kind } from '../outbox/kinds.ts';
import type { DigestHold, Tx } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { inPreElection } from './occasion.ts';

/** That a digest is kept back, to those who can do something about it and do not know it yet. */

type About = { readonly group: string; readonly programme: string; readonly hold?: string };

/**
 * To the programme office, and of a hold to the group's chair too: each once, except who held it. Without a hold: it waits
 * for the office in a pre-election period.
 *
 * @param due of the digest that waits
 */
export async function tellHeld(tx: Tx, group: SteeringGroup, due: Date, hold?: DigestHold): Promise<void> {
  const office = (await tx.programmes.get(group.programme))?.office ?? [];
  const chair = hold && group.chair !== undefined ? [group.chair] : [];
  const which = hold ? `hold-${hold.id}` : due.toISOString();
  await tx.deliveries.add(
    [...new Set([...office, ...chair])]
      .filter((person) => person !== hold?.by)
      .map(
        (person): NewDelivery => ({
          key: `digest-held/${group.id}/${which}/${person}`,
          kind: 'digest-held',
          about: {
            group: group.id,
            programme: group.programme,
            ...(hold ? { hold: String(hold.id) } : {}),
          } satisfies About,
          reader: { person },
          urgent: false,
        }),
      ),
  );
}

const who = { office: 'the programme office', sponsor: 'the sponsor', chair: 'its chair', director: 'a director' };

export const digestHeld: Kind = {
  keepsHours: true,
  whenUnknown: 'repeat',
  compose: async (tx, { about, reader }) => {
    const { group: id, hold } = about as About;
    const [group, organisation] = [await tx.programmes.group(id), await tx.organisation()];
    const actor = 'person' in reader ? await tx.people.actor(reader.person, 'schedule') : undefined;
    if (!group || !organisation || !actor) return { cancel: 'the group or the person is not there any more' };
    const isOffice = actor.roles.some((role) => role.role === 'office' && role.programme === group.programme);
    if (hold === undefined)
      return inPreElection(group, organisation, tx.now)
        ? { message: waiting(group) }
        : { cancel: 'the pre-election period is over' };
    const held = await tx.digestHolds.get(BigInt(hold));
    if (!held || (held.until && held.until <= tx.now)) return { cancel: 'it is held no more' };
    const by = (await tx.people.get(held.by))?.name;
    return { message: heldBy(group, held, { by, isOffice, zone: actor.person.timeZone, now: tx.now }) };
  },
};

interface Reading {
  readonly by: string | undefined;
  readonly isOffice: boolean;
  readonly zone: string;
  readonly now: Date;
}

/** `The digest of the Business Strategy Group is held until Monday 18 January at 11:00 by Dev Sharma, a director.` */
function heldBy(group: SteeringGroup, hold: DigestHold, { by, isOffice, zone, now }: Reading): Message {
  const until = sayUntil(hold, zone, now);
  const name = hold.as === 'office' || by === undefined ? who[hold.as] : `${by}, ${who[hold.as]}`;
  const line = `The digest of ${theNamed(group.name)} is held ${until} by ${name}. It is composed anew when it goes.`;
  return {
    summary: line,
    blocks: [paragraph(line), ...(isOffice ? [buttons(release(group), preview(group))] : [])],
  };
}

/** `until Monday 18 January at 11:00`. */
export function sayUntil({ until }: Pick<DigestHold, 'until'>, zone: string, now: Date): string {
  if (!until) return 'until the programme office releases it';
  return `until ${sayDay(localDateOf(until, zone), localDateOf(now, zone))} at ${sayTime(until, zone)}`;
}

function waiting(group: SteeringGroup): Message {
  const line = `This is a pre-election period, so the digest of ${theNamed(group.name)} waits until you release it.`;
  return {
    summary: line,
    blocks: [
      paragraph(line),
      paragraph('If you do not release it, it is not sent later: the next digest takes its place.'),
      buttons(release(group), preview(group)),
    ],
  };
}

export const release = ({ id }: SteeringGroup): Button => ({
  label: 'Release the digest',
  say: `digest ${id} release`,
});
const preview = ({ id }: SteeringGroup): Button => ({ label: 'Preview', say: `digest ${id} preview` });
