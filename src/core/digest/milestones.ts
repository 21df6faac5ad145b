import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { MilestoneChange } from '../ports.ts';
import { expected } from '../programme/milestone-days.ts';
import type { Milestone, Workstream } from '../programme/nouns.ts';
import type { DigestFacts, Overseen } from './facts.ts';

/** A milestone with a day, as a digest speaks of it. */
export interface Dated {
  readonly workstream: Workstream;
  readonly milestone: Milestone;
  /** The day it is expected on: of a critical one the approved day. */
  readonly on: LocalDate;
  /** Another day waits for its approver. */
  readonly proposed?: MilestoneChange;
}

/** What became of a milestone: a day that waits for its approver, or what is so since this group was last told. */
export interface Development {
  readonly workstream: Workstream;
  readonly milestone: Milestone;
  readonly is: 'waiting' | 'slipped' | 'no date' | 'brought forward' | 'done';
  /** The day that it moved to, or was done on. */
  readonly to?: LocalDate;
  /** The day that this group was last shown. */
  readonly from?: LocalDate;
  /** As somebody said it; absent: the programme file says so. */
  readonly change?: MilestoneChange;
  readonly isNew: boolean;
}

const weeksAhead = 4;

/** Those that are not done and have a day, soonest first. */
export const openMilestones = ({ workstreams }: DigestFacts): readonly Dated[] =>
  workstreams.flatMap(openIn).sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));

function openIn({ workstream, milestones, changes }: Overseen): readonly Dated[] {
  if (workstream.status !== 'active') return [];
  return milestones.flatMap((milestone) => {
    const on = expected(milestone);
    const proposed = standing(changes, milestone);
    if (on === undefined || milestone.actual) return [];
    return [{ workstream, milestone, on, ...(proposed ? { proposed } : {}) }];
  });
}

const standing = (changes: readonly MilestoneChange[], { id }: Milestone): MilestoneChange | undefined =>
  changes.findLast(({ milestone, state }) => milestone === id && state === 'proposed');

/** Their day has passed; the critical ones first. */
export function overdueAmong(dated: readonly Dated[], today: LocalDate): readonly Dated[] {
  const late = dated.filter(({ on }) => on < today);
  const isCritical = ({ milestone }: Dated) => milestone.critical;
  return [...late.filter(isCritical), ...late.filter((each) => !isCritical(each))];
}

/** Due within four weeks; where another day waits, that is said instead. */
export const comingAmong = (dated: readonly Dated[], today: LocalDate): readonly Dated[] =>
  dated.filter(({ on, proposed }) => !proposed && on >= today && on <= lastOfComing(today));

export const lastOfComing = (today: LocalDate): LocalDate => addDays(today, 7 * weeksAhead);

/**
 * What waits for its approver, in every digest until it is decided; then what moved or was done since this group was last
 * told. An overdue one is named as that, with the day that waits.
 */
export function developments(facts: DigestFacts): readonly Development[] {
  const all = facts.workstreams.flatMap((each) =>
    each.milestones.flatMap((milestone) => {
      const became = whatBecame(each, milestone, facts);
      return became ? [{ workstream: each.workstream, milestone, ...became }] : [];
    }),
  );
  const isWaiting = ({ is }: Development) => is === 'waiting';
  return [...all.filter(isWaiting), ...all.filter((each) => !isWaiting(each))];
}

type Became = Omit<Development, 'workstream' | 'milestone'>;

function whatBecame({ changes }: Overseen, milestone: Milestone, facts: DigestFacts): Became | undefined {
  const { last, today, zone } = facts;
  const on = expected(milestone);
  const waits = milestone.actual ? undefined : standing(changes, milestone);
  if (waits) {
    if (on !== undefined && on < today) return undefined;
    const known = last?.shown.proposed;
    const isNew = known ? known[milestone.id] !== (waits.to ?? null) : isNews(waits, last, zone);
    return { is: 'waiting', isNew, change: waits, ...(waits.to === undefined ? {} : { to: waits.to }) };
  }
  const change = changes.findLast(
    (each) => each.milestone === milestone.id && (each.state === 'made' || each.state === 'approved'),
  );
  const said = change && isSo(milestone, change) ? { change } : {};
  const shown = last?.shown.days?.[milestone.id];
  const isSince = change !== undefined && isNews(change, last, zone);
  if (shown === undefined && !(isSince && said.change)) return undefined;
  if (milestone.actual) return { is: 'done', isNew: true, to: milestone.actual, ...said };
  if (said.change && change?.to === undefined) return isSince ? { is: 'no date', isNew: true, ...said } : undefined;
  const from = shown ?? change?.from;
  if (on === undefined || on === from) return undefined;
  const is = from === undefined || on > from ? 'slipped' : 'brought forward';
  return { is, isNew: true, to: on, ...(from === undefined ? {} : { from }), ...said };
}

const isNews = ({ at, decidedAt }: MilestoneChange, last: DigestFacts['last'], zone: string): boolean => {
  if (!last) return true;
  const said = decidedAt ?? at;
  return last.at ? said >= last.at : localDateOf(said, zone) >= last.on;
};

/** Whether the record says what the change made it say, and not already before. */
function isSo(milestone: Milestone, { kind, from, to }: MilestoneChange): boolean {
  if (kind === 'done') return milestone.actual !== undefined && milestone.actual === to;
  return kind === 'moved' && !milestone.actual && (to === undefined || (to !== from && to === expected(milestone)));
}
