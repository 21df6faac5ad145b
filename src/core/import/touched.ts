import type { TrailEntry } from '../ports.ts';
import type { Plan, Step } from './plan.ts';

/** The programmes that a plan touches, by id. */
export const programmesIn = (plan: Plan): readonly string[] => [...new Set(plan.steps.flatMap(programmeOf))];

/** The programmes of a plan that are new, come back, or whose rounds or a workstream's own rounds it changes. */
export const rhythmsIn = (plan: Plan): readonly string[] => [
  ...new Set(plan.steps.filter(hasNewRhythm).flatMap(programmeOf)),
];

function hasNewRhythm({ change, kind, after }: Step): boolean {
  const comes = change.change === 'add' || change.change === 'restore';
  return (kind === 'programme' && comes) || ((kind === 'programme' || kind === 'workstream') && 'rounds' in after);
}

function programmeOf({ kind, id }: Step): readonly string[] {
  return kind === 'organisation' || kind === 'person' ? [] : [id.split('/', 1)[0]!];
}

const verbs = { add: 'added', set: 'changed', retire: 'retired', restore: 'restored' } as const;

/** What the trail keeps of an import: the file itself, then each thing it changed, as it was and as it is. */
export function trailOf(
  plan: Plan,
  { name, hash }: { readonly name: string; readonly hash: string },
): readonly Omit<TrailEntry, 'actor' | 'via'>[] {
  const conflicts = plan.conflicts.map(({ kind, id, why, field }) => ({ kind, id, why, field }));
  const file = {
    action: 'programme-file.imported',
    subject: name,
    after: { hash, changes: plan.steps.length, conflicts },
  };
  return [
    file,
    ...plan.steps.map((step) => {
      const [programme] = programmeOf(step);
      const verb = verbs[step.change.change];
      return {
        ...(programme === undefined ? {} : { programme }),
        action: `${step.kind}.${verb}`,
        subject: step.id,
        ...(verb === 'changed' ? { before: step.before } : {}),
        ...(verb === 'changed' || verb === 'added' ? { after: step.after } : {}),
      };
    }),
  ];
}
