import type { Answers } from '../interview/answers.ts';
import { same } from '../interview/same.ts';
import { figureOf } from '../interview/shown/measures.ts';
import type { ItemChange, Tx, WorkstreamInFull } from '../ports.ts';
import { type Indicator, keyOf } from '../programme/nouns.ts';

/**
 * Figures that are corrected after a later round was answered. All else in the record follows the later answer; a reading
 * is of its period, and no later answer says anything of it.
 */
export async function correctReadings(
  tx: Tx,
  { indicators }: Pick<WorkstreamInFull, 'indicators'>,
  before: Answers,
  now: Answers,
): Promise<void> {
  const changes = indicators.flatMap((indicator): readonly ItemChange[] => {
    const readings = corrected(indicator, before, now);
    if (same(readings, indicator.readings)) return [];
    return [{ change: 'set', kind: 'indicator', id: indicator.id, fields: { readings } }];
  });
  if (changes.length > 0) await tx.imports.write(changes);
}

/** With what is said now, and without what was said and is taken back where nobody has said otherwise since. */
function corrected({ id, readings }: Indicator, before: Answers, now: Answers): Indicator['readings'] {
  const [was = {}, is = {}] = [figureOf(before, keyOf(id))?.readings, figureOf(now, keyOf(id))?.readings];
  const isTakenBack = (period: string) => !(period in is) && period in was && readings[period] === was[period];
  const isSaidAnew = (period: string) => is[period] !== was[period];
  return Object.fromEntries([
    ...Object.entries(readings).filter(([period]) => !isTakenBack(period)),
    ...Object.entries(is).filter(([period]) => isSaidAnew(period)),
  ]);
}
