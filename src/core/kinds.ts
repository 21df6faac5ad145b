import { back } from './absence/back.ts';
import { inPlace, inPlaceEnded } from './absence/in-place.ts';
import { nobody } from './absence/nobody.ts';
import { askActions } from './actions/ask.ts';
import { digestEdit } from './digest/edit.ts';
import { digestHeld } from './digest/held.ts';
import { digest } from './digest/plan.ts';
import { type Kinds, reply } from './outbox/kinds.ts';
import { together } from './outbox/together.ts';
import { trouble } from './outbox/trouble.ts';
import {
  question,
  questionAnswered,
  questionApproval,
  questionReminder,
  questionReturned,
  questionUnanswered,
} from './questions/kinds.ts';
import { review, reviewLate, reviewReminder, reviewReturned } from './review/kinds.ts';
import { again } from './rounds/again.ts';
import { approval, approvalDecided, approvalLate, approvalReminder } from './rounds/approval/kinds.ts';
import { askedAnew, askedNoMore } from './rounds/asked-anew.ts';
import { draftLeft } from './rounds/closed-drafts.ts';
import { corrected } from './rounds/corrected.ts';
import { couldOpen } from './rounds/could-open.ts';
import { delegated, ended } from './rounds/delegated.ts';
import { beforeSponsor } from './rounds/escalation/before-sponsor.ts';
import { escalation } from './rounds/escalation/kind.ts';
import { officeLate } from './rounds/escalation/office-late.ts';
import { extended } from './rounds/extension/told.ts';
import { askFigures } from './rounds/figures/ask.ts';
import { notice } from './rounds/preview.ts';
import { ask, remind } from './rounds/prompts.ts';
import { surprise } from './surprise/kind.ts';
import { surpriseTakenBack } from './surprise/taken-back.ts';
import { touch } from './touch/message.ts';

/** Whatever else is asked of the owner of actions comes with them: they are planned before it, so they are sent first. */
const ofOwner = together({ ask, remind, 'ask-figures': askFigures, touch, 'ask-actions': askActions });

/** What a director hears at once, and what waits for somebody's decision: one message. */
const decide = together({
  surprise,
  review,
  'review-reminder': reviewReminder,
  approval,
  'approval-reminder': approvalReminder,
});

/** What the programme office is told of what others have not done, and of what did not go: one message. */
const forOffice = together({
  'before-sponsor': beforeSponsor,
  'review-late': reviewLate,
  'approval-late': approvalLate,
  'digest-held': digestHeld,
  trouble,
});

/** Everything that is ever sent, by `Delivery.kind`. */
export const kinds: Kinds = {
  reply,
  ask,
  'ask-figures': askFigures,
  'ask-actions': ofOwner['ask-actions']!,
  remind,
  notice,
  digest,
  'digest-edit': digestEdit,
  escalate: escalation,
  'office-late': officeLate,
  extended,
  'round-could-open': couldOpen,
  'draft-left': draftLeft,
  corrected,
  delegated,
  'delegation-ended': ended,
  'asked-anew': askedAnew,
  'asked-no-more': askedNoMore,
  'in-place': inPlace,
  nobody,
  back: back(() => kinds),
  later: again,
  touch,
  ...decide,
  'surprise-taken-back': surpriseTakenBack,
  ...forOffice,
  ...together({ 'in-place-ended': inPlaceEnded }),
  question,
  'question-reminder': questionReminder,
  'question-answered': questionAnswered,
  'question-unanswered': questionUnanswered,
  'question-approval': questionApproval,
  'question-returned': questionReturned,
  'approval-decided': approvalDecided,
  'review-returned': reviewReturned,
};
