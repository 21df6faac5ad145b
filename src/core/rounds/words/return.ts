import { TEXT_LIMIT } from '../../interview/understand/text.ts';
import { sentence } from '../../message.ts';
import { alone, direct, type Word } from '../../words/word.ts';
import { returnDate } from '../approval/decide.ts';
import { dateMeant, meansDate } from '../approval/meant.ts';
import { refOf } from '../approval/reading.ts';

/** `return D12 the panel must agree first`: a critical date that was put to the asker does not hold, and why. */
export const returnWord: Word = {
  name: 'return',
  usage: 'REF reason',
  summary: 'sends a critical date that waits for you back, with the reason',
  action: 'milestone.approve',
  examples: ['return D12 the panel must agree first'],
  run: async (call) => {
    const meant = await dateMeant(call, 'return');
    if ('refusal' in meant) return meant.refusal;
    const { change, rest } = meant;
    const ref = refOf(change);
    if (rest.length > TEXT_LIMIT)
      return alone(sentence(`That reason is longer than a page. Write “return ${ref}” and a shorter one.`));
    // One that is decided already needs no reason to say so.
    if (change.state !== 'proposed' || /[\p{L}\p{N}]/u.test(rest)) return alone(await returnDate(call, change, rest));
    await call.tx.people.setFocus(call.actor.person.id, { restOf: `return ${ref}` });
    return direct(
      sentence(
        `Why does it go back? Write the reason here. Later, write “return ${ref}” and the reason, for example “return ${ref} the panel must agree first”.`,
      ),
    );
  },
  meant: meansDate,
};
