import { listedShort } from './about.ts';
import { moved } from './change.ts';
import { edit } from './go.ts';
import { asked, type Interview, isOpen, nextPlace } from './interview.ts';
import { noteOf } from './note.ts';
import { goOn, present, type Stepped } from './place.ts';
import { settle } from './settle.ts';
import { REVIEW } from './state.ts';
import { controlIn, steer } from './steer.ts';
import { submit } from './submit.ts';
import { takeText } from './take.ts';
import { readControl } from './understand/control.ts';
import { plainWords } from './understand/wording.ts';
import { readYesNo } from './understand/yes-no.ts';

const nothing =
  /^(?:no,? )?(?:no|n|nope|nah|no thanks|nothing|none|not really|no news|all as before|(?:all |still )?(?:the )?same(?: again| as before)?|nothing (?:new|changed|to report|has changed|at all|(?:has )?changed since(?: then)?))(?: to report| at all| thanks| thank you)?$/;
const yesAnd = /^(?:yes|yep|yeah|yes please|it has|it did)\b[\s,.:;–—-]*/i;

/**
 * What is said to "has anything changed?": no is recorded and submitted as it stands there, yes leads to the first
 * question, and anything else is already an answer.
 */
export function hearAtOpening(interview: Interview, said: string): Stepped {
  const control = controlIn(interview, said);
  const isChange = control === 'edit' && readControl(said, []) !== 'edit';
  const words = plainWords(said.slice(0, 100));
  if (control === 'no-change' || control === 'nothing-else' || control === 'submit') return nothingChanged(interview);
  if (said.length <= 100 && nothing.test(words)) return nothingChanged(interview);
  if (readYesNo(said) === 'yes' || control === 'skip' || (control === 'edit' && !isChange)) return goOn(interview);
  if (typeof control === 'object' && 'change' in control) return edit(interview, control.change);
  if (control && !isChange) return steer(interview, control);
  return answer(interview, said);
}

/** As the opening says: submitted at once where nothing else has to be asked. */
function nothingChanged(interview: Interview): Stepped {
  const { interview: now, recorded } = settle(interview);
  if (nextPlace(now) === REVIEW) return submit({ ...now, state: moved(now.state, REVIEW) });
  const left = asked(now).filter((question) => isOpen(now, question));
  const names = recorded.map(({ question }) => question.name);
  const rest = left.length === 1 ? 'One question is left.' : `${left.length} questions are left.`;
  return goOn(now, noteOf([`Noted without a change: ${listedShort(names)}. ${rest}`]));
}

/** It is the answer to the first question, or to several. */
function answer(interview: Interview, said: string): Stepped {
  const [first] = asked(interview);
  if (!first) return present(interview);
  const now = { ...interview, state: moved(interview.state, first.key) };
  const more = said.replace(yesAnd, '');
  if (more === said || /^\s*$/.test(more)) return takeText(now, first, said);
  return takeText(now, first, more);
}
