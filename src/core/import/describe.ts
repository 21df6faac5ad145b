import type { ItemKind } from '../ports.ts';
import { differences, inWords, said } from './differences.ts';
import { ownerKinds } from './layout.ts';
import { countOf, kindName } from './names.ts';
import { type Conflict, type Plan, refOf, type Step } from './plan.ts';

/** `will`: what an import would do; `did`: what it has done. */
export type Tense = 'will' | 'did';

export const verbs = {
  add: { will: 'Will add', did: 'Added' },
  restore: { will: 'Will bring back', did: 'Brought back' },
  set: { will: 'Will change', did: 'Changed' },
  retire: { will: 'Will retire', did: 'Retired' },
} as const;

/** From how many things of one kind in one place on they are counted rather than named one by one. */
const many = 6;
const named = 3;
const mostDifferences = 4;

/** What an import adds, changes and retires, and what it leaves alone because both sides changed it: a line each. */
export function describe(plan: Plan, tense: Tense): readonly string[] {
  const of = (verb: Step['change']['change']) => plan.steps.filter(({ change }) => change.change === verb);
  const moved = of('set').filter(({ after }) => 'position' in after).length;
  const lines = [
    ...whole(of('add'), verbs.add[tense], plan),
    ...whole(of('restore'), verbs.restore[tense], plan),
    ...of('set').flatMap((step) => changed(step, verbs.set[tense], plan)),
    ...whole(of('retire'), verbs.retire[tense], plan),
    ...(moved > 0
      ? [`${tense === 'will' ? 'Will follow' : 'Followed'} the new order of the file (${moved} moved).`]
      : []),
    ...plan.conflicts.map((conflict) => conflictLine(conflict, plan)),
  ];
  if (lines.length > 0) return lines;
  return [tense === 'will' ? 'Nothing would change.' : 'Nothing has changed.'];
}

/** Things that come or go as a whole, each with what belongs to it: `Will add workstream ICT in Business Strategy (1 risk).` */
function whole(steps: readonly Step[], verb: string, plan: Plan): readonly string[] {
  const byRef = new Map(steps.map((step) => [refOf(step), step]));
  const topOf = (step: Step): Step => {
    const owner = byRef.get(ownerRef(step));
    return owner ? topOf(owner) : step;
  };
  const groups = new Map<string, { readonly tops: Step[]; readonly inside: Map<Step, Step[]> }>();
  for (const step of steps) {
    const top = topOf(step);
    const place = `${top.kind} ${top.owner ?? ''}`;
    const group = groups.get(place) ?? { tops: [], inside: new Map<Step, Step[]>() };
    if (step === top) group.tops.push(top);
    group.inside.set(top, [...(group.inside.get(top) ?? []), ...(step === top ? [] : [step])]);
    groups.set(place, group);
  }
  return [...groups.values()].flatMap(({ tops, inside }) => {
    if (tops.length < many)
      return tops.map((top) => `${verb} ${titleOf(top, plan)}${contents(inside.get(top) ?? [])}.`);
    const [first] = tops;
    const some = tops.slice(0, named).map(({ name }) => name);
    const others = `${some.join(', ')} and ${tops.length - named} more`;
    return [
      `${verb} ${countOf(first!.kind, tops.length)}${placeOf(first!, plan)}: ${others}${contents([...inside.values()].flat())}.`,
    ];
  });
}

function contents(steps: readonly Step[]): string {
  const counts = new Map<ItemKind, number>();
  for (const { kind } of steps) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts.size === 0 ? '' : ` (${[...counts].map(([kind, number]) => countOf(kind, number)).join(', ')})`;
}

/** `Will change milestone Go-live in Customer focus: forecast from 2027-06-30 to 2027-07-31.` */
function changed(step: Step, verb: string, plan: Plan): readonly string[] {
  const fields = Object.keys(step.after).filter((field) => field !== 'position');
  const told = step.sensitive
    ? fields.map((field) => `${field} (sensitive)`)
    : fields.flatMap((field) => differences(field, step.before[field], step.after[field])).map(inWords);
  const more = told.length > mostDifferences ? [`and ${told.length - mostDifferences} more`] : [];
  if (told.length === 0) return [];
  return [`${verb} ${titleOf(step, plan)}: ${[...told.slice(0, mostDifferences), ...more].join('; ')}.`];
}

function conflictLine(conflict: Conflict, plan: Plan): string {
  const what = `${kindName(conflict.kind)} ${plan.names.get(refOf(conflict))} (${conflict.id})`;
  switch (conflict.why) {
    case 'both changed': {
      if (conflict.sensitive)
        return `Conflict: the file and people here both changed ${conflict.field} of ${what}. It stays as it is here.`;
      const { was, file, here } = conflict;
      return `Conflict: the file changes ${conflict.field} of ${what} from ${said(was)} to ${said(file)}, but here it was changed to ${said(here)}, and stays so.`;
    }
    case 'left the file, changed here':
      return `Conflict: ${what} has left the file, but was changed here. It stays.`;
    case 'retired here, changed in the file':
      return `Conflict: ${what} was changed in the file, but retired here. It stays retired.`;
    case 'left the file, needed here':
      return `Conflict: ${what} has left the file, but is still named here by ${conflict.by?.join(', ')}. They stay.`;
  }
  return conflict.why satisfies never;
}

const titleOf = (step: Step, plan: Plan): string => `${kindName(step.kind)} ${step.name}${placeOf(step, plan)}`;

function placeOf(step: Step, plan: Plan): string {
  return step.owner === undefined ? '' : ` in ${plan.names.get(ownerRef(step)) ?? step.owner}`;
}

const ownerRef = ({ kind, owner }: Step): string => refOf({ kind: ownerKinds[kind] ?? kind, id: owner ?? '' });
