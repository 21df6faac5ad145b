import { habitOf, hoursBegin } from '../../calendar/habit.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import { workingCalendar } from '../../calendar/working-days.ts';
import { instantOf, localDateOf } from '../../calendar/zone.ts';
import type { Answers } from '../../interview/answers.ts';
import { dueOf } from '../../interview/questions/indicators/due.ts';
import { figureOf } from '../../interview/shown/measures.ts';
import type { NewDelivery } from '../../outbox/delivery.ts';
import type { Tx } from '../../ports.ts';
import type { Programme, Workstream } from '../../programme/nouns.ts';
import type { Organisation } from '../../programme/organisation.ts';
import type { Round } from '../round.ts';
import { ofOwners } from './owned.ts';

/** `about` of `ask-figures`. */
export type FiguresAbout = {
  readonly person: string;
  readonly round: string;
  readonly programme: string;
  readonly due: string;
};

/**
 * What owners of indicators are sent as a round opens: one message each for what is available by then, and one on each
 * day on which more becomes available; in their own hours.
 *
 * @param asked who is sent the prompt for a workstream too, and reads there what is available by then
 */
export async function figureAsksOf(
  tx: Tx,
  round: Round,
  asked: ReadonlySet<string> = new Set(),
): Promise<readonly NewDelivery[]> {
  const programme = await tx.programmes.get(round.programme);
  const organisation = await tx.organisation();
  if (!programme || !organisation) return [];
  const all = await ofOwners(tx, programme, round);
  const calendar = workingCalendar(organisation);
  const people = await tx.people.many([...new Set(all.map(({ owner }) => owner))]);
  return people.flatMap((person) => {
    const habit = habitOf(person, organisation);
    const today = localDateOf(tx.now, habit.timeZone);
    const dues = all
      .filter(({ owner }) => owner === person.key)
      .map(({ indicator }) => dueOf(indicator, round, organisation, calendar, today));
    const later = [...new Set(dues.flatMap((due) => due.later))].sort();
    const first = !asked.has(person.key) && dues.some(({ now }) => now.length > 0) ? [tx.now] : [];
    const begins = (day: LocalDate) => instantOf(day, habit.hours.from, habit.timeZone);
    return [...first, ...later.map(begins)].map((at, i) => {
      const dueAt = hoursBegin(at, habit, calendar);
      const day = i < first.length ? '' : `/${localDateOf(dueAt, habit.timeZone)}`;
      return askFor(round, person.key, dueAt, day);
    });
  });
}

/**
 * People who own indicators from now on, in a round that is open: what is available is asked of them at once. When it is
 * sent, what is given by then is asked no more.
 */
export async function askNewOwners(tx: Tx, round: Round, owners: ReadonlySet<string>): Promise<void> {
  const asks = (await figureAsksOf(tx, round)).filter(({ about }) => owners.has((about as FiguresAbout).person));
  const first = `ask-figures/${round.id}/`;
  await tx.deliveries.add(
    asks.map((each) =>
      each.key.slice(first.length).includes('/') ? each : { ...each, key: `${each.key}/named/${tx.now.toISOString()}` },
    ),
  );
}

/** Who will be asked for figures in a round, about which workstreams, and from which day on. */
export async function ownersAsked(
  tx: Tx,
  programme: Programme,
  plan: Pick<Round, 'period' | 'opensOn' | 'dueOn' | 'closesOn'>,
  organisation: Organisation,
): Promise<readonly { readonly owner: string; readonly workstreams: readonly Workstream[]; readonly on: LocalDate }[]> {
  const calendar = workingCalendar(organisation);
  const asked = (await ofOwners(tx, programme, plan)).flatMap((each) => {
    const { now, later } = dueOf(each.indicator, plan, organisation, calendar, plan.opensOn);
    const on = now.length > 0 ? plan.opensOn : later[0];
    return on === undefined ? [] : [{ ...each, on }];
  });
  return [...new Set(asked.map(({ owner }) => owner))].map((owner) => {
    const theirs = asked.filter((each) => each.owner === owner);
    const [on] = theirs.map((each) => each.on).sort();
    return { owner, workstreams: [...new Set(theirs.map(({ workstream }) => workstream))], on: on! };
  });
}

/** The days on which somebody expects figures that they do not have yet. */
export const expectedDays = (answers: Answers): readonly LocalDate[] =>
  Object.keys(answers).flatMap((question) => {
    const [, key] = /^indicator\/([^/]+)$/.exec(question) ?? [];
    const said = key === undefined ? undefined : figureOf(answers, key);
    return said?.later && said.on !== undefined ? [said.on] : [];
  });

/** They said when they expect it: asked again then. */
export async function askAgainOn(tx: Tx, round: Round, owner: string, days: readonly LocalDate[]): Promise<void> {
  const [person, organisation] = [await tx.people.get(owner), await tx.organisation()];
  if (!person || !organisation) return;
  const habit = habitOf(person, organisation);
  const calendar = workingCalendar(organisation);
  await tx.deliveries.add(
    [...new Set(days)].map((day) => {
      const dueAt = hoursBegin(instantOf(day, habit.hours.from, habit.timeZone), habit, calendar);
      return askFor(round, owner, dueAt, `/${localDateOf(dueAt, habit.timeZone)}`);
    }),
  );
}

function askFor({ id, programme }: Round, person: string, dueAt: Date, day: string): NewDelivery {
  return {
    key: `ask-figures/${id}/${person}${day}`,
    kind: 'ask-figures',
    about: { person, round: id, programme, due: dueAt.toISOString() } satisfies FiguresAbout,
    reader: { person },
    urgent: false,
    dueAt,
  };
}
