import { sayDayInFull, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { buttons, type Message, paragraph, quote, sentence } from '../../message.ts';
import type { MilestoneChange } from '../../ports.ts';
import { expected } from '../../programme/milestone-days.ts';
import { programmeOf } from '../../programme/nouns.ts';
import type { Call } from '../../words/word.ts';
import { datesFor } from './meant.ts';
import { tellDecision } from './plan.ts';
import { type Proposal, readProposal, refOf, titleOf } from './reading.ts';

/** What `approve` and `return` do to a date that was put to the actor. Each is done once; a second time it is said what stands. */

const gone = sentence('That workstream is not in the programme any more, so there is nothing to decide.');

/** Sets the forecast. `anyway`: although the date it moves from is another by now. */
export async function approveDate(call: Call, change: MilestoneChange, anyway: boolean): Promise<Message> {
  const proposal = await readProposal(call.tx, change);
  if (!proposal) return gone;
  const stands = change.state === 'proposed' ? await pointless(call, proposal) : await decidedAlready(call, proposal);
  if (stands) return stands;
  const { milestone } = proposal;
  const now = milestone && expected(milestone);
  if (now !== change.from && !anyway) return movedMeanwhile(call, proposal, now);
  if (!(await decide(call, change, { state: 'approved' }))) return again(call, change);
  await call.tx.imports.write([
    { change: 'set', kind: 'milestone', id: change.milestone, fields: { forecast: change.to } },
  ]);
  const line = `Approved: ${titleOf(proposal)} is now expected on ${dayOf(change)}.`;
  return sentence(`${line} ${whoIsTold(call, proposal)}`);
}

/** The approved date stays. */
export async function returnDate(call: Call, change: MilestoneChange, reason: string): Promise<Message> {
  const proposal = await readProposal(call.tx, change);
  if (!proposal) return gone;
  const stands = change.state === 'proposed' ? await pointless(call, proposal) : await decidedAlready(call, proposal);
  if (stands) return stands;
  if (!(await decide(call, change, { state: 'returned', reason }))) return again(call, change);
  const stays = change.from === undefined ? 'it has no date' : `the date stays ${sayDayInFull(change.from)}`;
  const line = `Returned: ${titleOf(proposal)}, ${stays}. ${whoIsTold(call, proposal)}`;
  return { summary: line, blocks: [paragraph(line), quote(reason)] };
}

const dayOf = ({ to }: MilestoneChange): string => (to === undefined ? 'no date' : sayDayInFull(to));

function whoIsTold({ actor }: Call, { change, nameOf }: Proposal): string {
  return change.by === actor.person.id ? 'The leads are told.' : `${nameOf(change.by)} is told.`;
}

/** False: somebody decided, or took it back, at the same time. */
async function decide(
  { tx, actor }: Call,
  change: MilestoneChange,
  as: { readonly state: 'approved' | 'returned'; readonly reason?: string },
): Promise<boolean> {
  const by = actor.person.id;
  if (!(await tx.milestoneChanges.decide(change.id, { ...as, by }))) return false;
  const { from, to, milestone } = change;
  await tx.trail.add({
    programme: programmeOf(change.workstream),
    actor: by,
    via: actor.via,
    action: `milestone.${as.state}`,
    subject: milestone,
    before: { forecast: from ?? null },
    after: {
      change: refOf(change),
      ...(as.state === 'approved' ? { forecast: to ?? null } : { proposed: to ?? null, reason: as.reason ?? '' }),
    },
  });
  await tellDecision(tx, change, by);
  return true;
}

async function again(call: Call, { id }: MilestoneChange): Promise<Message> {
  const now = await call.tx.milestoneChanges.get(id);
  const proposal = now && (await readProposal(call.tx, now));
  return (proposal && (await decidedAlready(call, proposal))) ?? gone;
}

/** What stands, of a date that waits for nobody any more. */
async function decidedAlready(call: Call, proposal: Proposal): Promise<Message> {
  const { change, nameOf } = proposal;
  const { tx, actor } = call;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const on = change.decidedAt ? ` on ${sayShort(localDateOf(change.decidedAt, actor.person.timeZone), today)}` : '';
  const who = change.decidedBy === actor.person.id ? 'you' : nameOf(change.decidedBy);
  const title = titleOf(proposal);
  if (change.state === 'withdrawn') {
    const newer = (await datesFor(call)).find(({ id }) => id === change.milestone)?.change;
    const line = `${title}: ${dayOf(change)} was taken back${on} by ${who}, so nothing was changed.`;
    if (!newer) return sentence(line);
    const instead = `${line} ${dayOf(newer)} waits for you instead.`;
    return { summary: instead, blocks: [paragraph(instead), buttons(...choices(newer))] };
  }
  const what = change.state === 'returned' ? `returned ${dayOf(change)}` : `approved ${dayOf(change)}`;
  const why = change.reason ? ` (“${change.reason}”)` : '';
  return sentence(`${title}: ${who} ${what}${on}${why}, so nothing was changed.`);
}

const choices = (change: MilestoneChange) => [
  { label: `Approve ${refOf(change)}`, say: `approve ${refOf(change)}` },
  { label: `Return ${refOf(change)} …`, say: `return ${refOf(change)}` },
];

/** Undefined: it can be decided. Else it is taken back, since there is nothing left to decide. */
async function pointless(call: Call, proposal: Proposal): Promise<Message | undefined> {
  const { milestone, change } = proposal;
  if (milestone && milestone.actual === undefined) return undefined;
  await call.tx.milestoneChanges.decide(change.id, { state: 'withdrawn', by: call.actor.person.id });
  return sentence(
    milestone?.actual
      ? `${titleOf(proposal)} was done on ${sayDayInFull(milestone.actual)}, so there is no date to decide on any more.`
      : `${titleOf(proposal)} is not in the programme any more, so there is no date to decide on.`,
  );
}

/** The programme's file was changed since: nobody approves what they have not seen. */
function movedMeanwhile({ tx, actor }: Call, proposal: Proposal, now: MilestoneChange['to']): Message {
  const { change } = proposal;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const was = change.from === undefined ? 'it had no date' : `it was ${sayShort(change.from, today)}`;
  const is = now === undefined ? 'has no date now' : `is expected on ${sayDayInFull(now)} now`;
  const line = `Not approved yet: ${titleOf(proposal)} ${is}; when the new date was put to you, ${was}. Shall it still move to ${dayOf(change)}?`;
  const [, back] = choices(change);
  return {
    summary: line,
    blocks: [
      paragraph(line),
      buttons({ label: `Approve ${refOf(change)} all the same`, say: `approve ${refOf(change)} all the same` }, back!),
    ],
  };
}
