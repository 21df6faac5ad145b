import { nameOf, sayInPlace } from '../absence/say.ts';
import type { Actor } from '../access/actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayFromToday, sayShort } from '../calendar/say.ts';
import { type Audience, listed, reader } from '../interview/about.ts';
import { type Block, buttons, footnote, heading, type Line, list, type Message, paragraph } from '../message.ts';
import type { Tx } from '../ports.ts';
import { sayPeriod } from '../programme/period.ts';
import { ratingName } from '../programme/rag.ts';
import { type Asked, progressOf } from './asked.ts';
import { audiencesOf } from './audience.ts';
import { type HowFar, howFar } from './how-far.ts';
import { namesAmong, startButtons } from './left.ts';

/** What the prompt and its reminders say. */

export interface Reading {
  readonly tx: Tx;
  /** Who reads it. */
  readonly actor: Actor;
  /** Which of how many reminders it is. */
  readonly count?: { readonly number: number; readonly of: number };
  /** Not empty. */
  readonly asked: readonly Asked[];
  readonly today: LocalDate;
}

export async function prompt({ tx, actor, asked, today }: Reading): Promise<Message> {
  const [far, inPlace, shared, goes] = await Promise.all([
    howFar(tx, actor, asked),
    sayInPlace(tx, asked, actor.person.id, today),
    sayShared(tx, asked, actor.person.id),
    whereItGoes(tx, asked),
  ]);
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
      ...[...inPlace, ...shared].map((line) => paragraph(line)),
      paragraph(goes),
      list(asked.map((each) => askedLine(each, asked, today, far(each)))),
      buttons(
        ...startButtons(asked)
          .slice(0, 5)
          .map((each) => ({ ...each, style: 'primary' as const })),
        { label: 'Later', say: 'Later' },
        { label: 'Ask someone else', say: 'Ask someone else' },
        { label: 'Fill in as a form', say: 'Fill in as a form', opens: 'form' },
      ),
      footnote(`${whyAsked(asked, actor.person.id)}Everything can be typed as well: “update” starts.`),
    ],
  };
}

/** Who shares a job reads who else is asked, so that it is not answered twice, nor left to the other. */
async function sayShared(tx: Tx, asked: readonly Asked[], person: string): Promise<readonly string[]> {
  const shared = asked.flatMap((each) => {
    const others = each.now.filter((one) => one.person !== person).map((one) => one.person);
    return others.length > 0 ? [{ name: namesAmong(asked)(each), others }] : [];
  });
  if (shared.length === 0) return [];
  const people = await tx.people.many([...new Set(shared.flatMap(({ others }) => others))]);
  return shared.map(
    ({ name, others }) =>
      `${listed(others.map((other) => nameOf(people, other)))} ${others.length === 1 ? 'is' : 'are'} asked for ${name} too; one answer serves.`,
  );
}

/** Whoever is asked in another's place has read why. */
function whyAsked(asked: readonly Asked[], person: string): string {
  const led = asked.filter(({ workstream }) => workstream.lead.includes(person)).length;
  if (led < asked.length) return '';
  return `You are asked because you lead ${led === 1 ? 'this workstream' : 'these workstreams'}. `;
}

/** Earliest first, each once. */
const dueDays = (asked: readonly Asked[]): readonly LocalDate[] =>
  [...new Set(asked.map(({ round }) => round.dueOn))].sort();

function askedLine(each: Asked, asked: readonly Asked[], today: LocalDate, far: HowFar | undefined): Line {
  const { last, round } = each;
  const before =
    last.now && `last time ${ratingName(last.now.rating)}${last.now.on ? `, ${sayShort(last.now.on, today)}` : ''}`;
  const due = dueDays(asked).length > 1 ? ` · due ${sayDay(round.dueOn, today)}` : '';
  const measures = far && far.measures > 0 ? ` · ${sayCount(far.measures, 'measure')} to give` : '';
  return [{ bold: namesAmong(asked)(each) }, ` · ${before ?? 'first time'}${measures} · ${progressOf(each)}${due}`];
}

