import type { Json } from '../json.ts';
import { type Line, plain } from '../message.ts';
import { agreed, moved, proposed, recorded, unoffered, unproposed, withKept } from './change.ts';
import { answerTo, asked, current, type Interview, isAnswered } from './interview.ts';
import { noteOf, notUnderstood, taken, understood } from './note.ts';
import { goOn, present, type Stepped } from './place.ts';
import type { Problem, Question, Rest, Understanding } from './question.ts';
import type { Proposal } from './state.ts';

/** Takes what was made of a text as the answer to a question: records it, asks it back, or says what would work. */
export function take(interview: Interview, question: Question, read: Understanding<Json>, said: string): Stepped {
  if ('problem' in read) return refuse(interview, question, read, said);
  if ('confirm' in read) {
    const state = proposed(interview.state, {
      question: question.key,
      value: read.confirm,
      said: read.said,
      text: said,
    });
    return present({ ...interview, state });
  }
  return accept(interview, question, read.understood, read.rest);
}

/** Text that is no answer here: shown back and kept. */
export function refuse(
  interview: Interview,
  question: Pick<Question, 'key'>,
  { problem }: Problem,
  said: string,
): Stepped {
  const state = withKept(interview.state, { question: question.key, text: said });
  return present(state ? { ...interview, state } : interview, notUnderstood(problem, said, state !== undefined));
}

/** Records an answer, says so, and goes on. */
export function accept(interview: Interview, question: Question, value: Json, rest?: Rest): Stepped {
  const before = answerTo(interview, question);
  const wasAsked = asked(interview);
  const now: Interview = { ...interview, state: recorded(interview.state, question.key, value) };
  const lines = [taken(question, before, value, interview.about)];
  const left = leftBehind(now, wasAsked);
  if (left) lines.push([left]);
  if (rest) return acceptRest(now, rest, lines, question);
  return onward(now, question, understood(lines));
}

/** The question being asked stays where it is when the answer was to another one. */
function onward(interview: Interview, answered: Question, note: ReturnType<typeof understood>): Stepped {
  const here = current(interview);
  return here && here.key !== answered.key ? present(interview, note) : goOn(interview, note);
}

/** What was said beyond the answer: recorded where it can only be meant so, else kept until its question comes up. */
function acceptRest(interview: Interview, rest: Rest, lines: readonly Line[], answered: Question): Stepped {
  const target = asked(interview).find(({ key }) => key === rest.question);
  const read = target?.understand(rest.text, interview.about, interview.state.answers);
  if (rest.sure && target && read && 'understood' in read && !isAnswered(interview, target)) {
    const state = recorded(interview.state, target.key, read.understood);
    const line = taken(target, undefined, read.understood, interview.about);
    return onward({ ...interview, state }, answered, understood([...lines, line]));
  }
  const state = withKept(interview.state, { question: rest.question, text: rest.text, offer: true });
  const kept = state ? { ...interview, state } : interview;
  const tooMuch = state ? [] : [['Your draft has no room left for the rest of it: please keep a copy.']];
  const note = understood([...lines, ...tooMuch]);
  // An answer that stands is not overwritten by what was said in passing: its question comes up again, with both.
  if (rest.sure && target) return present({ ...kept, state: moved(kept.state, target.key, true) }, note);
  return onward(kept, answered, note);
}

/** Says that answers are no longer part of the update; they stay in the draft for when they are again. */
function leftBehind(now: Interview, wasAsked: readonly Question[]): string | undefined {
  const isAsked = asked(now);
  const names = wasAsked
    .filter((question) => !isAsked.includes(question) && isAnswered(now, question))
    .map(({ name }) => `“${name}”`);
  if (names.length === 0) return undefined;
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} no longer part of the update, and kept in your draft.`;
}

/** Yes to what was proposed. */
export function agree(interview: Interview, offer: Proposal): Stepped {
  const question = asked(interview).find(({ key }) => key === offer.question);
  if (!question) return present(interview, noteOf(['That question is not asked any more; nothing was changed.']));
  return accept({ ...interview, state: agreed(interview.state, offer) }, question, offer.value);
}

/** No to it: asked again, and what was written stays. */
export function decline(interview: Interview, offer: Proposal): Stepped {
  const question = asked(interview).find(({ key }) => key === offer.question);
  const answer = question && answerTo(interview, question);
  const declined = { ...interview, state: unoffered(unproposed(interview.state), offer.question) };
  if (question && answer !== undefined) {
    return present(
      declined,
      noteOf([`“${question.name}” stays: `, plain(question.show(answer, interview.about)), '.']),
    );
  }
  return present(declined, noteOf(['Then please write it as you mean it.']), { proposing: false });
}
