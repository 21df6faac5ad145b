import { buttons, paragraph, plain, type Span } from '../message.ts';
import { dayFor } from './about.ts';
import { button } from './ask.ts';
import { moved, recorded, skippedOver, withKept } from './change.ts';
import { isChanged, submissionOf } from './differences.ts';
import { answerTo, asked, countAnswered, current, every, type Interview, isAnswered, isOpen } from './interview.ts';
import { noteOf } from './note.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { thanks } from './review.ts';
import { type InterviewState, REVIEW, SUBMITTED } from './state.ts';
import { stored } from './stored.ts';
import { take } from './take.ts';

/** Sends the answer, from its review only, and once: nobody submits what they have not seen. */
export function submit(interview: Interview): Stepped {
  const { about, state } = interview;
  if (state.at === SUBMITTED) return present(interview, noteOf(['Nothing was sent again.']));
  if (state.at !== REVIEW) return toReview(interview);
  const missing = asked(interview).find((question) => question.required && !isAnswered(interview, question));
  if (missing) {
    const asking = { ...interview, state: moved(state, missing.key, true) };
    return present(asking, noteOf([`Not submitted yet: “${missing.name}” has no answer.`]));
  }
  const answers = submissionOf(interview);
  const sent: Interview = { ...interview, state: moved({ ...setAside(interview), answers }, SUBMITTED) };
  if (!about.submitted) return { state: sent.state, message: thanks(sent), done: { what: 'submitted' } };
  if (!isChanged(interview)) {
    return present(sent, noteOf(['Nothing has changed since you submitted, so nothing was sent again.']));
  }
  const reason = stored.correction.safeParse(state.answers[CORRECTION]).data;
  if (reason === undefined) return present({ ...interview, state: moved(state, CORRECTION, true) });
  return { state: sent.state, message: thanks(sent), done: { what: 'submitted', reason } };
}

/** The question why what was submitted is changed: asked at `Submit`, and its answer sends it. */
export const CORRECTION = 'correction';

/** Takes the reason for a change. What is sent is what stood in the review before it. */
export function sendCorrected(interview: Interview, question: Question, said: string): Stepped {
  const { about, state } = interview;
  const read = question.understand(said, about, state.answers);
  if (!('understood' in read)) return take(interview, question, read, said);
  return submit({ ...interview, state: moved(recorded(state, CORRECTION, read.understood), REVIEW) });
}

/** Straight to the review: what is still open counts as skipped, and is said. */
function toReview(interview: Interview): Stepped {
  const open = asked(interview).filter((question) => !question.aside && isOpen(interview, question));
  const state = moved(
    skippedOver(
      interview.state,
      open.map(({ key }) => key),
    ),
    REVIEW,
  );
  const names = open.map(({ name }) => name).join(', ');
  const note = names ? `Please check it before it goes. Not answered: ${names}.` : 'Please check it before it goes.';
  return present({ ...interview, state }, noteOf([note]));
}

/** Answers that are no part of what is submitted (a reason, after the rating turned green) stay readable beside it. */
function setAside(interview: Interview): InterviewState {
  const { about, state } = interview;
  const due = asked(interview);
  return (
    every(interview)
      // Why a milestone moved is words of its own; what is said of an answer's readers, or of a change, goes with that.
      .filter(({ aside, section, key }) => (!aside || section) && !due.some((each) => each.key === key))
      .reduce((kept, question) => {
        const answer = answerTo(interview, question);
        if (answer === undefined) return kept;
        const text = `${question.name}: ${plain(question.show(answer, about))}`;
        return withKept(kept, { question: question.key, text }) ?? kept;
      }, state)
  );
}

/** Until another time: everything stays, and what they type next is no answer to this. */
export function later(interview: Interview): Stepped {
  const { about, state } = interview;
  const of = asked(interview).filter(({ aside }) => !aside).length;
  const { submitted } = about;
  const goOn = `To go on, type “${about.words.update}” or press Go on.`;
  const kept = submitted
    ? isChanged(interview)
      ? 'what you changed is kept'
      : 'nothing was changed'
    : `your answers are kept (${countAnswered(interview)} of ${of})`;
  const due = submitted
    ? `What you submitted on ${dayFor(about, submitted.on)} stands until you submit again.`
    : `It ${about.round.dueOn < about.today ? 'was due on' : 'is due on'} ${dayFor(about, about.round.dueOn)}.`;
  const line: Span[] = [{ bold: about.workstream.name }, `: ${kept}. ${goOn} ${due}`];
  const at = current(interview)?.key ?? state.at;
  return {
    state,
    message: {
      summary: plain(line),
      blocks: [paragraph(...line), buttons(button(interview, at, { label: 'Go on', say: 'Go on' }))],
    },
    done: { what: 'later', ...(submitted ? { stands: true } : {}) },
  };
}
