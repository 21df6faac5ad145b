import type { About } from './about.ts';
import { hearAtOpening } from './at-opening.ts';
import { unproposed, withSource } from './change.ts';
import { type Device, fromBehind, showing } from './device.ts';
import { noChange } from './go.ts';
import {
  answerTo,
  asked,
  countAnswered,
  current,
  type Interview,
  nextPlace,
  proposal,
  unchanged,
} from './interview.ts';
import { keepBack } from './keep-back.ts';
import { type Note, noteOf } from './note.ts';
import { answerAgain, oldButton } from './old-button.ts';
import { opens } from './opening.ts';
import { askBack } from './perhaps-wish.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { saysRating } from './questions/rating.ts';
import { type InterviewState, nothingSaid, OPENING, SUBMITTED } from './state.ts';
import { controlIn, isCalled, perhapsChange, steer } from './steer.ts';
import { CORRECTION, sendCorrected } from './submit.ts';
import { agree, decline, refuse, takeText } from './take.ts';
import { plainWords } from './understand/wording.ts';
import { readYesNo } from './understand/yes-no.ts';
import { wishIn } from './wish-in.ts';

export type { Stepped } from './place.ts';

/** What a person typed, or what a button says for them; `to` is what the button belongs to (reference.ts). */
export interface Input {
  readonly say: string;
  readonly to?: string;
  /** The platform it was said on, where the answer is shown. */
  readonly via?: string;
  /** The person who says it (key), where several can answer together. */
  readonly by?: string;
  /** The platform's id of what they typed. */
  readonly message?: string;
}

type Questions = Interview['questions'];

/**
 * One turn of an interview: what is said in it leads to a new state and the next message. Pure and total: it never
 * throws, any input leads somewhere, no answer that was recorded is lost, and what could not be understood is kept.
 */
export function step(questions: Questions, about: About, state: InterviewState, input: Input): Stepped {
  const interview: Interview = { questions, about, state };
  const special =
    input.to === undefined ? fromBehind(interview, input.say, input) : oldButton(interview, input.say, input.to, input);
  const stepped = special ?? hear(interview, input.say);
  return showing({ ...stepped, state: withSource(state, stepped.state, input) }, input);
}

function hear(interview: Interview, said: string): Stepped {
  const offer = proposal(interview);
  const yesNo = offer && readYesNo(said);
  if (yesNo === 'yes') return agree(interview, offer!);
  if (yesNo === 'no') return decline(interview, offer!);
  const here = withoutStray(interview);
  const opening = here.state.at === OPENING && opens(here);
  if (opening && !wishIn(here, said)) return hearAtOpening(here, said);
  const setApart = keepBack(here, said);
  if (setApart) return setApart;
  const wish = current(here)?.key.startsWith('apart/') ? undefined : wishIn(here, said);
  if (wish) return askBack(here, wish, said);
  const control = controlIn(here, said);
  if (control) return steer(here, control);
  const question = current(here);
  if (question?.key === CORRECTION) return sendCorrected(here, question, said);
  if (question && isRight.test(plainWords(said.slice(0, 40))) && wasTold(here, question)) return noChange(here);
  if (question) return perhapsChange(here, question, said) ?? takeText(here, question, said);
  // Where nothing is asked, the name of an answer is what they would like to change, and a rating is put as that change.
  if (isCalled(here, said)) return steer(here, { change: said });
  const rating = asked(here).find(({ key }) => key === 'rating');
  if (rating && saysRating(said, here.about)) return answerAgain(here, rating, said, said);
  const problem =
    here.state.at === SUBMITTED
      ? 'This update is submitted, so I have not taken that as an answer. To change it, write “Change something”.'
      : 'This is the review, so I have not taken that as an answer. You could write “Submit”, or “Change something”.';
  return refuse(here, { key: here.state.at }, { problem }, said);
}

const isRight = /^(?:right|that's right|correct|that's still right|still right)$/;

/** Whether the question shows what they said since last time. */
const wasTold = (interview: Interview, question: Question): boolean =>
  typeof unchanged(interview, question)?.from === 'object';

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
export function begin(questions: Questions, about: About, existing?: InterviewState, device: Device = {}): Stepped {
  const interview: Interview = { questions, about, state: existing ?? fresh(questions, about) };
  return showing(present(interview, existing ? whereYouWere(interview) : undefined), device);
}

function fresh(questions: Questions, about: About): InterviewState {
  const empty = nothingSaid();
  if (!about.submitted) {
    const interview: Interview = { questions, about, state: empty };
    return { ...empty, at: opens(interview) ? OPENING : nextPlace(interview) };
  }
  const state = { ...empty, answers: about.submitted.answers, at: SUBMITTED };
  const given: Interview = { questions, about, state };
  const skipped = asked(given).filter((question) => answerTo(given, question) === undefined);
  return { ...state, skipped: skipped.map(({ key }) => key) };
}

function whereYouWere(interview: Interview): Note | undefined {
  const answered = countAnswered(interview);
  if (answered === 0 || interview.state.at === SUBMITTED) return undefined;
  const here = current(interview);
  const place = here ? `“${here.name}”` : 'the review';
  const of = asked(interview).filter(({ aside }) => !aside).length;
  return noteOf([{ bold: interview.about.workstream.name }, `: you were at ${place}; ${answered} of ${of} answered.`]);
}
