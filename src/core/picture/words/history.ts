import { seesUnapproved } from '../../access/readers.ts';
import { nothingApproved } from '../../digest/facts.ts';
import { sentence } from '../../message.ts';
import type { Word } from '../../words/word.ts';
import { askedOf, meansOne } from '../asked.ts';
import { ratingHistoryMessage } from '../message.ts';
import { mostPeriods, ratingHistoryOf } from '../rating-history.ts';

/** `history`: how the workstreams of a group, or one, were rated in the last periods, as a picture and in words. */
export const historyWord: Word = {
  name: 'history',
  usage: '[group or workstream]',
  summary: 'ratings of the last periods, as a picture and in words',
  action: 'programme.read',
  examples: ['history', 'history bsg', 'history ict'],
  run: async (call) => {
    const asked = await askedOf(call, 'history');
    if ('refusal' in asked) return asked.refusal;
    const { name, facts, reply } = asked;
    if (nothingApproved(facts))
      return reply(sentence(`Nothing of ${name} is approved yet, so there is nothing to show.`));
    const given = await call.tx.updates.ratings(
      facts.workstreams.map(({ workstream }) => workstream.id),
      { periods: mostPeriods, approved: !seesUnapproved(facts.group) },
    );
    const { financialYearStarts = '04-01' } = facts;
    const history = ratingHistoryOf(name, facts.today, facts.workstreams, given, financialYearStarts);
    if (!history) return reply(sentence(`${name} has no rating yet.`));
    return reply(ratingHistoryMessage(history, await call.tx.pictures.keep(facts.programme.id, history)));
  },
  meant: meansOne,
};
