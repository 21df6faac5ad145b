import type { Json } from '../json.ts';
import { type Block, facts, heading, type Line, paragraph, plain, quote } from '../message.ts';
import { listed } from './about.ts';
import type { Answers } from './answers.ts';
import { apartOf, withCarried } from './apart.ts';
import { sensitiveHere } from './ask.ts';
import { caveatsOf } from './caveats.ts';
import { answerTo, asked, every, type Interview } from './interview.ts';
import { type Item, itemsIn, type Question, type Section } from './question.ts';
import { figuresAskedOfOthers } from './questions/indicators.ts';
import { whatItMeans } from './questions/kept-back.ts';
import { same } from './same.ts';

type Fact = { readonly label: string; readonly value: Line };

/**
 * The answer as its readers will see it: what was said of the whole first, then the items under the heading of their
 * section. What is as it was is summed up in a line, so that what changed is seen.
 */
export function whole(interview: Interview): readonly Block[] {
  const questions = asked(interview).filter(({ aside }) => !aside);
  const items = questions.filter(({ section }) => section);
  const sections = new Map(items.map(({ section }) => [section!.key, section!]));
  const others = figuresOfOthers(interview);
  if (others.length > 0 && !sections.has('indicators'))
    sections.set('indicators', { key: 'indicators', name: 'Indicators' });
  const unchanged = items.filter((question) => isUnchanged(interview, question));
  return [
    ...drawn(
      interview,
      questions.filter(({ section }) => !section),
    ),
    ...[...sections.values()].flatMap((section) => {
      const own = items.filter((each) => each.section?.key === section.key && !unchanged.includes(each));
      const answered = own.filter((each) => answerTo(interview, each) !== undefined);
      const blocks = [
        ...drawn(interview, answered, section.key === 'indicators' ? others : []),
        ...withoutAnswer(
          interview,
          own.filter((each) => !answered.includes(each)),
        ),
      ];
      return blocks.length > 0 ? [heading(section.name), ...blocks] : [];
    }),
    ...summedUp(interview, unchanged),
    ...notAsked(interview),
  ];
}

/** Short answers as facts, long ones set apart below their label. */
function drawn(interview: Interview, questions: readonly Question[], more: readonly Fact[] = []): readonly Block[] {
  const blocks: Block[] = [];
  let short: Fact[] = [];
  const flush = () => {
    if (short.length > 0) blocks.push(facts(short));
    short = [];
  };
  for (const question of questions) {
    const value = shownOf(interview, question);
    const text = plain(value);
    if (text.length <= 300 && !text.includes('\n')) short.push({ label: question.name, value });
    else {
      flush();
      blocks.push(paragraph({ bold: question.name }), quote(text));
    }
  }
  short.push(...more);
  flush();
  return blocks;
}

/** With what changed since last time, what a Green passes over, and whether it is kept back: in words. */
function shownOf(interview: Interview, question: Question): Line {
  const { about, state } = interview;
  const answer = answerTo(interview, question);
  if (answer === undefined)
    return [missing(interview, question), ...(apartOf(state.answers, question.key) ? [' (kept back)'] : [])];
  const compared = question.compared?.(answer, about);
  const caveats = question.key === 'rating' ? caveatsOf(about, state.answers) : undefined;
  const apart = apartOf(withCarried(about, state.answers), question.key);
  return [
    ...withMarks(question.show(answer, about), itemsIn(question, answer), withCarried(about, state.answers)),
    ...(compared ? [` (${compared})`] : []),
    ...(caveats ? [`, with ${caveats.said}. ${caveats.which.join(' ')}`] : []),
    ...(apart ? [`; ${whatItMeans[apart.is]} (${apart.why})`] : []),
    ...(question.sensitive && !about.audience.sensitive ? [`; ${sensitiveHere}`] : []),
  ];
}

