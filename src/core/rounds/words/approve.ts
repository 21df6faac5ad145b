import { sentence } from '../../message.ts';
import { alone, type Word } from '../../words/word.ts';
import { approveDate } from '../approval/decide.ts';
import { dateMeant, meansDate } from '../approval/meant.ts';
import { refOf } from '../approval/reading.ts';

const anyway = /^(?:all the same|anyway)[\s.!]*$/i;

/** `approve D12`: a critical date that was put to the asker holds from now on. */
export const approve: Word = {
  name: 'approve',
  usage: 'REF',
  summary: 'approves a critical date that waits for you',
  action: 'milestone.approve',
  examples: ['approve D12'],
  run: async (call) => {
    const meant = await dateMeant(call, 'approve');
    if ('refusal' in meant) return meant.refusal;
    const { change, rest } = meant;
    if (rest === '' || anyway.test(rest)) return alone(await approveDate(call, change, rest !== ''));
    const ref = refOf(change);
    return alone(
      sentence(
        `Nothing was approved, since I do not know what “${rest.slice(0, 80)}” means for it. To approve it, write “approve ${ref}”; to send it back, “return ${ref}” and the reason.`,
      ),
    );
  },
  meant: meansDate,
};
