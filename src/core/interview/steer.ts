import { keyOf } from '../programme/nouns.ts';
import { openForm } from './fill-in.ts';
import {
  back,
  changeBack,
  delegate,
  edit,
  explain,
  firstPart,
  helpHere,
  noChange,
  noChangeTo,
  sectionCalled,
  skip,
  whoWillSee,
} from './go.ts';
import { current, type Interview, questionCalled, questionMeant } from './interview.ts';
import { present, type Stepped } from './place.ts';
import { choose } from './review.ts';
import { later, submit } from './submit.ts';
import { type Control, readControl } from './understand/control.ts';

/** The fixed word that this text is here; `Change the contract` is one only where a question is called so. */
export function controlIn(interview: Interview, text: string): Control | undefined {
  const { workstream } = interview.about;
  const control = readControl(text, [workstream.name, keyOf(workstream.id)]);
  if (typeof control !== 'object') return control;
  if ('unchanged' in control) return sectionCalled(interview, control.unchanged) ? control : undefined;
  if (questionCalled(interview, control.change)) return control;
  const here = current(interview);
  if (!here) return questionMeant(interview, control.change) ? control : 'edit';
  // A part of a name would swallow answers that only begin so.
  const isAnswer = !('problem' in here.understand(text, interview.about, interview.state.answers));
  return !isAnswer && questionMeant(interview, control.change) ? control : undefined;
}

/** Does what a fixed word says. */
export function steer(interview: Interview, control: Control): Stepped {
  if (typeof control === 'object') {
    if ('unchanged' in control) return noChangeTo(interview, sectionCalled(interview, control.unchanged));
    return edit(interview, control.change);
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
