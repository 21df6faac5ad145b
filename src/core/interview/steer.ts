import { keyOf } from '../programme/nouns.ts';
import { back, delegate, edit, explain, firstPart, noChange, skip } from './go.ts';
import { current, type Interview, questionCalled } from './interview.ts';
import { noteOf } from './note.ts';
import { present, type Stepped } from './place.ts';
import { choose } from './review.ts';
import { later, submit } from './submit.ts';
import { type Control, readControl } from './understand/control.ts';

/** The fixed word that this text is here; `Change the contract` is one only where a question is called so. */
export function controlIn(interview: Interview, text: string): Control | undefined {
  const { workstream } = interview.about;
  const control = readControl(text, [workstream.name, keyOf(workstream.id)]);
  if (typeof control !== 'object' || questionCalled(interview, control.change)) return control;
  return current(interview) ? undefined : 'edit';
}

/** Does what a fixed word says. */
export function steer(interview: Interview, control: Control): Stepped {
  if (typeof control === 'object') return edit(interview, control.change);
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
    case 'form':
      return present(
        interview,
        noteOf(['There is no form for this; everything is asked here, one question at a time.']),
      );
  }
}
