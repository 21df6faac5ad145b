import { grouped } from '../grouped.ts';
import type { Sensitive } from '../interview/apart.ts';
import type { Measures, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { Update } from '../rounds/round.ts';
import { recordApproved } from './approved.ts';
import { type Items, itemsShown } from './items.ts';

/**
 * What each of these workstreams is measured by, as a group may see it; one query, of a group that gets approved content
 * two.
 */
export async function readItems(
  tx: Tx,
  ids: readonly string[],
  { indicators, savings, risks }: Measures,
  approvedOnly: boolean,
): Promise<(workstream: Workstream, own: readonly Update[], sensitive: Sensitive) => Items> {
  const [indicatorsOf, savingsOf, risksOf] = [
    grouped(indicators, ({ workstream }) => workstream),
    grouped(savings, ({ workstream }) => workstream),
    grouped(risks, ({ workstream }) => workstream),
  ];
  const figuresOf = grouped(await tx.updates.figures(ids), ({ workstream }) => workstream);
  const sinceOf = grouped(approvedOnly ? await tx.updates.sinceApproved(ids) : [], ({ workstream }) => workstream);
  return (workstream, own, sensitive) => {
    const { id } = workstream;
    const record = { indicators: indicatorsOf(id), savings: savingsOf(id), risks: risksOf(id) };
    if (!approvedOnly) return itemsShown(record, own, figuresOf(id), sensitive);
    const [approved] = own;
    const figures = figuresOf(id).filter(({ at }) => approved !== undefined && at <= approved.at);
    return itemsShown(recordApproved(workstream, record, sinceOf(id), approved), own, figures, sensitive);
  };
}
