import { addDays, type LocalDate } from '../../calendar/local-date.ts';
import { sayCount } from '../../calendar/say.ts';
import { type About, dayFor, listed } from '../about.ts';
import type { Question, Understanding } from '../question.ts';
import { type CouldBeKey, couldBeKey, type DecisionNeeded } from '../stored.ts';
import { findAmounts } from '../understand/find-amounts.ts';
import { excerpt, plainWords } from '../understand/wording.ts';
import { readYesNo } from '../understand/yes-no.ts';

/**
 * The last day on which notice of a key decision can be given. Clear days: neither the day of the notice nor that of the
 * decision counts (SI 2012/2089, regulation 9).
 */
export const lastDayForNotice = (decidedOn: LocalDate, clearDays: number): LocalDate =>
  addDays(decidedOn, -(clearDays + 1));

/** Whether a decision reaches the thresholds at which it has to be asked; whether it is one, a person judges. */
export function reachesThreshold(text: string, limits: About['organisation']['keyDecision']): boolean {
  if (!limits) return false;
  return reached(text, limits).length > 0;
}

/** Which of them, in words: `£500,000`, `2 wards`. */
function reached(text: string, limits: NonNullable<About['organisation']['keyDecision']>): readonly string[] {
  const { spend, wards } = limits;
  const spends = spend !== undefined && findAmounts(text).some(({ high, unit }) => isMoney(unit) && high >= spend);
  return [
    ...(spends ? [`£${spend.toLocaleString('en-GB')}`] : []),
    ...(wards !== undefined && wardsIn(text) >= wards ? [sayCount(wards, 'ward')] : []),
  ];
}

/** `60k` says no currency, and is money here. */
const isMoney = (unit: string | undefined): boolean => unit === undefined || /^[£€$]$/.test(unit);

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const number = `\\d{1,3}|${words.join('|')}|all|every|each|both|several|many|most|multiple`;
const named = new RegExp(
  `\\b(?:(${number})\\b(?: \\p{L}+){0,3} )?(?:ward|(?:electoral )?division)(s?)(?!\\p{L})`,
  'giu',
);

/** How many wards a text speaks of, at the least it can mean; `the wards in the north` are two. */
function wardsIn(text: string): number {
  const counts = [...text.slice(0, 4_000).matchAll(named)].map(([, count = '', plural]) => {
    const said = count.toLowerCase();
    if (/^\d/.test(said)) return Number(said);
    if (words.includes(said)) return words.indexOf(said);
    if (/^(?:all|every|each|many|most)$/.test(said)) return Number.POSITIVE_INFINITY;
    return plural ? 2 : 1;
  });
  return Math.max(0, ...counts);
}

const unsure =
  /^(?:(?:i am |i'm |we are )?(?:not (?:sure|certain)|unsure)|(?:i )?(?:don't|do not|dont) know|maybe|perhaps|possibly|(?:it )?could be|no idea)$/;

/** Asked where a decision reaches the organisation's thresholds, since its notice may be due before anything else is. */
export function couldBeKeyDecision(key: string, decision: DecisionNeeded, position: number): Question<CouldBeKey> {
  const which = position === 0 ? '' : ` ${position + 1}`;
  return {
    key: `${key}/key`,
    name: position === 0 ? 'Key decision' : `Key decision, decision ${position + 1}`,
    called: [`key decision${which}`],
    stored: couldBeKey,
    appears: 'the paper',
    skipping: 'Nothing is said about it; the programme office has to judge it.',
    field: { input: 'choice' },
    asked: (answers, about) =>
      reachesThreshold(decision.text, about.organisation.keyDecision) || answers[`${key}/key`] !== undefined,

    put: (about) => ({
      line: `Could this be a key decision? ${notice(decision, about)}`,
      hint: hintFor(decision, about),
      choices: [
        { label: 'Yes', say: 'Yes' },
        { label: 'No', say: 'No' },
        { label: 'Not sure', say: 'Not sure' },
      ],
    }),

    understand(text): Understanding<CouldBeKey> {
      const yesNo = readYesNo(text);
      if (yesNo) return { understood: yesNo };
      if (unsure.test(plainWords(text.slice(0, 80)))) return { understood: 'not-sure' };
      return { problem: 'You could write “Yes”, “No” or “Not sure”.' };
    },

    show: (value, about) =>
      value === 'no' ? ['No'] : [value === 'yes' ? 'Yes. ' : 'Not sure. ', notice(decision, about)],
    last: ({ last }) => couldBeKey.safeParse(last?.answers[`${key}/key`]).data,
    short: (value) => ({ yes: 'Yes', no: 'No', 'not-sure': 'Not sure' })[value],
  };
}

function notice({ by }: DecisionNeeded, about: About): string {
  const clear = about.organisation.keyDecision?.noticeClearDays ?? 28;
  if (!by) return `Notice needs ${clear} clear days before it is taken.`;
  const last = lastDayForNotice(by, clear);
  return last < about.today
    ? `Notice had to be given by ${dayFor(about, last)}, which has passed: ask the monitoring officer, or name a later day.`
    : `Notice must be given by ${dayFor(about, last)}, ${clear} clear days before.`;
}

function hintFor({ text }: DecisionNeeded, { organisation }: About): string {
  const which = organisation.keyDecision ? reached(text, organisation.keyDecision) : [];
  const said = `“${excerpt(text, 200)}”`;
  return which.length > 0 ? `${said} reaches ${listed(which)}.` : `It was said to be needed: ${said}.`;
}
