import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { OverallSaid } from '../overall/said.ts';
import { sayOversight } from '../oversight/said.ts';
import { type Rating, ratings } from '../programme/rag.ts';
import { rollUp, type SavingsRollUp } from '../savings/roll-up.ts';
import { type Ask, askKey, asksOf, type Decided, decidedSince } from './asks.ts';
import { type Counts, countsOf, othersIn } from './counts.ts';
import type { DigestFacts, Overseen, Remark } from './facts.ts';
import { type Measured, measuredIn } from './indicators.ts';
import { comingAmong, type Dated, type Development, developments, openMilestones, overdueAmong } from './milestones.ts';
import { newsSince } from './news.ts';
import { type Escalated, escalatedIn } from './risks.ts';
import type { OffTarget, Shown } from './shown.ts';
import { type Turns, turnsIn } from './turns.ts';

/** A group's digest before it is put into words: exceptions first, change second. */
export interface Digest extends Omit<Turns, 'ratings'> {
  readonly programme: string;
  /** Whose it is; absent: one person's own, of all that they oversee. */
  readonly group?: string;
  readonly today: LocalDate;
  /** The group's own. */
  readonly zone: string;
  readonly size: number;
  readonly counts: Counts;
  readonly before?: { readonly counts: Counts; readonly on: LocalDate };
  /** How somebody says it stands as a whole; `worst` stands beside it. */
  readonly overall?: OverallSaid & { readonly isNew: boolean };
  readonly worst?: Rating;
  /** That oversight passes to others, or has come from one; sentences. */
  readonly oversight: readonly string[];
  readonly asked: readonly Ask[];
  /** Recorded since this group was last shown anything. */
  readonly decided: readonly Decided[];
  /** Not done, and their day has passed; the critical ones first, and in every digest. */
  readonly overdue: readonly Dated[];
  /** What leads said between rounds since this group was last shown anything, in their words. */
  readonly news: readonly { readonly workstream: Overseen['workstream']; readonly text: string }[];
  /** Remarks of directors on workstreams that have no line of their own here. */
  readonly remarks: readonly { readonly workstream: Overseen['workstream']; readonly remark: Remark }[];
  /** Days that wait for their approver, then what moved or was done since. */
  readonly developments: readonly Development[];
  /** Not done, and due within four weeks. */
  readonly coming: readonly Dated[];
  /** Indicators that can be held against a target, the worst first. */
  readonly measured: readonly Measured[];
  readonly savings: SavingsRollUp;
  readonly risks: readonly Escalated[];
  readonly riskScale: number;
  readonly notReceived: readonly Overseen[];
  /** Answered, and not approved yet, where the group gets approved content only. */
  readonly awaiting: readonly Overseen[];
  readonly oldest?: { readonly workstream: string; readonly on: LocalDate };
  /** The group was never shown one: all of it is new. */
  readonly isFirst: boolean;
  readonly lastOn?: LocalDate;
  readonly shown: Shown;
}

/** Decides what a group is told; pure. */
export function buildDigest(facts: DigestFacts): Digest {
  const { workstreams, last, today, overall } = facts;
  const dated = openMilestones(facts);
  const overdue = overdueAmong(dated, today);
  const measured = measuredIn(facts);
  const { ratings: ratingsNow, ...turns } = turnsIn(facts, measured, overdue);
  const notReceived = workstreams.filter((each) => each.notReceived);
  const asked = asksOf(facts);
  const became = developments(facts);
  const risks = escalatedIn(facts);
  const worst = worstOf([...Object.values(ratingsNow), ...turns.red.map(({ now }) => now)]);
  const oldest = oldestOf(workstreams, today);
  const lined = new Set(
    [...turns.red, ...turns.worse, ...turns.better, ...turns.steady].map((each) => each.workstream.id),
  );
  return {
    programme: facts.programme.name,
    ...(facts.readsFor ? {} : { group: facts.group.id }),
    today,
    zone: facts.zone,
    size: workstreams.length,
    counts: { ...countsOf(Object.values(ratingsNow), notReceived.length), others: othersIn(workstreams) },
    ...(last && Object.keys(last.shown.ratings).length > 0
      ? { before: { counts: countsOf(Object.values(last.shown.ratings), last.shown.notReceived), on: last.on } }
      : {}),
    ...(overall
      ? { overall: { ...overall, isNew: !last || (last.at ? overall.at >= last.at : overall.on >= last.on) } }
      : {}),
    ...(worst ? { worst } : {}),
    ...turns,
    oversight: sayOversight(facts),
    asked,
    decided: decidedSince(facts),
    overdue,
    news: newsSince(facts),
    remarks: remarksBeside(facts, lined),
    developments: became,
    coming: comingAmong(dated, today),
    measured,
    savings: savingsOf(facts),
    risks,
    riskScale: facts.risk?.scale ?? 5,
    notReceived,
    awaiting: workstreams.filter((each) => each.awaiting),
    ...(oldest ? { oldest } : {}),
    isFirst: last === undefined,
    ...(last ? { lastOn: last.on } : {}),
    shown: {
      ratings: ratingsNow,
      notReceived: notReceived.length,
      missing: notReceived.map(({ workstream }) => workstream.id),
      reds: turns.red.map(({ workstream }) => workstream.id),
      days: Object.fromEntries(dated.map(({ milestone, on }) => [milestone.id, on])),
      proposed: Object.fromEntries(
        dated.flatMap(({ milestone, proposed }) => (proposed ? [[milestone.id, proposed.to ?? null]] : [])),
      ),
      offTarget: Object.fromEntries(
        measured.flatMap(({ indicator, standing }) =>
          standing === 'on target' ? [] : [[indicator.id, standing satisfies OffTarget]],
        ),
      ),
      asks: asked.map(askKey),
      risks: risks.map(({ risk }) => risk.id),
    },
  };
}

const worstOf = (given: readonly Rating[]): Rating | undefined => ratings.findLast((rating) => given.includes(rating));

const remarksBeside = ({ remarks = [], workstreams }: DigestFacts, lined: ReadonlySet<string>): Digest['remarks'] =>
  remarks.flatMap((remark) => {
    const of = workstreams.find(({ workstream: { id } }) => id === remark.workstream);
    return of && remark.isNew && !lined.has(remark.workstream) ? [{ workstream: of.workstream, remark }] : [];
  });

/** Only who sees all of a programme's savings can set them against its target. */
function savingsOf({
  workstreams,
  programme,
  seesAllSavings,
  financialYearStarts = '04-01',
}: DigestFacts): SavingsRollUp {
  const targets = seesAllSavings ? (programme.savings ?? []).filter(({ sensitive }) => !sensitive) : [];
  return rollUp(
    workstreams.flatMap(({ items }) => items?.savings ?? []),
    targets,
    financialYearStarts,
  );
}

/** Of those that were received, or whose director knows that they were not: what stands longest, once that is more than a week. */
function oldestOf(workstreams: readonly Overseen[], today: LocalDate): Digest['oldest'] {
  const dated = workstreams.flatMap(({ workstream, standing, notReceived, directorAsked }) => {
    const on = standing.now?.on;
    if (
      workstream.status !== 'active' ||
      on === undefined ||
      on >= addDays(today, -7) ||
      (notReceived && !directorAsked)
    )
      return [];
    return [{ workstream: workstream.name, on }];
  });
  return dated.reduce<Digest['oldest']>((oldest, each) => (oldest && oldest.on <= each.on ? oldest : each), undefined);
}
