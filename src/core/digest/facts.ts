import type { LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { grouped } from '../grouped.ts';
import type { Tx } from '../ports.ts';
import type { Decision, Milestone, Programme, SteeringGroup, Workstream } from '../programme/nouns.ts';
import { isAsked } from '../rounds/asked.ts';
import { oversees } from '../rounds/audience.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
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
  readonly last?: { readonly on: LocalDate; readonly shown: Shown };
}

/** One workstream as this group sees it: nothing sensitive among it. */
export interface Overseen {
  readonly workstream: Workstream;
  readonly standing: Standing;
  readonly milestones: readonly Milestone[];
  /** A round asks for it, its due date has passed, and no answer has come. */
  readonly notReceived: boolean;
}

/** A constant number of queries, whatever the size of the programme. Without `platform`: since any digest of the group. */
export async function readFacts(tx: Tx, group: SteeringGroup, platform?: string): Promise<DigestFacts | undefined> {
  const [programme, organisation] = [await tx.programmes.get(group.programme), await tx.organisation()];
  if (!programme || !organisation) return undefined;
  const zone = group.digest?.timeZone ?? organisation.timeZone;
  const today = localDateOf(tx.now, zone);
  const overseen = (await tx.programmes.workstreams(programme.id)).filter(
    (each) => oversees(group, each) && !each.sensitive,
  );
  const ids = overseen.map((each) => each.id);
  const updatesOf = grouped(await tx.updates.lastTwo(ids), (update) => update.workstream);
  const { milestones } = await tx.programmes.measures(programme.id);
  const milestonesOf = grouped(milestones, (milestone) => milestone.workstream);
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
    ...(last ? { last: { on: localDateOf(last.at, zone), shown: readShown(last.shown) } } : {}),
    workstreams: overseen.map((workstream) => {
      const own = updatesOf(workstream.id);
      return {
        workstream,
        standing: standingOf(workstream, own, zone),
        milestones: milestonesOf(workstream.id).filter((each) => !each.sensitive),
        notReceived: late.some(
          (round) => isAsked(programme, workstream, round) && !own.some((update) => update.round === round.id),
        ),
      };
    }),
  };
}
