import type { Json } from '../json.ts';
import { type Block, type Line, paragraph } from '../message.ts';
import { listedShort } from './about.ts';
import { moved, recorded, withKept } from './change.ts';
import { answerTo, asked, every, type Interview, isOpen } from './interview.ts';
import { noteOf, restKept, taken, understood } from './note.ts';
import { leadsTo, leftBehind, onward } from './onward.ts';
import { present, type Stepped } from './place.ts';
import type { Question } from './question.ts';
import { same } from './same.ts';
import { settle } from './settle.ts';
import type { Apart, Part } from './understand/apart.ts';

/**
 * Takes what was said in one go, to `question` and beyond it: recorded where it can only be meant so, else kept until its
 * question comes up. An answer to another question that stands is not overwritten in passing: its question comes up, with both.
 */
export function acceptParts(
  interview: Interview,
  question: Question,
  { parts, rest, unchanged }: Apart,
  first: readonly Line[],
  before = interview,
): Stepped {
  const lines = [...first];
  let now = interview;
  let doubted: string | undefined;
  let full = false;
  let problem: string | undefined;
  const offered: string[] = [];
  const keep = (kept: Parameters<typeof withKept>[1]) => {
    const state = withKept(now.state, kept);
    if (state) now = { ...now, state };
    else full = true;
  };
  for (const part of parts) {
    const own = part.question === question.key && question.understand(part.text, now.about, now.state.answers);
    const read = readPart(now, part, question.key);
    if (own && 'problem' in own) {
      problem = own.problem;
      keep({ question: part.question, text: part.text });
    } else if (read.what === 'answer') {
      lines.push(taken(read.question, answerTo(now, read.question), read.value, now.about));
      now = { ...now, state: recorded(now.state, part.question, read.value) };
      if (part.who) now = decidedBy(now, part.who, lines);
    } else if (read.what === 'offer') {
      keep({ question: part.question, text: part.text, offer: true });
      if (read.doubted) doubted ??= part.question;
      offered.push(part.question);
    }
  }
  const left = rest?.trim() === unchanged?.trim() ? undefined : rest;
  if (left) keep({ question: question.key, text: left });
  if (unchanged) {
    // A rating is never taken from that: only where it stands before them, or in so many words.
    const settled = settle(now, ({ key }) => key !== 'rating');
    now = settled.interview;
    const names = settled.recorded.map((each) => each.question.name);
    if (names.length > 0) lines.push([`No change to ${listedShort(names)}.`]);
  }
  if (full) lines.push(['Your draft has no room left for the rest of it: please keep a copy.']);
  lines.push(...leftBehind(now, before));
  const below = [
    ...(problem === undefined || lines.length === 0 ? [] : [paragraph(problem)]),
    ...leadsTo(now, before),
    ...comesUp(now, problem === undefined ? asked(now) : every(now), offered, doubted),
    ...(left === undefined ? [] : restKept(left)),
  ];
  const note = problem !== undefined && lines.length === 0 ? noteOf([problem], ...below) : understood(lines, below);
  if (doubted) return present({ ...now, state: moved(now.state, doubted, true) }, note);
  return onward(now, question, note);
}

/** Where what was not plain enough to be recorded is asked about: without a word it would seem lost. */
function comesUp(
  interview: Interview,
  among: readonly Question[],
  offered: readonly string[],
  doubted: string | undefined,
): readonly Block[] {
  const names = among
    .filter((question) => offered.includes(question.key) && question.key !== doubted && isOpen(interview, question))
    .map(({ name }) => `“${name}”`);
  return names.length > 0 ? [paragraph(`What you wrote for ${listedShort(names)} is kept, and I ask you there.`)] : [];
}

export type ReadPart =
  | { readonly what: 'answer'; readonly question: Question; readonly value: Json }
  /** `doubted`: it is plainly meant, but not recorded: another answer stands, or it could be read otherwise. */
  | { readonly what: 'offer'; readonly doubted: boolean }
  | { readonly what: 'known' };

/** What one piece of a text is; `own`: the question that the text was an answer to, whose answer it may replace. */
export function readPart(interview: Interview, part: Part, ...own: readonly string[]): ReadPart {
  const { about, state } = interview;
  const question = every(interview).find(({ key }) => key === part.question);
  const read = question?.understand(part.text, about, state.answers);
  if (!question || !read || 'problem' in read) return { what: 'offer', doubted: false };
  const value = 'understood' in read ? read.understood : read.confirm;
  const stands = answerTo(interview, question);
  // Of what is not asked now, nobody would be asked it later.
  const isAsked = (answers: typeof state.answers) => question.asked(answers, about);
  const never = !isAsked(state.answers) && isAsked({ ...state.answers, [question.key]: value });
  if ('confirm' in read) return { what: 'offer', doubted: never };
  if (same(stands, read.understood)) return { what: 'known' };
  if (!part.sure) return { what: 'offer', doubted: never };
  if (stands !== undefined && !own.includes(question.key)) return { what: 'offer', doubted: true };
  // What would be no part of the update is not recorded in passing: it waits for the rating that asks for it.
  const counts = question.asked({ ...state.answers, [question.key]: read.understood }, about);
  return counts ? { what: 'answer', question, value: read.understood } : { what: 'offer', doubted: false };
}

/** Who should decide, where that was said with the decision and names one; else it is asked. */
function decidedBy(interview: Interview, who: string, lines: Line[]): Interview {
  let now = interview;
  for (const question of asked(interview)) {
    if (!/^decision\/.+\/of$/.test(question.key) || !isOpen(now, question)) continue;
    const read = question.understand(who, now.about, now.state.answers);
    if (!('understood' in read)) continue;
    now = { ...now, state: recorded(now.state, question.key, read.understood) };
    lines.push(taken(question, undefined, read.understood, now.about));
  }
  return now;
}
