import { splitReason } from './reason.ts';
import { beginsADay, leadingWord, type State, saidOfItems } from './state-words.ts';

export { becauseIn, splitReason } from './reason.ts';
export { readScore, type ScoreRead } from './score.ts';

/** What somebody says has become of a milestone, a risk or an action. */
export interface ItemState {
  readonly is: State;
  /** What was said besides the state and the reason, as written: `31 July`, `4x5`. */
  readonly rest?: string;
  /** Why, as written, without its `because`. */
  readonly because?: string;
}

const patterns = saidOfItems.map(
  ([is, wordings]) => [is, new RegExp(`^(?:${wordings.join('|')})(?![\\p{L}\\p{N}])`, 'iu')] as const,
);

/** How many words may stand before the state, and in how much of a text it is looked for. */
const LEADING_WORDS = 8;
const LONGEST = 600;

/**
 * Reads what has become of a milestone, a risk or an action: `no change`, `done on 27 November`, `slipped to 31 July
 * because procurement restarted`, `worse: 4x5`. Undefined where the text does not begin by saying so, asks, or takes
 * it back (`nearly done`, `done except the signs`).
 */
export function readItemState(text: string): ItemState | undefined {
  const { what, because } = splitReason(text.trim());
  if (/\?\s*$/.test(what)) return undefined;
  let at = notYet.exec(what)?.[0].length ?? 0;
  for (let words = 0; words <= LEADING_WORDS; words += 1) {
    const left = what.slice(at, at + LONGEST);
    for (const [is, pattern] of patterns) {
      const said = pattern.exec(left)?.[0];
      if (said !== undefined)
        return stateOf(
          is,
          what.slice(is === 'moved' && aLength.test(what.slice(at + said.length)) ? at : at + said.length),
          because,
        );
    }
    const word = leadingWord.exec(left)?.[0];
    if (word === undefined) break;
    at += word.length;
  }
  const ends = /(?:^|[\s,])(?:still stands|stands|holds|unchanged|as planned|no change)[\s.!]*$/i.test(what);
  return ends ? { is: 'unchanged', rest: what.trim(), ...(because ? { because } : {}) } : undefined;
}

/** `not yet done, now 12 Feb`: what follows says what it is. */
const notYet =
  /^(?:(?:it is|it['’]s|still) )?not (?:yet )?(?:done|complete[d]?|finished|live|there)(?: yet)?\s*[,;:.–—-]\s*/iu;

/** `was due 12 Feb, now 5 March`: the day that it has now, and no reason. */
const saysTheDay = `(?:it is |it['’]s )?(?:now|new date|new forecast|revised|rescheduled|expected|forecast|due|will be|should be|moved|slipped|likely)(?: (?:now|is|date|to|for|on|expected|forecast|due|moved))*:? ${beginsADay}`;

/** `slips to 31 July, procurement had to restart`: what stands after it says why. */
const why = new RegExp(
  '^((?:[^,;.\\n]|(?<=\\d)\\.(?=[\\d,;])){1,80})(?:[,;]|\\.(?=\\s)|\\n)\\s*' +
    `(?!(?:was|were|from|instead|not|still|previously|originally|but|and then|20\\d\\d)\\b|${saysTheDay})(?=\\p{L})(.+)$`,
  'isu',
);

/** `late, the supplier is ill`: what stands apart from it says why, where it is a sentence and says nothing of a day. */
const alone = /^\s*[,;.:–—-]\s*\p{L}{2,}\s+\p{L}{2}/u;
const ofADay =
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|easter|christmas|xmas|spring|summer|autumn|winter|today|tomorrow|yesterday|soon|day|days|week|weeks|month|months|quarter|year|date|now|was|not|but|no|tbc|again|still)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;

/** `done by 12 Feb` may be done, or be due then. */
const leavesOpen =
  /^(?:by|before|soon|tomorrow|shortly|later|next|except|apart from|bar|but for|subject to|pending|save for|if|unless|once|when|in part)\b/i;

/** `slips two weeks`: counted from the date it had, so it is kept together: by itself it would count from today. */
const aLength =
  /^ (?:by )?(?:about |around |another |a further )?(?:an?|one|two|three|four|five|six|eight|ten|twelve|\d{1,3})(?: more)? (?:days?|weeks?|wks?|months?|mths?|fortnight)\b/i;

/** What has a reason. */
const has: readonly State[] = ['moved', 'worse', 'new-date-unknown'];

function stateOf(is: State, after: string, because: string | undefined): ItemState | undefined {
  const rest = after.replace(/^[\s,;:.!–—-]+/u, '').replace(/[\s,;:]+$/, '');
  if ((is === 'done' || is === 'closed') && leavesOpen.test(rest)) return undefined;
  const mayTellWhy = because === undefined && has.includes(is);
  const [, day, reason] = mayTellWhy ? (why.exec(rest) ?? []) : [];
  if (day && reason) return { is, rest: day, because: reason };
  if (mayTellWhy && alone.test(after) && !ofADay.test(rest)) return { is, because: rest };
  return { is, ...(rest ? { rest } : {}), ...(because ? { because } : {}) };
}
