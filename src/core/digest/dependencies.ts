import { grouped } from '../grouped.ts';
import { keyOf, type Workstream } from '../programme/nouns.ts';
import type { DigestFacts } from './facts.ts';

/** What waits for what, among the workstreams that a group oversees: of others it is told nothing. */
export interface Dependencies {
  /** Those it depends on that are Red. */
  waitsFor(workstream: Workstream): readonly string[];
  /** Those that depend on it. */
  neededBy(workstream: Workstream): readonly string[];
}

export function dependenciesIn({ workstreams }: DigestFacts): Dependencies {
  const active = workstreams.filter(({ workstream }) => workstream.status === 'active');
  const reds = new Map(
    active.flatMap(({ workstream, standing }) =>
      standing.now?.rating === 'red' ? [[keyOf(workstream.id), workstream.name] as const] : [],
    ),
  );
  const needing = grouped(
    active.flatMap(({ workstream: { name, dependsOn = [] } }) => dependsOn.map((key) => ({ key, name }))),
    ({ key }) => key,
  );
  return {
    waitsFor: ({ dependsOn = [] }) => dependsOn.flatMap((key) => reds.get(key) ?? []),
    neededBy: ({ id }) => needing(keyOf(id)).map(({ name }) => name),
  };
}
