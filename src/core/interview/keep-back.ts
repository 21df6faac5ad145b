import { buttons, footnote, type Message, paragraph } from '../message.ts';
import { listed } from './about.ts';
import { apartKey, apartOf } from './apart.ts';
import { button } from './ask.ts';
import { questionNear } from './called.ts';
import { moved, recorded, withKept } from './change.ts';
import { sectionCalled } from './go.ts';
import { current, every, type Interview, nextPlace } from './interview.ts';
import { withFormer } from './mark-anew.ts';
import { isApart, itemCalled, markable, toChooseFrom, withItems } from './markable.ts';
import { noteOf } from './note.ts';
import { perhapsAnswer } from './perhaps-wish.ts';
import { present, type Stepped } from './place.ts';
import type { Item, Question, Section } from './question.ts';
import { keptBack, whatItMeans } from './questions/kept-back.ts';
import { saysNone } from './questions/why.ts';
import { OPENING, REVIEW } from './state.ts';
import { readAs } from './stored/read-as.ts';
import { setApart } from './stored.ts';
import { take } from './take.ts';
import { type KeepBack, readSetApart } from './understand/keep-back.ts';
import { excerpt, plainWords } from './understand/wording.ts';
import { asMark, nameIn, namesNothing, readWish, type Wish } from './wish.ts';

/**
 * Setting an answer apart: which one, how, why. Undefined: what was said is nothing of the kind, or would be an answer to
 * the question now asked.
 */
export function keepBack(interview: Interview, said: string): Stepped | undefined {
  const here = current(interview);
  const saysHow = here?.key.startsWith('apart/') === true;
  if (here && saysHow) {
    const step = oneStep(interview, here, said);
    if (step) return step;
  }
  const wish = readWish(said);
  if (!wish) return undefined;
  const { what, sure } = wish;
  if (what === 'choose') return { state: interview.state, message: choose(interview) };
  const name = nameIn(what);
  const isShow = 'show' in what;
  const exact = itemCalled(interview, name, false);
  const loosely = sure || interview.state.at === REVIEW || (!isShow && here !== undefined);
  const item = exact ?? (loosely ? itemCalled(interview, name, true) : undefined);
  if (item?.key === 'rating' && !isShow) return present(keeping(interview, said), noteOf([ratingIsShown]));
  // It may have been an answer all the same.
  if (item && item.key !== 'rating')
    return doIt(exact || sure ? interview : keeping(interview, said), item, wish, said);
  const section = sectionCalled(interview, name);
  const ofSection = section && withSection(interview, section, wish, said);
  if (ofSection) return ofSection;
  // In the middle of a question it may be an answer that only begins so.
  if (here && (!sure || saysHow)) return isShow || saysHow ? undefined : perhapsAnswer(interview, here, said);
  return which(interview, name, said);
}

/** It fits none of them: they are shown, and what was written is kept. */
function which(interview: Interview, name: string, said: string): Stepped {
  const here = current(interview);
  const open = questionNear(interview, name);
  const known =
    open && !open.aside
      ? here
        ? `“${open.name}” is not asked as it stands; it can be kept back once it has an answer.`
        : `“${open.name}” has no answer, so there is nothing to keep back.`
      : namesNothing(name)
        ? 'I do not know which answer is meant.'
        : `I know no answer called “${name.slice(0, 80)}”.`;
  const otherwise = here
    ? ` Your text is kept with your draft; if it is your answer to “${here.name}”, please begin it with another word.`
    : interview.state.at === OPENING
      ? ' Your text is kept with your draft; if it is your answer, please begin it with another word.'
      : '';
  const kept = keeping(interview, said);
  const among = toChooseFrom(kept).filter(mayBeKept);
  const these = among.length > 0 ? ' These are the ones that can be kept back.' : '';
  return { state: kept.state, message: choose(kept, `${known}${these}${otherwise}`, among) };
}

/** What was written and could not be done stays in the draft. */
const keeping = (interview: Interview, said: string): Interview => ({
  ...interview,
  state: withKept(interview.state, { question: interview.state.at, text: said }) ?? interview.state,
});

const ratingIsShown =
  'The rating itself is always shown: readers would take the others for the whole. A workstream that is sensitive altogether is marked so by the programme office.';

