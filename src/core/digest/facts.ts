import type { LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { grouped } from '../grouped.ts';
import { answersFor, keptFrom, type Sensitive, sensitiveIn } from '../interview/apart.ts';
import { newsOf } from '../interview/news.ts';
import { milestoneQuestion } from '../interview/shown/milestones.ts';
import type { MilestoneChange, Tx } from '../ports.ts';
import {
  type Decision,
  keyOf,
  type Milestone,
  type Programme,
  type SteeringGroup,
  type Workstream,
} from '../programme/nouns.ts';
import { isAsked } from '../rounds/asked.ts';
import { oversees } from '../rounds/audience.ts';
import type { Update } from '../rounds/round.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
import { newestFirst } from '../touch/since.ts';
import { readShown, type Shown } from './shown.ts';

/** All that one group's digest is made of. */
export interface DigestFacts {
  readonly programme: Programme;
  readonly group: SteeringGroup;
  readonly groups: readonly SteeringGroup[];
  /** The group's own zone and day. */
  readonly zone: string;
  readonly today: LocalDate;
  readonly workstreams: readonly Overseen[];
  /** Not yet decided, of the whole programme. */
  readonly decisions: readonly Decision[];
  /** What this group was shown last, on the platform that is asked about. */
  readonly last?: { readonly on: LocalDate; readonly at?: Date; readonly shown: Shown };
}

/** One workstream as this group sees it: nothing sensitive among it. */
export interface Overseen {
  readonly workstream: Workstream;
  readonly standing: Standing;
  readonly milestones: readonly Milestone[];
  /** What was said of their days, oldest first. */
  readonly changes: readonly MilestoneChange[];
  /** What was said between rounds since the newest answer, in their words, newest first; what turned the rating stands with it. */
  readonly news?: readonly News[];
  /** A round asks for it, its due date has passed, and no answer has come. */
  readonly notReceived: boolean;
}

export interface News {
  readonly text: string;
  readonly on: LocalDate;
  readonly at: Date;
}

/** An answer as a channel may read it, whoever is in it. */
const asPosted = (update: Update, sensitive: Sensitive): Update => ({
  ...update,
  answers: answersFor('digest', update.answers, sensitive),
});

/** A constant number of queries, whatever the size of the programme. Without `platform`: since any digest of the group. */
export async function readFacts(tx: Tx, group: SteeringGroup, platform?: string): Promise<DigestFacts | undefined> {
  const [programme, organisation] = [await tx.programmes.get(group.programme), await tx.organisation()];
  if (!programme || !organisation) return undefined;
  const zone = group.digest?.timeZone ?? organisation.timeZone;
  const today = localDateOf(tx.now, zone);
  const overseen = (await tx.programmes.workstreams(programme.id)).filter(
    (each) => oversees(group, each) && !each.sensitive,
  );
  const updatesOf = grouped(await newestFirst(tx, overseen), (update) => update.workstream);
  const { milestones } = await tx.programmes.measures(programme.id);
  const sensitiveItems = await tx.programmes.sensitiveItems(programme.id);
  const milestonesOf = grouped(milestones, (milestone) => milestone.workstream);
  const watched = overseen.flatMap((each) => milestonesOf(each.id).map(({ id }) => id));
  const changesOf = grouped(await tx.milestoneChanges.ofMilestones(watched), (change) => change.workstream);
  const late = (await tx.rounds.open([programme.id])).filter((round) => round.dueOn < today);
  const decisions = (await tx.programmes.decisions(programme.id)).filter((each) => !each.resolved && !each.sensitive);
  const last = await tx.digests.lastShown(group.id, platform);
  return {
    programme,
    group,
    zone,
    groups: await tx.programmes.groups(programme.id),
    today,
    decisions,
    ...(last ? { last: { on: localDateOf(last.at, zone), at: last.at, shown: readShown(last.shown) } } : {}),
    workstreams: overseen.map((workstream) => {
      const own = updatesOf(workstream.id);
      const sensitive = sensitiveIn(workstream.id, sensitiveItems);
      const isKept = keptFrom('digest', own.find(({ kind }) => kind !== 'touch')?.answers ?? {}, sensitive);
      return {
        workstream,
        standing: standingOf(
          workstream,
          own.map((update) => asPosted(update, sensitive)),
          zone,
        ),
        milestones: milestonesOf(workstream.id).filter(
          (each) => !each.sensitive && !isKept(milestoneQuestion(keyOf(each.id))),
        ),
        changes: changesOf(workstream.id),
        news: own.flatMap(({ answers, rating, at }) => {
          const text = newsOf(answers);
          return text === undefined || rating !== undefined ? [] : [{ text, at, on: localDateOf(at, zone) }];
        }),
        notReceived: late.some(
          (round) => isAsked(programme, workstream, round) && !own.some((update) => update.round === round.id),
        ),
      };
    }),
  };
}
