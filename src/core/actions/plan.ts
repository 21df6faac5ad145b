import { habitKey, habitOf, hoursBegin } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { workingCalendar } from '../calendar/working-days.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import type { Action, Programme } from '../programme/nouns.ts';
import type { ActionsDue } from '../rounds/due.ts';
import type { Round } from '../rounds/round.ts';
import { askDays } from './dues.ts';

/** `about` of `ask-actions`. */
export type ActionsAbout = {
  readonly person: string;
  readonly programme: string;
  readonly due: string;
  /** The day of actions that are due soon or were; absent: as a round opens, all of theirs. */
  readonly on?: LocalDate;
};

/** Plans what the owners of one habit are asked on one day. */
export async function planActionAsks(tx: Tx, { programme, habit, on, at }: ActionsDue): Promise<void> {
  const organisation = await tx.organisation();
  if (!organisation) return;
  const own = workingCalendar(organisation).forWeek(habit.workingDays);
  const actions = (await tx.actions.askedApart([programme])).filter(
    ({ by }) => by !== undefined && askDays(by, own).includes(on),
  );
  const people = await tx.people.many([...new Set(actions.map(({ owner }) => owner))]);
  await tx.deliveries.add(
    people
      .filter((person) => habitKey(habitOf(person, organisation)) === habitKey(habit))
      .map(({ key }) => askFor({ person: key, programme, due: at.toISOString(), on }, `${programme}/${on}/${key}`, at)),
  );
}

/** What the owners of actions are sent as a round opens, in their own hours. */
export async function actionAsksOf(tx: Tx, round: Round): Promise<readonly NewDelivery[]> {
  const [programme, organisation] = [await tx.programmes.get(round.programme), await tx.organisation()];
  if (!programme || !organisation) return [];
  const owners = new Set((await actionsAsked(tx, programme, round)).map(({ owner }) => owner));
  const calendar = workingCalendar(organisation);
  return (await tx.people.many([...owners])).map((person) => {
    const dueAt = hoursBegin(tx.now, habitOf(person, organisation), calendar);
    const about = { person: person.key, programme: programme.id, due: dueAt.toISOString() };
    return askFor(about, `${round.id}/${person.key}`, dueAt);
  });
}

/** The actions that are asked about as a round opens; in a programme with two rhythms, only in the rounds of its own. */
export async function actionsAsked(
  tx: Tx,
  { id, rounds }: Pick<Programme, 'id' | 'rounds'>,
  { period }: Pick<Round, 'period'>,
): Promise<readonly (Action & { readonly owner: string })[]> {
  const isMonthly = period.from === period.to;
  return isMonthly === (rounds.every === 'month') ? tx.actions.askedApart([id]) : [];
}

const askFor = (about: ActionsAbout, what: string, dueAt: Date): NewDelivery => ({
  key: `ask-actions/${what}`,
  kind: 'ask-actions',
  about,
  reader: { person: about.person },
  urgent: false,
  dueAt,
});
