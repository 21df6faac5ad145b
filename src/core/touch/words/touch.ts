import { can } from '../../access/can.ts';
import { sentence } from '../../message.ts';
import type { TouchChoice } from '../../ports.ts';
import type { Workstream } from '../../programme/nouns.ts';
import { type Call, direct, refusal, type Word } from '../../words/word.ts';
import { meansWorkstream, subjectOf, workstreamNamed } from '../../words/workstream.ts';
import { choose } from '../choose.ts';

/** `touch WORKSTREAM monthly`: how often a lead is asked between rounds. Answers the light check, so it is in no list. */
export const touchWord: Word = {
  name: 'touch',
  unlisted: true,
  usage: '[workstream] monthly | weekly',
  summary: 'be asked monthly between rounds while a workstream is green, or weekly again',
  action: 'touch.choose',
  examples: ['touch customer-focus monthly', 'touch weekly'],
  run: async (call) => {
    const read = /^(.*?)\s*\b(monthly|weekly)[\s.]*$/is.exec(call.args);
    if (!read)
      return refusal(
        sentence(
          'How often shall I ask between rounds? You could write “touch customer-focus monthly”, which holds while it is green, or “touch customer-focus weekly”.',
        ),
      );
    const typed = read[1]!;
    const chosen = read[2]!.toLowerCase() as TouchChoice;
    if (typed === '') return ofAll(call, chosen);
    const found = await workstreamNamed(call, typed, 'touch.choose', (id) => `touch ${id} ${chosen}`);
    if ('refusal' in found) return found.refusal;
    return direct(await choose(call.tx, call.actor, [found.workstream], chosen));
  },
  meant: async (call) => meansWorkstream(call, call.args.replace(/\s*\b(monthly|weekly)[\s.]*$/i, ''), 'touch.choose'),
};

/** Without a name: all that they lead. */
async function ofAll(call: Call, chosen: TouchChoice) {
  const { tx, actor } = call;
  const led = new Set(actor.roles.flatMap((role) => (role.role === 'lead' ? [role.workstream] : [])));
  const programmes = [...new Set(actor.roles.map(({ programme }) => programme))];
  const all: Workstream[] = [];
  for (const programme of programmes) all.push(...(await tx.programmes.workstreams(programme)));
  const own = all.filter(
    (each) => led.has(each.id) && each.status === 'active' && can(actor, 'touch.choose', subjectOf(each)),
  );
  if (own.length === 0)
    return refusal(
      sentence(
        'You lead no workstream that is asked about between rounds. With the name of one it says it of that one.',
      ),
    );
  return direct(await choose(tx, actor, own, chosen));
}
