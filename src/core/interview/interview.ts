import type { Json } from '../json.ts';
import type { About, Told } from './about.ts';
import type { Answers } from './answers.ts';
import type { Question } from './question.ts';
import { same } from './same.ts';
import { type InterviewState, type Proposal, REVIEW } from './state.ts';
import { readAs } from './stored/read-as.ts';

/** An interview as it stands, and what can be read off it. */
export interface Interview {
  /** All that could be asked, as the answers stand. */
  readonly questions: (about: About, answers: Answers) => readonly Question[];
  readonly about: About;
  readonly state: InterviewState;
}

/** All that could be asked, due or not. */
export const every = (interview: Interview): readonly Question[] => asItStands(interview).every;

/** The questions that are due with the answers so far, and the one that was called up by name, in their order. */
export function asked(interview: Interview): readonly Question[] {
  const { every, due } = asItStands(interview);
  return every.filter((question) => question.key === interview.state.at || due.has(question));
}

interface AsItStands extends Pick<Interview, 'questions' | 'about'> {
  readonly every: readonly Question[];
  readonly due: ReadonlySet<Question>;
}

/**
 * What is asked follows from the answers alone, which change at most a few times in a turn, and is looked up dozens of
 * times in it: worked out once for each set of answers, and forgotten with it.
 */
const known = new WeakMap<Answers, AsItStands>();

function asItStands({ questions, about, state: { answers } }: Interview): AsItStands {
  const before = known.get(answers);
  if (before?.about === about && before.questions === questions) return before;
  const all = questions(about, answers);
  const due = new Set(all.filter((question) => question.asked(answers, about)));
  const now = { questions, about, every: all, due };
  known.set(answers, now);
  return now;
}

/** The question now asked; undefined in the review and after submitting. */
export const current = (interview: Interview): Question | undefined =>
  asked(interview).find(({ key }) => key === interview.state.at);

/** The answer to a question, if there is one and it is of the shape that the question asks for today. */
export const answerTo = ({ state }: Interview, question: Question): Json | undefined =>
  readAs(question.stored, state.answers[question.key]);

export const isAnswered = (interview: Interview, question: Question): boolean =>
  answerTo(interview, question) !== undefined;

/** Neither answered nor passed over. */
export const isOpen = (interview: Interview, question: Question): boolean =>
  !isAnswered(interview, question) && !interview.state.skipped.includes(question.key);

/** Where it goes on: the first question that is due and still open, or the review. */
export const nextPlace = (interview: Interview): string =>
  every(interview).find((question) => asItStands(interview).due.has(question) && isOpen(interview, question))?.key ??
  REVIEW;

export const countAnswered = (interview: Interview): number =>
  asked(interview).filter((question) => !question.aside && isAnswered(interview, question)).length;

/**
 * What is submitted: the answers to the questions that are due, and nothing that another rating left behind. What others
 * said of sensitive items goes with it also where whoever submits it may not read that.
 */
export function submission(interview: Interview): Answers {
  const { withoutSensitive: _, ...about } = interview.about;
  const whole = { ...interview, about };
  return { ...stillStanding(whole), ...dueAnswers(whole) };
}

const dueAnswers = (interview: Interview): Answers =>
  Object.fromEntries(
    asked(interview).flatMap((question) => {
      const answer = answerTo(interview, question);
      return answer === undefined ? [] : [[question.key, answer]];
    }),
  );

/**
 * What was submitted before, is not changed by this draft, and is asked no more only because time has gone on (its day
 * has passed, its item is done with): a correction of something else does not take it out.
 */
function stillStanding(interview: Interview): Answers {
  const { about, state } = interview;
  const before = about.submitted?.answers;
  if (!before) return {};
  const then = dueAnswers({ ...interview, state: { ...state, answers: before, at: REVIEW } });
  const changed = Object.keys(before).filter((key) => !isSame(state.answers[key], before[key]));
  return Object.fromEntries(
    Object.entries(before).filter(
      ([key]) => then[key] === undefined && !changed.some((other) => key === other || key.startsWith(`${other}/`)),
    ),
  );
}

const isSame = (now: Json | undefined, before: Json | undefined): boolean =>
  now !== undefined && before !== undefined && same(now, before);

/** Whether a key names what is sensitive, and not for whoever answers now. */
export function isHidden({ questions, about, state }: Interview, question: string): boolean {
  if (!about.withoutSensitive) return false;
  const { withoutSensitive: _, ...whole } = about;
  return questions(whole, state.answers).some(({ key, sensitive }) => key === question && sensitive);
}

/** What `No change` would record here: this draft's own answer, what was told since last time, or last time's answer. */
export function unchanged(interview: Interview, question: Question): Standing | undefined {
  const { about, state } = interview;
  const answer = answerTo(interview, question);
  if (answer !== undefined) return { value: answer, from: 'draft' };
  for (const told of about.told) {
    const value = readAs(question.stored, told.answers[question.key]);
    if (value === undefined) continue;
    if (question.still?.(value, about) === false) return undefined;
    return { value, from: told };
  }
  const value = question.last?.(about, state.answers);
  return value === undefined ? undefined : { value, from: 'last time' };
}

/**
 * What the answer is when nothing has changed at all; `skip`: there is then nothing to say here. Undefined: it has to be
 * asked all the same.
 */
export function quietly(interview: Interview, question: Question): Standing | 'skip' | undefined {
  const known = unchanged(interview, question);
  if (known && known.from !== 'last time') return known;
  const quiet = question.quiet?.(interview.about, interview.state.answers);
  if (quiet === 'skip') return 'skip';
  return quiet === undefined ? known : { value: quiet, from: 'last time' };
}

/** An answer that could stand here, and where it comes from. */
export interface Standing {
  readonly value: Json;
  readonly from: 'draft' | 'last time' | Told;
}

/**
 * What `Right` would record: what was read from the last words said, what another answer suggests, or what was written
 * earlier and seems to belong here.
 */
export function proposal(interview: Interview): Proposal | undefined {
  const { about, state } = interview;
  if (state.proposed) return state.proposed;
  const question = current(interview);
  if (!question) return undefined;
  const suggested = isAnswered(interview, question) ? undefined : question.suggest?.(about, state.answers);
  if (suggested) return { question: question.key, ...suggested };
  const offer = state.kept.findLast((kept) => kept.offer && kept.question === question.key);
  const read = offer && question.understand(offer.text, about, state.answers);
  if (!read || 'problem' in read) return undefined;
  const value = 'understood' in read ? read.understood : read.confirm;
  return { question: question.key, value, said: offer.text };
}
