import { localDateOf } from '../../calendar/zone.ts';
import type { Message } from '../../message.ts';
import type { Delivery } from '../../outbox/delivery.ts';
import type { Composed, Kind } from '../../outbox/kinds.ts';
import type { Tx } from '../../ports.ts';
import { approvalMessage, decidedMessage, type Reading, undecidedMessage } from './message.ts';
import type { ApprovalAbout } from './plan.ts';
import { type Proposal, readProposal } from './reading.ts';

const kept = { keepsHours: true, whenUnknown: 'repeat' } as const;

type Says = (tx: Tx, proposal: Proposal, reading: Reading) => Message | Promise<Message>;

/** Composed from the change as it stands when it is sent. */
async function compose(tx: Tx, { about, reader }: Delivery, states: readonly string[], says: Says): Promise<Composed> {
  const change = await tx.milestoneChanges.get(BigInt((about as unknown as ApprovalAbout).change));
  if (!change || !states.includes(change.state)) return { cancel: `the date is ${change?.state ?? 'gone'} meanwhile` };
  const proposal = await readProposal(tx, change);
  if (!proposal) return { cancel: 'the workstream is not there any more' };
  const actor = 'person' in reader ? await tx.people.actor(reader.person, 'schedule') : undefined;
  const zone = actor?.person.timeZone ?? (await tx.organisation())?.timeZone ?? 'Europe/London';
  return { message: await says(tx, proposal, { zone, today: localDateOf(tx.now, zone) }) };
}

/** To its approver, as soon as a critical date moves. */
export const approval: Kind = {
  ...kept,
  compose: (tx, delivery) =>
    compose(tx, delivery, ['proposed'], (_, proposal, reading) => approvalMessage(proposal, reading)),
};

/** To the approver once more. */
export const approvalReminder: Kind = {
  ...kept,
  compose: (tx, delivery) =>
    compose(tx, delivery, ['proposed'], (_, proposal, reading) =>
      approvalMessage(proposal, reading, 'The only reminder; the programme office is told if it stays undecided.'),
    ),
};

/** To the programme office, when it stays undecided. */
export const approvalLate: Kind = {
  ...kept,
  compose: (tx, delivery) =>
    compose(tx, delivery, ['proposed'], (_, proposal, reading) => undecidedMessage(proposal, reading)),
};

/** To whoever said the date, when it is decided. */
export const approvalDecided: Kind = {
  ...kept,
  compose: (tx, delivery) =>
    compose(tx, delivery, ['approved', 'returned'], async (_, proposal, reading) => {
      const { round } = proposal.change;
      const isOpen = round !== undefined && (await tx.rounds.get(round))?.state === 'open';
      return decidedMessage(proposal, reading, isOpen);
    }),
};
