import { grouped } from '../grouped.ts';
import type { Plan, Step } from '../import/plan.ts';
import type { Tx } from '../ports.ts';
import { expected, isSlip } from '../programme/milestone-days.ts';
import { type Milestone, programmeOf, type Workstream } from '../programme/nouns.ts';
import { standingOf } from '../rounds/standing.ts';
import { newestFirst } from '../touch/since.ts';
import { planSurprise, worse } from './tell.ts';

/**
 * No surprises by a programme file either: a critical date that it moves to a later day, and a rating that it makes worse,
 * are told to the director, before any digest shows them. A constant number of queries a programme and one for each told.
 *
 * @param by who had it imported
 */
export async function tellWhatFileMadeWorse(tx: Tx, { steps }: Plan, by: string): Promise<void> {
  const changed = steps.filter(
    ({ change, kind, after }) =>
      change.change === 'set' &&
      ((kind === 'milestone' && ('forecast' in after || 'baseline' in after)) ||
        (kind === 'workstream' && 'history' in after)),
  );
  for (const programme of new Set(changed.map(({ id }) => programmeOf(id)))) {
    const before = new Map(changed.map((step) => [step.id, step.before]));
    const { milestones } = await tx.programmes.measures(programme);
    const moved = grouped(
      milestones.filter(({ id }) => before.has(id)),
      ({ workstream }) => workstream,
    );
    const workstreams = (await tx.programmes.workstreams(programme)).filter(
      ({ id, status }) => status === 'active' && (before.has(id) || moved(id).length > 0),
    );
    const given = grouped(await newestFirst(tx, workstreams), ({ workstream }) => workstream);
    for (const workstream of workstreams) {
      const rating = (of: Workstream) => standingOf(of, given(of.id), 'UTC').now?.rating;
      const told = {
        by: '',
        slips: moved(workstream.id).flatMap((each) => slipOf(each, before.get(each.id)!)),
        asks: [],
        ...worse(rating(asItWas(workstream, before.get(workstream.id) ?? {})), rating(workstream)),
      };
      await planSurprise(tx, workstream, told, by);
    }
  }
}

/** Fields that there were not are `null` or absent in a step. */
const asItWas = <Thing extends object>(now: Thing, before: Step['before']): Thing =>
  Object.fromEntries(Object.entries({ ...now, ...before }).filter(([, value]) => value != null)) as Thing;

function slipOf(milestone: Milestone, before: Step['before']) {
  const from = expected(asItWas(milestone, before));
  const isOpen = milestone.critical && milestone.actual === undefined;
  return isOpen && from !== undefined && isSlip(from, expected(milestone)) ? [{ milestone: milestone.id, from }] : [];
}
