import { TEXT_LIMIT } from '../../interview/understand/text.ts';
import { sentence } from '../../message.ts';
import { decideAnswer } from '../../questions/approve.ts';
import { returnUpdate } from '../../review/decide.ts';
import { refOf as refOfReview } from '../../review/reading.ts';
import { alone, direct, type Word } from '../../words/word.ts';
import { returnDate } from '../approval/decide.ts';
import { meansWaiting, waitingMeant } from '../approval/meant.ts';
import { refOf } from '../approval/reading.ts';

/** `return D12 the panel must agree first`: a date or an answer that was put to the asker goes back, and why. */
export const returnWord: Word = {
  name: 'return',
  usage: 'REF reason',
  summary: 'sends an update or a critical date that waits for you back, with the reason',
  action: 'milestone.approve',
  examples: ['return U12 which supplier, and since when?', 'return D12 the panel must agree first'],
  run: async (call) => {
    const ofAnswer = await decideAnswer(call, 'return');
    if (ofAnswer) return ofAnswer;
    const meant = await waitingMeant(call, 'return');
    if ('refusal' in meant) return meant.refusal;
    const { rest } = meant;
    const ref = 'change' in meant ? refOf(meant.change) : refOfReview(meant.approval);
    if (rest.length > TEXT_LIMIT)
      return alone(sentence(`That reason is longer than a page. Write “return ${ref}” and a shorter one.`));
    // One that is decided already needs no reason to say so.
    const isDecided = 'change' in meant ? meant.change.state !== 'proposed' : meant.approval.state !== 'waiting';
    if (isDecided || /[\p{L}\p{N}]/u.test(rest))
      return alone(
        'change' in meant ? await returnDate(call, meant.change, rest) : await returnUpdate(call, meant.approval, rest),
      );
    await call.tx.people.setFocus(call.actor.person.id, { restOf: `return ${ref}` });
    return direct(
      sentence(
        `Why does it go back? Write the reason here. Later, write “return ${ref}” and the reason, for example “return ${ref} ${'change' in meant ? 'the panel must agree first' : 'which supplier, and since when?'}”.`,
      ),
    );
  },
  meant: meansWaiting,
};
