import { can } from '../../access/can.ts';
import type { MilestoneChange } from '../../ports.ts';
import { keyOf, programmeOf } from '../../programme/nouns.ts';
import { named } from '../../words/named.ts';
import { alone, type Call, type Reply, refusal } from '../../words/word.ts';
import { noSuchDate } from './waiting-message.ts';

/** Which date `approve REF` and `return REF reason` mean: `D12`, or the key or title of its milestone. */

export interface Meant {
  readonly change: MilestoneChange;
  /** What was written after it. */
  readonly rest: string;
}

/** A date that waits for somebody: its milestone's id and title. */
export interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly change: MilestoneChange;
}

export async function waitingFor({ tx, actor }: Pick<Call, 'tx' | 'actor'>): Promise<readonly Waiting[]> {
  const changes = (await tx.milestoneChanges.proposed({ approver: actor.person.id })).filter((change) =>
    isTheirs({ actor }, change),
  );
  const titles = new Map<string, string>();
  for (const programme of new Set(changes.map(({ workstream }) => programmeOf(workstream))))
    for (const { id, title } of (await tx.programmes.measures(programme)).milestones) titles.set(id, title);
  return changes.map((change) => ({
    id: change.milestone,
    name: titles.get(change.milestone) ?? keyOf(change.milestone),
    change,
  }));
}

/** Theirs to decide. */
function isTheirs({ actor }: Pick<Call, 'actor'>, { workstream, approver }: MilestoneChange): boolean {
  const programme = programmeOf(workstream);
  return approver !== undefined && can(actor, 'milestone.approve', { programme, workstream, owner: approver });
}

const number = /^d?(\d{1,15})(?:$|[\s,:;.–—-]+)/i;

/**
 * Whether this, typed in the middle of an answer, is certainly about a date that waits for them: it begins with its
 * number, its key or its title.
 */
export async function meansDate(call: Call): Promise<boolean> {
  return /^d\d{1,15}\b/i.test(call.args) || begunBy(await waitingFor(call), call.args) !== undefined;
}

/** The one whose key or whole title a text begins with. */
function begunBy(waiting: readonly Waiting[], text: string): Meant | undefined {
  const begins = (name: string) =>
    text.toLowerCase().startsWith(name.toLowerCase()) && /^(?:$|[\s,:;.–—-])/.test(text.slice(name.length));
  const begun = waiting.flatMap(({ id, name, change }) => {
    const said = [name, keyOf(id)].find(begins);
    return said === undefined ? [] : [{ change, rest: text.slice(said.length).replace(/^[\s,:;.–—-]+/, '') }];
  });
  return begun.length === 1 ? begun[0] : undefined;
}

/** The date that is meant, if it is theirs; else what to say. What is not theirs is not confirmed to be there. */
export async function dateMeant(call: Call, word: 'approve' | 'return'): Promise<Meant | { readonly refusal: Reply }> {
  const { args } = call;
  const waiting = await waitingFor(call);
  const [all = '', digits] = number.exec(args) ?? [];
  if (digits !== undefined) {
    const change = await call.tx.milestoneChanges.get(BigInt(digits));
    if (change && isTheirs(call, change)) return { change, rest: args.slice(all.length).trim() };
    const message = noSuchDate(call, args, waiting, word);
    if (!change) return { refusal: alone(message) };
    const { workstream, milestone } = change;
    return {
      refusal: refusal(message, {
        action: 'milestone.approve',
        programme: programmeOf(workstream),
        subject: milestone,
      }),
    };
  }
  const begun = begunBy(waiting, args);
  if (begun) return begun;
  const found = args === '' ? { none: '' } : named(waiting, args);
  if ('one' in found) return { change: found.one.change, rest: '' };
  return { refusal: alone(noSuchDate(call, args, 'many' in found ? found.many : waiting, word)) };
}
