import { buttons, footnote, type Message, paragraph } from '../message.ts';
import { listed } from './about.ts';
import { apartKey, apartOf, withCarried } from './apart.ts';
import { button } from './ask.ts';
import { questionMeant, questionNear } from './called.ts';
import { moved, recorded, withKept } from './change.ts';
import { sectionCalled } from './go.ts';
import { asked, current, every, type Interview, isAnswered, nextPlace } from './interview.ts';
import { noteOf } from './note.ts';
import { present, type Stepped } from './place.ts';
import { type Item, itemsIn, type Question, type Section } from './question.ts';
import { whatItMeans } from './questions/kept-back.ts';
import { REVIEW } from './state.ts';
import { take } from './take.ts';
import { type KeepBack, readKeepBack, readSetApart } from './understand/keep-back.ts';
import { excerpt, plainWords } from './understand/wording.ts';

/**
 * Setting an answer apart: which one, how, why. Undefined: what was said is nothing of the kind, or would be an answer to
 * the question now asked.
 */
export function keepBack(interview: Interview, said: string): Stepped | undefined {
  const here = current(interview);
  if (here?.key.startsWith('apart/')) {
    const step = oneStep(interview, here, said);
    if (step) return step;
  }
  const read = readKeepBack(said);
  if (!read) return undefined;
  if (read === 'choose') return { state: interview.state, message: choose(interview) };
  const item = itemCalled(interview, nameIn(read));
  if (item?.key === 'rating' && !('show' in read)) return present(keeping(interview, said), noteOf([ratingIsShown]));
  if (item && item.key !== 'rating') return doIt(interview, item, read, said);
  const section = sectionCalled(interview, nameIn(read));
  if (section) return withSection(interview, section, read, said);
  // In the middle of a question it may be an answer that only begins so.
  if (here) return undefined;
  const open = questionNear(interview, nameIn(read));
  const known =
    open && !open.aside
      ? `“${open.name}” has no answer, so there is nothing to keep back.`
      : `I know no answer called “${nameIn(read).slice(0, 80)}”.`;
  const note = `${known} These are the ones that can be kept back.`;
  const kept = keeping(interview, said);
  return { state: kept.state, message: choose(kept, note) };
}

/** What was written and could not be done stays in the draft. */
const keeping = (interview: Interview, said: string): Interview => ({
  ...interview,
  state: withKept(interview.state, { question: interview.state.at, text: said }) ?? interview.state,
});

const ratingIsShown =
  'The rating itself is always shown: readers would take the others for the whole. A workstream that is sensitive altogether is marked so by the programme office.';

const nameIn = (read: Exclude<KeepBack, 'choose'>): string =>
  'show' in read ? read.show : 'keep' in read ? read.keep : read.item;

function doIt(interview: Interview, item: Item, read: Exclude<KeepBack, 'choose'>, said: string): Stepped | undefined {
  if ('show' in read) return isApart(interview, item) ? shownAgain(interview, item) : undefined;
  const key = apartKey(item.key);
  const at = { ...interview, state: moved(interview.state, key, true) };
  if ('keep' in read) return present(at);
  const question = every(at).find((each) => each.key === key);
  if (question && read.why) {
    const whole = question.understand(`${words[read.is]} ${read.why}`, at.about, at.state.answers);
    return take(at, question, whole, said);
  }
  return chosen(at, key, read.is);
}

/** All answers of a section at once: `keep savings out of the digest, because …`; without the reason, which of them. */
function withSection(
  interview: Interview,
  section: Section,
  read: Exclude<KeepBack, 'choose'>,
  said: string,
): Stepped | undefined {
  const items = itemsOf(interview).filter((item) => item.section?.key === section.key && !item.sensitive);
  const [first, ...others] = 'show' in read ? items.filter((item) => isApart(interview, item)) : items;
  if (!first) return undefined;
  if (others.length === 0) return doIt(interview, first, read, said);
  if ('keep' in read) return { state: interview.state, message: choose(interview, undefined, items) };
  if (!('show' in read) && !read.why) {
    const kept = keeping(interview, said);
    return { state: kept.state, message: choose(kept, 'It needs a reason, or one answer at a time.', items) };
  }
  const how = 'show' in read ? { is: 'shown' } : { is: read.is, why: read.why! };
  const state = [first, ...others].reduce((so, { key }) => recorded(so, apartKey(key), how), interview.state);
  const names = listed([first, ...others].map(({ name }) => name));
  const line =
    'show' in read
      ? `Shown like the other answers: ${names}.`
      : `${section.name}: ${whatItMeans[read.is]} (${read.why}): ${names}.`;
  return present({ ...interview, state: moved(state, nextPlace({ ...interview, state })) }, noteOf([line]));
}

