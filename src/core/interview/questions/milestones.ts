import { sayDayInFull, sayShort } from '../../calendar/say.ts';
import type { Line } from '../../message.ts';
import { sayProposed } from '../../programme/milestone-days.ts';
import { type About, dayFor } from '../about.ts';
import type { Answers } from '../answers.ts';
import type { Effect, Family } from '../family.ts';
import type { Put, Question, Understanding } from '../question.ts';
import { type MilestoneTold, milestoneOf } from '../shown/milestones.ts';
import { type MilestoneSaid, milestoneSaid } from '../stored/milestones.ts';
import { excerpt } from '../understand/wording.ts';
import { dayQuestion, whyQuestion } from './milestones-asides.ts';
import { type Item, itemsOf, lineOf } from './milestones-item.ts';
import { asText, shortOf, showTold } from './milestones-said.ts';
import { understandMilestone, withReason } from './milestones-understand.ts';

/** One question for each milestone that is due, overdue or called up by name; after it, what its answer left open. */
export const milestones: Family = {
  questions: (about, answers) => itemsOf(about).flatMap((item) => askedOf(item, about, answers)),
  effects: (about, answers) => itemsOf(about).flatMap((item) => effectOf(item, milestoneOf(answers, item.key))),
};

/**
 * Of one milestone. They depend on what is said of it alone, and a turn says something of one thing: those of all others are
 * the same after it as before.
 */
function askedOf(item: Item, about: About, answers: Answers): readonly Question[] {
  const said = ['', '/on', '/why'].map((what) => answers[`${item.question}${what}`]);
  const before = known.get(item);
  if (before?.said.every((each, at) => each === said[at])) return before.asked;
  const asked = [
    milestoneQuestionOf(item, about, answers) as Question,
    dayQuestion(item, answers) as Question,
    whyQuestion(item, answers) as Question,
  ];
  known.set(item, { said, asked });
  return asked;
}

const known = new WeakMap<Item, { readonly said: readonly unknown[]; readonly asked: readonly Question[] }>();

function effectOf({ milestone, done }: Item, told: MilestoneTold | undefined): readonly Effect[] {
  const { id } = milestone;
  switch (told?.is) {
    case undefined:
    case 'unchanged':
      return [];
    case 'done':
      return told.on === undefined || told.on === done
        ? []
        : [{ what: 'done', milestone: id, to: told.on, said: told.said }];
    case 'moved':
    case 'no-date': {
      const { is: _, ...said } = told;
      return [{ what: 'moved', milestone: id, ...said }];
    }
  }
}

const saidAnew = milestoneSaid.refine(({ is }) => is !== 'unchanged');

function milestoneQuestionOf(item: Item, { submitted }: About, answers: Answers): Question<MilestoneSaid> {
  const { milestone, question, key, short, overdue, due, done, returned } = item;
  const stood = submitted && milestoneOf(submitted.answers, key)?.is === 'unchanged';
  /** The answer with what was said of it afterwards, where it is the one that stands. */
  const whole = (value: MilestoneSaid): MilestoneTold =>
    milestoneOf({ ...answers, [question]: value }, key) ?? { is: 'unchanged' };
  return {
    key: question,
    name: milestone.title,
    called: [short, milestone.title, `milestone ${key}`, key],
    section: { key: 'milestones', name: 'Milestones' },
    // A day that has passed meanwhile cannot stand as it was, whatever was said of it before; what was submitted can.
    stored: overdue && !stood ? saidAnew : milestoneSaid,
    ...(milestone.sensitive ? { sensitive: true } : {}),
    appears: 'the digest and the paper',
    skipping: overdue ? 'Readers will see that it is overdue.' : 'Readers will see its day as it stands.',
    otherwise: 'Another date',
    asked: (given) => due || given[question] !== undefined,
    put: (about, given) => putMilestone(item, about, given),
    understand: (text, about, given) =>
      stillDone(item, withReason(understandMilestone(item, text, about), item, given)),
    show: (value, about) => showTold(item, whole(value), about),
    short: (value) => shortOf(item, whole(value)),
    last: () => (overdue || done !== undefined ? undefined : { is: 'unchanged' }),
    // What its approver has returned is not simply said again.
    still: (value) => returned?.to === undefined || value.is !== 'moved' || value.to !== returned.to,
    field: { input: 'line', text: (value) => asText(whole(value)) },
  };
}

/** Of what is done, no change says that. */
function stillDone({ done }: Item, read: Understanding<MilestoneSaid>): Understanding<MilestoneSaid> {
  if (done === undefined || !('understood' in read) || read.understood.is !== 'unchanged') return read;
  return { ...read, understood: { is: 'done', on: done, said: read.understood.said ?? sayDayInFull(done) } };
}

function putMilestone(item: Item, about: About, answers: Answers): Put {
  const reason = '31 July because procurement restarted';
  // What was said of it meanwhile can stand.
  const isTold = [answers, ...about.told.map((told) => told.answers)].some((each) => milestoneOf(each, item.key));
  const passed = item.overdue && !isTold ? 'Its day has passed, so “no change” cannot stand. ' : '';
  const could = `${passed}You could also write “done on 12 December”, or a new date and why`;
  return {
    line: lineOf(item, about),
    saysLast: true,
    hint: `${sentBack(item, about)}${could}: “${reason}”.`,
    choices: [
      { label: 'Done', say: 'Done' },
      { label: 'New date …', say: 'New date' },
      ...(item.overdue ? [{ label: 'No date yet', say: 'No date yet' }] : []),
    ],
  };
}

function sentBack({ returned, milestone }: Item, about: About): string {
  if (returned?.to === undefined) return '';
  const why = returned.reason ? `: “${excerpt(returned.reason, 300)}”` : '';
  return `${approverOf(milestone, about)} returned ${sayShort(returned.to, about.today)}${why}. `;
}

function approverOf({ approver }: Item['milestone'], { names, workstream }: About): string {
  const key = approver ?? workstream.director;
  return names[key] ?? key;
}

/** What a critical date that moved leads to, said before it is submitted. Empty: nothing waits for anybody. */
export function awaitsApproval(about: About, answers: Answers): readonly Line[] {
  const { today } = about;
  return itemsOf(about).flatMap((item): Line[] => {
    const { milestone, approved, proposed, awaited, returned } = item;
    const told = milestoneOf(answers, item.key);
    if (milestone.sensitive && about.withoutSensitive) return [];
    if (!milestone.critical || told?.is !== 'moved' || told.to === undefined || told.to === approved) return [];
    const critical: Line = [{ bold: milestone.title }, ' is a critical milestone: '];
    const approver = { person: approverOf(milestone, about) };
    if (returned?.to === told.to && returned.why === told.why) {
      const why = returned.reason ? ` (“${excerpt(returned.reason, 300)}”)` : '';
      const stays = approved === undefined ? 'it has no date' : `the date stays ${sayShort(approved, today)}`;
      return [
        [
          ...critical,
          approver,
          ` has returned ${dayFor(about, told.to)}${why}, so ${stays}. Another date, or another reason for this one, goes to them again.`,
        ],
      ];
    }
    const asked = told.to === (awaited ?? proposed) ? 'has been asked' : 'will be asked';
    const until = `Until then readers see “${sayProposed(told.to, approved, today)}”.`;
    return [[...critical, approver, ` ${asked} to approve ${dayFor(about, told.to)}. ${until}`]];
  });
}
