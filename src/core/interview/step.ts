import type { About } from './about.ts';
import { unproposed } from './change.ts';
import { answerTo, asked, countAnswered, current, type Interview, nextPlace, proposal } from './interview.ts';
import { type Note, noteOf } from './note.ts';
import { oldButton } from './old-button.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { type InterviewState, REVIEW, SUBMITTED } from './state.ts';
import { controlIn, steer } from './steer.ts';
import { agree, decline, refuse, take } from './take.ts';
import { readYesNo } from './understand/yes-no.ts';

export type { Stepped } from './place.ts';

/** What a person typed, or what a button says for them; `to` is what the button belongs to (reference.ts). */
export interface Input {
  readonly say: string;
  readonly to?: string;
}

/**
 * One turn of an interview: what is said in it leads to a new state and the next message. Pure and total: it never
 * throws, any input leads somewhere, no answer that was recorded is lost, and what could not be understood is kept.
 */
export function step(questions: readonly Question[], about: About, state: InterviewState, input: Input): Stepped {
  const interview: Interview = { questions, about, state };
  const old = input.to === undefined ? undefined : oldButton(interview, input.say, input.to);
  return old ?? hear(interview, input.say);
}

function hear(interview: Interview, said: string): Stepped {
  const offer = proposal(interview);
  const yesNo = offer && readYesNo(said);
  if (yesNo === 'yes') return agree(interview, offer!);
  if (yesNo === 'no') return decline(interview, offer!);
  const here = withoutStray(interview);
  const control = controlIn(here, said);
  if (control) return steer(here, control);
  const question = current(here);
  if (question) return take(here, question, question.understand(said, here.about, here.state.answers), said);
  const problem =
    here.state.at === SUBMITTED
      ? 'This update is submitted, so I have not taken that as an answer. To change it, write “Change something”.'
      : 'All questions are answered, so I have not taken that as an answer. You could write “Submit”, or “Change something”.';
  return refuse(here, { key: here.state.at }, { problem }, said);
}

/** A change that was offered for another question is off once something else is said. */
function withoutStray(interview: Interview): Interview {
  const { state } = interview;
  return !state.proposed || state.proposed.question === state.at
    ? interview
    : { ...interview, state: unproposed(state) };
}

/**
 * Starts an interview, or takes it up where it stopped: with the draft's state, else with what was submitted in this
 * round, else with the first question.
 */
export function begin(questions: readonly Question[], about: About, existing?: InterviewState): Stepped {
  const interview: Interview = { questions, about, state: existing ?? fresh(questions, about) };
  return present(interview, existing ? whereYouWere(interview) : undefined);
}

function fresh(questions: readonly Question[], about: About): InterviewState {
  const empty: InterviewState = { answers: {}, skipped: [], at: REVIEW, kept: [], changes: 0 };
  if (!about.submitted) return { ...empty, at: nextPlace({ questions, about, state: empty }) };
  const state = { ...empty, answers: about.submitted.answers, at: SUBMITTED };
  const given: Interview = { questions, about, state };
  const skipped = asked(given).filter((question) => answerTo(given, question) === undefined);
  return { ...state, skipped: skipped.map(({ key }) => key) };
}

function whereYouWere(interview: Interview): Note | undefined {
  const answered = countAnswered(interview);
  if (answered === 0 || interview.state.at === SUBMITTED) return undefined;
  const place = current(interview)?.name ?? 'the review';
  return noteOf([`You were at “${place}”; ${answered} of ${asked(interview).length} answered.`]);
}
