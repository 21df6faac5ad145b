import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { listed } from '../interview/about.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { askedOf } from '../rounds/asked.ts';

/** `about` of what nobody is asked: the lead who is away, in whose programme. */
export type NobodyAbout = { readonly person: string; readonly programme: string };

/** What a round asks of nobody, since whoever leads it is away and nobody is there instead: looked at once for each lead. */
export const nobodyAsked = (round: string, workstreams: readonly Workstream[]): readonly NewDelivery[] =>
  [...new Map(workstreams.map((each) => [each.lead[0]!, each]))].map(([person, { programme }]) =>
    nobodyOf(`${round}/${person}`, person, programme),
  );

export const nobodyOf = (why: string, person: string, programme: string, dueAt?: Date): NewDelivery => ({
  key: `nobody/${why}`,
  kind: 'nobody',
  about: { person, programme } satisfies NobodyAbout,
  reader: { person },
  urgent: false,
  ...(dueAt === undefined ? {} : { dueAt }),
});

/** It is sent to nobody: if it is still so, the programme office reads it with what else did not go. */
export const nobody: Kind = { compose, keepsHours: false, whenUnknown: 'repeat', whenAway: 'compose' };

async function compose(tx: Tx, { about }: Delivery): Promise<Composed> {
  const { person, programme } = about as NobodyAbout;
  const actor = await tx.people.actor(person, 'schedule');
  const unasked = (await askedOf(tx, actor?.roles ?? [])).filter(
    (each) => each.workstream.programme === programme && !each.given && each.now.length === 0,
  );
  const [absence] = await tx.absences.now(person);
  if (!actor || !absence || unasked.length === 0) return { cancel: 'somebody is asked, or nothing is' };
  const names = listed(unasked.map(({ workstream }) => workstream.name));
  const instead = unasked.some(({ workstream }) => workstream.deputy !== undefined)
    ? 'no cover, and the deputy is away too'
    : 'no cover and no deputy';
  const until = sayDay(absence.to, localDateOf(tx.now, actor.person.timeZone));
  return {
    missed: `nobody is asked for ${names}: ${actor.person.name} is away until ${until}, with ${instead}`,
  };
}
