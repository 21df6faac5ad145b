import { type Block, type Line, paragraph, plain } from '../message.ts';
import { asked, current, type Interview, isAnswered } from './interview.ts';
import type { Note } from './note.ts';
import { goOn, present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { awaitsApproval } from './questions/milestones.ts';

/** What follows from an answer that was just recorded. */

/** The question being asked stays where it is when the answer was to another one. */
export function onward(interview: Interview, answered: Question, note: Note): Stepped {
  const here = current(interview);
  return here?.key !== answered.key ? stayOrGoOn(interview, note) : goOn(interview, note);
}

/** Shows where the interview is; a question that another answer made fall away gives way to the next. */
export function stayOrGoOn(interview: Interview, note: Note): Stepped {
  const { about, state } = interview;
  const here = current(interview);
  return here && (state.editing || here.asked(state.answers, about)) ? present(interview, note) : goOn(interview, note);
}

/** Says that answers are no longer part of the update; they stay in the draft for when they are again. */
export function leftBehind(now: Interview, before: Interview): readonly Line[] {
  const isAsked = asked(now);
  const names = asked(before)
    .filter((question) => !isAsked.some(({ key }) => key === question.key) && isAnswered(now, question))
    .map(({ name }) => `“${name}”`);
  if (names.length === 0) return [];
  return [
    [`${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} no longer part of the update, and kept in your draft.`],
  ];
}

/** What an answer leads to besides: a critical date that moved is put to its approver. */
export function leadsTo(now: Interview, before: Interview): readonly Block[] {
  const known = new Set(awaitsApproval(before.about, before.state.answers).map(plain));
  return awaitsApproval(now.about, now.state.answers)
    .filter((line) => !known.has(plain(line)))
    .map((line) => paragraph(...line));
}
