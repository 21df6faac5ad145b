import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayFromToday, sayShort, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Audience, listed, reader } from '../interview/about.ts';
import {
  type Block,
  buttons,
  footnote,
  heading,
  joined,
  type Line,
  list,
  type Message,
  paragraph,
} from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import { hoursFor } from '../outbox/hours.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { sayPeriod } from '../programme/period.ts';
import { ratingName } from '../programme/rag.ts';
import { type Asked, askedOf, isTheirs, progressOf } from './asked.ts';
import { audienceOf } from './audience.ts';
import { figuresOwed, type Owned } from './figures/owned.ts';
import { figureButtons, figureLines } from './figures/say.ts';
import { namesAmong, startButtons } from './left.ts';

/**
 * What leads are sent when a round opens and before it falls due. What falls to one person at one instant, in however many
 * rounds, is one message: the first of these deliveries says the others too.
 */

export const ask: Kind = {
  compose: (tx, delivery) => compose(tx, delivery, prompt),
  keepsHours: true,
  whenUnknown: 'repeat',
};
export const remind: Kind = {
  compose: (tx, delivery) => compose(tx, delivery, reminder),
  keepsHours: true,
  whenUnknown: 'repeat',
};

/** `about` of both: the round that they were planned for, and for when; a reminder also says which of how many it is. */
export type AskedAbout = {
  readonly person: string;
  readonly round: string;
  readonly due?: string;
  readonly number?: number;
  readonly of?: number;
};

interface Reading {
  readonly tx: Tx;
  readonly about: AskedAbout;
  /** Not empty; of `rounds` rounds. */
  readonly asked: readonly Asked[];
  readonly rounds: number;
  readonly today: LocalDate;
}

