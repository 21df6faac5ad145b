import { digestWord } from './digest/word.ts';
import { arrived, deliveries, resend } from './outbox/words.ts';
import { approve } from './rounds/words/approve.ts';
import { delegate } from './rounds/words/delegate.ts';
import { due } from './rounds/words/due.ts';
import { later } from './rounds/words/later.ts';
import { returnWord } from './rounds/words/return.ts';
import { round } from './rounds/words/round.ts';
import { status } from './rounds/words/status.ts';
import { form, update } from './rounds/words/update.ts';
import { note, nothingChanged, thatIsAll } from './touch/words/note.ts';
import { help } from './words/help.ts';
import type { Word } from './words/word.ts';

/** Every word there is, in the order in which `help` lists them. The manifests and the docs are made from this list. */
export const words: readonly Word[] = [
  help(() => words),
  status,
  due,
  update,
  form,
  delegate,
  note,
  approve,
  returnWord,
  digestWord,
  round,
  deliveries,
  resend,
  later,
  nothingChanged,
  thatIsAll,
  arrived,
];
