import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayFromToday, sayShort, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Audience, listed } from '../interview/about.ts';
import { type Block, buttons, footnote, heading, type Line, list, type Message, paragraph } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { sayPeriod } from '../programme/period.ts';
import { ratingName } from '../programme/rag.ts';
import { type Asked, askedOf } from './asked.ts';
import { audienceOf } from './audience.ts';
import { startButton } from './left.ts';

/** What leads are sent when a round opens and before it falls due: one message a person, for all that is asked of them. */

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

/** `about` of both: the round that they were planned for; a reminder also says which of how many it is. */
export type AskedAbout = {
  readonly person: string;
  readonly round: string;
  readonly number?: number;
  readonly of?: number;
};

interface Reading {
  readonly tx: Tx;
  readonly about: AskedAbout;
  readonly asked: readonly Asked[];
  readonly today: LocalDate;
  readonly zone: string;
}

async function compose(tx: Tx, delivery: Delivery, words: (reading: Reading) => Promise<Message>): Promise<Composed> {
  const about = delivery.about as AskedAbout;
  const actor = await tx.people.actor(about.person, 'schedule');
  if (!actor) return { cancel: 'the person has no role any more' };
  const asked = (await askedOf(tx, actor.roles)).filter((each) => !each.given);
  if (asked.length === 0) return { cancel: 'everything asked of them is answered' };
  const zone = actor.person.timeZone;
  const message = await words({ tx, about, asked, zone, today: localDateOf(tx.now, zone) });
  return { message: { ...message, blocks: [...message.blocks, ...lateness(tx, delivery, zone)] } };
}

const HOUR = 3_600_000;

/** Nothing late pretends to be on time. */
function lateness(tx: Tx, { dueAt }: Delivery, zone: string): readonly Block[] {
  if (tx.now.getTime() - dueAt.getTime() < HOUR) return [];
  const day = sayDay(localDateOf(dueAt, zone), localDateOf(tx.now, zone));
  return [footnote(`This comes late: it should have reached you on ${day} at ${sayTime(dueAt, zone)}.`)];
}

async function prompt({ tx, asked, today }: Reading): Promise<Message> {
  const [first] = asked;
  const period = sayPeriod(first!.round.period);
  const due = sayDay(first!.round.dueOn, today);
  const many = asked.length === 1 ? 'One workstream' : `${numberWord(asked.length)} workstreams`;
  return {
    summary: `Your update for ${period}: ${many.toLowerCase()}, due ${due}.`,
    blocks: [
      heading(`Your update for ${period}`),
      paragraph(
        `${many}; about ${numberWord(asked.length * 2).toLowerCase()} minutes if little has changed. Due ${due}.`,
      ),
      paragraph(await whereItGoes(tx, asked)),
      list(asked.map((each) => askedLine(each, today))),
      buttons(...asked.slice(0, 5).map((each) => ({ ...startButton(each), style: 'primary' as const })), {
        label: 'Later',
        say: 'Later',
      }),
      footnote(
        `You are asked because you lead ${asked.length === 1 ? 'this workstream' : 'these workstreams'}. Everything can be typed as well: “update” starts.`,
      ),
    ],
  };
}

function askedLine({ workstream, last, draft }: Asked, today: LocalDate): Line {
  const before =
    last.now && `last time ${ratingName(last.now.rating)}${last.now.on ? `, ${sayShort(last.now.on, today)}` : ''}`;
  return [{ bold: workstream.name }, ` · ${before ?? 'first time'} · ${draft ? 'begun, not sent' : 'not started'}`];
}

async function whereItGoes(tx: Tx, asked: readonly Asked[]): Promise<string> {
  const audiences: Audience[] = [];
  for (const { workstream } of asked) audiences.push(await audienceOf(tx, workstream));
  const groups = new Map(audiences.flatMap(({ groups }) => groups.map((group) => [group.name, group])));
  const readers = [...groups.values()].map(
    ({ name, where, people }) =>
      `the ${name} (${where ? `${where}, ` : ''}${people === 1 ? '1 person' : `${people} people`})`,
  );
  const papers = [...new Set(audiences.flatMap(({ paper }) => (paper ? [paper.to] : [])))];
  if (readers.length === 0 && papers.length === 0) return 'It goes to the programme office.';
  const inPaper = papers.length > 0 ? `once approved, the ${listed(papers)} paper, which is public` : undefined;
  if (readers.length === 0) return `It goes to the programme office and, ${inPaper}.`;
  return inPaper ? `It goes to ${readers.join(', ')} and, ${inPaper}.` : `It goes to ${listed(readers)}.`;
}

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

async function reminder({ about, asked, today }: Reading): Promise<Message> {
  const lines = asked.map(({ workstream, round, draft }): Line => {
    const when =
      round.dueOn < today
        ? `was due ${sayFromToday(round.dueOn, today)}, on ${sayDay(round.dueOn, today)}`
        : `is due ${sayFromToday(round.dueOn, today)}, ${sayDay(round.dueOn, today)}`;
    return [
      { bold: workstream.name },
      ` ${when}. ${draft ? 'You have begun it; your answers are kept.' : 'It is not started.'}`,
    ];
  });
  const names = listed(asked.map(({ workstream }) => workstream.name));
  const due = asked[0]!.round.dueOn;
  const verb = asked.length === 1 ? (due < today ? 'was' : 'is') : due < today ? 'were' : 'are';
  return {
    summary: `${names} ${verb} due ${sayFromToday(due, today)}, ${sayDay(due, today)}.`,
    blocks: [
      ...(lines.length === 1 ? [paragraph(...lines[0]!)] : [list(lines)]),
      buttons(...asked.slice(0, 5).map((each) => startButton(each)), { label: 'Later', say: 'Later' }),
      ...(about.number && about.of
        ? [
            footnote(
              `${ordinals[about.number - 1] ?? `Number ${about.number}`} of at most ${numberWord(about.of).toLowerCase()} ${about.of === 1 ? 'reminder' : 'reminders'}.`,
            ),
          ]
        : []),
    ],
  };
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
