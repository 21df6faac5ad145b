import { buttons, footnote, paragraph } from '../message.ts';
import { listedShort, whoSees } from './about.ts';
import { isTooLong } from './ask.ts';
import { questionMeant, questionNear } from './called.ts';
import { moved, skippedOver } from './change.ts';
import { asked, current, every, type Interview, isAnswered, unchanged } from './interview.ts';
import { noteOf } from './note.ts';
import { opens } from './opening.ts';
import { goOn, present, type Stepped } from './place.ts';
import type { Section } from './question.ts';
import { choose } from './review.ts';
import { settle } from './settle.ts';
import { OPENING, REVIEW } from './state.ts';
import { accept } from './take.ts';
import { TEXT_LIMIT } from './understand/text.ts';
import { cut } from './understand/wording.ts';

/** The moves within an interview. None of them changes an answer, but `No change` and `Use the first part` give one. */

/** To the question before; from a change, to where the change began. */
export function back(interview: Interview): Stepped {
  const { state } = interview;
  const all = asked(interview);
  const here = current(interview);
  // What was only called up, and has no answer, is left by that.
  if (here && state.editing) return goOn({ ...interview, state: moved(state, REVIEW) });
  const before = here
    ? all[all.findIndex(({ key }) => key === here.key) - 1]
    : state.at === REVIEW
      ? all.at(-1)
      : undefined;
  if (!before && here && opens(interview)) return present({ ...interview, state: moved(state, OPENING) });
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

/** No change to all that is still open in a section, or (without one) in the whole answer; what has to be asked all the same is. */
export function noChangeTo(interview: Interview, section?: Section): Stepped {
  const settled = settle(interview, (question) => section === undefined || question.section?.key === section.key);
  const names = settled.recorded.map(({ question }) => question.name);
  if (names.length + settled.skipped.length === 0) {
    const where = section ? `Of ${section.name.toLowerCase()} nothing` : 'Nothing';
    return present(interview, noteOf([`${where} is open that “No change” could answer.`]));
  }
  const what = section ? `${section.name}: no change to ` : 'No change to ';
  return goOn(
    settled.interview,
    noteOf(names.length > 0 ? [what, listedShort(names), '.'] : ['Nothing new was noted.']),
  );
}

/** The answer that stood before a later one took its place, for as long as nothing else was recorded. */
export function changeBack(interview: Interview): Stepped {
  const { replaced } = interview.state;
  const question = every(interview).find(({ key }) => key === replaced?.question);
  if (!replaced || !question) return present(interview, noteOf(['There is nothing to change back.']));
  return accept(interview, question, replaced.value);
}

/** The section that people call so. */
export const sectionCalled = (interview: Interview, name: string): Section | undefined =>
  asked(interview).find(
    ({ section }) => section && [section.key, section.name.toLowerCase()].includes(name.toLowerCase()),
  )?.section;

export function edit(interview: Interview, name: string): Stepped {
  const question = questionNear(interview, name) ?? questionMeant(interview, name);
  if (!question) return { state: interview.state, message: choose(interview) };
  return present({ ...interview, state: moved(interview.state, question.key, true) });
}

/** Which answer of a section: all that are asked, and of what is not due as many as can be read. */
export function editOneOf(interview: Interview, section: Section): Stepped {
  const items = every(interview).filter((question) => question.section?.key === section.key && !question.aside);
  const due = new Set(asked(interview));
  const others = items.filter((question) => !due.has(question)).slice(0, NOT_DUE);
  const among = items.filter((question) => due.has(question) || others.includes(question));
  const [only] = among;
  if (only && among.length === 1) return present({ ...interview, state: moved(interview.state, only.key, true) });
  return { state: interview.state, message: choose(interview, undefined, among) };
}
const NOT_DUE = 12;

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

/** Who will see the answer: asked in the middle of it, and no answer. */
export function whoWillSee(interview: Interview): Stepped {
  const { about } = interview;
  const here = current(interview);
  const line =
    here?.sensitive && !about.audience.sensitive
      ? `“${here.name}” is sensitive: only the lead, deputy and director, the sponsor and the programme office will see your answer.`
      : [whoSees(about.audience), here && !about.audience.sensitive ? `“${here.name}” appears in ${here.appears}.` : '']
          .filter(Boolean)
          .join(' ');
  return present(interview, noteOf([`${line} Nothing is sent before you submit.`]));
}

/** What would work here, for whoever does not know what to write. */
export function helpHere(interview: Interview): Stepped {
  const { about, state } = interview;
  const here = current(interview);
  if (!here)
    return present(interview, noteOf(['Nothing has to be written here: the buttons below say what you can do.']));
  const { hint, choices = [] } = here.put(about, state.answers);
  const says = choices
    .filter(({ say }) => 'understood' in here.understand(say, about, state.answers))
    .map(({ say }) => `“${say}”`);
  const could = hint === undefined && says.length > 0 ? `You could write ${says.join(' or ')}. ` : '';
  const skip = here.required
    ? ''
    : `“Skip” passes it over: ${here.skipping.charAt(0).toLowerCase()}${here.skipping.slice(1)} `;
  const line = `This asks for “${here.name}”, in your own words. ${could}${skip}“Later” keeps your answers for another time.`;
  return present(interview, noteOf([line]), { explained: true });
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

/** Who else may be asked: the deputy a press away, anybody else by name. It is done by the word `delegate`. */
export function delegate({ about, state }: Interview): Stepped {
  const { workstream, names } = about;
  const typed = `delegate ${workstream.id}`;
  const deputy = workstream.deputy;
  const line = `Who should answer for ${workstream.name}? What is answered so far goes with it, and the update will say who answered for whom.`;
  return {
    state,
    message: {
      summary: line,
      blocks: [
        paragraph(line),
        buttons(
          ...(deputy
            ? [{ label: `Ask ${names[deputy] ?? 'the deputy'}, the deputy`.slice(0, 75), say: `${typed} ${deputy}` }]
            : []),
          { label: 'Go on myself', say: about.words.update },
        ),
        footnote('Or write the name of somebody else. Until you do, it stays with you.'),
      ],
    },
    done: { what: 'delegate', word: typed },
  };
}