async function whereItGoes(tx: Tx, asked: readonly Asked[]): Promise<string> {
  const audiences = await audiencesOf(
    tx,
    asked.map(({ workstream }) => workstream),
  );
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

export async function reminder({ tx, actor, count, asked, today }: Reading): Promise<Message> {
  const begun = asked.filter(({ draft }) => draft);
  const [far, inPlace] = await Promise.all([howFar(tx, actor, begun), sayInPlace(tx, asked, actor.person.id, today)]);
  const stands = (each: Asked, several: boolean) => howItStands(each, actor.person.id, far(each), several);
  const summaries = dueDays(asked).map((due) => summaryOf(asked, due, today));
  return {
    summary: summaries.join(' '),
    blocks: [
      ...dueDays(asked).flatMap((due) => dueThen(asked, due, today, stands)),
      ...inPlace.map((line) => paragraph(line)),
      buttons(
        ...startButtons(asked).slice(0, 5),
        { label: 'Later', say: 'Later' },
        { label: 'Ask someone else', say: 'Ask someone else' },
      ),
      ...(count
        ? [
            footnote(
              `${ordinals[count.number - 1] ?? `Number ${count.number}`} of at most ${numberWord(count.of).toLowerCase()} ${count.of === 1 ? 'reminder' : 'reminders'}.`,
            ),
          ]
        : []),
    ],
  };
}

/** What falls due on one day, the day once: how each of them stands beside its name, where they do not all stand alike. */
function dueThen(
  asked: readonly Asked[],
  due: LocalDate,
  today: LocalDate,
  stands: (each: Asked, several: boolean) => string,
): readonly Block[] {
  const then = asked.filter(({ round }) => round.dueOn === due);
  const name = namesAmong(asked);
  const names = then.flatMap(
    (each, i): Line => [i === 0 ? '' : i < then.length - 1 ? ', ' : ' and ', { bold: name(each) }],
  );
  const when = ` ${areDue(then, due, today)}.`;
  const [alike, ...others] = new Set(then.map((each) => stands(each, then.length > 1)));
  if (others.length === 0) return [paragraph(...names, `${when} ${alike}`)];
  const each = then.map((one): Line => [{ bold: name(one) }, `: ${lower(stands(one, false))}`]);
  return [paragraph(...names, when), list(each)];
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** `You have answered 3 of 5 questions.` Of several alike: `They are not started.` */
function howItStands({ draft, told }: Asked, person: string, far: HowFar | undefined, several: boolean): string {
  const [itIs, it] = several ? ['They are', 'them'] : ['It is', 'it'];
  if (!draft) return told ? `${itIs} partly filled in from your notes.` : `${itIs} not started.`;
  const mine = draft.changedBy === person || draft.startedBy === person;
  if (!far) return mine ? `You have begun ${it}; your answers are kept.` : `${itIs} begun; what is said is kept.`;
  const opened = mine ? `You have opened ${it}` : several ? 'They were opened' : 'It was opened';
  if (far.answered === 0) return `${opened}; nothing is answered yet.`;
  const said = `${far.answered} of ${sayCount(far.of, 'question')}${several ? ' of each' : ''}`;
  return mine ? `You have answered ${said}.` : `${itIs} begun: ${said} ${far.answered === 1 ? 'is' : 'are'} answered.`;
}

/** `are due in 3 days, Friday 15 January`. */
function areDue(then: readonly Asked[], due: LocalDate, today: LocalDate): string {
  const isLate = due < today;
  const verb = then.length === 1 ? (isLate ? 'was' : 'is') : isLate ? 'were' : 'are';
  return `${verb} due ${sayFromToday(due, today)}, ${isLate ? 'on ' : ''}${sayDay(due, today)}`;
}

/** What falls due on one day: `Customer focus and ICT are due in 3 days, Friday 15 January.` */
function summaryOf(asked: readonly Asked[], due: LocalDate, today: LocalDate): string {
  const then = asked.filter(({ round }) => round.dueOn === due);
  return `${listed(then.map(namesAmong(asked)))} ${areDue(then, due, today)}.`;
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
