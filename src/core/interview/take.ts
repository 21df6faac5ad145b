import type { Json } from '../json.ts';
import { type Line, paragraph, plain } from '../message.ts';
import { askFirst } from './ask.ts';
import { agreed, proposed, recorded, unoffered, unproposed, withKept, withoutKept } from './change.ts';
import { answerTo, every, type Interview } from './interview.ts';
import { noteOf, notUnderstood, taken, understood } from './note.ts';
import { leadsTo, leftBehind, onward } from './onward.ts';
import { acceptParts } from './parts.ts';
import { present, type Stepped } from './place.ts';
import type { Problem, Question, Understanding } from './question.ts';
import { inParts, partOf } from './several.ts';
import type { Proposal } from './state.ts';
import { couldBeEither } from './understand/spelling.ts';
import { excerpt } from './understand/wording.ts';

/** Takes a text as the answer to a question, or as the answers to several where it plainly is. */
export function takeText(before: Interview, question: Question, said: string, first: readonly Line[] = []): Stepped {
  // Written once more, where it may be an answer: what becomes of it now counts.
  const interview = { ...before, state: withoutKept(before.state, said) };
  const apart = inParts(interview, question, said);
  const stepped = apart
    ? acceptParts(interview, question, apart, first)
    : take(interview, question, question.understand(said, interview.about, interview.state.answers), said, first);
  const either = couldBeEither(said);
  if (either === undefined || stepped.state.answers === interview.state.answers) return stepped;
  const { summary, blocks } = stepped.message;
  return { ...stepped, message: { summary: `${either} ${summary}`, blocks: [paragraph(either), ...blocks] } };
}

/** Takes what was made of a text: records it, asks it back, or says what would work. `first`: what is said before that. */
export function take(
  interview: Interview,
  question: Question,
  read: Understanding<Json>,
  said: string,
  first: readonly Line[] = [],
): Stepped {
  if ('problem' in read) return refuse(interview, question, read, said);
  if ('confirm' in read) {
    const state = proposed(interview.state, {
      question: question.key,
      value: read.confirm,
      said: read.said,
      text: said,
    });
    const asking = { ...interview, state };
    if (question.key === state.at) return present(asking);
    const shown = plain(question.show(read.confirm, interview.about));
    const line = `“${question.name}”: I read “${excerpt(read.said, 100)}” as ${excerpt(shown, 200)}. Is that right?`;
    return { state, message: askFirst(asking, question, line, [shown]) };
  }
  if (!read.rest) return accept(interview, question, read.understood, first);
  const now = { ...interview, state: recorded(interview.state, question.key, read.understood) };
  const line = taken(question, answerTo(interview, question), read.understood, interview.about);
  return acceptParts(now, question, { parts: [partOf(read.rest)] }, [...first, line], interview);
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
export function accept(interview: Interview, question: Question, value: Json, first: readonly Line[] = []): Stepped {
  const before = answerTo(interview, question);
  const now: Interview = { ...interview, state: recorded(interview.state, question.key, value) };
  const lines = [...first, taken(question, before, value, interview.about), ...leftBehind(now, interview)];
  return onward(now, question, understood(lines, leadsTo(now, interview)));
}

/** Yes to what was proposed. */
export function agree(interview: Interview, offer: Proposal): Stepped {
  const question = every(interview).find(({ key }) => key === offer.question);
  if (!question) return present(interview, noteOf(['That question is not asked any more; nothing was changed.']));
  const also = (offer.also ?? []).reduce(
    (state, { question: key, value }) => recorded(state, key, value),
    agreed(interview.state, offer),
  );
  const lines = (offer.also ?? []).flatMap(({ question: key, value }) => {
    const other = every(interview).find((each) => each.key === key);
    return other ? [taken(other, answerTo(interview, other), value, interview.about)] : [];
  });
  return accept({ ...interview, state: also }, question, offer.value, lines);
}

/** No to it: asked again, and what was written stays. */
export function decline(interview: Interview, offer: Proposal): Stepped {
  const question = every(interview).find(({ key }) => key === offer.question);
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
