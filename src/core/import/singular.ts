import type { Path } from './problem.ts';

const names: Record<string, string> = {
  people: 'person',
  programmes: 'programme',
  steeringGroups: 'steering group',
  meetings: 'meeting',
  workPlan: 'entry of the work plan',
  phases: 'phase',
  workstreams: 'workstream',
  milestones: 'milestone',
  indicators: 'indicator',
  savings: 'saving',
  risks: 'risk',
  decisions: 'decision',
  actions: 'action',
  reviews: 'review',
  recommendations: 'recommendation',
  consultations: 'consultation',
  comments: 'comment',
  notes: 'note',
  clearances: 'clearance',
  attachments: 'attachment',
};

/** What stands at a path, in words: `this workstream`, `rounds`, `the file`. */
export function thisAt(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'string' ? last : `this ${entryOf(path)}`;
}

/** The sort of thing that stands at a path: `a workstream`, `rounds`, `the file`. */
export function aThingAt(path: Path): string {
  const entry = entryOf(path);
  return typeof path.at(-1) === 'number' ? `${/^[aeiou]/.test(entry) ? 'an' : 'a'} ${entry}` : thisAt(path);
}

function entryOf(path: Path): string {
  const list = String(path.findLast((step) => typeof step === 'string'));
  return names[list] ?? `entry of ${list}`;
}
