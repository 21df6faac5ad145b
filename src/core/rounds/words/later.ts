import { sayDay } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { sentence } from '../../message.ts';
import { direct, type Word } from '../../words/word.ts';
import { askedOf } from '../asked.ts';

/** `Later`, said to a prompt: nothing happens, and it is said what will. */
export const later: Word = {
  name: 'later',
  unlisted: true,
  usage: '',
  summary: 'not now',
  action: 'programme.read',
  examples: ['later'],
  run: async ({ tx, actor }) => {
    const open = (await askedOf(tx, actor.roles)).filter((each) => !each.given);
    const [first] = open;
    if (!first) return direct(sentence('Nothing waits for you at the moment.'));
    const today = localDateOf(tx.now, actor.person.timeZone);
    const due =
      first.round.dueOn < today
        ? `It was due on ${sayDay(first.round.dueOn, today)}.`
        : `It is due on ${sayDay(first.round.dueOn, today)}.`;
    return direct(sentence(`Fine. ${due} Write “update” when it suits you; what you have answered is kept.`));
  },
  meant: async () => false,
};
