import { digest } from './digest/plan.ts';
import { type Kinds, reply } from './outbox/kinds.ts';
import { trouble } from './outbox/trouble.ts';
import { again } from './rounds/again.ts';
import { approval, approvalDecided, approvalLate, approvalReminder } from './rounds/approval/kinds.ts';
import { draftLeft } from './rounds/closed-drafts.ts';
import { couldOpen } from './rounds/could-open.ts';
import { delegated, ended } from './rounds/delegated.ts';
import { askFigures } from './rounds/figures/ask.ts';
import { notice } from './rounds/preview.ts';
import { ask, remind } from './rounds/prompts.ts';
import { touch } from './touch/message.ts';

/** Everything that is ever sent, by `Delivery.kind`. */
export const kinds: Kinds = {
  reply,
  ask,
  'ask-figures': askFigures,
  remind,
  notice,
  digest,
  trouble,
  'round-could-open': couldOpen,
  'draft-left': draftLeft,
  delegated,
  'delegation-ended': ended,
  later: again,
  touch,
  approval,
  'approval-reminder': approvalReminder,
  'approval-late': approvalLate,
  'approval-decided': approvalDecided,
};
