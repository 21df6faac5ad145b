import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Line } from '../message.ts';
import type { MilestoneChange } from '../ports.ts';
import { expected, sayProposed, saySlip } from '../programme/milestone-days.ts';
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
  readonly change: MilestoneChange;
}

const standing = (changes: readonly MilestoneChange[], { id }: Milestone): MilestoneChange | undefined =>
  changes.findLast(({ milestone, state }) => milestone === id && state === 'proposed');

/** Those that are not done and have a day. */
export function openMilestones({ workstream, milestones, changes }: Overseen): readonly Dated[] {
  if (workstream.status !== 'active') return [];
  return milestones.flatMap((milestone) => {
    const on = expected(milestone);
    const proposed = standing(changes, milestone);
    if (on === undefined || milestone.actual) return [];
    return [{ workstream, milestone, on, ...(proposed ? { proposed } : {}) }];
  });
}

/**
 * What waits for its approver, in every digest until it is decided; then what moved or was done since this group was last
 * told. An overdue one is named as that, with the day that waits.
 */
export function developments({ workstreams, last, zone, today }: DigestFacts): readonly Development[] {
  const isNews = ({ at, decidedAt }: MilestoneChange) => !last || localDateOf(decidedAt ?? at, zone) >= last.on;
  const all = workstreams.flatMap(({ workstream, milestones, changes }) =>
    milestones.flatMap((milestone): Development[] => {
      const on = expected(milestone);
      const waits = milestone.actual ? undefined : standing(changes, milestone);
      if (waits) return on !== undefined && on < today ? [] : [{ workstream, milestone, change: waits }];
      const change = changes.findLast(
        (each) => each.milestone === milestone.id && (each.state === 'made' || each.state === 'approved'),
      );
      return change && isNews(change) && isSo(milestone, change) ? [{ workstream, milestone, change }] : [];
    }),
  );
  const isWaiting = ({ change }: Development) => change.state === 'proposed';
  return [...all.filter(isWaiting), ...all.filter((each) => !isWaiting(each))];
}

/** Whether the record says what the change made it say, and not already before. */
function isSo(milestone: Milestone, { kind, from, to }: MilestoneChange): boolean {
  if (kind === 'done') return milestone.actual !== undefined && milestone.actual === to;
  return kind === 'moved' && !milestone.actual && (to === undefined || (to !== from && to === expected(milestone)));
}

/** `Customer Service Centre live (critical), proposed 31 July, approval awaited; approved date 30 June.` */
export function developmentLine({ workstream, milestone, change }: Development, today: LocalDate): Line {
  const critical = milestone.critical ? ' (critical)' : '';
  const why =
    change.why && change.kind === 'moved' ? ` Why: ${change.why}${/[.!?…]$/.test(change.why) ? '' : '.'}` : '';
  return [{ bold: milestone.title }, `${critical}, ${whatBecame(milestone, change, today)}. ${workstream.name}.${why}`];
}

function whatBecame(milestone: Milestone, { state, kind, from, to }: MilestoneChange, today: LocalDate): string {
  if (state === 'proposed') return sayProposed(to, expected(milestone), today);
  if (to === undefined) return `no date yet${from === undefined ? '' : `; it was ${sayShort(from, today)}`}`;
  const slip = saySlip(to, { baseline: milestone.baseline }, today);
  const day = kind === 'done' ? `done on ${sayDay(to, today)}` : `now ${sayDay(to, today)}`;
  return slip ? `${day}, ${slip}` : day;
}

/** `; proposed 12 February, approval awaited; approved date 15 December`, where a day waits. */
export const waitingWords = ({ proposed, on }: Dated, today: LocalDate): string =>
  proposed ? `; ${sayProposed(proposed.to, on, today)}` : '';
