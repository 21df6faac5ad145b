import type { Incoming } from '../incoming.ts';
import { type Button, buttons, type Message } from '../message.ts';
import { laneOf } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';

/**
 * Where a platform shows the answer to a press in the place of the message that was pressed, to the presser alone, the
 * answer leads back to it. What is shown then is the message as it was sent, or last edited: it stands in the channel for
 * everybody there, so it tells nobody what they could not read.
 */

/** A message that stands in a channel, behind the answer that one person sees in its place. */
export interface Covered {
  readonly message: Message;
  /** Typed, it shows the digest as it would be now. */
  readonly back: Button;
}

const BACK = 'back';

/** Undefined: the answer takes no place, or that of a message which we do not know. */
export async function coveredBy(tx: Tx, { covers, from, place }: Incoming): Promise<Covered | undefined> {
  if (covers === undefined) return undefined;
  const { platform } = from;
  const group = await tx.programmes.groupOfChannel(platform, place.id);
  const delivery = await tx.deliveries.standing(
    [
      laneOf({ platform, channel: place.id, address: place.address }),
      ...(group ? [laneOf({ group: group.id, platform })] : []),
    ],
    covers,
  );
  if (!delivery?.message) return undefined;
  const back =
    group && delivery.kind === 'digest'
      ? { label: 'Back to the digest', say: `digest ${group.id}` }
      : { label: 'Back to the message', say: 'help' };
  return { message: delivery.message, back: { ...back, to: BACK } };
}

/** Whether somebody pressed the button that leads back. */
export const wantsBack = ({ covers, what }: Incoming): boolean =>
  covers !== undefined && what.kind === 'pressed' && what.to === BACK;

export const leadingBack = (message: Message, { back }: Covered): Message => ({
  ...message,
  blocks: [...message.blocks, buttons(back)],
});

/** Whether an answer leads back to the message whose place it takes: without that it must not take it. */
export const leadsBack = ({ blocks }: Message): boolean =>
  blocks.some((block) => block.kind === 'buttons' && block.buttons.some(({ to }) => to === BACK));