const words = { 'kept-out': 'keep out of the digest because', exempt: 'exempt because' } as const;

/** Between which and why: a choice without a reason is kept, and asks for it. */
function oneStep(interview: Interview, here: Question, said: string): Stepped | undefined {
  const read = readSetApart(said);
  if (read && !read.why) return chosen(interview, here.key, read.is);
  const item = withItems(interview, every(interview)).find(({ key }) => apartKey(key) === here.key);
  const leaves = /^(?:show it|show this|show|skip|back|go back|cancel|leave it)$/.test(plainWords(said.slice(0, 40)));
  if (!leaves || !item) return undefined;
  // To go back from an answer that is whole leaves it as it is.
  const stands = !/^show/i.test(said.trim()) && apartOf(interview.state.answers, item.key) !== undefined;
  return stands ? undefined : shownAgain(interview, item);
}

/** Not a whole answer yet (questions/kept-back.ts). */
function chosen(interview: Interview, key: string, is: 'kept-out' | 'exempt'): Stepped {
  const why = apartOf(interview.state.answers, key.slice('apart/'.length))?.why;
  const state = recorded(interview.state, key, { is });
  return present({
    ...interview,
    state: moved((why && withKept(state, { question: key, text: why })) || state, key, true),
  });
}

/** Said so, since what was set apart last time stays so while the answer is the same. */
function shownAgain(interview: Interview, item: Item): Stepped {
  const key = apartKey(item.key);
  const shown = recorded(interview.state, key, { is: 'shown' });
  const why = apartOf(interview.state.answers, item.key)?.why;
  const state = moved((why && withKept(shown, { question: key, text: why })) || shown, REVIEW);
  const now = { ...interview, state };
  const line = `“${item.name}” is shown like the other answers.`;
  return present({ ...now, state: moved(state, nextPlace(now)) }, noteOf([line]));
}

const isApart = ({ about, state }: Interview, { key }: Item): boolean =>
  apartOf(withCarried(about, state.answers), key) !== undefined;

/** What can be kept back, one button each. */
function choose(interview: Interview, note?: string, among = itemsOf(interview)): Message {
  const { state } = interview;
  const line = 'Which answer would you like to keep back?';
  const items = among.filter(({ key, sensitive }) => key !== 'rating' && !sensitive);
  return {
    summary: note ? `${note} ${line}` : line,
    blocks: [
      ...(note ? [paragraph(note)] : []),
      paragraph({ bold: line }),
      paragraph('You are then asked whether it is kept out of the digest or exempt from publication, and why.'),
      buttons(
        ...items.map((item) => {
          const [called] = item.called;
          const one = /^decision \d+$/.test(called ?? '') ? `${called}, “${excerpt(item.name, 40)}”` : undefined;
          const what = one ?? (item.section || /^who /.test(called ?? '') ? called : `the ${called}`);
          const verb = isApart(interview, item) ? 'Show' : 'Keep back';
          return button(interview, state.at, { label: `${verb}: ${what}`, say: `${verb} ${called}` });
        }),
        button(interview, state.at, { label: 'Go on without a change', say: 'Go on' }),
      ),
      ...items.slice(0, 1).map(({ called }) => footnote(`Or write it: “Keep back ${called[0]}”.`)),
    ],
  };
}

/** What has an answer. */
const itemsOf = (interview: Interview): readonly Item[] =>
  withItems(
    interview,
    asked(interview).filter((question) => !question.aside && isAnswered(interview, question)),
  );

/** With the single things in an answer, unless all of it is kept back. */
const withItems = (interview: Interview, questions: readonly Question[]): readonly Item[] =>
  questions.flatMap((question): readonly Item[] =>
    isApart(interview, question) ? [question] : [question, ...itemsIn(question, interview.state.answers[question.key])],
  );

/** By its name or what else it is called; in the review also by a part that only one of them has. */
function itemCalled(interview: Interview, name: string): Item | undefined {
  const wanted = plainWords(name);
  const items = itemsOf(interview);
  const namesOf = ({ key, name, called }: Item) => [key, name, ...called].map(plainWords);
  const exact = items.find((item) => namesOf(item).includes(wanted));
  if (exact || interview.state.at !== REVIEW || wanted.length < 3) return exact;
  const [only, ...more] = items.filter((item) => namesOf(item).some((known) => known.includes(wanted)));
  if (more.length > 0) return undefined;
  const meant = only ?? questionMeant(interview, name);
  return items.find(({ key }) => key === meant?.key);
}
