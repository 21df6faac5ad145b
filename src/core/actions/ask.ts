import { dayBegins, habitOf } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, workingCalendar } from '../calendar/working-days.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import { buttons, footnote, heading, list, type Message, paragraph } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import type { Action } from '../programme/nouns.ts';
import type { Person } from '../programme/person.ts';
import { lateness } from '../rounds/prompts.ts';
import { askDays } from './dues.ts';
import type { ActionsAbout } from './plan.ts';
import { actionButtons, actionLine, refsAmong } from './say.ts';

/** Asks the owner of actions how they stand: one message for all of them, whatever they come from. */
export const askActions: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person: key } = delivery.about as ActionsAbout;
  const person = await tx.people.get(key);
  const actor = person && (await tx.people.actor(key, 'schedule'));
  if (!actor) return { cancel: 'the person has no role any more' };
  const later = await unlessAskedToday(tx, delivery, person);
  if (later) return later;
  const others = await tx.deliveries.companions(delivery);
  const occasions = [delivery, ...others].map(({ about }) => about as ActionsAbout);
  const zone = actor.person.timeZone;
  const today = localDateOf(tx.now, zone);
  const asked = await askedOn(tx, person, occasions, today, zone);
  if (asked.length === 0) return { cancel: 'none of their actions has to be asked about' };
  const message = words(asked, refsAmong(await tx.actions.openOf(key)), today);
  return {
    message: { ...message, blocks: [...message.blocks, ...(await lateness(tx, delivery, zone))] },
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}

/** What asks people something, and is not joined with this once it is sent. */
const ASKING = ['ask', 'remind', 'ask-figures', 'touch'];

/** Nobody is asked twice on a day: who was asked something else is asked on the next that they work. */
async function unlessAskedToday(tx: Tx, delivery: Delivery, person: Person): Promise<Composed | undefined> {
  const organisation = await tx.organisation();
  if (!organisation || delivery.resentAt) return undefined;
  const habit = habitOf(person, organisation);
  const today = localDateOf(tx.now, habit.timeZone);
  const had = await tx.deliveries.had([person.key], ASKING, instantOf(today, '00:00', habit.timeZone));
  if (!had.some(({ sent }) => sent)) return undefined;
  const own = workingCalendar(organisation).forWeek(habit.workingDays);
  return { later: dayBegins(habit, own.after(today)), why: 'they were asked something else today' };
}

/**
 * Of a programme whose round opens all, of any other those that are due soon or were, if it is the day of one of them.
 * What somebody said something of in the last days is not asked again before it is overdue.
 */
async function askedOn(
  tx: Tx,
  person: Person,
  occasions: readonly ActionsAbout[],
  today: LocalDate,
  zone: string,
): Promise<readonly Action[]> {
  const organisation = await tx.organisation();
  if (!organisation) return [];
  const own = workingCalendar(organisation).forWeek(person.workingDays);
  const programmes = [...new Set(occasions.map(({ programme }) => programme))];
  const theirs = (await tx.actions.askedApart(programmes)).filter(({ owner }) => owner === person.key);
  const lately = addWorkingDays(own, today, -3);
  const said = new Set(
    (await tx.actions.lastSaid(theirs.map(({ id }) => id)))
      .filter(({ at }) => localDateOf(at, zone) >= lately)
      .map(({ action }) => action),
  );
  const waiting = theirs.filter(({ id, by }) => !said.has(id) || (by !== undefined && by < today));
  return waiting
    .filter(({ programme, by }) => {
      const here = occasions.filter((each) => each.programme === programme);
      if (here.some(({ on }) => on === undefined)) return true;
      if (by === undefined || askDays(by, own)[0] > today) return false;
      const isDayOf = (each: Action) =>
        each.programme === programme &&
        each.by !== undefined &&
        askDays(each.by, own).some((day) => here.some(({ on }) => on === day));
      return waiting.some(isDayOf);
    })
    .sort((a, b) => (a.by ?? '9999').localeCompare(b.by ?? '9999'));
}

/** So many are named; the word lists the others. */
const MOST = 10;

function words(asked: readonly Action[], refOf: (action: Action) => string, today: LocalDate): Message {
  const [first] = asked;
  const one = asked.length === 1;
  const overdue = asked.filter(({ by }) => by !== undefined && by < today).length;
  const late = overdue === 0 ? '' : one ? ' It is overdue.' : ` ${overdue} overdue.`;
  const summary = `${one ? 'One action is yours.' : `${asked.length} actions are yours.`}${late} ${one ? 'Is it done, or when will it be?' : 'Which are done, and when will the others be?'}`;
  const ref = refOf(first!);
  return {
    summary,
    blocks: [
      heading(one ? 'Your action' : 'Your actions'),
      paragraph(`${summary} About a minute.`),
      list(asked.slice(0, MOST).map((each) => actionLine(each, refOf(each), today))),
      buttons(...actionButtons(asked, refOf, 'primary')),
      ...(asked.length > MOST ? [footnote(`And ${asked.length - MOST} more: “actions mine” lists them.`)] : []),
      footnote(
        `Or write “action ${ref} done on” and the day, “action ${ref} 12 February because” and why, or “action ${ref}” and how it stands.`,
      ),
      footnote(
        'You are asked because it was recorded as yours: as each round opens, three working days before it is due, and once when that day has passed. What you say stands in the list of actions.',
      ),
    ],
  };
}
