import { nothingApproved } from '../../digest/facts.ts';
import { sentence } from '../../message.ts';
import type { Word } from '../../words/word.ts';
import { askedOf, meansOne } from '../asked.ts';
import { timePlanMessage } from '../message.ts';
import { timePlanOf } from '../time-plan.ts';

/** `plan`: a picture of the milestones of a group or a workstream in time, and the same in words. */
export const planWord: Word = {
  name: 'plan',
  alsoTyped: ['time plan', 'timeplan'],
  usage: '[group or workstream]',
  summary: 'a time plan: planned, expected and done, as a picture and in words',
  action: 'programme.read',
  examples: ['plan', 'plan bsg', 'plan ict'],
  run: async (call) => {
    const asked = await askedOf(call, 'plan');
    if ('refusal' in asked) return asked.refusal;
    const { name, facts, reply } = asked;
    if (nothingApproved(facts))
      return reply(sentence(`Nothing of ${name} is approved yet, so there is nothing to show.`));
    const plan = timePlanOf(name, facts.today, facts.workstreams);
    if (!plan) return reply(sentence(`No milestone of ${name} has a date yet.`));
    return reply(timePlanMessage(plan, await call.tx.pictures.keep(facts.programme.id, plan)));
  },
  meant: meansOne,
};
