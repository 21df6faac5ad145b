import { same } from '../interview/same.ts';
import { figureOf, riskOf, savingOf } from '../interview/shown/measures.ts';
import type { Json } from '../json.ts';
import type { MilestoneChange, Tx, WorkstreamInFull } from '../ports.ts';
import { keyOf, type Milestone, type Workstream } from '../programme/nouns.ts';
import type { Update } from '../rounds/round.ts';
import { stillOwn, undone } from '../rounds/undo.ts';
import type { Recorded } from './items.ts';

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

/**
 * Indicators, savings and risks without what was said of them since the newest approved answer.
 *
 * @param since what was said since, newest first
 */
export function recordApproved(
  workstream: Workstream,
  record: Recorded,
  since: readonly Update[],
  approved: Update | undefined,
): Recorded {
  if (since.length === 0) return record;
  const isLater = (update: Update) =>
    approved !== undefined && update.round === approved.round && update.part === undefined;
  let then: WorkstreamInFull = { ...workstream, milestones: [], ...record };
  for (const update of since) {
    // A later version repeats what the approved one did as its own; that stays.
    const repeated = isLater(update) ? (approved?.before ?? []) : [];
    const own = update.before.filter((each) => !repeated.some((other) => same(other as Json, each as Json)));
    then = undone(then, stillOwn({ workstream: then, actions: [] }, own));
  }
  const { indicators, savings, risks } = since.some(isLater) ? saidAgain(then, approved!) : then;
  const ofIt = savings.map((saving) => ({ ...saving, workstream: workstream.id }));
  return { indicators, savings: ofIt, risks };
}

/** What an answer says of the items, where a later version of it was taken back to before both. */
function saidAgain(record: WorkstreamInFull, { answers }: Update): WorkstreamInFull {
  return {
    ...record,
    indicators: record.indicators.map((each) => ({
      ...each,
      readings: { ...each.readings, ...figureOf(answers, keyOf(each.id))?.readings },
    })),
    savings: record.savings.map((each) => {
      const {
        unchanged,
        delivered = each.delivered,
        low = each.low,
        high = each.high,
      } = savingOf(answers, keyOf(each.id)) ?? { unchanged: true };
      return unchanged ? each : { ...each, ...present({ delivered, low, high }) };
    }),
    risks: record.risks.map((each) => {
      const { likelihood = each.likelihood, impact = each.impact } = riskOf(answers, keyOf(each.id)) ?? {};
      return { ...each, ...present({ likelihood, impact }) };
    }),
  };
}

const present = (amounts: Readonly<Record<string, number | undefined>>) =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== undefined));
