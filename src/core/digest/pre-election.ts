import { can } from '../access/can.ts';
import { type Message, sentence } from '../message.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import type { Call } from '../words/word.ts';
import { inPreElection } from './occasion.ts';

const WAITS = sentence(
  'This is a pre-election period: what councillors and partners read waits until the programme office releases it.',
);

/**
 * In a pre-election period what a group of councillors or partners reads is not had by asking either, by whoever sees no
 * more than that group does. Undefined: it may be shown.
 */
export async function keptUntilReleased(
  { tx, actor }: Pick<Call, 'tx' | 'actor'>,
  group: SteeringGroup,
): Promise<Message | undefined> {
  if (can(actor, 'workstream.read-unapproved', { programme: group.programme })) return undefined;
  const organisation = await tx.organisation();
  return organisation && inPreElection(group, organisation, tx.now) ? WAITS : undefined;
}
