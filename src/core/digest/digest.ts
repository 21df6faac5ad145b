import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { eachAsked } from '../decisions/asked.ts';
import { theNamed } from '../interview/about.ts';
import type { DecisionNeeded } from '../interview/stored.ts';
import type { DecisionTaken } from '../ports.ts';
import { type Decision, keyOf } from '../programme/nouns.ts';
import { type Rating, ratings, worsening } from '../programme/rag.ts';
import type { DigestFacts, News, Overseen } from './facts.ts';
import { type Dated, type Development, developments, openMilestones } from './milestones.ts';
import type { Shown } from './shown.ts';

/** A group's digest before it is put into words: exceptions first, change second. */
export interface Digest {
  readonly programme: string;
  readonly today: LocalDate;
  readonly size: number;
  readonly counts: Counts;
  readonly before?: { readonly counts: Counts; readonly on: LocalDate };
  readonly asked: readonly Ask[];
  /** Recorded since this group was last shown anything. */
  readonly decided: readonly Decided[];
  /** Every Red, whenever it turned. */
  readonly red: readonly Turn[];
  /** Since this group was last shown it; Reds stand above. */
  readonly worse: readonly Turn[];
  readonly better: readonly Turn[];
  /** Answered since, with the rating they had. */
  readonly steady: readonly Turn[];
  /** Not done, and their day has passed; the critical ones are in every digest. */
  readonly overdue: readonly Dated[];
  /** What leads said between rounds since this group was last shown anything, in their words. */
  readonly news: readonly { readonly workstream: Overseen['workstream']; readonly text: string }[];
  /** Days that wait for their approver, then what moved or was done since. */
  readonly developments: readonly Development[];
  /** Not done, and due within four weeks. */
  readonly coming: readonly Dated[];
  readonly notReceived: readonly Overseen[];
  /** Answered, and not approved yet, where the group gets approved content only. */
  readonly awaiting: readonly Overseen[];
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

/** A decision that was taken. */
export interface Decided {
  readonly needed: string;
  readonly words: string;
  readonly on: LocalDate;
  /** `the Customer First Board`. */
  readonly by?: string;
  /** Why it was recorded anew. */
  readonly anew?: string;
}

/** A decision that somebody needs; `waitingOn` is another group, or somebody else, who owes it. */
export interface Ask {
  readonly text: string;
  readonly by?: LocalDate;
  readonly of?: string;
  /** What is typed to record it: `A12`. */
  readonly ref?: string;
  /** A group of officers decides it, whose chair can record it from its channel. */
  readonly canRecord?: boolean;
  /** `the Customer First Board`. */
  readonly waitingOn?: string;
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
    decided: decidedSince(facts),
    red: [...turns.filter(isRed), ...silentReds],
    worse: turns.filter((turn) => !isRed(turn) && change(turn) > 0),
    better: turns.filter((turn) => change(turn) < 0),
    steady: turns.filter((turn) => !isRed(turn) && change(turn) === 0 && answeredSince(turn, last?.on)),
    overdue: dated.filter(({ on }) => on < today),
    news: newsSince(facts),
    developments: developments(facts),
    coming: dated.filter(({ on, proposed }) => !proposed && on >= today && on <= addDays(today, 7 * weeksAhead)),
    notReceived,
    awaiting: workstreams.filter((each) => each.awaiting),
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

/** Since the last digest; in the first one, of the last week. */
function newsSince({ workstreams, last, today }: DigestFacts): Digest['news'] {
  const isNew = ({ at, on }: News) => (last?.at ? at >= last.at : on > addDays(today, -7));
  return workstreams.flatMap(({ workstream, news = [] }) =>
    news.filter(isNew).map(({ text }) => ({ workstream, text })),
  );
}

/** Since the last digest; in the first one, of the last week. What another group decided is said where it concerns this one. */
function decidedSince(facts: DigestFacts): readonly Decided[] {
  const { taken = [], last, today, zone, group, groups } = facts;
  const isNew = ({ at }: DecisionTaken) =>
    last?.at ? at >= last.at : localDateOf(at, zone) > addDays(last?.on ?? today, -7);
  const isOurs = ({ ref, workstream, body }: DecisionTaken) => {
    const decision = facts.decided?.find(({ id }) => id === ref);
    return workstream !== undefined || body === group.id || (decision !== undefined && concerns(decision, facts));
  };
  return taken
    .filter((each) => isNew(each) && isOurs(each))
    .map(({ needed, words, on, body, who, reason }) => {
      const of = groups.find(({ id }) => id === body)?.name;
      const by = of === undefined ? who : theNamed(of);
      return {
        needed,
        words,
        on,
        ...(by === undefined ? {} : { by }),
        ...(reason === undefined ? {} : { anew: reason }),
      };
    });
}

/** This group's own first, then what it waits for; soonest first. */
function asksOf(facts: DigestFacts): readonly Ask[] {
  const { decisions, workstreams, group, groups, asked = [], taken = [] } = facts;
  const planned = decisions.flatMap((decision): Ask[] => {
    const of = groups.find((each) => each.id === `${decision.programme}/${decision.of}`);
    const other = of?.id === group.id ? undefined : of;
    if (other && !concerns(decision, facts)) return [];
    return [
      {
        text: decision.text,
        ref: keyOf(decision.id),
        canRecord: of?.kind === 'officer',
        ...(decision.by === undefined ? {} : { by: decision.by }),
        ...(other ? { waitingOn: theNamed(other.name) } : {}),
      },
    ];
  });
  const takenRefs = new Set(taken.map(({ ref }) => ref));
  const fromAnswers = workstreams.flatMap(({ workstream, standing }) =>
    (standing.now?.update ? eachAsked(standing.now.update.answers) : []).flatMap(([key, needed]): Ask[] => {
      const known = asked.findLast((each) => each.workstream === workstream.id && each.key === key);
      const ref = known && `A${known.id}`;
      if (ref !== undefined && takenRefs.has(ref)) return [];
      return [
        {
          text: needed.text,
          of: workstream.name,
          ...(needed.by === undefined ? {} : { by: needed.by }),
          ...(ref === undefined ? {} : { ref, canRecord: group.kind === 'officer' && needed.who === undefined }),
          ...waitingOn(needed, facts),
        },
      ];
    }),
  );
  const soonest = (a: Ask, b: Ask) => (a.by ?? '9999').localeCompare(b.by ?? '9999');
  const all = [...planned, ...fromAnswers];
  return [...all.filter((ask) => !ask.waitingOn).sort(soonest), ...all.filter((ask) => ask.waitingOn).sort(soonest)];
}

/** Whether what another group decides is this one's business: it oversees everything, or the workstream it comes from. */
function concerns({ source }: Decision, { group, workstreams }: DigestFacts): boolean {
  if (group.oversees === 'all') return true;
  const from = source?.trim().toLowerCase();
  return workstreams.some(({ workstream: { id, name } }) => from === keyOf(id) || from === name.toLowerCase());
}

/** Of whom it is needed, where that is not this group. What nobody was named for is asked of all who oversee it. */
function waitingOn({ of, who }: DecisionNeeded, { group, groups }: DigestFacts): Pick<Ask, 'waitingOn'> {
  if (of === group.id) return {};
  const other = of === undefined ? who : groups.find(({ id }) => id === of)?.name;
  return other === undefined ? {} : { waitingOn: of === undefined ? other : theNamed(other) };
}
