import { type Month, monthFromNumber, monthNumber, monthOf } from '../../../calendar/month.ts';
import type { Indicator } from '../../../programme/nouns.ts';
import type { About } from '../../about.ts';
import type { Understanding } from '../../question.ts';
import type { Figure } from '../../stored/measures.ts';
import { type AmountAsked, type AmountRead, type One, readAmount } from '../../understand/amount.ts';
import { areMeant, besideMonths, figuresOfMonths, type OfMonth } from '../../understand/by-month.ts';
import { excerpt } from '../../understand/wording.ts';
import { withoutName } from '../item.ts';
import { datesFor } from '../path.ts';
import type { Reported } from './due.ts';
import { sayReported } from './known.ts';
import type { Piece } from './pieces.ts';

/** The figure of a month, and the newest month of that name that has begun. */
type Dated = OfMonth & { readonly of: Month };

function dated(text: string, { today }: About): readonly Dated[] {
  const figures = figuresOfMonths(text);
  if (!areMeant(text, figures)) return [];
  const now = monthNumber(monthOf(today));
  return figures.map((each) => {
    const year = each.year ?? Number(today.slice(0, 4));
    const month = year * 12 + each.month - 1;
    return { ...each, of: monthFromNumber(each.year === undefined && month > now ? month - 12 : month) };
  });
}

/**
 * `82% in Oct, 83 Nov, 84 Dec` where one figure is asked for. Of a month it is that month's; of more, the newest that
 * belongs to them is offered: it may be the figure of the whole, or not. Undefined: nothing of the kind is said.
 */
export function ofMonths(
  said: string,
  indicator: Indicator,
  period: Reported,
  about: About,
): Understanding<Figure> | undefined {
  const text = withoutName(said, indicator.name);
  const figures = dated(text, about);
  const own = figures.filter(({ of }) => of >= period.from && of <= period.to);
  const [newest] = [...own].sort((a, b) => (a.of < b.of ? 1 : -1));
  if (figures.length === 0) return undefined;
  if (!newest)
    return {
      problem: `“${excerpt(said, 100)}” is for another time, and this asks for ${sayReported(period)}. You could write only that figure.`,
    };
  // `84 in December` of a quarter is how it stood at its end.
  if (figures.length === 1 && newest.of === period.to && !newest.couldBeADay) return undefined;
  const asked = { ...(indicator.unit === undefined ? {} : { unit: indicator.unit }), dates: datesFor(about) };
  const head = text.slice(0, figures[0]!.start);
  const whole = period.from === period.to ? undefined : wholeIn(head, besideMonths(text, figures), asked);
  if (whole?.kind === 'one') return ofTheWhole(whole, head, text, said, period);
  // Several figures, or a range: what is wanted of it is said where it is read without its months.
  if (whole && whole.kind !== 'none') return undefined;
  const read = readAmount(newest.figure, asked);
  if (read.kind !== 'one') return undefined;
  const figure: Figure = { readings: { [period.label]: read.value }, said, note: text };
  return period.from === period.to && figures.length > 1
    ? { understood: figure }
    : { confirm: figure, said: text.slice(newest.start, newest.end) };
}

/** The figure beside those of the months: before them, or after them by a word for it. */
function wholeIn(head: string, left: string, asked: AmountAsked): AmountRead | undefined {
  if (/\d/.test(head) && !aDayPerhaps.test(head)) return readAmount(head, asked);
  return ofAll.test(left) && /\d/.test(left) ? readAmount(left, asked) : undefined;
}

/** `12 Oct 82`. */
const aDayPerhaps = /(?<![\d.,])\d{1,2}\s*$/;
const ofAll = /\b(?:average|averages|averaging|avg|mean|overall|total|altogether|(?:the )?(?:whole )?quarter)\b/i;

/** `83% (Oct 82, Nov 83, Dec 84)`: what alone stands first is the figure; one elsewhere may be, and no month's is. */
function ofTheWhole(one: One, head: string, text: string, said: string, period: Reported): Understanding<Figure> {
  const isFirst = head.trimStart().startsWith(one.said) && /^\s*[(:;,–—-]+\s*$/u.test(head.replace(one.said, ''));
  const after = text.slice(text.indexOf(one.said) + one.said.length).replace(/^[\s,;:–—-]+/u, '');
  const figure: Figure = {
    readings: { [period.label]: one.value },
    ...(one.about ? { about: true } : {}),
    said,
    note: isFirst ? after.replace(/^\(([^()]*)\)$/, '$1') : text,
  };
  return isFirst ? { understood: figure } : { confirm: figure, said: one.said };
}

/** What is said of each of several months, each of them once. */
export function eachMonth(said: string, periods: readonly Reported[], about: About): readonly Piece[] | undefined {
  const figures = dated(said, about);
  const pieces = periods.flatMap((period) => {
    const own = figures.filter(({ of }) => period.from === period.to && of === period.to);
    return own.length === 1 ? [{ period, text: own[0]!.figure }] : [];
  });
  return pieces.length === periods.length && figures.length === periods.length ? pieces : undefined;
}