function doIt(interview: Interview, item: Item, wish: Wish, said: string): Stepped | undefined {
  const read = wish.what as Exclude<KeepBack, 'choose'>;
  if ('show' in read) return isApart(interview, item) ? shownAgain(interview, item) : undefined;
  const key = apartKey(item.key);
  const at = { ...interview, state: moved(interview.state, key, true) };
  if ('keep' in read) return present(howAndWhy(at, item, wish.why));
  if (read.why === undefined) return chosen(at, key, read.is);
  if (saysNone(read.why)) return chosen(keeping(at, said), key, read.is);
  const question = keptBack(item);
  const mark = question.understand(asMark({ is: read.is, why: read.why }), at.about, at.state.answers);
  const stepped = take(at, question, mark, said);
  return { ...stepped, state: withFormer(stepped.state, interview.state.answers, item.key) };
}

/** Which of the two is asked next; its reason is offered then, and until both are said the wish is noted. */
function howAndWhy(interview: Interview, { key }: Item, why: string | undefined): Interview {
  const mark = apartKey(key);
  const isBegun = readAs(setApart.partial(), interview.state.answers[mark]) !== undefined;
  const state = isBegun ? interview.state : recorded(interview.state, mark, {});
  const offered = why === undefined ? undefined : withKept(state, { question: mark, text: why, offer: true });
  return { ...interview, state: offered ?? state };
}

/** All answers of a section at once: `keep savings out of the digest, because …`; without the reason, which of them. */
function withSection(interview: Interview, section: Section, wish: Wish, said: string): Stepped | undefined {
  const read = wish.what as Exclude<KeepBack, 'choose'>;
  const items = markable(interview).filter((item) => item.section?.key === section.key && !item.sensitive);
  const [first, ...others] = 'show' in read ? items.filter((item) => isApart(interview, item)) : items;
  if (!first) return undefined;
  if (others.length === 0) return doIt(interview, first, wish, said);
  if ('keep' in read) return { state: interview.state, message: choose(interview, undefined, items) };
  if (!('show' in read) && (!read.why || saysNone(read.why))) {
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

/** Between which and why: a choice without a reason is kept, and asks for it. */
function oneStep(interview: Interview, here: Question, said: string): Stepped | undefined {
  const read = readSetApart(said);
  if (read && !read.why) return chosen(interview, here.key, read.is);
  const item = withItems(interview, every(interview)).find(({ key }) => apartKey(key) === here.key);
  const leaves = /^(?:show it|show this|show|skip|back|go back|cancel|leave it)$/.test(plainWords(said.slice(0, 40)));
  if (!leaves || !item) return undefined;
  if (/^show/i.test(said.trim())) return shownAgain(interview, item);
  // To go back from an answer that is whole leaves it as it is.
  return apartOf(interview.state.answers, item.key) ? undefined : leftAsItWas(interview, item);
}

/** The wish is taken back before it was whole: what was set apart last time goes on. */
function leftAsItWas(interview: Interview, { key, name }: Item): Stepped {
  const { about } = interview;
  const state = moved(recorded(interview.state, apartKey(key), null), REVIEW);
  const now = { ...interview, state };
  const couldGoOn = [...about.told, ...(about.last ? [about.last] : [])].some(({ answers }) => apartOf(answers, key));
  const line = couldGoOn ? `“${name}” stays as it was.` : `“${name}” is shown like the other answers.`;
  return present({ ...now, state: moved(state, nextPlace(now)) }, noteOf([line]));
}

/** Not a whole answer yet (questions/kept-back.ts). */
function chosen(interview: Interview, key: string, is: 'kept-out' | 'exempt'): Stepped {
  const why = apartOf(interview.state.answers, key.slice('apart/'.length))?.why;
  const offers = interview.state.kept.filter((each) => each.question === key && each.offer);
  const now = recorded(interview.state, key, { is });
  // A reason that was said already is put as the answer to the question for it.
  const state = {
    ...now,
    kept: [
      ...now.kept.filter(
        ({ question, text }) => !offers.some((each) => each.question === question && each.text === text),
      ),
      ...offers,
    ],
  };
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

/** The rating is shown in any case, and what is sensitive is shown nowhere. */
const mayBeKept = ({ key, sensitive }: Item): boolean => key !== 'rating' && !sensitive;

/** What can be kept back, one button each. */
function choose(interview: Interview, note?: string, among = toChooseFrom(interview)): Message {
  const { state } = interview;
  const items = among.filter(mayBeKept);
  const line =
    items.length > 0
      ? 'Which answer would you like to keep back?'
      : 'No answer can be kept back yet: there is none beside the rating.';
  return {
    summary: note ? `${note} ${line}` : line,
    blocks: [
      ...(note ? [paragraph(note)] : []),
      paragraph({ bold: line }),
      ...(items.length > 0
        ? [paragraph('You are then asked whether it is kept out of the digest or exempt from publication, and why.')]
        : []),
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
