import { buttons, paragraph, plain, type Span } from '../message.ts';
import { dayFor } from './about.ts';
import { button } from './ask.ts';
import { moved, skippedOver, withKept } from './change.ts';
import {
  answerTo,
  asked,
  countAnswered,
  current,
  type Interview,
  isAnswered,
  isOpen,
  submission,
} from './interview.ts';
import { noteOf } from './note.ts';
import { present, type Stepped } from './place.ts';
import { thanks } from './review.ts';
import { same } from './same.ts';
import { type InterviewState, REVIEW, SUBMITTED } from './state.ts';

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
  const answers = submission(interview);
  const sent: Interview = { ...interview, state: moved({ ...setAside(interview), answers }, SUBMITTED) };
  if (about.submitted && same(answers, about.submitted.answers)) {
    return present(sent, noteOf(['Nothing has changed since you submitted, so nothing was sent again.']));
  }
  return { state: sent.state, message: thanks(sent), done: 'submitted' };
}

/** Straight to the review: what is still open counts as skipped, and is said. */
function toReview(interview: Interview): Stepped {
  const open = asked(interview).filter((question) => isOpen(interview, question));
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
  const { questions, about, state } = interview;
  const due = asked(interview);
  return questions
    .filter((question) => !due.includes(question))
    .reduce((kept, question) => {
      const answer = answerTo(interview, question);
      if (answer === undefined) return kept;
      const text = `${question.name}: ${plain(question.show(answer, about))}`;
      return withKept(kept, { question: question.key, text }) ?? kept;
    }, state);
}

/** Until another time: everything stays, and what they type next is no answer to this. */
export function later(interview: Interview): Stepped {
  const { about, state } = interview;
  const of = asked(interview).length;
  const line: Span[] = [
    { bold: about.workstream.name },
    `: your answers are kept (${countAnswered(interview)} of ${of}). To go on, type “${about.words.update}” or press Go on. `,
    `It ${about.round.dueOn < about.today ? 'was due on' : 'is due on'} ${dayFor(about, about.round.dueOn)}.`,
  ];
  const at = current(interview)?.key ?? state.at;
  return {
    state,
    message: {
      summary: plain(line),
      blocks: [paragraph(...line), buttons(button(interview, at, { label: 'Go on', say: 'Go on' }))],
    },
    done: 'later',
  };
}
