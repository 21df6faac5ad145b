import { can } from '../../access/can.ts';
import type { Approval, MilestoneChange } from '../../ports.ts';
import { keyOf, programmeOf } from '../../programme/nouns.ts';
import { refOf as refOfReview } from '../../review/reading.ts';
import { reviewsFor } from '../../review/waiting.ts';
import { named } from '../../words/named.ts';
import { alone, type Call, type Reply, refusal } from '../../words/word.ts';
import { refOf } from './reading.ts';
import { noSuchThing } from './waiting-message.ts';

/**
 * What `approve REF` and `return REF reason` mean: a critical date (`D12`, or the key or title of its milestone) or a
 * submitted answer (`U12`, or the key or name of its workstream).
 */

/** Something that waits for somebody's decision. */
export type Waiting = {
  /** Of the milestone or the workstream, as its name is. */
  readonly id: string;
  readonly name: string;
  /** `D12`, `U12`. */
  readonly ref: string;
} & Subject;

type Subject = { readonly change: MilestoneChange } | { readonly approval: Approval };

/** What was meant, and what was written after it. */
export type Meant = { readonly rest: string } & Subject;

type Asking = Pick<Call, 'tx' | 'actor'>;

/** All that waits for them, dates first. */
const waitingFor = async (call: Asking): Promise<readonly Waiting[]> => [
  ...(await datesFor(call)),
  ...(await updatesFor(call)),
];

/** The dates that wait for them. */
export async function datesFor({ tx, actor }: Asking): Promise<readonly (Waiting & { change: MilestoneChange })[]> {
  const changes = (await tx.milestoneChanges.proposed({ approver: actor.person.id })).filter((change) =>
    isTheirs({ actor }, change),
  );
  const titles = new Map<string, string>();
  for (const programme of new Set(changes.map(({ workstream }) => programmeOf(workstream))))
    for (const { id, title } of (await tx.programmes.measures(programme)).milestones) titles.set(id, title);
  return changes.map((change) => ({
    id: change.milestone,
    name: titles.get(change.milestone) ?? keyOf(change.milestone),
    ref: refOf(change),
    change,
  }));
}

/** The answers of which it is their turn to approve. */
async function updatesFor({ tx, actor }: Asking): Promise<readonly Waiting[]> {
  return (await reviewsFor(tx, actor)).map(({ approval, workstream }) => ({
    id: workstream.id,
    name: workstream.name,
    ref: refOfReview(approval),
    approval,
  }));
}

/** Theirs to decide. */
function isTheirs({ actor }: Pick<Call, 'actor'>, { workstream, approver }: MilestoneChange): boolean {
  const programme = programmeOf(workstream);
  return approver !== undefined && can(actor, 'milestone.approve', { programme, workstream, owner: approver });
}

/** Whether it is put to them at some stage; whose turn it is, review/decide.ts says. */
const mayApprove = ({ actor }: Pick<Call, 'actor'>, { workstream }: Approval): boolean =>
  can(actor, 'update.approve', { programme: programmeOf(workstream), workstream });

const number = /^([du]?)(\d{1,15})(?:$|[\s,:;.–—-]+)/i;

/**
 * Whether this, typed in the middle of an answer, is certainly about something that waits for them: it begins with its
 * number, its key or its name.
 */
export async function meansWaiting(call: Call): Promise<boolean> {
  return /^[duq]\d{1,15}\b/i.test(call.args) || begunBy(await waitingFor(call), call.args) !== undefined;
}

/** The one whose key or whole name a text begins with. */
function begunBy(waiting: readonly Waiting[], text: string): Meant | undefined {
  const begins = (name: string) =>
    text.toLowerCase().startsWith(name.toLowerCase()) && /^(?:$|[\s,:;.–—-])/.test(text.slice(name.length));
  const begun = waiting.flatMap(({ id, name, ref: _, ...subject }) => {
    const said = [id, name, keyOf(id)].find(begins);
    return said === undefined ? [] : [{ ...subject, rest: text.slice(said.length).replace(/^[\s,:;.–—-]+/, '') }];
  });
  return begun.length === 1 ? begun[0] : undefined;
}

/** What is meant, if it is theirs; else what to say. What is not theirs is not confirmed to be there. */
export async function waitingMeant(
  call: Call,
  word: 'approve' | 'return',
): Promise<Meant | { readonly refusal: Reply }> {
  const { args } = call;
  const [all = '', kind = '', digits] = number.exec(args) ?? [];
  const rest = args.slice(all.length).trim();
  if (digits !== undefined && /u/i.test(kind)) {
    const approval = await call.tx.approvals.get(BigInt(digits));
    if (approval && mayApprove(call, approval)) return { approval, rest };
    return notTheirs(call, word, approval && { action: 'update.approve', subject: approval.workstream });
  }
  if (digits !== undefined) {
    const change = await call.tx.milestoneChanges.get(BigInt(digits));
    if (change && isTheirs(call, change)) return { change, rest };
    return notTheirs(call, word, change && { action: 'milestone.approve', subject: change.milestone });
  }
  const waiting = await waitingFor(call);
  const begun = begunBy(waiting, args);
  if (begun) return begun;
  const found = args === '' ? { none: '' } : named(waiting, args);
  if ('one' in found) return { ...found.one, rest: '' };
  return { refusal: alone(noSuchThing(call, args, 'many' in found ? found.many : waiting, word)) };
}

async function notTheirs(
  call: Call,
  word: 'approve' | 'return',
  there: { readonly action: 'update.approve' | 'milestone.approve'; readonly subject: string } | undefined,
): Promise<{ readonly refusal: Reply }> {
  const message = noSuchThing(call, call.args, await waitingFor(call), word);
  if (!there) return { refusal: alone(message) };
  return { refusal: refusal(message, { ...there, programme: programmeOf(there.subject) }) };
}
