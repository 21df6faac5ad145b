import { grouped } from '../grouped.ts';
import type { Json } from '../json.ts';
import type { SensitiveItem } from '../ports.ts';
import { slug } from '../programme/naming.ts';
import { keyOf } from '../programme/nouns.ts';
import type { About } from './about.ts';
import type { Answers } from './answers.ts';
import { eachDecision } from './decision-key.ts';
import { same } from './same.ts';
import { readAs } from './stored/read-as.ts';
import { type DecisionNeeded, type SetApart, setApart, shownAgain, stored } from './stored.ts';

/**
 * Answers that somebody set apart: kept out of the digest, or exempt from publication; and those about sensitive items,
 * which leave nobody but those who may read such items. Whatever shows answers asks
 * {@link answersFor} first; nothing else decides.
 */

/** Who reads. */
export type Audience =
  /** Who answers for the workstream, its director, sponsor and office: everything, also what is sensitive. */
  | 'its-own'
  /** What is posted in a channel: nothing that is kept out of the digest, and nothing exempt. */
  | 'digest'
  /** In private: members of officer groups, and whoever was asked to answer in a lead's place; nothing sensitive. */
  | 'officers'
  /** Councillor, joint and partner groups, everybody else in the programme, and the public paper: nothing exempt. */
  | 'councillors-and-public';

const hidden: Readonly<Record<Audience, readonly SetApart['is'][]>> = {
  'its-own': [],
  digest: ['kept-out', 'exempt'],
  officers: [],
  'councillors-and-public': ['exempt'],
};

const PREFIX = 'apart/';

/** Of one workstream: whether the answer to a question is about an item that is sensitive. */
export type Sensitive = (question: string) => boolean;

/** By the record as it is now: what is marked sensitive only after it was answered is kept back from then on. */
export const sensitiveIn = (workstream: string, items: readonly SensitiveItem[]): Sensitive =>
  sensitiveAmong(items)(workstream);

/** The same for many workstreams. */
export function sensitiveAmong(items: readonly SensitiveItem[]): (workstream: string) => Sensitive {
  const ofAll = items.filter(({ kind }) => kind === 'action');
  const ownOf = grouped(
    items.filter(({ kind }) => kind !== 'action'),
    ({ id }) => id.slice(0, id.lastIndexOf('/')),
  );
  return (workstream) => {
    const keys = [...ofAll, ...ownOf(workstream)].map(({ kind, id }) => `${kind}/${keyOf(id)}`);
    return (question) => keys.some((key) => question === key || question.startsWith(`${key}/`));
  };
}

/** The key under which it is kept that an answer is set apart. */
export const apartKey = (question: string): string => `${PREFIX}${question}`;

/** How an answer is set apart; undefined: it is shown like any other. */
export function apartOf(answers: Answers, question: string): SetApart | undefined {
  return readAs(setApart, answers[apartKey(question)]);
}

/**
 * With what was set apart last time, or in what was told since, as long as the answer is the same: what is confirmed in
 * one tap is not published by that tap. Without what was only said to show an answer again.
 */
export function withCarried(about: Pick<About, 'last' | 'told' | 'submitted'>, answers: Answers): Answers {
  const all: Record<string, Answers[string]> = { ...answers };
  const earlier = about.submitted ? [] : [...about.told.map((told) => told.answers), about.last?.answers ?? {}];
  for (const before of earlier) {
    for (const [key, mark] of Object.entries(before)) {
      const question = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
      if (question === undefined || isSaid(all[key]) || !apartOf(before, question)) continue;
      const [now, then] = [answerIn(answers, question), answerIn(before, question)];
      if (now !== undefined && then !== undefined && same(now, then)) all[key] = mark;
    }
  }
  return Object.fromEntries(
    Object.entries(all).filter(([key, mark]) => !key.startsWith(PREFIX) || !shownAgain.safeParse(mark).success),
  );
}

/** Whether it was said how it is kept back and why, or that it is shown: a wish that is only begun displaces nothing. */
const isSaid = (mark: Json | undefined): boolean =>
  readAs(setApart, mark) !== undefined || readAs(shownAgain, mark) !== undefined;

/** What is answered under a key, which may be that of a single decision. */
const answerIn = (answers: Answers, question: string): Json | undefined =>
  answers[question] ?? (question.startsWith(DECISION) ? eachDecision(needed(answers)).get(question) : undefined);

const DECISION = 'decision/';
const needed = ({ decisions }: Answers): readonly DecisionNeeded[] => readAs(stored.decisions, decisions) ?? [];

/** The answers that these readers may see. Why others are kept from them is not theirs to see either. */
export function answersFor(audience: Audience, answers: Answers, sensitive: Sensitive): Answers {
  if (audience === 'its-own') return answers;
  const isKept = keptFrom(audience, answers, sensitive);
  const isShown = (key: string): boolean =>
    key.startsWith(PREFIX) ? audience === 'officers' && !isKept(key.slice(PREFIX.length)) : !isKept(key);
  const decisions = decisionsLeft(answers, isKept);
  // Mostly nothing is set apart, and digests read tens of thousands.
  if (!decisions && Object.keys(answers).every(isShown)) return answers;
  const shown = Object.fromEntries(Object.entries(answers).filter(([key]) => isShown(key)));
  if (!decisions || shown.decisions === undefined) return shown;
  const { decisions: _, ...others } = shown;
  // With all of them kept back, “none is needed” would be untrue.
  return decisions.length > 0 ? { ...others, decisions } : others;
}

/** Without the decisions that are kept back one by one; undefined: none is. */
function decisionsLeft(answers: Answers, isKept: (question: string) => boolean): DecisionNeeded[] | undefined {
  if (!Object.keys(answers).some((key) => key.startsWith(`${PREFIX}${DECISION}`))) return undefined;
  const each = [...eachDecision(needed(answers))];
  const kept = each.filter(([key]) => isKept(key)).map(([, { text }]) => slug(text));
  // The same words twice are one matter.
  return kept.length === 0 ? undefined : each.map(([, one]) => one).filter(({ text }) => !kept.includes(slug(text)));
}

/** Whether the answer to a question, or the item that it is about, is kept from these readers. */
export function keptFrom(audience: Audience, answers: Answers, sensitive: Sensitive): (question: string) => boolean {
  const marked = Object.keys(answers).filter((key) => key.startsWith(PREFIX));
  const kept = marked
    .map((key) => key.slice(PREFIX.length))
    .filter((question) => {
      const is = apartOf(answers, question)?.is;
      return is !== undefined && hidden[audience].includes(is);
    });
  return (question) =>
    (audience !== 'its-own' && sensitive(question)) || kept.some((each) => belongsTo(question, each));
}

/** What is asked about an answer goes where that answer goes. */
function belongsTo(question: string, kept: string): boolean {
  if (question === kept || question.startsWith(`${kept}/`)) return true;
  return (kept === 'decisions' && question.startsWith(DECISION)) || (kept === 'path' && question === 'path-by');
}