async function compose(tx: Tx, delivery: Delivery, words: (reading: Reading) => Promise<Message>): Promise<Composed> {
  const about = delivery.about as AskedAbout;
  const actor = await tx.people.actor(about.person, 'schedule');
  if (!actor) return { cancel: 'the person has no role any more' };
  const others = await tx.deliveries.companions(delivery);
  const rounds = new Set([delivery, ...others].map((each) => (each.about as AskedAbout).round));
  const asked = (await askedOf(tx, actor.roles)).filter(
    (each) => !each.given && rounds.has(each.round.id) && isTheirs(each, about.person),
  );
  // What they own in other people's workstreams: reminded of in the same message.
  const owed = delivery.kind === 'remind' ? await figuresOwed(tx, actor) : [];
  const figures = owed.filter(({ round }) => rounds.has(round.id));
  if (asked.length === 0 && figures.length === 0) return unasked(tx, delivery);
  const later = delivery.kind === 'remind' ? await tx.people.askedLater(about.person) : undefined;
  if (later && later > tx.now) return { cancel: 'they named a later time themselves' };
  const zone = actor.person.timeZone;
  const today = localDateOf(tx.now, zone);
  const own = asked.length > 0 ? [await words({ tx, about, asked, rounds: rounds.size, today })] : [];
  const message = joined([...own, ...figuresReminder(figures, about.person, today)]);
  return {
    message: { ...message, blocks: [...message.blocks, ...(await lateness(tx, delivery, zone))] },
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
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

/** A round that opened and closed at one instant, since nothing ran in between, was asked of nobody: the office is told. */
async function unasked(tx: Tx, { kind, about }: Delivery): Promise<Composed> {
  const round = await tx.rounds.get((about as AskedAbout).round);
  if (round?.state !== 'closed') return { cancel: 'everything asked of them is answered' };
  const { openedAt, closedAt } = round;
  return kind === 'ask' && openedAt && closedAt && openedAt >= closedAt
    ? { missed: `the round for ${round.period.label} was over when Quarterdeck ran again` }
    : { cancel: 'the round is closed' };
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

async function prompt({ tx, asked, today }: Reading): Promise<Message> {
  const periods = listed([...new Set(asked.map(({ round }) => sayPeriod(round.period)))]);
  const [due] = dueDays(asked);
  const apart = dueDays(asked).length > 1;
  const many = asked.length === 1 ? 'One workstream' : `${numberWord(asked.length)} workstreams`;
  return {
    summary: `Your update for ${periods}: ${many.toLowerCase()}, ${apart ? 'the first ' : ''}due ${sayDay(due!, today)}.`,
    blocks: [
      heading(`Your update for ${periods}`),
      paragraph(
        `${many}; about ${numberWord(asked.length * 2).toLowerCase()} minutes if little has changed.${apart ? '' : ` Due ${sayDay(due!, today)}.`}`,
      ),
      paragraph(await whereItGoes(tx, asked)),
      list(asked.map((each) => askedLine(each, asked, today))),
      buttons(
        ...startButtons(asked)
          .slice(0, 5)
          .map((each) => ({ ...each, style: 'primary' as const })),
        { label: 'Later', say: 'Later' },
        { label: 'Ask someone else', say: 'Ask someone else' },
        { label: 'Fill in as a form', say: 'Fill in as a form', opens: 'form' },
      ),
      footnote(
        `You are asked because you lead ${asked.length === 1 ? 'this workstream' : 'these workstreams'}. Everything can be typed as well: “update” starts.`,
      ),
    ],
  };
}

/** Earliest first, each once. */
const dueDays = (asked: readonly Asked[]): readonly LocalDate[] =>
  [...new Set(asked.map(({ round }) => round.dueOn))].sort();

function askedLine(each: Asked, asked: readonly Asked[], today: LocalDate): Line {
  const { last, round } = each;
  const before =
    last.now && `last time ${ratingName(last.now.rating)}${last.now.on ? `, ${sayShort(last.now.on, today)}` : ''}`;
  const due = dueDays(asked).length > 1 ? ` · due ${sayDay(round.dueOn, today)}` : '';
  return [{ bold: namesAmong(asked)(each) }, ` · ${before ?? 'first time'} · ${progressOf(each)}${due}`];
}

async function whereItGoes(tx: Tx, asked: readonly Asked[]): Promise<string> {
  const audiences: Audience[] = [];
  for (const { workstream } of asked) audiences.push(await audienceOf(tx, workstream));
  const each = (of: (audience: Audience) => readonly string[]) => [...new Set(audiences.flatMap(of))];
  const now = each(({ groups }) => groups.map(reader));
  const later = [
    ...each(({ onceApproved = [] }) => onceApproved.map(reader)),
    ...each(({ paper }) => (paper ? [`the ${paper.to} paper${paper.public ? ', which is public' : ''}`] : [])),
  ];
  const seen = now.length > 0 ? now : ['the programme office'];
  const goes = `It goes to ${later.length > 0 ? `${seen.join(', ')} and, once approved, ${listed(later)}` : listed(seen)}.`;
  const sensitive = asked.filter((_, i) => audiences[i]?.sensitive).map(({ workstream }) => workstream.name);
  if (sensitive.length === 0) return goes;
  const kept = `${listed(sensitive)} ${sensitive.length === 1 ? 'is sensitive and stays' : 'are sensitive and stay'} with lead, deputy, director, sponsor and programme office.`;
  return sensitive.length === asked.length ? kept : `${goes} ${kept}`;
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

async function reminder({ about, asked, rounds, today }: Reading): Promise<Message> {
  const lines = asked.map((each): Line => {
    const { dueOn } = each.round;
    const when = `${dueOn < today ? 'was' : 'is'} due ${sayFromToday(dueOn, today)}, ${dueOn < today ? 'on ' : ''}${sayDay(dueOn, today)}`;
    return [
      { bold: namesAmong(asked)(each) },
      ` ${when}. ${each.draft ? 'You have begun it; your answers are kept.' : each.told ? 'It is partly filled in from your notes.' : 'It is not started.'}`,
    ];
  });
  const summaries = dueDays(asked).map((due) => summaryOf(asked, due, today));
  return {
    summary: summaries.join(' '),
    blocks: [
      ...(lines.length === 1 ? [paragraph(...lines[0]!)] : [list(lines)]),
      buttons(
        ...startButtons(asked).slice(0, 5),
        { label: 'Later', say: 'Later' },
        { label: 'Ask someone else', say: 'Ask someone else' },
      ),
      ...(rounds === 1 && about.number && about.of
        ? [
            footnote(
              `${ordinals[about.number - 1] ?? `Number ${about.number}`} of at most ${numberWord(about.of).toLowerCase()} ${about.of === 1 ? 'reminder' : 'reminders'}.`,
            ),
          ]
        : []),
    ],
  };
}

/** What falls due on one day: `Customer focus and ICT are due in 3 days, Friday 15 January.` */
function summaryOf(asked: readonly Asked[], due: LocalDate, today: LocalDate): string {
  const then = asked.filter(({ round }) => round.dueOn === due);
  const names = listed(then.map(namesAmong(asked)));
  const verb = then.length === 1 ? (due < today ? 'was' : 'is') : due < today ? 'were' : 'are';
  return `${names} ${verb} due ${sayFromToday(due, today)}, ${sayDay(due, today)}.`;
}

const numbers = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** `Two`; figures from thirteen. */
const numberWord = (number: number): string => numbers[number] ?? String(number);
