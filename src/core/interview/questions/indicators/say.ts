import { sayDayInFull } from '../../../calendar/say.ts';
import { type Line, plain } from '../../../message.ts';
import type { Indicator } from '../../../programme/nouns.ts';
import { type About, listed } from '../../about.ts';
import type { Figure } from '../../stored/measures.ts';
import { excerpt, plainWords } from '../../understand/wording.ts';
import type { Reported } from './due.ts';
import { direction, knownBefore, nameOf, sayBefore, sayReading, sayReported, sayTarget, standingOf } from './known.ts';

/** How figures are said: in the question, the review and beside those from before. */

/** ` in July to September 2026`, where it is not simply the round's own period. */
export function span(periods: readonly Reported[], { round }: About): string {
  if (periods.length > 1) return ` in ${listed(periods.map((period) => nameIn(period, periods)))}`;
  const [only] = periods;
  return only && only.from === round.period.from && only.to === round.period.to ? '' : ` in ${sayReported(only!)}`;
}

/** `October` among months; the year once, where it is not the same for all of them. */
function nameIn(period: Reported, among: readonly Reported[]): string {
  const oneYear = among.every(({ to }) => to.slice(0, 4) === period.to.slice(0, 4));
  return period.from === period.to && oneYear ? nameOf(period.to) : sayReported(period);
}

/** `Last quarter 82%, a year ago 84%, target 85%.` */
export function before(indicator: Indicator, periods: readonly Reported[], about: About): string {
  const beside = periods[0]!;
  const { last, yearAgo } = knownBefore(indicator, beside, about);
  const { baseline, qualitative } = indicator;
  const known = last
    ? [`${sayBefore(indicator, last.period, beside, about)} ${quoted(sayReading(indicator, last.value))}`]
    : baseline
      ? [`baseline ${sayReading(indicator, baseline.value)}${baseline.on ? ` on ${sayDayInFull(baseline.on)}` : ''}`]
      : [];
  const said = [
    ...known,
    ...(yearAgo
      ? [`a year ${periods.length > 1 ? 'before' : 'ago'} ${quoted(sayReading(indicator, yearAgo.value))}`]
      : []),
    ...(qualitative ? [] : [sayTarget(indicator)]),
  ].filter((part) => part !== undefined);
  const text = said.length > 0 ? said.join(', ') : `there is no ${qualitative ? 'answer' : 'figure'} from before`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

  function quoted(reading: string): string {
    return qualitative ? `“${excerpt(reading, 120)}”` : reading;
  }
}

/** `78%`, `October 81%, November 82%`. */
export function figures({ readings, about }: Figure, indicator: Indicator, periods: readonly Reported[]): Line {
  const given = periods.filter(({ label }) => readings[label] !== undefined);
  const others = Object.keys(readings).filter((label) => !given.some((period) => period.label === label));
  const vague = about ? 'about ' : '';
  const one = given.length + others.length === 1 && periods.length === 1;
  const parts = [
    ...given.map(
      (period) =>
        `${one ? '' : `${nameIn(period, periods)} `}${vague}${sayReading(indicator, readings[period.label]!)}`,
    ),
    ...others.map((label) => `${label} ${vague}${sayReading(indicator, readings[label]!)}`),
  ];
  return [parts.join(', ')];
}

/** The newest figure of an answer: what is held against the target. */
export function newest({ readings }: Figure, periods: readonly Reported[]): number | string | undefined {
  const label = periods.findLast((period) => readings[period.label] !== undefined)?.label;
  return label === undefined ? Object.values(readings).at(-1) : readings[label];
}

export function shown(value: Figure, indicator: Indicator, periods: readonly Reported[]): Line {
  const given = Object.keys(value.readings).length > 0;
  const standing = standingOf(indicator, newest(value, periods));
  const target =
    given && indicator.target !== undefined && !indicator.qualitative
      ? ` against ${sayTarget(indicator)!.replace('target', 'a target of')}`
      : '';
  return [
    ...(given ? figures(value, indicator, periods) : []),
    target,
    ...(standing === undefined || standing === 'on target' ? [] : [`, ${standing}`]),
    ...(value.later ? [given ? '; ' : '', notYet(value, periods)] : []),
    ...(value.note && !value.later ? [` (${value.note})`] : []),
  ];
}

function notYet({ readings, on, said }: Figure, periods: readonly Reported[]): string {
  const missing = periods.filter(({ label }) => readings[label] === undefined);
  const some = missing.length < periods.length ? `${listed(missing.map((period) => nameIn(period, periods)))} ` : '';
  return `${some}not yet available${on ? `, expected ${sayDayInFull(on)}` : said && !onlyLater.test(plainWords(said)) ? ` (“${excerpt(said, 200)}”)` : ''}`;
}

/** What says no more than that it is not there yet. */
const onlyLater =
  /^(?:it is |it's )?(?:not (?:yet )?(?:available|known|published|out|there)(?: yet)?|not yet|later|to follow|tb[ca])$/;

export const typed = (value: Figure, indicator: Indicator, periods: readonly Reported[]): string =>
  Object.keys(value.readings).length === 0 ? 'Not yet available' : plain(figures(value, indicator, periods));

/** `82% last quarter, 84% a year ago; worse`. */
export function compared(
  value: Figure,
  indicator: Indicator,
  periods: readonly Reported[],
  about: About,
): string | undefined {
  const now = newest(value, periods);
  const period = periods.findLast(({ label }) => value.readings[label] !== undefined);
  if (now === undefined || !period || indicator.qualitative) return undefined;
  const beside = periods[0]!;
  const { last } = knownBefore(indicator, beside, about);
  const { yearAgo } = knownBefore(indicator, period, about);
  const known = [
    ...(last
      ? [`${sayReading(indicator, last.value)} ${inWords(sayBefore(indicator, last.period, beside, about))}`]
      : []),
    ...(yearAgo ? [`${sayReading(indicator, yearAgo.value)} a year ago`] : []),
  ];
  if (known.length === 0) return undefined;
  const travel = direction(indicator, (last ?? yearAgo)!.value, now);
  return `${known.join(', ')}${travel ? `; ${travel}` : ''}`;
}

const inWords = (period: string): string => (period.startsWith('last ') ? period : `in ${period}`);
