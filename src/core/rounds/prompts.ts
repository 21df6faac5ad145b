import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { listed } from '../interview/about.ts';
import { type Block, buttons, footnote, joined, list, type Message, paragraph } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import { hoursFor } from '../outbox/hours.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { nameOfPeriod } from '../programme/period.ts';
import { askedOf, isTheirs } from './asked.ts';
import { figuresOwed, type Owned } from './figures/owned.ts';
import { figureButtons, figureLines } from './figures/say.ts';
import { prompt, type Reading, reminder } from './prompt-words.ts';

/**
 * What leads are sent when a round opens and before it falls due. What falls to one person at one instant, in however many
 * rounds, is one message: the first of these deliveries says the others too.
 */

export const ask: Kind = {
  compose: (tx, delivery) => compose(tx, delivery, prompt),
  keepsHours: true,
  whenUnknown: 'repeat',
  whenAway: 'drop',
};
export const remind: Kind = {
  compose: (tx, delivery) => compose(tx, delivery, reminder),
  keepsHours: true,
  whenUnknown: 'repeat',
  whenAway: 'drop',
};

/** `about` of both: the round that they were planned for, and for when; a reminder also says which of how many it is. */
export type AskedAbout = {
  readonly person: string;
  readonly round: string;
  readonly due?: string;
  readonly number?: number;
  readonly of?: number;
};

async function compose(tx: Tx, delivery: Delivery, words: (reading: Reading) => Promise<Message>): Promise<Composed> {
  const about = delivery.about as AskedAbout;
  const [actor, others] = await Promise.all([
    tx.people.actor(about.person, 'schedule'),
    tx.deliveries.companions(delivery),
  ]);
  if (!actor) return { cancel: 'the person has no role any more' };
  const rounds = new Set([delivery, ...others].map((each) => (each.about as AskedAbout).round));
  // What they own in other people's workstreams: in the same message.
  const [everything, owed] = await Promise.all([askedOf(tx, actor.roles), figuresOwed(tx, actor)]);
  const all = everything.filter((each) => !each.given && rounds.has(each.round.id));
  const asked = all.filter((each) => isTheirs(each, about.person));
  const figures = owed.filter(({ round }) => rounds.has(round.id));
  if (asked.length === 0 && figures.length === 0) return unasked(tx, delivery, all.length > 0);
  const later = delivery.kind === 'remind' ? await tx.people.askedLater(about.person) : undefined;
  // At the very time that they named, the message that they asked for comes instead.
  if (later && (later > tx.now || later >= delivery.dueAt)) return { cancel: 'they named a later time themselves' };
  const zone = actor.person.timeZone;
  const today = localDateOf(tx.now, zone);
  const { number, of } = about;
  const count = rounds.size === 1 && number && of ? { count: { number, of } } : {};
  const [own, late] = await Promise.all([
    asked.length > 0 ? words({ tx, actor, asked, today, ...count }) : undefined,
    lateness(tx, delivery, zone),
  ]);
  const message = joined([...(own ? [own] : []), ...figuresReminder(figures, about.person, today)]);
  return {
    message: { ...message, blocks: [...message.blocks, ...late] },
    keep: async (tx) => {
      await tx.deliveries.sayWith(delivery, others);
      // What they write next answers this, and is no more news between rounds.
      const focus = await tx.people.focus(about.person);
      if (focus && 'newsOf' in focus) await tx.people.setFocus(about.person, undefined);
    },
  };
}

function figuresReminder(owed: readonly Owned[], person: string, today: LocalDate): readonly Message[] {
  if (owed.length === 0) return [];
  const summary = `Not given yet: ${listed(owed.flatMap((each) => each.owed.map(({ name }) => name)))}.`;
  return [
    {
      summary,
      blocks: [
        paragraph(owed.length === 1 ? 'A figure is asked of you:' : 'Figures are asked of you:'),
        list(figureLines(owed, today)),
        buttons(...figureButtons(owed, person).slice(0, 5)),
      ],
    },
  ];
}

/** A prompt may come late until its round closes. One that nobody got by then, since nothing ran meanwhile, is told to the office. */
async function unasked(tx: Tx, { kind, about, dueAt }: Delivery, isElsewhere: boolean): Promise<Composed> {
  const round = await tx.rounds.get((about as AskedAbout).round);
  if (round?.state !== 'closed')
    return { cancel: isElsewhere ? 'somebody else is asked now' : 'everything asked of them is answered' };
  const { openedAt, closedAt } = round;
  const { person } = about as AskedAbout;
  const wasOver = kind === 'ask' && openedAt && closedAt && (openedAt >= closedAt || dueAt < closedAt);
  if (!wasOver || (await tx.updates.ofRound(round.id)).some(({ answeredBy }) => answeredBy === person))
    return { cancel: 'the round is closed' };
  return { missed: `the round for ${nameOfPeriod(round.period)} was over when Quarterdeck ran again` };
}

const HOUR = 3_600_000;

/** Nothing late pretends to be on time. What was put off till morning is late all the same, if it was due in their hours. */
export async function lateness(tx: Tx, delivery: Delivery, zone: string): Promise<readonly Block[]> {
  const { due } = delivery.about as AskedAbout;
  const meant = await hoursFor(tx, delivery.reader, due === undefined ? delivery.dueAt : new Date(due));
  if (tx.now.getTime() - meant.getTime() < HOUR) return [];
  const day = sayDay(localDateOf(meant, zone), localDateOf(tx.now, zone));
  return [footnote(`This comes late: it should have reached you on ${day} at ${sayTime(meant, zone)}.`)];
}
