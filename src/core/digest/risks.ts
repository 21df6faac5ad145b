import { scoreOf } from '../interview/questions/risks/read.ts';
import type { Tx } from '../ports.ts';
import type { Risk, Workstream } from '../programme/nouns.ts';
import type { DigestFacts, Overseen } from './facts.ts';

/** A risk or an issue that is escalated. */
export interface Escalated {
  readonly workstream: Workstream;
  readonly risk: Risk;
  readonly score: number;
  /** The name of its owner. */
  readonly owner?: string;
  /** This group was shown others, and not this one. */
  readonly isNew: boolean;
}

/** Likelihood × impact from `escalateAt` on, in workstreams that are under way; the highest first. */
export function escalatedIn({ workstreams, risk: scored, names = {}, last }: DigestFacts): readonly Escalated[] {
  const seen = last?.shown.risks && new Set(last.shown.risks);
  return workstreams
    .flatMap((each) =>
      above(each, scored?.escalateAt).map(({ risk, score }): Escalated => {
        const owner = risk.owner === undefined ? undefined : names[risk.owner];
        const isNew = seen !== undefined && !seen.has(risk.id);
        return { workstream: each.workstream, risk, score, isNew, ...(owner === undefined ? {} : { owner }) };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

function above({ workstream, items }: Overseen, escalateAt = Number.POSITIVE_INFINITY) {
  if (workstream.status !== 'active') return [];
  return (items?.risks ?? []).flatMap((risk) => {
    const score = scoreOf(risk);
    return score !== undefined && score >= escalateAt ? [{ risk, score }] : [];
  });
}

/** The names of those who own an escalated risk or issue; one query. */
export async function ownersOf(
  tx: Tx,
  workstreams: readonly Overseen[],
  escalateAt: number,
): Promise<Readonly<Record<string, string>>> {
  const keys = workstreams.flatMap((each) => above(each, escalateAt).flatMap(({ risk }) => risk.owner ?? []));
  const people = keys.length === 0 ? [] : await tx.people.many([...new Set(keys)]);
  return Object.fromEntries(people.map(({ key, name }) => [key, name]));
}
