import type { Json } from '../json.ts';

/** What was answered, by question key (questions.ts): a new question needs no migration. */
export type Answers = { readonly [question: string]: Json | undefined };
