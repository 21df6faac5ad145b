import type { MilestoneChange, Tx } from '../ports.ts';
import type { Milestone, Workstream } from '../programme/nouns.ts';
import type { Update } from '../rounds/round.ts';

/** What groups read that get approved content only: the record as it stood with the newest answer that was approved. */

/** The newest approved answers, newest first, as {@link newestFirst} has them of all: nothing that was said between rounds. */
export async function approvedFirst(
  tx: Tx,
  workstreams: readonly Pick<Workstream, 'id'>[],
): Promise<readonly Update[]> {
  const ids = workstreams.map(({ id }) => id);
  return ids.length === 0 ? [] : tx.updates.lastTwoApproved(ids);
}

/** Changes of dates up to the newest approved answer: what was said with it, or before. */
export const approvedChanges = (
  changes: readonly MilestoneChange[],
  approved: Pick<Update, 'at'> | undefined,
): readonly MilestoneChange[] => changes.filter(({ at }) => approved !== undefined && at <= approved.at);

/** A milestone before what was said of it since the newest approved answer. */
export function asApproved(
  milestone: Milestone,
  changes: readonly MilestoneChange[],
  approved: Pick<Update, 'at'> | undefined,
): Milestone {
  const own = changes.filter(
    (each) => each.milestone === milestone.id && (each.state === 'made' || each.state === 'approved'),
  );
  const known = approvedChanges(own, approved);
  const [since] = own.slice(known.length);
  if (!since) return milestone;
  const { actual: _, forecast: __, ...planned } = milestone;
  const last = known.at(-1);
  const forecast = last?.kind === 'done' ? last.from : last ? (last.to ?? last.from) : since.from;
  return {
    ...planned,
    ...(forecast === undefined ? {} : { forecast }),
    ...(last?.kind === 'done' && last.to !== undefined ? { actual: last.to } : {}),
  };
}
