import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { decisionsOf } from '../interview/shown.ts';
import type { Milestone, SteeringGroup, Workstream } from '../programme/nouns.ts';
import { type Rating, ratings, worsening } from '../programme/rag.ts';
import type { DigestFacts, Overseen } from './facts.ts';
import type { Shown } from './shown.ts';

/** A group's digest before it is put into words: exceptions first, change second. */
export interface Digest {
  readonly programme: string;
  readonly today: LocalDate;
  readonly size: number;
  readonly counts: Counts;
  readonly before?: { readonly counts: Counts; readonly on: LocalDate };
  readonly asked: readonly Ask[];
  /** Every Red, whenever it turned. */
  readonly red: readonly Turn[];
  /** Since this group was last shown it; Reds stand above. */
  readonly worse: readonly Turn[];
  readonly better: readonly Turn[];
  /** Answered since, with the rating they had. */
  readonly steady: readonly Turn[];
  /** Not done, and their day has passed; the critical ones are in every digest. */
  readonly overdue: readonly Dated[];
  /** Not done, and due within four weeks. */
  readonly coming: readonly Dated[];
  readonly notReceived: readonly Overseen[];
  readonly shown: Shown;
}

/** How many of each rating; not received ones are counted apart. Never an average. */
export interface Counts {
  readonly ratings: readonly { readonly rating: Rating; readonly count: number }[];
  readonly notReceived: number;
}

export interface Turn extends Overseen {
  readonly now: Rating;
  /** What this group was shown last, else the rating before. */
  readonly from?: Rating;
}

/** A decision that somebody needs; `waitingOn` is another group that owes it. */
export interface Ask {
  readonly text: string;
  readonly by?: LocalDate;
  readonly of?: string;
  readonly waitingOn?: SteeringGroup;
}

export interface Dated {
  readonly workstream: Workstream;
  readonly milestone: Milestone;
  readonly on: LocalDate;
}

const weeksAhead = 4;

/** Decides what a group is told; pure. */
export function buildDigest(facts: DigestFacts): Digest {
  const { workstreams, last, today } = facts;
  const turns = workstreams
    .filter((each) => !each.notReceived && isReported(each))
    .flatMap((each) => turnOf(each, last?.shown));
  const isRed = ({ now }: Turn) => now === 'red';
  // A Red stays in every digest, also while no answer comes: silence does not mend anything.
  const silentReds = workstreams
    .filter((each) => each.notReceived && isReported(each))
    .flatMap((each) => turnOf(each, undefined))
    .filter(isRed);
  const change = ({ now, from }: Turn) => (from === undefined ? 0 : worsening(from, now));
  const dated = workstreams.flatMap(openMilestones).sort((a, b) => a.on.localeCompare(b.on));
  const ratingsNow = Object.fromEntries(turns.map(({ workstream, now }) => [workstream.id, now]));
  const notReceived = workstreams.filter((each) => each.notReceived);
  return {
    programme: facts.programme.name,
    today,
    size: workstreams.length,
    counts: countsOf(Object.values(ratingsNow), notReceived.length),
    ...(last && Object.keys(last.shown.ratings).length > 0
      ? { before: { counts: countsOf(Object.values(last.shown.ratings), last.shown.notReceived), on: last.on } }
      : {}),
    asked: asksOf(facts),
    red: [...turns.filter(isRed), ...silentReds],
    worse: turns.filter((turn) => !isRed(turn) && change(turn) > 0),
    better: turns.filter((turn) => change(turn) < 0),
    steady: turns.filter((turn) => !isRed(turn) && change(turn) === 0 && answeredSince(turn, last?.on)),
    overdue: dated.filter(({ on }) => on < today),
    coming: dated.filter(({ on }) => on >= today && on <= addDays(today, 7 * weeksAhead)),
    notReceived,
    shown: { ratings: ratingsNow, notReceived: notReceived.length },
  };
}

const isReported = ({ workstream }: Overseen) => workstream.status === 'active';

function turnOf(each: Overseen, shown: Shown | undefined): readonly Turn[] {
  const { now, before } = each.standing;
  if (!now) return [];
  const seen = shown?.ratings[each.workstream.id];
  // Before the first digest, an answer is compared with the one before it; what the file's history holds is not news.
  const from = seen ?? (shown === undefined && now.update ? before?.rating : undefined);
  return [{ ...each, now: now.rating, ...(from === undefined ? {} : { from }) }];
}

const answeredSince = ({ standing }: Turn, last: LocalDate | undefined): boolean =>
  standing.now?.update !== undefined && (last === undefined || (standing.now.on ?? '') >= last);

function countsOf(given: readonly Rating[], notReceived: number): Counts {
  const counted = [...ratings]
    .reverse()
    .map((rating) => ({ rating, count: given.filter((each) => each === rating).length }));
  return { ratings: counted.filter(({ count }) => count > 0), notReceived };
}

function openMilestones({ workstream, milestones }: Overseen): readonly Dated[] {
  if (workstream.status !== 'active') return [];
  return milestones.flatMap((milestone) => {
    const on = milestone.forecast ?? milestone.baseline;
    return on === undefined || milestone.actual ? [] : [{ workstream, milestone, on }];
  });
}

/** This group's own first, then what it waits for; soonest first. */
function asksOf({ decisions, workstreams, group, groups }: DigestFacts): readonly Ask[] {
  const planned = decisions.map((decision): Ask => {
    const other = groups.find((each) => each.id === `${decision.programme}/${decision.of}`);
    return {
      text: decision.text,
      ...(decision.by === undefined ? {} : { by: decision.by }),
      ...(other && other.id !== group.id ? { waitingOn: other } : {}),
    };
  });
  const fromAnswers = workstreams.flatMap(({ workstream, standing }) =>
    (standing.now?.update ? (decisionsOf(standing.now.update.answers) ?? []) : []).map(
      (needed): Ask => ({
        text: needed.text,
        of: workstream.name,
        ...(needed.by === undefined ? {} : { by: needed.by }),
      }),
    ),
  );
  const soonest = (a: Ask, b: Ask) => (a.by ?? '9999').localeCompare(b.by ?? '9999');
  const all = [...planned, ...fromAnswers];
  return [...all.filter((ask) => !ask.waitingOn).sort(soonest), ...all.filter((ask) => ask.waitingOn).sort(soonest)];
}
