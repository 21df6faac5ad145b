import type { z } from 'zod';
import type { Json } from '../json.ts';
import type { Block, Button, Line } from '../message.ts';
import type { About } from './about.ts';
import type { Answers } from './answers.ts';

/**
 * One question: one entry in questions.ts. Storage, buttons, both platforms, review and `Change …` follow from it.
 * Its functions are pure and total; a value they are given has passed `stored`.
 */
export interface Question<V extends Json = Json> {
  /** Its answer's name in the draft and the update, for ever. */
  readonly key: string;
  /** Its label in the review. */
  readonly name: string;
  /** What people call it when they want to change it, besides `name`; the first stands on the button: `Change reason`. */
  readonly called: readonly [string, ...string[]];
  /** Without an answer the update cannot be submitted. */
  readonly required?: boolean;
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
  /** What other answers suggest: said, and recorded only by `Right`. */
  suggest?(about: About, answers: Answers): { readonly value: V; readonly said: string } | undefined;
  /** On the button beside `Right`; absent: `No`. */
  readonly otherwise?: string;
  /** What the choices mean, for who asks. */
  explain?(about: About): readonly Block[];
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
