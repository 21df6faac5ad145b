import { can } from '../access/can.ts';
import { approvedFirst } from '../digest/approved.ts';
import type { Audience } from '../interview/apart.ts';
import type { SteeringGroup, Workstream } from '../programme/nouns.ts';
import { newestFirst } from '../touch/since.ts';
import type { Call } from '../words/word.ts';
import { subjectOf } from '../words/workstream.ts';
import { oversees } from './audience.ts';
import type { Update } from './round.ts';

/** What the asker may see of them, newest first: councillors and partners what the programme office approved. */
export async function readBy(
  { tx, actor }: Pick<Call, 'tx' | 'actor'>,
  workstreams: readonly Workstream[],
): Promise<readonly Update[]> {
  const isOpen = (each: Workstream) => can(actor, 'workstream.read-unapproved', subjectOf(each));
  return [
    ...(await newestFirst(tx, workstreams.filter(isOpen))),
    ...(await approvedFirst(
      tx,
      workstreams.filter((each) => !isOpen(each)),
    )),
  ];
}

/** As whom the asker reads, alone. */
export function readerOf({ actor }: Pick<Call, 'actor'>, workstream: Workstream): Audience {
  if (can(actor, 'workstream.read-sensitive', subjectOf(workstream))) return 'its-own';
  return can(actor, 'workstream.read-exempt', subjectOf(workstream)) ? 'officers' : 'councillors-and-public';
}

/** Whether a group's digest could speak of it. */
export const mayRead = (group: SteeringGroup, workstream: Workstream): boolean =>
  oversees(group, workstream) && !workstream.sensitive;
