import type { About } from '../interview/about.ts';
import type { Effect } from '../interview/family.ts';
import type { MilestoneChange, Tx } from '../ports.ts';
import { expected } from '../programme/milestone-days.ts';

/** Every change of a milestone's day is kept, with who said it and why; of a critical one, who approved it. */

/** Who says it; `round` absent: between rounds. */
interface Said {
  readonly by: string;
  readonly round?: string;
}

export type Moved = Extract<Effect, { what: 'moved' | 'done' }>;

export const isMoved = (effect: Effect): effect is Moved => effect.what === 'moved' || effect.what === 'done';

/** What was said before of the milestones that an answer speaks of. */
export async function historyOf(tx: Tx, effects: readonly Effect[]): Promise<readonly MilestoneChange[]> {
  const ids = effects.filter(isMoved).map(({ milestone }) => milestone);
  return ids.length > 0 ? tx.milestoneChanges.ofMilestones(ids) : [];
}

/**
 * A critical date that moved waits for its approver; all else is so at once. Nothing is kept of what did not change: a
 * later version that says the same adds nothing, and what was returned stays returned.
 */
export async function keepHistory(
  tx: Tx,
  about: About,
  effect: Moved,
  { by, round }: Said,
  history: readonly MilestoneChange[],
): Promise<MilestoneChange | undefined> {
  const { workstream } = about;
  const milestone = workstream.milestones.find(({ id }) => id === effect.milestone);
  if (!milestone) return undefined;
  const from = expected(milestone);
  const own = history.filter((change) => change.milestone === milestone.id && change.state !== 'withdrawn');
  const latest = own.at(-1);
  const isOwn = round !== undefined && latest?.round === round;
  const wasReturned = latest?.state === 'returned' && latest.round === undefined;
  if (latest && (isOwn || wasReturned) && saysTheSame(latest, effect)) return latest;
  // Read after the workstream was locked: nobody proposes another at the same time.
  const standing = own.findLast(({ state }) => state === 'proposed');
  if (!standing && effect.what === 'moved' && effect.to === from) return undefined;
  const waits = effect.what === 'moved' && milestone.critical && effect.to !== undefined && effect.to !== from;
  if (waits && standing?.to === effect.to && standing.why === effect.why) return standing;
  if (standing) await tx.milestoneChanges.decide(standing.id, { state: 'withdrawn', by });
  const { what, milestone: id, ...said } = effect;
  return tx.milestoneChanges.add({
    milestone: id,
    workstream: workstream.id,
    kind: what,
    by,
    state: waits ? 'proposed' : 'made',
    ...said,
    ...(round === undefined ? {} : { round }),
    ...(from === undefined ? {} : { from }),
    ...(waits ? { approver: milestone.approver ?? workstream.director } : {}),
  });
}

const saysTheSame = (change: MilestoneChange, effect: Moved): boolean =>
  change.kind === effect.what && change.to === effect.to && change.why === effect.why;

/**
 * What the version before said of a milestone and this one does not is taken back from its approver, and the history says
 * so. What others said stays: a note on something else, or the owner of a figure, takes back nothing.
 *
 * @param silent the milestones of which the version before spoke, and this one does not
 * @param restored those of them whose day is as it was before
 */
export async function takeBack(
  tx: Tx,
  about: About,
  silent: ReadonlySet<string>,
  restored: ReadonlySet<string>,
  { by, round }: Said,
): Promise<void> {
  const waiting = about.proposed.filter(
    (each) => each.state === 'proposed' && each.round === round && silent.has(each.milestone),
  );
  for (const { id } of waiting) await tx.milestoneChanges.decide(id, { state: 'withdrawn', by });
  for (const milestone of restored) {
    if (!silent.has(milestone)) continue;
    const to = about.workstream.milestones.find(({ id }) => id === milestone);
    const day = to && expected(to);
    await tx.milestoneChanges.add({
      milestone,
      workstream: about.workstream.id,
      kind: 'corrected',
      by,
      state: 'made',
      ...(round === undefined ? {} : { round }),
      ...(day === undefined ? {} : { to: day }),
    });
  }
}
