import { digest } from './digest/plan.ts';
import { type Kinds, reply } from './outbox/kinds.ts';
import { trouble } from './outbox/trouble.ts';
import { couldOpen } from './rounds/could-open.ts';
import { notice } from './rounds/preview.ts';
import { ask, remind } from './rounds/prompts.ts';

/** Everything that is ever sent, by `Delivery.kind`. */
export const kinds: Kinds = { reply, ask, remind, notice, digest, trouble, 'round-could-open': couldOpen };
