import { digestWord } from './digest/word.ts';
import { arrived, deliveries, resend } from './outbox/words.ts';
import { due } from './rounds/words/due.ts';
import { later } from './rounds/words/later.ts';
import { round } from './rounds/words/round.ts';
import { status } from './rounds/words/status.ts';
import { update } from './rounds/words/update.ts';
import { help } from './words/help.ts';
import type { Word } from './words/word.ts';

/** Every word there is, in the order in which `help` lists them. The manifests and the docs are made from this list. */
export const words: readonly Word[] = [
  help(() => words),
  status,
  due,
  update,
  digestWord,
  round,
  deliveries,
  resend,
  later,
  arrived,
];
