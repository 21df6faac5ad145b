import { sayDayInFull } from '../../calendar/say.ts';
import type { Line } from '../../message.ts';
import type { About } from '../about.ts';
import type { Question, Understanding } from '../question.ts';
import { decisionsOf } from '../shown.ts';
import { type DecisionNeeded, stored } from '../stored.ts';
import { findDates, findDeadlines } from '../understand/date.ts';
import { understandText } from '../understand/text.ts';
import { plainWords } from '../understand/wording.ts';
import { readYesNo } from '../understand/yes-no.ts';
import { datesFor, withDeadline } from './path.ts';

const none =
  /^(?:none|no|nothing|nil|n\/a|na|nope|no thanks|not (?:now|yet|this time|at the moment|at present)|(?:no|none|nothing) (?:decisions? )?(?:needed|required|please|thanks|now|this time|at the moment|at present)|no decisions?)(?: (?:needed|now|this time|at the moment|at present|thanks))?$/;

/** In how many of the lines a date is looked for: people ask for a handful. */
const LINES_WITH_DATES = 8;

/** What is asked of a group or a person: one a line, each with the day by which it is needed. */
export const decisions: Question<DecisionNeeded[]> = {
  key: 'decisions',
  name: 'Decisions needed',
  called: ['decisions', 'decision', 'decision needed', 'asks'],
  stored: stored.decisions,
  appears: 'the digest and the paper',
  skipping: 'Readers will see no decision asked of them.',
  otherwise: 'Another date',
  asked: () => true,
  put: () => ({
    line: 'Do you need a decision from anybody, and by when?',
    hint: 'One a line, for example: the board agrees the extra £60,000, by 1 February.',
    choices: [{ label: 'None needed', say: 'None needed' }],
  }),

  understand(text, about): Understanding<DecisionNeeded[]> {
    if (text.length < 80 && none.test(plainWords(text))) return { understood: [] };
    if (readYesNo(text) === 'yes') {
      return {
        problem:
          'Which decision, and by when? You could write “agree the extra £60,000, by 1 February”, or “None needed”.',
      };
    }
    const read = understandText(text);
    if ('problem' in read) return read;
    const lines = read.understood
      .split('\n')
      .map((line) => line.replace(/^\s*(?:[•*–-]|\d{1,2}[.)])\s+/u, '').trim())
      .filter((line) => /[\p{L}\p{N}]/u.test(line));
    const onlyDate = lines.find((line) => isDate(line, about));
    if (onlyDate)
      return {
        problem: `Which decision is needed by then? You could write “agree the extra £60,000, by ${onlyDate}”.`,
      };
    const found = lines.map((line, i) => decisionIn(line, i < LINES_WITH_DATES ? about : undefined));
    const value = found.map(({ decision }) => decision);
    const doubt = found.find(({ sure }) => !sure);
    return doubt?.decision.said ? { confirm: value, said: doubt.decision.said } : { understood: value };
  },

  show: (needed) =>
    needed.length === 0
      ? ['none needed']
      : needed.flatMap((decision, i): Line => [i > 0 ? '\n' : '', ...shownDecision(decision)]),

  short: (needed) =>
    needed.length === 0
      ? 'none needed'
      : `${needed.length === 1 ? 'the same decision' : `the same ${needed.length} decisions`}`,
  last: (about) =>
    (about.last ? decisionsOf(about.last.answers) : undefined)?.filter(({ by }) => !by || by >= about.today),
};

function decisionIn(
  line: string,
  about: About | undefined,
): { readonly decision: DecisionNeeded; readonly sure: boolean } {
  const deadlines = about ? findDeadlines(line, datesFor(about)) : [];
  const deadline = deadlines.at(-1);
  if (!about || !deadline || deadline.on < about.today) return { decision: { text: line }, sure: true };
  const { text = line, ...by } = withDeadline(line, deadline);
  return { decision: { text, ...by }, sure: deadline.sure && deadlines.length === 1 };
}

/** A date and nothing else, where a decision was asked for. */
function isDate(line: string, about: About): boolean {
  const date = line.replace(/^(?:by|on|before) /i, '').replace(/[\s.!]+$/, '');
  return date.length <= 60 && findDates(date, datesFor(about))[0]?.said === date;
}

const shownDecision = ({ text, by }: DecisionNeeded): Line =>
  by ? [text, ', by ', { bold: sayDayInFull(by) }] : [text];
