import { buttons } from '../message.ts';
import { button } from './ask.ts';
import { proposed } from './change.ts';
import { current, type Interview } from './interview.ts';
import { noteOf } from './note.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { refuse } from './take.ts';
import { excerpt } from './understand/wording.ts';
import type { WishIn } from './wish-in.ts';

/**
 * `Keep back £60,000 for the roof`: put as the answer, with the way to the other beside it. Undefined: it is no answer to
 * this, or to more than this.
 */
export function perhapsAnswer(
  interview: Interview,
  here: Question,
  said: string,
  line = 'I am not sure how that is meant.',
): Stepped | undefined {
  const { about, state } = interview;
  const read = here.understand(said, about, state.answers);
  if (!('understood' in read) || read.rest) return undefined;
  const now = {
    ...interview,
    state: proposed(state, { question: here.key, value: read.understood, said, text: said }),
  };
  const keep = { label: 'Keep something back', say: 'Keep something back' };
  return present(now, noteOf([line], buttons(button(now, here.key, keep))));
}

/** What asks, in a part of it, to keep something back, or may do so, is never recorded without a word. */
export function askBack(interview: Interview, wish: WishIn, said: string): Stepped {
  const here = current(interview);
  const quoted = `“${excerpt(wish.text.trim(), 100)}”`;
  const line = `${quoted} may be a wish to keep something back. If it is, write “Keep something back”; if all of this is your answer, write “Right”.`;
  const perhaps = here && !wish.sure ? perhapsAnswer(interview, here, said, line) : undefined;
  return perhaps ?? refuse(interview, { key: interview.state.at }, { problem: byItself(wish, quoted) }, said);
}

const byItself = ({ sure }: WishIn, quoted: string): string =>
  sure
    ? `${quoted} reads as a wish to keep something back. Please send that by itself, and the rest without it; if it is part of your answer, begin it with another word.`
    : `${quoted} may be a wish to keep something back, so I have taken none of this as an answer. Please send the wish by itself, as “exempt the reason: …”, and each answer by itself.`;
