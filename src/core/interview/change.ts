import type { Json } from '../json.ts';
import { same } from './same.ts';
import { type InterviewState, type Kept, OPENING, type Proposal, REVIEW, SUBMITTED } from './state.ts';

/** The ways in which a state changes. No answer ever leaves it: it is replaced by a newer one, or stays. */

export function recorded(state: InterviewState, question: string, value: Json): InterviewState {
  const { kept, replaced: _, ...now } = unproposed(state);
  return {
    ...now,
    answers: { ...state.answers, [question]: value },
    skipped: state.skipped.filter((key) => key !== question),
    kept: kept.map((each) => (each.question === question ? withoutOffer(each) : each)),
    changes: state.changes + 1,
  };
}

/** Replaces an answer by a later one; the one before stays readable, and can be had back as long as nothing else is recorded. */
export function replaced(
  state: InterviewState,
  question: string,
  value: Json,
  before: Json,
  text: string,
): InterviewState {
  const now = recorded(state, question, value);
  return { ...(withKept(now, { question, text }) ?? now), replaced: { question, value: before } };
}

/** What was written earlier is not offered again for a question that has an answer; it stays kept. */
const withoutOffer = ({ offer: _, ...kept }: Kept): Kept => kept;

/** What is not understood well enough to record: kept whole until it is agreed to. */
export function proposed(state: InterviewState, proposal: Proposal): InterviewState {
  return { ...unproposed(state), proposed: proposal, changes: state.changes + 1 };
}

/** Takes a proposal back; the text that it was read from stays kept. */
export function unproposed({ proposed: dropped, ...state }: InterviewState): InterviewState {
  if (dropped?.text === undefined) return state;
  return withKept(state, { question: dropped.question, text: dropped.text }) ?? state;
}

/** Takes a proposal as agreed: its text is about to be an answer. */
export function agreed({ proposed: _, ...state }: InterviewState, { question, said }: Proposal): InterviewState {
  return { ...state, kept: state.kept.filter((kept) => kept.question !== question || kept.text !== said) };
}

export const unoffered = (state: InterviewState, question: string): InterviewState => ({
  ...state,
  kept: state.kept.map((each) => (each.question === question ? withoutOffer(each) : each)),
});

export const skippedOver = (state: InterviewState, questions: readonly string[]): InterviewState => ({
  ...unproposed(state),
  skipped: [...new Set([...state.skipped, ...questions])],
});

export function moved({ editing: _, ...state }: InterviewState, at: string, editing = false): InterviewState {
  return { ...unproposed(state), at, ...(editing ? { editing } : {}) };
}

/** How much a draft keeps beside its answers: room for several long texts, and an end to it. */
const KEPT = { texts: 50, characters: 150_000 } as const;

/** Keeps what a person wrote; `undefined` when the draft has no room for it. */
export function withKept(state: InterviewState, kept: Kept): InterviewState | undefined {
  if (kept.text.trim() === '') return state;
  if (state.kept.some((known) => known.question === kept.question && known.text === kept.text)) return state;
  const characters = state.kept.reduce((sum, { text }) => sum + text.length, kept.text.length);
  if (state.kept.length >= KEPT.texts || characters > KEPT.characters) return undefined;
  return { ...state, kept: [...state.kept, kept] };
}

/** Without what was kept of the same words. */
export function withoutKept(state: InterviewState, text: string): InterviewState {
  const kept = state.kept.filter((each) => each.text.trim() !== text.trim());
  return kept.length === state.kept.length ? state : { ...state, kept };
}

/** Without what was kept of a message that reads otherwise now. */
export const withoutKeptOf = (state: InterviewState, message: string): InterviewState => ({
  ...state,
  kept: state.kept.filter((each) => each.message !== message),
});

/** Where no question is asked, what is written is no answer. */
const places: ReadonlySet<string> = new Set([OPENING, REVIEW, SUBMITTED]);

/**
 * Notes of what was answered, proposed or kept in this turn from which message it was read: an edit of it edits that. The
 * words that a `Right` agrees to were read from the message before.
 */
export function withSource(
  before: InterviewState,
  after: InterviewState,
  { say, message }: { readonly say: string; readonly message?: string },
): InterviewState {
  if (message === undefined) return after;
  const isNew = (kept: Kept) => kept.message === undefined && !before.kept.includes(kept) && say.includes(kept.text);
  const now = after.kept.some(isNew)
    ? { ...after, kept: after.kept.map((kept) => (isNew(kept) ? { ...kept, message } : kept)) }
    : after;
  const agreed = before.proposed?.question;
  const known = (key: string) => key === agreed && before.from?.[key] !== undefined && !after.proposed;
  const keys = [
    ...Object.keys(after.answers).filter((key) => !same(after.answers[key], before.answers[key]) && !known(key)),
    ...(after.proposed && after.proposed !== before.proposed ? [after.proposed.question] : []),
    ...after.kept.filter(isNew).map(({ question }) => question),
  ].filter((key) => !places.has(key));
  if (keys.length === 0) return now;
  return { ...now, from: { ...now.from, ...Object.fromEntries(keys.map((key) => [key, message])) } };
}
