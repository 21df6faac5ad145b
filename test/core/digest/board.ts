import type { LocalDate } from '#core/calendar/local-date';
import { buildDigest } from '#core/digest/digest';
import type { DigestFacts, Overseen } from '#core/digest/facts';
import { digestMessage } from '#core/digest/message';
import { asText } from '#core/message';
import type { Indicator, Milestone, Programme, Risk, SteeringGroup, Workstream } from '#core/programme/nouns';
import type { Rating } from '#core/programme/rag';
import type { SavingNow } from '#core/savings/roll-up';

/** What a board's digest is made of, without a database: on Monday 18 January. */

export const day = (text: string) => text as LocalDate;

interface Of {
  readonly before?: Rating;
  readonly workstream?: Partial<Workstream>;
  readonly milestones?: readonly object[];
  readonly indicators?: readonly object[];
  readonly savings?: readonly object[];
  readonly risks?: readonly object[];
  readonly answers?: object;
}

/** A workstream that answered on 14 January, unless it says otherwise. */
export function overseen(name: string, now: Rating, more: Partial<Omit<Overseen, keyof Of>> & Of = {}): Overseen {
  const { before, workstream, milestones = [], indicators = [], savings = [], risks = [], answers, ...rest } = more;
  const id = `p/${name.toLowerCase().replaceAll(' ', '-')}`;
  const owned = <T>(items: readonly object[]) =>
    items.map((each, i) => ({ id: `${id}/${i}`, workstream: id, ...each }) as T);
  return {
    workstream: { id, name, status: 'active', dependsOn: [], history: [], ...workstream } as unknown as Workstream,
    standing: {
      now: {
        rating: now,
        on: day('2027-01-14'),
        reason: `why ${name} is ${now}`,
        ...(answers ? { update: { answers } as NonNullable<NonNullable<Overseen['standing']['now']>['update']> } : {}),
      },
      ...(before ? { before: { rating: before } } : {}),
    },
    milestones: milestones as readonly Milestone[],
    changes: [],
    notReceived: false,
    items: {
      indicators: owned<Indicator>(indicators),
      savings: owned<SavingNow>(savings.map((each) => ({ kind: 'saving', class: 'cashable', ...each }))),
      risks: owned<Risk>(risks),
    },
    ...rest,
  };
}

export function facts(workstreams: readonly Overseen[], more: Partial<DigestFacts> = {}): DigestFacts {
  return {
    programme: { id: 'p', name: 'Business Strategy' } as Programme,
    group: {
      id: 'p/bsg',
      programme: 'p',
      name: 'Business Strategy Group',
      kind: 'officer',
      oversees: 'all',
    } as SteeringGroup,
    groups: [],
    today: day('2027-01-18'),
    zone: 'Europe/London',
    decisions: [],
    risk: { scale: 5, escalateAt: 15 },
    workstreams,
    ...more,
  };
}

/** The same a week after a digest that showed all of it. */
export const weekLater = (before: DigestFacts, now: Partial<DigestFacts> = {}): DigestFacts => ({
  ...before,
  today: day('2027-01-25'),
  last: { on: day('2027-01-18'), at: new Date('2027-01-18T09:00:00Z'), shown: buildDigest(before).shown },
  ...now,
});

export const said = (given: DigestFacts): string => asText(digestMessage(buildDigest(given)));
