import { apartOf, withCarried } from './apart.ts';
import { questionMeant } from './called.ts';
import { asked, current, every, type Interview, isAnswered } from './interview.ts';
import { type Item, itemsIn, type Question } from './question.ts';
import { REVIEW, SUBMITTED } from './state.ts';
import { plainWords } from './understand/wording.ts';

/** What can be set apart, and what people call it. */

/** What has an answer. */
const itemsOf = (interview: Interview): readonly Item[] =>
  withItems(
    interview,
    asked(interview).filter((question) => !question.aside && isAnswered(interview, question)),
  );

/** With the single things in an answer, unless all of it is kept back. */
export const withItems = (interview: Interview, questions: readonly Question[]): readonly Item[] =>
  questions.flatMap((question): readonly Item[] =>
    isApart(interview, question) ? [question] : [question, ...itemsIn(question, interview.state.answers[question.key])],
  );

/** In the middle of the questions also what is still to be answered: it is set apart before anybody has read it. */
export function markable(interview: Interview): readonly Item[] {
  const { at } = interview.state;
  if (at === REVIEW || at === SUBMITTED) return itemsOf(interview);
  const due = new Set(asked(interview));
  // What the rating leads to is not known before there is one.
  const isRated = every(interview).some((question) => question.key === 'rating' && isAnswered(interview, question));
  const couldBe = (question: Question) =>
    !question.aside && (!isRated || due.has(question) || question.section !== undefined);
  const open = every(interview).filter((question) => couldBe(question) && !isAnswered(interview, question));
  return [...itemsOf(interview), ...open];
}

/** What is offered to choose from: what has an answer, and what is asked now. */
export function toChooseFrom(interview: Interview): readonly Item[] {
  const here = current(interview);
  const isOpen = here && !here.aside && !isAnswered(interview, here);
  return isOpen ? [...itemsOf(interview), here] : itemsOf(interview);
}

/** By its name or what else it is called; `loosely`: also by a part that only one of them has, or by the words that tell. */
export function itemCalled(interview: Interview, name: string, loosely: boolean): Item | undefined {
  const wanted = plainWords(name);
  const items = markable(interview);
  const namesOf = ({ key, name, called }: Item) => [key, name, ...called].map(plainWords);
  const exact = items.find((item) => namesOf(item).includes(wanted));
  if (exact || !loosely || wanted.length < 3) return exact;
  const [only, ...more] = items.filter((item) => namesOf(item).some((known) => ` ${known}`.includes(` ${wanted}`)));
  if (more.length > 0) return undefined;
  const meant = only ?? questionMeant(interview, name);
  return items.find(({ key }) => key === meant?.key);
}

export const isApart = ({ about, state }: Interview, { key }: Item): boolean =>
  apartOf(withCarried(about, state.answers), key) !== undefined;
