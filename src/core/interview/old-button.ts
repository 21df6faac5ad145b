import { plain } from '../message.ts';
import { askFirst } from './ask.ts';
import { proposed, withKept } from './change.ts';
import { type Device, isBehind, overtake } from './device.ts';
import { answerTo, asked, type Interview } from './interview.ts';
import { noteOf } from './note.ts';
import { fingerprint } from './opening.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { type Reference, readReference } from './reference.ts';
import { same } from './same.ts';
import { settle } from './settle.ts';
import { OPENING, REVIEW, SUBMITTED } from './state.ts';
import { controlIn } from './steer.ts';
import { refuse, take } from './take.ts';
import type { Control } from './understand/control.ts';
import { excerpt } from './understand/wording.ts';
import { readYesNo } from './understand/yes-no.ts';

/**
 * A press on a button that may be older than where the interview is. Undefined: it belongs to here and now, and is the
 * same as typing it. Otherwise nothing is overwritten: it is said what stands, and a change is offered.
 */
export function oldButton(interview: Interview, say: string, to: string, device: Device = {}): Stepped | undefined {
  const { about, state } = interview;
  const reference = readReference(to);
  if (
    reference?.round !== about.round.id ||
    reference.workstream !== about.workstream.id ||
    reference.part !== about.part
  ) {
    return present(
      interview,
      noteOf(['That button belongs to another update, and nothing was changed. This is the one you are in.']),
    );
  }
  const control = controlIn(interview, say);
  if (control !== undefined && atAnyTime.has(control)) return undefined;
  if (typeof control === 'object' && 'change' in control) return undefined;
  if (control === 'submit' && state.at === SUBMITTED) return undefined;
  if (isOutdated(interview, reference)) return outdated(interview, reference, say);
  if (control === 'change-back') return undefined;
  if (reference.question === state.at || (reference.seen !== undefined && readYesNo(say))) return undefined;
  const question = asked(interview).find(({ key }) => key === reference.question);
  if (!question) {
    return present(interview, noteOf(['That question is not asked any more, and nothing was changed.']));
  }
  const read = question.understand(say, about, state.answers);
  if (control || (readYesNo(say) && 'problem' in read)) return settled(interview, question);
  // The newest that this device showed: pressing it is no look back, but an answer that crossed with another.
  const crossed = isBehind(interview, device, question.key) && state.at !== SUBMITTED && !about.submitted;
  if (crossed && 'understood' in read && answerTo(interview, question) !== undefined)
    return overtake(interview, question, read.understood, device);
  return answerAgain(interview, question, say);
}

/** What means the same wherever the interview is. */
const atAnyTime: ReadonlySet<Control> = new Set<Control>(['later', 'go-on', 'edit', 'explain', 'form', 'delegate']);

/** Drawn for another state of the answer than the present one: what it shows is not what it would do. */
function isOutdated(interview: Interview, { question, seen }: Reference): boolean {
  const { state } = interview;
  if (question === OPENING)
    return state.at !== OPENING || (seen !== undefined && seen !== fingerprint(settle(interview)));
  return (seen !== undefined && seen !== state.changes) || (question === REVIEW && state.at !== REVIEW);
}

function outdated(interview: Interview, { question }: Reference, say: string): Stepped {
  const what = controlIn(interview, say) === 'submit' ? 'Not submitted: ' : 'Nothing was changed: ';
  const why =
    question === REVIEW && interview.state.at === REVIEW
      ? 'the answer has changed since that review. This is how it stands.'
      : question === OPENING && interview.state.at === OPENING
        ? 'what I would record has changed since that message. This is how it stands.'
        : 'you have gone on since that message. You are here.';
  return present(interview, noteOf([what, why]));
}

function settled(interview: Interview, question: Question): Stepped {
  const answer = answerTo(interview, question);
  const stands = answer === undefined ? 'which has no answer yet' : `to which your answer stands`;
  return present(
    interview,
    noteOf([
      `That button belongs to “${question.name}”, ${stands}, and nothing was changed. “Change ${question.called[0]}” leads back to it.`,
    ]),
  );
}

/** An answer pressed on a question that is not the one now asked; `typed`: the text, where it was written. */
export function answerAgain(interview: Interview, question: Question, say: string, typed?: string): Stepped {
  const { about, state } = interview;
  const read = question.understand(say, about, state.answers);
  const before = answerTo(interview, question);
  if (before === undefined || 'problem' in read) return take(interview, question, read, say);
  const value = 'understood' in read ? read.understood : read.confirm;
  const shown = (answer: typeof before) => question.short?.(answer) ?? plain(question.show(answer, about));
  // What was written beside it is no part of that answer.
  const rest = typed !== undefined && 'understood' in read ? read.rest : undefined;
  const to = rest?.question === undefined ? { question: question.key } : { question: rest.question, offer: true };
  const kept = rest ? withKept(state, { ...to, text: rest.text }) : state;
  if (!kept) return refuse(interview, question, { problem: `You could write “Change ${question.called[0]}”.` }, say);
  const now = { ...interview, state: kept };
  if (same(before, value)) {
    return present(now, noteOf([{ bold: question.name }, `: your answer is ${shown(before)} already.`]));
  }
  const text = typed === undefined ? {} : { text: typed };
  const asking = { ...now, state: proposed(now.state, { question: question.key, value, said: say, ...text }) };
  const line = `Your answer to “${question.name}” is ${excerpt(shown(before), 200)}. Change it to ${excerpt(shown(value), 200)}?`;
  return { state: asking.state, message: askFirst(asking, question, line, [shown(value), shown(before)]) };
}
