import { recordApproved } from '../digest/approved.ts';
import type { Recorded } from '../digest/items.ts';
import { grouped } from '../grouped.ts';
import type { Measures, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { Update } from '../rounds/round.ts';

/** What owners of single items gave, and the record of each workstream as it may be read. */
export interface RecordRead {
  readonly record: Recorded;
  readonly figures: readonly Update[];
}

/**
 * The measures of workstreams for one reader: of those that are not `isOpen` to them as they stood with the newest answer
 * that was approved. Two queries at most.
 */
export async function readRecords(
  tx: Tx,
  workstreams: readonly Workstream[],
  { indicators, savings, risks }: Measures,
  isOpen: (workstream: Workstream) => boolean,
): Promise<(workstream: Workstream, own: readonly Update[]) => RecordRead> {
  const of = ({ workstream }: { readonly workstream: string }) => workstream;
  const [indicatorsOf, savingsOf, risksOf] = [grouped(indicators, of), grouped(savings, of), grouped(risks, of)];
  const ids = workstreams.map(({ id }) => id);
  const closed = workstreams.filter((each) => !isOpen(each)).map(({ id }) => id);
  const figuresOf = grouped(await tx.updates.figures(ids), of);
  const sinceOf = grouped(closed.length > 0 ? await tx.updates.sinceApproved(closed) : [], of);
  return (workstream, own) => {
    const { id } = workstream;
    const record = { indicators: indicatorsOf(id), savings: savingsOf(id), risks: risksOf(id) };
    if (isOpen(workstream)) return { record, figures: figuresOf(id) };
    const [approved] = own;
    return {
      record: recordApproved(workstream, record, sinceOf(id), approved),
      figures: figuresOf(id).filter(({ at }) => approved !== undefined && at <= approved.at),
    };
  };
}
