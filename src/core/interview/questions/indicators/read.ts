import { type Indicator, keyOf } from '../../../programme/nouns.ts';
import { type About, listed } from '../../about.ts';
import type { Understanding } from '../../question.ts';
import type { Figure } from '../../stored/measures.ts';
import { type AmountRead, readAmount, sayAmount } from '../../understand/amount.ts';
import { understandText } from '../../understand/text.ts';
import { excerpt, plainWords } from '../../understand/wording.ts';
import { isEmpty, tooLong, withoutName } from '../item.ts';
import { datesFor } from '../path.ts';
import type { Reported } from './due.ts';
import { knownBefore, nameOf, sayReported } from './known.ts';
import { eachMonth, ofMonths } from './of-months.ts';
import { pieces, unnamed } from './pieces.ts';

const orLater = '“not yet available, expected 5 February” is an answer too.';

/** What a text says of an indicator's periods: of one its figure, of several those of each. */
export function readFigure(
  text: string,
  indicator: Indicator,
  periods: readonly Reported[],
  about: About,
): Understanding<Figure> {
  const long = tooLong(text);
  if (long) return long;
  const said = text.trim();
  if (indicator.qualitative) return inWords(said, periods, about);
  if (isEmpty(said)) return { problem: `I found no figure in that. ${whatWorks(indicator, periods, about)}` };
  if (unchanged.test(plainWords(said.slice(0, 60))))
    return {
      problem: `A figure is asked each time, also where it is the same. ${whatWorks(indicator, periods, about)}`,
    };
  return periods.length > 1 ? several(said, indicator, periods, about) : one(said, indicator, periods[0]!, about);
}

const unchanged = /^(?:no changes?|unchanged|the same|same(?: as (?:before|last time))?|as (?:before|last time))$/;

const asked = (indicator: Indicator, about: About) => ({
  ...(indicator.unit === undefined ? {} : { unit: indicator.unit }),
  dates: datesFor(about),
});

function one(said: string, indicator: Indicator, period: Reported, about: About): Understanding<Figure> {
  const months = ofMonths(said, indicator, period, about);
  if (months && !('understood' in months)) return months;
  if (months) {
    const value = months.understood.readings[period.label];
    const sure = typeof value === 'number' && isPlausible(indicator, period, value, about);
    return sure ? months : { confirm: months.understood, said: excerpt(said, 100) };
  }
  const read = readAmount(said, asked(indicator, about));
  if (read.kind === 'later') return { understood: later(read, {}, about, said) };
  if (read.kind !== 'one') return problemOf(read, said, indicator, [period], about);
  const note = remark(withoutName(said, indicator.name), read.said);
  const figure: Figure = {
    readings: { [period.label]: read.value },
    ...(read.about ? { about: true } : {}),
    ...(said === read.said ? {} : { said }),
    ...(note === undefined ? {} : { note }),
  };
  return isPlausible(indicator, period, read.value, about)
    ? { understood: figure }
    : { confirm: figure, said: read.said };
}

function several(
  said: string,
  indicator: Indicator,
  periods: readonly Reported[],
  about: About,
): Understanding<Figure> {
  const cut = eachMonth(withoutName(said, indicator.name), periods, about) ?? pieces(said, periods);
  if (!cut) {
    const whole = readAmount(said, asked(indicator, about));
    if (whole.kind === 'later') return { understood: later(whole, {}, about, said) };
    const missing = unnamed(said, periods);
    if (missing.length > 0)
      return {
        problem: `I found no figure of ${listed(missing.map(sayReported))}. ${whatWorks(indicator, periods, about)}`,
      };
    const count = periods.length === 2 ? 'Two' : periods.length === 3 ? 'Three' : String(periods.length);
    return {
      problem: `${count} figures are asked here, and I could not tell them in “${excerpt(said, 100)}”. ${whatWorks(indicator, periods, about)}`,
    };
  }
  const readings: Record<string, number> = {};
  let doubt: string | undefined;
  let awaited: Extract<AmountRead, { kind: 'later' }> | undefined;
  let vague = false;
  for (const { period, text } of cut) {
    const read = readAmount(text, asked(indicator, about));
    if (read.kind === 'later') awaited = read;
    else if (read.kind !== 'one') return problemOf(read, text, indicator, periods, about);
    else {
      readings[period.label] = read.value;
      vague ||= read.about === true;
      if (!isPlausible(indicator, period, read.value, about)) doubt ??= read.said;
    }
  }
  const note = plainList(said) ? undefined : said;
  const figure: Figure = awaited
    ? later(awaited, readings, about, said)
    : { readings, ...(vague ? { about: true } : {}), said, ...(note ? { note } : {}) };
  return doubt === undefined ? { understood: figure } : { confirm: figure, said: doubt };
}

