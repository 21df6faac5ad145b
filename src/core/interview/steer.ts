import { buttons } from '../message.ts';
import { keyOf } from '../programme/nouns.ts';
import { button } from './ask.ts';
import { questionMeant, questionNear, sectionMeant } from './called.ts';
import { proposed } from './change.ts';
import { openForm } from './fill-in.ts';
import {
  back,
  changeBack,
  delegate,
  edit,
  editOneOf,
  explain,
  firstPart,
  helpHere,
  noChange,
  noChangeTo,
  sectionCalled,
  skip,
  whoWillSee,
} from './go.ts';
import { current, type Interview } from './interview.ts';
import { noteOf } from './note.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { choose } from './review.ts';
import { CORRECTION, later, submit } from './submit.ts';
import { type Control, readControl } from './understand/control.ts';

/** The fixed word that this text is here; `Change the contract` is one only where a question is called so. */
export function controlIn(interview: Interview, text: string): Control | undefined {
  const { workstream } = interview.about;
  const control = readControl(text, [workstream.name, keyOf(workstream.id)]);
  if (typeof control !== 'object') return control;
  if ('unchanged' in control) return sectionCalled(interview, control.unchanged) ? control : undefined;
  const here = current(interview);
  if (!here) {
    const known = isCalled(interview, control.change) || questionMeant(interview, control.change);
    return known ? control : control.perhaps ? undefined : 'edit';
  }
  const isAnswer = !('problem' in here.understand(text, interview.about, interview.state.answers));
  if (isCalled(interview, control.change)) return control.perhaps && isAnswer ? undefined : control;
  // A part of a name would swallow answers that only begin so.
  return !isAnswer && questionMeant(interview, control.change) ? control : undefined;
}

/** Whether it is the whole name of a question or a section, at most with a letter wrong. Why a change is made is asked at its end. */
export function isCalled(interview: Interview, name: string): boolean {
  const question = questionNear(interview, name);
  return sectionMeant(interview, name) !== undefined || (question !== undefined && question.key !== CORRECTION);
}

/**
 * `We need to change the milestones`: an answer to what is asked, or a wish to change another. Neither is guessed: it is
 * put as the answer, with the way to the other beside it.
 */
export function perhapsChange(interview: Interview, question: Question, text: string): Stepped | undefined {
  const control = readControl(text, []);
  if (typeof control !== 'object' || !('change' in control) || !control.perhaps) return undefined;
  if (!isCalled(interview, control.change)) return undefined;
  const { about, state } = interview;
  const read = question.understand(text, about, state.answers);
  if (!('understood' in read) || read.rest) return undefined;
  const value = read.understood;
  const now = { ...interview, state: proposed(state, { question: question.key, value, said: text, text }) };
  const change = `Change ${control.change}`;
  return present(
    now,
    noteOf(['I am not sure how that is meant.'], buttons(button(now, question.key, { label: change, say: change }))),
  );
}

/** Does what a fixed word says. */
export function steer(interview: Interview, control: Control): Stepped {
  if (typeof control === 'object') {
    if ('unchanged' in control) return noChangeTo(interview, sectionCalled(interview, control.unchanged));
    const section = sectionMeant(interview, control.change);
    return section ? editOneOf(interview, section) : edit(interview, control.change);
  }
  switch (control) {
    case 'back':
      return back(interview);
    case 'skip':
      return skip(interview);
    case 'later':
      return later(interview);
    case 'go-on':
      return present(interview);
    case 'no-change':
      return noChange(interview);
    case 'nothing-else':
      return noChangeTo(interview);
    case 'change-back':
      return changeBack(interview);
    case 'submit':
      return submit(interview);
    case 'edit':
      return { state: interview.state, message: choose(interview) };
    case 'explain':
      return explain(interview);
    case 'first-part':
      return firstPart(interview);
    case 'delegate':
      return delegate(interview);
    case 'who-sees':
      return whoWillSee(interview);
    case 'help':
      return helpHere(interview);
    case 'form':
      return openForm(interview);
  }
}
