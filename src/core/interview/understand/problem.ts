import { sayDayInFull } from '../../calendar/say.ts';
import type { AmountAsked, AmountRead } from './amount.ts';
import { example } from './judge-amount.ts';
import type { DayRead } from './read-day.ts';
import type { ScoreRead } from './score.ts';
import { spelt } from './spelling.ts';
import { excerpt } from './wording.ts';

/** What people are told who wrote something that could not be read as what was asked: what is wrong, and what would work. */

const shown = (text: string): string => excerpt(text.trim(), 100);
const DAYS = 'You could write “31 March”, “end of March” or “Easter”.';

/** Undefined: it was read. */
export function problemOfDay(read: DayRead, text: string): string | undefined {
  switch (read.kind) {
    case 'day':
      return undefined;
    case 'none':
      return problemOfNoDay(text);
    case 'several': {
      const said = read.dates.slice(0, 3).map((date) => `“${date.said}”`);
      return `I read several dates: ${said.slice(0, -1).join(', ')} and ${said.at(-1)}. You could write only the one that is meant.`;
    }
    case 'implausible':
      return read.on
        ? `I read “${shown(read.said)}” as ${sayDayInFull(read.on)}, which is more than ten years away. ${DAYS}`
        : `“${shown(read.said)}” is not a day in the calendar. ${DAYS}`;
  }
}

/** No day could be read; `ways`: what would work. */
export function problemOfNoDay(text: string, ways = DAYS): string {
  const [either] = spelt(text.slice(0, 200)).either;
  const way = either ? `Did you mean ${either.meant.map((each) => `“${each}”`).join(' or ')}?` : ways;
  return `I could not read “${shown(text)}” as a date. ${way}`;
}

/** What is said back before a date is used that could be meant otherwise. Undefined: it is sure, or was not read. */
export const saidBack = (read: DayRead): string | undefined =>
  read.kind === 'day' && !read.sure ? `I read “${shown(read.said)}” as ${sayDayInFull(read.on)}.` : undefined;

/** Undefined: it was read, or comes later. */
export function problemOfAmount(read: AmountRead, text: string, asked: AmountAsked): string | undefined {
  if (read.kind === 'unclear') return read.why;
  if (read.kind !== 'none') return undefined;
  return `I found no number in “${shown(text)}”. ${example(asked.money ? '£' : asked.unit)} If it comes later, “not yet available, expected 5 February” is an answer too.`;
}

/** Undefined: it was read. `scale`: how far likelihood and impact go. */
export function problemOfScore(read: ScoreRead | undefined, text: string, scale: number): string | undefined {
  const ways = `You could write “${Math.min(4, scale)}x${Math.min(3, scale)}”: likelihood, then impact, each from 1 to ${scale}.`;
  if (!read) return `I could not read “${shown(text)}” as a score. ${ways}`;
  if (read.kind === 'off-scale') return `“${shown(read.said)}” is not on your organisation’s scale. ${ways}`;
  return read.likelihood === undefined ? `“${shown(read.said)}” can be made in more than one way. ${ways}` : undefined;
}

const states = {
  milestone: '“no change”, “done on 27 November” or “31 July because procurement restarted”',
  action: '“done”, “no change” or “12 February because the panel has not met”',
  risk: '“no change”, “closed”, “better: 3x4” or “worse: 4x5”',
} as const;

/** Of what became of an item, where it could not be read. */
export const problemOfState = (text: string, item: keyof typeof states): string =>
  `I could not tell from “${shown(text)}” what has become of it. You could write ${states[item]}.`;
