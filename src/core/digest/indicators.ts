import { type Month, monthFromNumber, monthNumber, monthOf } from '../calendar/month.ts';
import type { Reported } from '../interview/questions/indicators/due.ts';
import { lengthOf } from '../interview/questions/indicators/due.ts';
import { readingsOf, standingOf } from '../interview/questions/indicators/known.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { DigestFacts } from './facts.ts';
import type { IndicatorNow } from './items.ts';
import type { OffTarget } from './shown.ts';

/** An indicator whose newest reading can be held against its target. */
export interface Measured {
  readonly workstream: Workstream;
  readonly indicator: IndicatorNow;
  readonly standing: OffTarget | 'on target';
  readonly value: number;
  readonly period: Reported;
  /** A newer period is over, and its reading is not there yet. */
  readonly isOld: boolean;
  readonly before?: number | string;
  readonly yearAgo?: number | string;
  /** How this group saw it last; absent: on target, or never. */
  readonly was?: OffTarget;
}

/** By the newest reading of each: how it stands; the worst first, and among these what is new. */
export function measuredIn(facts: DigestFacts): readonly Measured[] {
  const { workstreams, financialYearStarts = '04-01', today, last } = facts;
  const [read, seen] = [new Map<string, Reported | undefined>(), last?.shown.offTarget];
  const all = workstreams.flatMap(({ workstream, items }) =>
    (workstream.status === 'active' ? (items?.indicators ?? []) : []).flatMap((indicator): readonly Measured[] => {
      if (indicator.target === undefined || indicator.better === undefined) return [];
      const readings = readingsOf(indicator, financialYearStarts, today, read);
      const newest = readings.at(-1);
      const standing = standingOf(indicator, newest?.value);
      if (!newest || !standing || typeof newest.value !== 'number') return [];
      const { value, period } = newest;
      const before = readings.at(-2);
      const year = readings.find((each) => monthNumber(each.period.to) === monthNumber(period.to) - 12);
      const was = seen?.[indicator.id];
      return [
        {
          workstream,
          indicator,
          standing,
          value,
          period,
          isOld: period.to < lastEnded(indicator, financialYearStarts, monthOf(today)),
          ...(before ? { before: before.value } : {}),
          ...(year && year !== before ? { yearAgo: year.value } : {}),
          ...(was ? { was } : {}),
        },
      ];
    }),
  );
  return all.sort((a, b) => urgency(a) - urgency(b));
}

/** New for this group: one that never was shown any had nothing to compare it with. */
export const isNewlyOff = ({ standing, was }: Measured): boolean =>
  standing === 'outside tolerance' && was !== standing;

const urgency = (measured: Measured): number =>
  ['outside tolerance', 'within tolerance', 'on target'].indexOf(measured.standing) * 2 +
  (isNewlyOff(measured) ? 0 : 1);

/** The last month of the newest period that is over. */
function lastEnded(indicator: Pick<IndicatorNow, 'every'>, financialYearStarts: string, now: Month): Month {
  const first = Number(financialYearStarts.slice(0, 2)) - 1;
  const into = (monthNumber(now) - first + 12) % lengthOf(indicator);
  return monthFromNumber(monthNumber(now) - into - 1);
}
