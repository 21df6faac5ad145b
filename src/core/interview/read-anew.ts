import type { Json } from '../json.ts';
import { recorded } from './change.ts';
import { every, type Interview, unchanged } from './interview.ts';
import { markAnew } from './mark-anew.ts';
import { readPart } from './parts.ts';
import type { Question } from './question.ts';
import { inParts, partOf } from './several.ts';
import { controlIn } from './steer.ts';
import type { Apart, Part } from './understand/apart.ts';
import { excerpt } from './understand/wording.ts';
import { wishIn } from './wish-in.ts';

/** What was read anew from a text that they edited. */
export interface ReadAnew {
  readonly answers: readonly { readonly question: Question; readonly value: Json }[];
  /** Read, but it could be meant otherwise. */
  readonly doubt?: { readonly question: Question; readonly value: Json; readonly said: string };
  readonly problem?: { readonly question: Question; readonly problem: string };
  /** What belongs to other questions, which have answers from elsewhere or may be meant otherwise. */
  readonly offers: readonly { readonly question: string; readonly text: string }[];
  /** Of another answer, that the text kept back before it was edited. */
  readonly unmarked?: readonly Question[];
  /** What is no answer to anything. */
  readonly rest?: { readonly question: string; readonly text: string };
}

/** The questions whose answers were read from a message of theirs, in their order. */
export const readFrom = (interview: Interview, message: string): readonly Question[] =>
  every(interview).filter(({ key }) => interview.state.from?.[key] === message);

/** Reads an edited text by the rules by which it was read first: `questions` are those that it answered. */
export function readAnew(interview: Interview, questions: readonly Question[], text: string): ReadAnew {
  const { about, state } = interview;
  const own = questions.map(({ key }) => key);
  const [first] = questions;
  const marked = markAnew(interview, questions, text);
  if (marked) return marked;
  const rating = questions.find(({ key }) => key === 'rating');
  const apart = wishIn(interview, text) ? undefined : partsIn(interview, text, own);
  if (apart) {
    const rest = apart.rest ? { rest: { question: (rating ?? first!).key, text: apart.rest } } : {};
    return { ...fromParts(interview, apart.parts, own), ...rest };
  }
  const question = rating ?? first!;
  const control = controlIn(interview, text);
  if (control === 'no-change') {
    const { [question.key]: _, ...others } = state.answers;
    const standing = unchanged({ ...interview, state: { ...state, answers: others } }, question);
    if (standing) return { answers: [{ question, value: standing.value }], offers: [] };
  }
  const mark = question.key.startsWith('apart/');
  const wish = !mark && wishIn(interview, text);
  if (control || wish) {
    const how = wish
      ? ' To keep something back, write that as a new message; if it is your answer, begin it with another word.'
      : '';
    const problem = `“${excerpt(text.trim(), 60)}” is no answer to “${question.name}”.${how}`;
    return { answers: [], problem: { question, problem }, offers: [] };
  }
  const read = question.understand(text, about, state.answers);
  if ('problem' in read) return { answers: [], problem: { question, problem: read.problem }, offers: [] };
  if ('confirm' in read) return { answers: [], doubt: { question, value: read.confirm, said: read.said }, offers: [] };
  const answer = { question, value: read.understood };
  if (!read.rest) return { answers: [answer], offers: [] };
  const now = { ...interview, state: recorded(state, question.key, read.understood) };
  const more = fromParts(now, [partOf(read.rest)], own);
  return { answers: [answer, ...more.answers], offers: more.offers };
}

/** Also where its rating was replaced by a later message, as long as the text still answers several of the others. */
function partsIn(interview: Interview, text: string, own: readonly string[]): Apart | undefined {
  const rating = every(interview).find(({ key }) => key === 'rating');
  const apart = rating && inParts(interview, rating, text);
  if (!apart || own.includes('rating')) return apart;
  return apart.parts.filter(({ question }) => own.includes(question)).length > 1 ? apart : undefined;
}

function fromParts(interview: Interview, parts: readonly Part[], own: readonly string[]): ReadAnew {
  let now = interview;
  const answers: ReadAnew['answers'][number][] = [];
  const offers: ReadAnew['offers'][number][] = [];
  for (const part of parts) {
    const read = readPart(now, part, ...own);
    if (read.what === 'offer') offers.push({ question: part.question, text: part.text });
    if (read.what !== 'answer') continue;
    answers.push({ question: read.question, value: read.value });
    now = { ...now, state: recorded(now.state, part.question, read.value) };
  }
  return { answers, offers };
}