/** Beside each of several things in an answer, on its line, whether it is kept back. */
function withMarks(shown: Line, items: readonly Item[], answers: Answers): Line {
  const marks = items.map(({ key }) => {
    const apart = apartOf(answers, key);
    return apart ? [`; ${whatItMeans[apart.is]} (${apart.why})`] : [];
  });
  let line = 0;
  return [
    ...shown.flatMap((span) => (span === '\n' ? [...(marks[line++] ?? []), span] : [span])),
    ...(marks[line] ?? []),
  ];
}

const missing = ({ state }: Interview, { key }: Question): string =>
  state.skipped.includes(key) ? 'skipped' : 'not answered';

function withoutAnswer(interview: Interview, questions: readonly Question[]): readonly Block[] {
  return (['not answered', 'skipped'] as const).flatMap((state) => {
    const names = questions
      .filter((each) => missing(interview, each) === state)
      .map(({ key, name }) => (apartOf(interview.state.answers, key) ? `${name} (kept back)` : name));
    const said = state === 'skipped' ? 'Skipped' : 'Not answered';
    return names.length > 0 ? [paragraph(`${said}: ${listed(names)}.`)] : [];
  });
}

/** Items of which was said that they are as they were. */
function isUnchanged(interview: Interview, question: Question): boolean {
  const { about, state } = interview;
  const answer = answerTo(interview, question);
  // What readers do not see is named one by one.
  if (question.sensitive && !about.audience.sensitive) return false;
  const items = [question, ...itemsIn(question, answer)];
  const marked = withCarried(about, state.answers);
  if (answer === undefined || items.some(({ key }) => apartOf(marked, key))) return false;
  const before = question.last?.(about, state.answers);
  const quiet = question.quiet?.(about, state.answers);
  return isSame(answer, before) || (quiet !== 'skip' && isSame(answer, quiet));
}

const isSame = (answer: Json, before: Json | undefined): boolean => before !== undefined && same(answer, before);

/** How many are named; of more, how many there are of each section. */
const NAMED = 8;

function summedUp(interview: Interview, questions: readonly Question[]): readonly Block[] {
  if (questions.length === 0) return [];
  if (questions.length <= NAMED) {
    const names = questions.map((question) => {
      const short = question.short?.(answerTo(interview, question)!);
      return `${question.name}${short ? ` (${short})` : ''}`;
    });
    return [paragraph(`Unchanged: ${listed(names)}.`)];
  }
  const counts = new Map<string, number>();
  for (const { section } of questions) counts.set(nameOf(section), (counts.get(nameOf(section)) ?? 0) + 1);
  return [paragraph(`Unchanged: ${listed([...counts].map(([name, count]) => `${count} ${name}`))}.`)];
}

const nameOf = (section: Section | undefined): string => section?.name.toLowerCase() ?? 'others';

/** Milestones that were not due: in a line, since they can be changed all the same. */
function notAsked(interview: Interview): readonly Block[] {
  const due = new Set(asked(interview).map(({ key }) => key));
  const rest = every(interview).filter(
    ({ key, section, aside }) => section?.key === 'milestones' && !aside && !due.has(key),
  );
  const names = rest.slice(0, NAMED).map(({ name }) => name);
  if (names.length === 0) return [];
  const more = rest.length > NAMED ? [`${rest.length - NAMED} more`] : [];
  return [
    paragraph(
      `Milestones that were not due: ${listed([...names, ...more])}. To change one, write “Change ${rest[0]!.called[0]}”.`,
    ),
  ];
}

/** What others are asked for, beside the answer. */
function figuresOfOthers({ about }: Interview): readonly Fact[] {
  return figuresAskedOfOthers(about).map(({ name, who, value, on }) => ({
    label: name,
    value: value
      ? [...value, ', from ', { person: who }, on ? `, ${on}` : '']
      : ['asked of ', { person: who }, on ? ` from ${on}` : ', not yet given'],
  }));
}