/** Names of months, figures and what joins them: nothing that a reader would miss. */
const plainList = (said: string): boolean =>
  !/(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*)(?<![\p{L}\d])\p{L}{4,}/iu.test(said);

function later(
  { on }: Extract<AmountRead, { kind: 'later' }>,
  readings: Figure['readings'],
  about: About,
  said: string,
): Figure {
  return { readings, later: true, ...(on && on >= about.today ? { on } : {}), said };
}

function inWords(said: string, periods: readonly Reported[], about: About): Understanding<Figure> {
  const notYet =
    said.length <= 100 &&
    /^(?:it (?:is|'s) |it’s )?(?:not (?:yet )?(?:available|known|published|out)|tb[ca]|to follow|later|expected)/i.test(
      said,
    );
  const read = notYet ? readAmount(said, { dates: datesFor(about) }) : undefined;
  if (read?.kind === 'later') return { understood: later(read, {}, about, said) };
  const words = understandText(said);
  return 'problem' in words ? words : { understood: { readings: { [periods.at(-1)!.label]: words.understood } } };
}

function problemOf(
  read: Exclude<AmountRead, { kind: 'one' | 'later' }>,
  said: string,
  indicator: Indicator,
  periods: readonly Reported[],
  about: About,
): { readonly problem: string } {
  if (read.kind === 'unclear') return { problem: read.why };
  if (read.kind === 'range')
    return {
      problem: `“${excerpt(read.said, 60)}” is a range, and one figure is kept. ${whatWorks(indicator, periods, about)}`,
    };
  return { problem: `I could not read “${excerpt(said, 100)}” as a figure. ${whatWorks(indicator, periods, about)}` };
}

/** What can be written, for a hint or a refusal. */
export function whatWorks(indicator: Indicator, periods: readonly Reported[], about: About): string {
  if (indicator.qualitative) return `A sentence or two; ${orLater}`;
  if (periods.length === 1) return `You could write “${exampleOf(indicator, periods[0]!, about)}”; ${orLater}`;
  const example = exampleOf(indicator, periods[0]!, about);
  const named = periods.map(({ label, to, from }) => `${from === to ? nameOf(to).slice(0, 3) : label} ${example}`);
  return `You could write “${named.join(', ')}”; “not yet available” for any of them is an answer too.`;
}

/** Its last figure, so that unit and size are plain. */
function exampleOf(indicator: Indicator, period: Reported, about: About): string {
  const { unit } = indicator;
  const last = knownBefore(indicator, period, about).last?.value;
  if (typeof last === 'number') return sayAmount(last, unit);
  if (unit === '%') return '82%';
  return unit === '£' ? '£1.2m' : unit === undefined || unit === 'number' ? '1,200' : `14 ${unit}`;
}

/** A figure is asked back when a digit seems to be wrong: beyond 100%, below nothing, ten times what it was. */
function isPlausible(indicator: Indicator, period: Reported, value: number, about: About): boolean {
  const known = Object.values(indicator.readings).filter((reading) => typeof reading === 'number');
  if (indicator.unit === '%' && value > 100 && known.every((each) => each <= 100) && (indicator.target ?? 0) <= 100)
    return false;
  if (value < 0 && known.every((each) => each >= 0) && (indicator.target ?? 0) >= 0) return false;
  const before = knownBefore(indicator, period, about).last?.value;
  if (typeof before !== 'number' || before === 0 || value === 0) return true;
  const times = Math.abs(value / before);
  return times < 10 && times > 0.1;
}

/** Words around a figure that say nothing more than the figure. */
const filler =
  /^(?:(?:it's|it’s|its|it|is|was|we|are|at|now|the|figure|result|score|this|quarter|month|year|time|came|in|to|of|had|have|got|up|down|from|only|just|still|about|around|and|a|so|ok|yes|there|were|currently|final|provisionally)\b|[\d.,%£\s]|[^\p{L}\p{N}])*$/iu;

/** What was said beside the figure: what follows it, else the whole. */
function remark(said: string, figure: string): string | undefined {
  const at = said.indexOf(figure);
  const [before, after] = at < 0 ? [said, ''] : [said.slice(0, at), said.slice(at + figure.length)];
  if (filler.test(before) && filler.test(after)) return undefined;
  const rest = after.replace(/^[\s,;:.–—(-]+/u, '').replace(/^(.*)\)\s*$/s, '$1');
  return filler.test(before) && !/\d/.test(before) ? rest : said;
}

/** By which the answer to an indicator is known. */
export const questionKey = (indicator: Pick<Indicator, 'id'>): string => `indicator/${keyOf(indicator.id)}`;
