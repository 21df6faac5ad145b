import { monthNumber } from '../calendar/month.ts';
import type { IndicatorNow } from '../digest/items.ts';
import { lengthOf, type Reported } from '../interview/questions/indicators/due.ts';
import {
  direction,
  readingsOf,
  sayReading,
  sayReported,
  sayTarget,
  standingOf,
} from '../interview/questions/indicators/known.ts';
import { excerpt } from '../interview/understand/wording.ts';
import type { Line } from '../message.ts';
import type { Rating } from '../programme/rag.ts';
import { isAmong } from './filter.ts';
import { type Around, type Listed, listWord, type Sort } from './list.ts';

type State = 'off' | 'within' | 'on' | 'worse' | 'better' | 'none';
type One = Listed<IndicatorNow>;

interface Reading {
  readonly value: number | string;
  readonly period: Reported;
}

const read = new WeakMap<IndicatorNow, readonly Reading[]>();

/** Oldest first; read once, however often it is compared with others. */
function known({ item }: One, { organisation, today }: Around): readonly Reading[] {
  const before = read.get(item);
  if (before) return before;
  const readings = readingsOf(item, organisation.financialYearStarts, today);
  read.set(item, readings);
  return readings;
}

/** The newest; where periods were asked for, the newest in one of them. */
function lastIn(
  listed: One,
  around: Around,
  periods: readonly Pick<Reported, 'from' | 'to'>[] = [],
): Reading | undefined {
  return known(listed, around).findLast(
    ({ period }) => periods.length === 0 || periods.some(({ from, to }) => period.to >= from && period.to <= to),
  );
}

const ratingOf = ({ item }: One, reading: Reading | undefined): Rating | undefined => {
  const standing = standingOf(item, reading?.value);
  if (standing === undefined) return undefined;
  return standing === 'on target' ? 'green' : standing === 'within tolerance' ? 'amber' : 'red';
};

const travel = (listed: One, around: Around): string | undefined => {
  const [last, before] = [...known(listed, around)].reverse();
  return last && before ? direction(listed.item, before.value, last.value) : undefined;
};

const states: Readonly<Record<string, State>> = {
  off: 'off',
  'off target': 'off',
  'outside tolerance': 'off',
  outside: 'off',
  'within tolerance': 'within',
  within: 'within',
  'on target': 'on',
  worse: 'worse',
  worsening: 'worse',
  better: 'better',
  improving: 'better',
  missing: 'none',
  'no figure': 'none',
};

const asRating: Readonly<Partial<Record<State, Rating>>> = { off: 'red', within: 'amber', on: 'green' };

/** Outside tolerance first, those without a figure before those that are well. */
const urgency = (rating: Rating | undefined): number =>
  rating === 'red' ? 0 : rating === 'amber' ? 1 : rating === undefined ? 2 : 3;

const sort: Sort<IndicatorNow, State> = {
  name: 'indicators',
  usage: '[filter]',
  summary:
    'measures against target, beside the last period and a year ago; “indicators red” shows what is outside tolerance',
  examples: ['indicators', 'indicators red', 'indicators worse', 'indicators last quarter'],
  called: ['measure', 'measures'],
  states,
  itemsOf: ({ indicators }) => indicators,

  is(state, listed, around) {
    const last = lastIn(listed, around);
    if (state === 'none') return last === undefined;
    if (state === 'worse' || state === 'better') return travel(listed, around) === state;
    return ratingOf(listed, last) === asRating[state];
  },

  isShown: () => true,
  isIn: (periods, listed, around) => lastIn(listed, around, periods) !== undefined,
  isRated: (asked, listed, around) => isAmong(asked, ratingOf(listed, lastIn(listed, around))),
  compare: (a, b, around) => urgency(ratingOf(a, lastIn(a, around))) - urgency(ratingOf(b, lastIn(b, around))),

  counted(all, around) {
    const rated = all.map((each) => ratingOf(each, lastIn(each, around)));
    const counts = [
      [rated.filter((each) => each === 'red').length, 'outside tolerance'],
      [rated.filter((each) => each === 'amber').length, 'within tolerance'],
      [rated.filter((each) => each === 'green').length, 'on target'],
      [all.filter((each) => lastIn(each, around) === undefined).length, 'without a figure'],
    ] as const;
    return counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(', ');
  },

  line(listed, around, { periods }): Line {
    const { item, seen } = listed;
    const { owner } = item;
    return [
      { bold: item.name },
      ` · ${around.nameOf(seen)} · ${saidOf(listed, around, lastIn(listed, around, periods)).join('; ')}`,
      ...(owner === undefined ? [] : [' · ', { person: around.people.get(owner) ?? owner }]),
    ];
  },

  peopleIn: ({ item }) => (item.owner === undefined ? [] : [item.owner]),
};

/** `Q3 2026/27 78%, target 85%, outside tolerance; worse than Q2 2026/27 (82%); a year ago 84%; more staff at lunchtime`. */
function saidOf(listed: One, around: Around, last: Reading | undefined): readonly string[] {
  const { item } = listed;
  const target = sayTarget(item);
  if (!last) return [['no figure yet', ...(target === undefined ? [] : [target])].join(', ')];
  const say = (value: number | string) =>
    typeof value === 'string' ? `“${excerpt(value, 120)}”` : sayReading(item, value);
  const all = known(listed, around);
  const before = all.findLast(({ period }) => period.to < last.period.to);
  const yearAgo = all.find(({ period }) => monthNumber(period.to) === monthNumber(last.period.to) - 12);
  const standing = standingOf(item, last.value);
  const went = before && direction(item, before.value, last.value);
  const doing = standing === 'outside tolerance' ? item.action : undefined;
  const isMissed = before && monthNumber(last.period.to) - monthNumber(before.period.to) > lengthOf(item);
  const beside = went === undefined ? 'before' : went === 'the same' ? 'the same as' : `${went} than`;
  return [
    [`${sayReported(last.period)} ${say(last.value)}`, target, standing]
      .filter((part) => part !== undefined)
      .join(', '),
    ...(before
      ? [`${beside} ${sayReported(before.period)} (${say(before.value)}${isMissed ? ', the one before' : ''})`]
      : []),
    ...(yearAgo && yearAgo !== before ? [`a year ago ${say(yearAgo.value)}`] : []),
    ...(doing === undefined ? [] : [excerpt(doing, 160).replace(/\.$/, '')]),
  ];
}

/** `indicators`: what is measured, what is outside tolerance first. */
export const indicatorsWord = listWord(sort);
