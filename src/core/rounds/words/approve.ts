import { sentence } from '../../message.ts';
import { decideAnswer } from '../../questions/approve.ts';
import { approveUpdate } from '../../review/decide.ts';
import { refOf as refOfReview } from '../../review/reading.ts';
import { alone, type Word } from '../../words/word.ts';
import { approveDate } from '../approval/decide.ts';
import { meansWaiting, waitingMeant } from '../approval/meant.ts';
import { refOf } from '../approval/reading.ts';

const anyway = /^(?:all the same|anyway)[\s.!]*$/i;

/** `approve D12`: a critical date that was put to the asker holds from now on; `approve U12`: a submitted answer goes on. */
export const approve: Word = {
  name: 'approve',
  usage: 'REF',
  summary: 'approves an update or a critical date that waits for you',
  action: 'milestone.approve',
  examples: ['approve', 'approve U12', 'approve customer-focus', 'approve D12'],
  run: async (call) => {
    const ofAnswer = await decideAnswer(call, 'approve');
    if (ofAnswer) return ofAnswer;
    const meant = await waitingMeant(call, 'approve');
    if ('refusal' in meant) return meant.refusal;
    const { rest } = meant;
    if ('approval' in meant && rest === '') return alone(await approveUpdate(call, meant.approval));
    if ('change' in meant && (rest === '' || anyway.test(rest)))
      return alone(await approveDate(call, meant.change, rest !== ''));
    const ref = 'change' in meant ? refOf(meant.change) : refOfReview(meant.approval);
    return alone(
      sentence(
        `Nothing was approved, since I do not know what “${rest.slice(0, 80)}” means for it. To approve it, write “approve ${ref}”; to send it back, “return ${ref}” and the reason.`,
      ),
    );
  },
  meant: meansWaiting,
};
