import { away } from './absence/words/away.ts';
import { back } from './absence/words/back.ts';
import { actionWord } from './actions/words/action.ts';
import { actionsWord } from './actions/words/actions.ts';
import { decide } from './decisions/words/decide.ts';
import { decisionsWord } from './decisions/words/decisions.ts';
import { digestWord } from './digest/word.ts';
import { home } from './home/home.ts';
import { indicatorsWord } from './lists/indicators.ts';
import { milestonesWord } from './lists/milestones.ts';
import { risksWord } from './lists/risks.ts';
import { savingsWord } from './lists/savings.ts';
import { arrived, deliveries, resend } from './outbox/words.ts';
import { overall } from './overall/word.ts';
import { handover } from './oversight/handover.ts';
import { historyWord } from './picture/words/history.ts';
import { planWord } from './picture/words/plan.ts';
import { ask } from './questions/words/ask.ts';
import { reply } from './questions/words/reply.ts';
import { approve } from './rounds/words/approve.ts';
import { assign } from './rounds/words/assign.ts';
import { chase } from './rounds/words/chase.ts';
import { delegate } from './rounds/words/delegate.ts';
import { due } from './rounds/words/due.ts';
import { hold } from './rounds/words/hold.ts';
import { later } from './rounds/words/later.ts';
import { ofWhich } from './rounds/words/of-which.ts';
import { returnWord } from './rounds/words/return.ts';
import { round } from './rounds/words/round.ts';
import { status } from './rounds/words/status.ts';
import { form, update } from './rounds/words/update.ts';
import { line } from './surprise/words/line.ts';
import { note, nothingChanged, thatIsAll } from './touch/words/note.ts';
import { touchWord } from './touch/words/touch.ts';
import { help } from './words/help.ts';
import type { Word } from './words/word.ts';

/** Every word there is, in the order in which `help` lists them. The manifests and the docs are made from this list. */
export const words: readonly Word[] = [
  help(() => words),
  home,
  status,
  due,
  update,
  form,
  away,
  back,
  delegate,
  assign,
  note,
  approve,
  returnWord,
  planWord,
  historyWord,
  milestonesWord,
  risksWord,
  indicatorsWord,
  savingsWord,
  decisionsWord,
  decide,
  actionsWord,
  actionWord,
  ask,
  digestWord,
  line,
  overall,
  handover,
  round,
  chase,
  hold,
  deliveries,
  resend,
  reply,
  later,
  ofWhich,
  nothingChanged,
  touchWord,
  thatIsAll,
  arrived,
];
