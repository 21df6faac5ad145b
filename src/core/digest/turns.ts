import type { LocalDate } from '../calendar/local-date.ts';
import { type Rating, ratings, worsening } from '../programme/rag.ts';
import { dependenciesIn } from './dependencies.ts';
import type { DigestFacts, Overseen, Remark } from './facts.ts';
import type { Measured } from './indicators.ts';
import type { Dated } from './milestones.ts';
import type { Shown } from './shown.ts';

/** A workstream with its rating, and what a reader must know beside it. */
export interface Turn extends Pick<Overseen, 'workstream' | 'standing' | 'notReceived'> {
  readonly directorAsked: boolean | undefined;
  readonly redSince: LocalDate | undefined;
  readonly now: Rating;
  /** What this group was shown last, else the rating before. */
  readonly from: Rating | undefined;
  /** Names of those it depends on that are Red. */
  readonly waitsFor: readonly string[];
  /** Names of those that depend on it. */
  readonly neededBy: readonly string[];
  /** Of its measures, how many are outside tolerance. */
  readonly offTarget: number;
  /** Of its critical milestones, how many are overdue. */
  readonly overdue: number;
  readonly remarks: readonly Remark[];
  /** Since this group was last shown anything. */
  readonly isAnswered: boolean;
}

export interface Turns {
  /** Every Red, whenever it turned. */
  readonly red: readonly Turn[];
  /** Since this group was last shown it; Reds stand above. */
  readonly worse: readonly Turn[];
  readonly better: readonly Turn[];
  /** Answered since, with the rating they had. */
  readonly steady: readonly Turn[];
  /** Green over something that is not, and in none of these lines. */
  readonly overRed: readonly Turn[];
  /** Ratings of those that were received, by workstream id. */
  readonly ratings: Readonly<Record<string, Rating>>;
}

export function turnsIn(facts: DigestFacts, measured: readonly Measured[], overdue: readonly Dated[]): Turns {
  const { workstreams, last } = facts;
  const about = besides(facts, measured, overdue);
  const reds = new Set(last?.shown.reds);
  const turn = (each: Overseen, shown: Shown | undefined): readonly Turn[] => {
    const { workstream, standing, notReceived, directorAsked, redSince } = each;
    if (!standing.now) return [];
    const [now, from] = [standing.now.rating, ratingBefore(each, shown, reds)];
    // Named one by one: to copy all that there is of each took half of the time in which a digest of thousands is built.
    return [{ workstream, standing, notReceived, directorAsked, redSince, now, from, ...about(each) }];
  };
  const reported = workstreams.filter(({ workstream }) => workstream.status === 'active');
  const turns = reported.filter(({ notReceived }) => !notReceived).flatMap((each) => turn(each, last?.shown));
  // A Red stays in every digest, also while no answer comes: silence does not mend anything.
  const silent = reported.filter(({ notReceived }) => notReceived).flatMap((each) => turn(each, undefined));
  const worse = turns.filter((each) => !isRed(each) && changeOf(each) > 0);
  const better = turns.filter((each) => changeOf(each) < 0);
  const steady = turns.filter((each) => !isRed(each) && changeOf(each) === 0 && each.isAnswered);
  const told = new Set([...better, ...steady].map(({ workstream }) => workstream.id));
  return {
    red: remarkedFirst([...turns, ...silent].filter(isRed)),
    worse: remarkedFirst(worse),
    better: remarkedFirst(better),
    steady: remarkedFirst(worstFirst(steady)),
    overRed: turns.filter((each) => each.now === 'green' && !told.has(each.workstream.id) && isOver(each)),
    ratings: Object.fromEntries(turns.map(({ workstream, now }) => [workstream.id, now])),
  };
}

const isRed = ({ now }: Turn): boolean => now === 'red';
const changeOf = ({ now, from }: Turn): number => (from === undefined ? 0 : worsening(from, now));
const isOver = ({ offTarget, overdue, waitsFor }: Turn): boolean => offTarget + overdue + waitsFor.length > 0;

/** Where they are cut off, it is a Green that is one tap away, and no Amber. */
const worstFirst = (turns: readonly Turn[]): readonly Turn[] =>
  [...turns].sort((a, b) => ratings.indexOf(b.now) - ratings.indexOf(a.now));

/** Nobody's line is cut off from what a director added to it. */
const remarkedFirst = (turns: readonly Turn[]): readonly Turn[] =>
  [...turns].sort((a, b) => Math.sign(b.remarks.length) - Math.sign(a.remarks.length));

/** What stands beside a rating, looked up once for all. */
function besides(facts: DigestFacts, measured: readonly Measured[], overdue: readonly Dated[]) {
  const { waitsFor, neededBy } = dependenciesIn(facts);
  const off = tally(measured.filter(({ standing }) => standing === 'outside tolerance'));
  const late = tally(overdue.filter(({ milestone }) => milestone.critical));
  return ({ workstream, standing }: Overseen) => ({
    isAnswered: answeredSince(standing, facts.last),
    waitsFor: waitsFor(workstream),
    neededBy: neededBy(workstream),
    offTarget: off.get(workstream.id) ?? 0,
    overdue: late.get(workstream.id) ?? 0,
    remarks: (facts.remarks ?? []).filter((each) => each.workstream === workstream.id),
  });
}

function tally(things: readonly { readonly workstream: { readonly id: string } }[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const { workstream } of things) counted.set(workstream.id, (counted.get(workstream.id) ?? 0) + 1);
  return counted;
}

function ratingBefore(
  { workstream, standing: { now, before } }: Overseen,
  shown: Shown | undefined,
  reds: ReadonlySet<string>,
): Rating | undefined {
  const seen = shown?.ratings[workstream.id] ?? (shown && reds.has(workstream.id) ? 'red' : undefined);
  // Before the first digest, an answer is compared with the one before it; what the file's history holds is not news.
  return seen ?? (shown === undefined && now?.update ? before?.rating : undefined);
}

function answeredSince({ now }: Overseen['standing'], last: DigestFacts['last']): boolean {
  if (now?.update === undefined) return false;
  if (last?.at && now.update.at) return now.update.at >= last.at;
  return last === undefined || (now.on ?? '') >= last.on;
}
