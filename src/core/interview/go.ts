import { isTooLong } from './ask.ts';
import { moved, skippedOver } from './change.ts';
import { asked, current, type Interview, isAnswered, questionCalled, unchanged } from './interview.ts';
import { noteOf } from './note.ts';
import { goOn, present, type Stepped } from './place.ts';
import { choose } from './review.ts';
import { REVIEW } from './state.ts';
import { accept } from './take.ts';
import { TEXT_LIMIT } from './understand/text.ts';
import { cut } from './understand/wording.ts';

/** The moves within an interview. None of them changes an answer, but `No change` and `Use the first part` give one. */

/** To the question before; from a change, to where the change began. */
export function back(interview: Interview): Stepped {
  const { state } = interview;
  const all = asked(interview);
  const here = current(interview);
  if (here && state.editing) return goOn(interview);
  const before = here ? all[all.indexOf(here) - 1] : state.at === REVIEW ? all.at(-1) : undefined;
  if (!before)
    return present(interview, noteOf([here ? 'This is the first question.' : 'There is nothing to go back to.']));
  return present({ ...interview, state: moved(state, before.key) });
}

export function skip(interview: Interview): Stepped {
  const question = current(interview);
  if (!question) return present(interview, noteOf(['There is no question to skip here.']));
  if (isAnswered(interview, question)) {
    return goOn(interview, noteOf([`Your answer to “${question.name}” stays as it is.`]));
  }
  const state = skippedOver(interview.state, [question.key]);
  return goOn({ ...interview, state }, noteOf(['Skipped. ', question.skipping]));
}

/** The answer that stands: this draft's own, or last time's where it can stand again. */
export function noChange(interview: Interview): Stepped {
  const question = current(interview);
  if (!question) return present(interview, noteOf(['Nothing was changed.']));
  const known = unchanged(interview, question);
  if (!known) {
    return present(
      interview,
      noteOf(['There is no answer from last time that could stand here. Please write one, or “Skip”.']),
    );
  }
  return accept(interview, question, known.value);
}

export function edit(interview: Interview, name: string): Stepped {
  const question = questionCalled(interview, name);
  if (!question) return { state: interview.state, message: choose(interview) };
  return present({ ...interview, state: moved(interview.state, question.key, true) });
}

/** What the answers mean: those of the question now asked, or of the first that has something to explain. */
export function explain(interview: Interview): Stepped {
  const here = current(interview);
  if (here?.explain) return present(interview, undefined, { explained: true });
  const explained = asked(interview).find((question) => question.explain);
  const blocks = explained?.explain?.(interview.about) ?? [];
  return present(
    interview,
    noteOf([explained ? `What the answers to “${explained.name}” mean:` : 'Here is where you are.'], ...blocks),
  );
}

/** The beginning of the text that was too long, as the answer; the whole of it stays in the draft. */
export function firstPart(interview: Interview): Stepped {
  const { about, state } = interview;
  const question = current(interview);
  const long =
    question &&
    state.kept.findLast((kept) => kept.question === question.key && isTooLong(interview, question, kept.text));
  const read = long && question.understand(cut(long.text.trim(), TEXT_LIMIT), about, state.answers);
  if (!question || !read || 'problem' in read) {
    return present(interview, noteOf(['There is no text here that was too long.']));
  }
  return accept(interview, question, 'understood' in read ? read.understood : read.confirm);
}

/** Who else may answer; it is theirs to begin. */
export function delegate(interview: Interview): Stepped {
  const { words, workstream } = interview.about;
  const others = workstream.deputy ? 'the deputy and the programme office' : 'the programme office';
  return present(
    interview,
    noteOf([
      `I cannot pass this on, but ${others} can answer it with “${words.update}”. What you have answered so far stays in the draft for them.`,
    ]),
  );
}
