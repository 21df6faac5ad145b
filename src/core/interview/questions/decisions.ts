import { sayDayInFull } from '../../calendar/say.ts';
import type { Line } from '../../message.ts';
import type { About } from '../about.ts';
import { eachDecision } from '../decision-key.ts';
import type { Family } from '../family.ts';
import type { Question, Understanding } from '../question.ts';
import { decisionsOf } from '../shown.ts';
import { type DecisionNeeded, stored } from '../stored.ts';
import { findDates, findDeadlines } from '../understand/date.ts';
import { understandText } from '../understand/text.ts';
import { excerpt, plainWords } from '../understand/wording.ts';
import { readYesNo } from '../understand/yes-no.ts';
import { deciderIn, sayDecider, whoDecides } from './decision-of.ts';
import { linesOf } from './item.ts';
import { couldBeKeyDecision } from './key-decision.ts';
import { datesFor, withDeadline } from './path.ts';

const none =
  /^(?:none|no|nothing|nil|n\/a|na|nope|no (?:thanks|thank you|ta)|not (?:now|yet|this time|at the moment|at present)|(?:no|none|nothing) (?:decisions? )?(?:needed|required|please|thanks|now|this time|at the moment|at present)|no decisions?|none atm)(?: (?:needed|now|this time|at the moment|at present|thanks))?$/;

/** How many decisions are read closely: people ask for a handful. */
const ASKED_ABOUT = 8;

/** What is asked of a group or a person, and about each of them what its words leave open. */
export const decisions: Family = {
  questions(_, answers) {
    const needed = stored.decisions.safeParse(answers.decisions);
    const each = needed.success ? [...eachDecision(needed.data)].slice(0, ASKED_ABOUT) : [];
    return [
      decisionsNeeded,
      ...each.flatMap(([key, decision], i) => [whoDecides(key, decision, i), couldBeKeyDecision(key, decision, i)]),
    ];
  },
};

/** One a line, each with the day by which it is needed. */
const decisionsNeeded: Question<DecisionNeeded[]> = {
  key: 'decisions',
  name: 'Decisions needed',
  called: ['decisions', 'decision', 'decision needed', 'asks'],
  stored: stored.decisions,
  appears: 'the digest and the paper',
  skipping: 'Readers will see no decision asked of them.',
  field: {
    input: 'lines',
    text: (needed) =>
      needed.length === 0
        ? 'None needed'
        : needed.map(({ text, by }) => (by ? `${text}, by ${sayDayInFull(by)}` : text)).join('\n'),
  },
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
    const lines = linesOf(read.understood);
    const onlyDate = lines.find((line) => isDate(line, about));
    if (onlyDate)
      return {
        problem: `Which decision is needed by then? You could write “agree the extra £60,000, by ${onlyDate}”.`,
      };
    const found = lines.map((line, i) => decisionIn(line, i < ASKED_ABOUT ? about : undefined));
    const value = found.map(({ decision }) => decision);
    const doubt = found.find(({ sure }) => !sure);
    return doubt?.decision.said ? { confirm: value, said: doubt.decision.said } : { understood: value };
  },

  show: (needed, about) =>
    needed.length === 0
      ? ['none']
      : needed.flatMap((decision, i): Line => [i > 0 ? '\n' : '', ...shownDecision(decision, about)]),

  items: (needed) =>
    needed.length < 2
      ? []
      : [...eachDecision(needed)].map(([key, { text }], i) => ({
          key,
          name: excerpt(text, 80),
          called: [`decision ${i + 1}`, text],
        })),

  short: ([first, ...more]) =>
    first === undefined ? 'none needed' : more.length === 0 ? excerpt(first.text, 60) : `${more.length + 1} decisions`,
  last: stillNeeded,
  quiet: (about) => stillNeeded(about) ?? [],
  still: (needed, about) => needed.every(({ by }) => !by || by >= about.today),
};

/** What was asked for last time and whose day has not passed. */
function stillNeeded(about: About): DecisionNeeded[] | undefined {
  return (about.last ? decisionsOf(about.last.answers) : undefined)?.filter(({ by }) => !by || by >= about.today);
}

function decisionIn(
  line: string,
  about: About | undefined,
): { readonly decision: DecisionNeeded; readonly sure: boolean } {
  if (!about) return { decision: { text: line }, sure: true };
  const decider = deciderIn(line, about);
  const deadlines = findDeadlines(line, datesFor(about));
  const deadline = deadlines.at(-1);
  if (!deadline || deadline.on < about.today) return { decision: { text: line, ...decider }, sure: true };
  const { text = line, ...by } = withDeadline(line, deadline);
  return { decision: { text, ...by, ...decider }, sure: deadline.sure && deadlines.length === 1 };
}

/** A date and nothing else, where a decision was asked for. */
function isDate(line: string, about: About): boolean {
  const date = line.replace(/^(?:by|on|before) /i, '').replace(/[\s.!]+$/, '');
  return date.length <= 60 && findDates(date, datesFor(about))[0]?.said === date;
}

/** Where one group oversees the workstream, it goes without saying that it decides. */
function shownDecision({ text, by, ...decider }: DecisionNeeded, about: About): Line {
  const of = about.groups.length > 1 ? sayDecider(decider, about) : decider.who;
  return [text, ...(by ? [', by ', { bold: sayDayInFull(by) }] : []), ...(of ? [` (${of})`] : [])];
}
