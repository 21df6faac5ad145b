import type { z } from 'zod';
import type { Json } from '../json.ts';
import type { Block, Button, Field, Line } from '../message.ts';
import type { About } from './about.ts';
import type { Answers } from './answers.ts';
import { readAs } from './stored/read-as.ts';

/** A heading of the review. Of a section with several items, one `No change` serves for all. */
export interface Section {
  /** `milestones`: what `No change to milestones` says. */
  readonly key: string;
  /** `Milestones`. */
  readonly name: string;
}

/**
 * One question: one entry in questions.ts. Storage, buttons, form, both platforms, review and `Change …` follow from it.
 * Its functions are pure and total; a value they are given has passed `stored`.
 */
export interface Question<V extends Json = Json> {
  /**
   * Its answer's name in the draft and the update, for ever. Of an item `<family>/<key of the item>`, and of what is asked
   * about an answer `<its key>/<what>`; no `:`, `#`, `~` or `@` in it.
   */
  readonly key: string;
  /** Its label in the review. */
  readonly name: string;
  /** What people call it when they want to change it, besides `name`; the first stands on the button: `Change reason`. */
  readonly called: readonly [string, ...string[]];
  /** Without an answer the update cannot be submitted. */
  readonly required?: boolean;
  /** Where several belong together; absent: it stands for itself. */
  readonly section?: Section;
  /** The person (key) of whom it is asked directly, in place of whoever answers for the workstream. */
  readonly askedOf?: string;
  /** It says something about another answer (why it is exempt) or about the whole (why it was changed): not counted, and no line of its own in the review. */
  readonly aside?: true;
  /** It is about an item that is sensitive: it leaves nobody but those who may read such items (access/can.ts). */
  readonly sensitive?: true;
  /** About how long an answer takes, in seconds; absent: 20. */
  readonly seconds?: number;
  /** What a stored answer must be; one that is not (an older version's) counts as unanswered. */
  readonly stored: z.ZodType<V>;
  /** Where the answer will appear: `the digest and the paper`. */
  readonly appears: string;
  /** What skipping it means, as a sentence. */
  readonly skipping: string;
  /** Whether it is asked at all, given the answers so far. */
  asked(answers: Answers, about: About): boolean;
  put(about: About, answers: Answers): Put;
  understand(text: string, about: About, answers: Answers): Understanding<V>;
  /** The answer as the review shows it. */
  show(value: V, about: About): Line;
  /** The answer in a word or two, for a button's label; absent: it is too long for one. */
  short?(value: V): string;
  /** Last time's answer, where it can stand again: what `No change` records. */
  last?(about: About, answers: Answers): V | undefined;
  /**
   * What it is when somebody says that nothing has changed at all, where that is more than `last`; `skip`: there is then
   * nothing to say here. Absent and without `last`: it has to be asked all the same (a figure, a date that passed).
   */
  quiet?(about: About, answers: Answers): V | 'skip' | undefined;
  /**
   * Whether what was told earlier can still stand: its day has not passed, today's scale has it. Absent: it can. What
   * `last` gives has been looked at already.
   */
  still?(value: V, about: About): boolean;
  /** How an answer differs from last time, in words, for the review: `from Amber to Green`. Undefined: it does not, or `show` says it. */
  compared?(value: V, about: About): string | undefined;
  /** The single things in an answer, where there are several: each can be kept back by itself. In the order of `show`, which puts each on a line. */
  items?(value: V): readonly Item[];
  /** How it is filled in as a form; absent: as lines of text. */
  readonly field?: FieldOf<V>;
  /** What other answers suggest: said, and recorded only by `Right`. */
  suggest?(about: About, answers: Answers): { readonly value: V; readonly said: string } | undefined;
  /** On the button beside `Right`; absent: `No`. */
  readonly otherwise?: string;
  /** What the choices mean, for who asks. */
  explain?(about: About): readonly Block[];
}

/** What can be kept back: the answer to a question, or one thing in it. */
export type Item = Pick<Question, 'key' | 'name' | 'called' | 'section' | 'sensitive'>;

/** The single things in what is stored as a question's answer; none where it is no answer, or one thing. */
export function itemsIn(question: Question, answer: Json | undefined): readonly Item[] {
  const value = question.items && readAs(question.stored, answer);
  return value === undefined ? [] : question.items!(value);
}

/** How one question stands in a form. What is written there goes through `understand`, as typed text does. */
export interface FieldOf<V> {
  readonly input: Field['input'];
  /** It stands in the form also while it is not asked, since another field may make it due: `if it is not Green`. */
  readonly when?: string;
  /** The answer as text that `understand` reads as the same answer; of a day `YYYY-MM-DD`. Absent: `show` as plain text. */
  text?(value: V, about: About): string;
}

/** How a question is put: a line, perhaps an example, and the answers that can be pressed. */
export interface Put {
  readonly line: string;
  readonly hint?: string;
  /** The line says last time's answer already. */
  readonly saysLast?: boolean;
  readonly choices?: readonly Choice[];
}

export type Choice = Pick<Button, 'label' | 'say' | 'style'>;

/** What was made of a text. */
export type Understanding<V> =
  | { readonly understood: V; readonly rest?: Rest }
  /** Read, but it could be meant otherwise: recorded only by `Right`. */
  | { readonly confirm: V; readonly said: string }
  | Problem;

/** Not understood: `problem` says what is wrong with it and what would work. */
export interface Problem {
  readonly problem: string;
  readonly tooLong?: boolean;
}

/** What was said beyond the answer, and the question it seems to answer. */
export interface Rest {
  readonly text: string;
  readonly question: string;
  /** True: it can only be meant so, and is recorded. False: offered when that question comes up. */
  readonly sure: boolean;
}
