import type { Saving } from '../programme/nouns.ts';
import type { SavingsTarget } from '../programme/saving.ts';
import { added, forecastOf, less, type Range, type Recurrence, recurrenceOf, type SavingNow } from './amounts.ts';
import { againstTarget, type Comparison } from './target.ts';

export type { Range, Recurrence, SavingNow } from './amounts.ts';
export type { Comparison } from './target.ts';

/** What savings add up to. Only like is added to like: a total of unlike amounts is a number that means nothing. */

/** Savings that are alike, added up. */
export interface SavingsLine {
  readonly kind: Saving['kind'];
  readonly class: Saving['class'];
  readonly recurrence: Recurrence;
  readonly savings: readonly SavingNow[];
  /** Absent: none of them has a figure. */
  readonly forecast?: Range;
  readonly withoutFigure: number;
  readonly delivered: number;
  readonly atRisk?: Range;
  /** Of the forecast, what nobody has agreed yet. */
  readonly proposed?: Range;
  /** Paid once, so it is taken off only what comes once or is a total ({@link net}). */
  readonly costToAchieve: number;
  readonly net?: Range;
}

export interface SavingsRollUp {
  readonly lines: readonly SavingsLine[];
  readonly targets: readonly Comparison[];
}

/** @param financialYearStarts `MM-01` */
export function rollUp(
  savings: readonly SavingNow[],
  targets: readonly SavingsTarget[],
  financialYearStarts: string,
): SavingsRollUp {
  const alike = new Map<string, SavingNow[]>();
  for (const saving of savings) {
    const like = `${saving.class} ${saving.kind} ${recurrenceOf(saving)}`;
    const known = alike.get(like);
    if (known) known.push(saving);
    else alike.set(like, [saving]);
  }
  return {
    lines: [...alike.values()].map(lineOf).sort((a, b) => placeOf(a) - placeOf(b)),
    targets: targets.map((target) => againstTarget(savings, target, financialYearStarts)),
  };
}

const order = {
  kind: ['saving', 'income', 'capital-receipt', 'cost-avoidance', 'non-financial'] as readonly Saving['kind'][],
  recurrence: ['recurring', 'one-off', 'part-year', 'cumulative', 'not-stated'] as readonly Recurrence[],
};

/** Cashable first, then by kind. */
const placeOf = ({ class: of, kind, recurrence }: SavingsLine): number =>
  (of === 'cashable' ? 0 : 100) + 10 * order.kind.indexOf(kind) + order.recurrence.indexOf(recurrence);

function lineOf(savings: readonly SavingNow[]): SavingsLine {
  const [{ kind, class: of }] = savings as readonly [SavingNow];
  const recurrence = recurrenceOf(savings[0]!);
  const forecast = added(savings.flatMap((each) => forecastOf(each) ?? []));
  const atRisk = added(savings.flatMap((each) => each.atRisk ?? []));
  const proposed = added(savings.flatMap((each) => (each.state === 'proposed' ? (forecastOf(each) ?? []) : [])));
  const costToAchieve = savings.reduce((sum, each) => sum + (each.costToAchieve ?? 0), 0);
  const comesOnce = recurrence === 'one-off' || recurrence === 'cumulative';
  return {
    kind,
    class: of,
    recurrence,
    savings,
    ...(forecast ? { forecast } : {}),
    withoutFigure: savings.filter((each) => !forecastOf(each)).length,
    delivered: savings.reduce((sum, each) => sum + (each.delivered ?? 0), 0),
    ...(atRisk ? { atRisk } : {}),
    ...(proposed ? { proposed } : {}),
    costToAchieve,
    ...(forecast && comesOnce && costToAchieve > 0 ? { net: less(forecast, costToAchieve) } : {}),
  };
}
