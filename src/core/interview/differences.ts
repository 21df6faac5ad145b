import { type Line, plain } from '../message.ts';
import type { Answers } from './answers.ts';
import { apartKey, withCarried } from './apart.ts';
import { answerTo, asked, type Interview, submission } from './interview.ts';
import { itemsIn, type Question } from './question.ts';
import { same } from './same.ts';
import { ratingOf, sayRating } from './shown.ts';
import { setApart, shownAgain } from './stored.ts';
import { excerpt } from './understand/wording.ts';

/** What is submitted, without what is only said of the change itself. */
export function submissionOf(interview: Interview) {
  const { correction: _, ...answers } = submission(interview);
  return withCarried(interview.about, { ...answers, ...marksIn(interview.state.answers) });
}

/** What is set apart or shown again, of which only the former is submitted. */
const marksIn = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, mark]) => shownAgain.safeParse(mark).success));

/** Whether an answer that was submitted in this round says something else now. */
export const isChanged = (interview: Interview): boolean =>
  interview.about.submitted !== undefined && !same(submissionOf(interview), interview.about.submitted.answers);

/** How the answer differs from what was submitted, a line for each question; empty where it does not. */
export function differences(interview: Interview): readonly Line[] {
  const { about, questions } = interview;
  if (!about.submitted) return [];
  const before = about.submitted.answers;
  const then: Interview = { ...interview, state: { ...interview.state, answers: before, at: '' } };
  const old = new Map(questions(about, before).map((question) => [question.key, question]));
  const now = new Map(asked(interview).map((question) => [question.key, question]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): readonly Line[] => {
    const question = now.get(key) ?? old.get(key)!;
    if (question.aside) return [];
    const line =
      key === 'rating'
        ? ratingLine(before, interview)
        : wordsFor(textOf(then, old.get(key)), textOf(interview, now.get(key)));
    const said = line ? [[{ bold: question.name }, `: ${line}`]] : [];
    const items = [question, ...itemsIn(question, interview.state.answers[key])];
    const apart = items.flatMap((item): readonly Line[] => {
      const [was, is] = [before, interview.state.answers].map((answers) => answers[apartKey(item.key)]);
      const changed = apartLine(was, is);
      return changed ? [[{ bold: item.name }, `: ${changed}`]] : [];
    });
    return [...said, ...apart];
  });
}

function textOf(interview: Interview, question: Question | undefined): string | undefined {
  const answer = question && answerTo(interview, question);
  return question && answer !== undefined ? plain(question.show(answer, interview.about)) : undefined;
}

function ratingLine(before: Interview['state']['answers'], { state }: Interview): string | undefined {
  const [was, is] = [ratingOf(before), ratingOf(state.answers)];
  return is === undefined || was === is ? undefined : sayRating(is, was);
}

const REPEATED = 120;

function wordsFor(was: string | undefined, is: string | undefined): string | undefined {
  if (was === is) return undefined;
  if (was === undefined) return `new: “${excerpt(is ?? '', REPEATED)}”`;
  if (is === undefined) return `taken out (it was “${excerpt(was, REPEATED)}”)`;
  return `it was “${excerpt(was, REPEATED)}”, and is “${excerpt(is, REPEATED)}”`;
}

function apartLine(was: unknown, is: unknown): string | undefined {
  const [before, now] = [was, is].map((each) => setApart.safeParse(each).data);
  if (before?.is === now?.is) return before?.why === now?.why ? undefined : 'kept back for another reason';
  if (now === undefined) return 'shown now like the other answers';
  return now.is === 'exempt' ? 'now exempt' : 'now kept out of the digest';
}
