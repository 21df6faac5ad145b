import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import type { Escalated, Prompted } from '../../ports.ts';
import type { Asked } from '../asked.ts';
import type { Escalations } from './escalated.ts';

/** What one person reads of what was tried. */
export interface Tried extends Pick<Escalations, 'before' | 'away'> {
  /** `back`: they were away, and asked with all that waited for them. */
  readonly prompted: readonly (Prompted & { readonly back?: true })[];
  readonly nameOf: (person: string) => string;
  readonly zone: string;
  readonly today: LocalDate;
}

/** Everybody of whom {@link whatWasTried} speaks. */
export const peopleOf = ({ workstream, now, delegatedTo }: Asked): readonly string[] => [
  ...workstream.lead,
  ...now.map(({ person }) => person),
  ...(delegatedTo === undefined ? [] : [delegatedTo]),
];

/**
 * What was tried for one workstream, in sentences: who was asked and reminded when, as it was really sent, who is away,
 * and who was turned to since. `Asha Patel was asked on 4 January and reminded on 12 and 14 January.`
 */
export function whatWasTried(asked: Asked, tried: Tried): string {
  const { workstream, delegatedTo, delegatedAt } = asked;
  const people = [...new Set(peopleOf(asked))];
  const sentences = [
    ...people.flatMap((person) => ofOne(person, asked, tried)),
    ...(delegatedTo !== undefined && delegatedAt
      ? [`${tried.nameOf(delegatedTo)} was asked on ${dayOf(delegatedAt, tried)} to answer instead.`]
      : []),
    ...tried.before
      .filter((each) => each.workstream === workstream.id && each.dueOn === asked.dueOn && each.fate === 'sent')
      .map((each) => `${tried.nameOf(each.to)}${roleOf(each, asked)} was asked on ${dayOf(each.at, tried)}.`),
  ];
  return sentences.join(' ');
}

function ofOne(person: string, { workstream, now }: Asked, tried: Tried): readonly string[] {
  const { away, nameOf, today } = tried;
  const name = nameOf(person);
  const absence = away.get(person);
  const sent = tried.prompted.filter((each) => each.person === person && each.sent);
  const asked = sent.find(({ kind }) => kind === 'ask');
  const first = asked && localDateOf(asked.at, tried.zone);
  const reminded = sent
    .filter(({ kind }) => kind === 'remind')
    .map(({ at }) => localDateOf(at, tried.zone))
    .filter((day) => day !== first);
  const done = [
    ...(asked ? [`asked on ${dayOf(asked.at, tried)}${asked.back ? ', when they were back' : ''}`] : []),
    ...(reminded.length > 0 ? [`reminded on ${sayDays(reminded, today)}`] : []),
  ];
  const inPlaceOf = now.find((each) => each.person === person)?.for;
  const who = inPlaceOf === undefined ? name : `${name}, in place of ${nameOf(inPlaceOf)},`;
  return [
    ...(done.length > 0 ? [`${who} was ${done.join(asked?.back ? ', and ' : ' and ')}.`] : []),
    ...(absence ? [`${name} is away until ${sayDay(absence.to, today)}.`] : []),
    ...(done.length === 0 && !absence && workstream.lead.includes(person) && isAskedNow(person, now)
      ? [`No message has reached ${name} yet.`]
      : []),
  ];
}

const isAskedNow = (person: string, now: Asked['now']) => now.some((each) => each.person === person);

const roleOf = ({ step, to }: Escalated, { workstream, programme }: Asked): string =>
  to === (step === 'sponsor' ? programme.sponsor : workstream[step]) ? `, the ${step},` : '';

const dayOf = (at: Date, { zone, today }: Tried): string => sayShort(localDateOf(at, zone), today);

/** `12, 14, 15 and 18 January`, `29 January and 1 February`: each month once. Ascending, each day once. */
export function sayDays(days: readonly LocalDate[], today: LocalDate): string {
  const all = [...new Set(days)].sort();
  const words = all.map((day, i) => {
    const next = all[i + 1];
    const whole = sayShort(day, today);
    return next?.slice(0, 7) === day.slice(0, 7) ? whole.split(' ')[0]! : whole;
  });
  return listed(words);
}
