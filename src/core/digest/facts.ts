import { seesUnapproved } from '../access/readers.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { grouped } from '../grouped.ts';
import { answersFor, keptFrom, type Sensitive, sensitiveAmong } from '../interview/apart.ts';
import { newsOf } from '../interview/news.ts';
import { milestoneQuestion } from '../interview/shown/milestones.ts';
import { type OverallSaid, overallOf } from '../overall/said.ts';
import type { DecisionAsked, DecisionTaken, MilestoneChange, Tx } from '../ports.ts';
import {
  type Decision,
  keyOf,
  type Milestone,
  type Programme,
  type SteeringGroup,
  type Workstream,
} from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { oversees } from '../rounds/audience.ts';
import { notReceivedIn } from '../rounds/escalation/not-received.ts';
import type { Update } from '../rounds/round.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
import { newestFirst } from '../touch/since.ts';
import { approvedChanges, approvedFirst, asApproved } from './approved.ts';
import type { Items } from './items.ts';
import { readItems } from './read-items.ts';
import { readReds } from './reds.ts';
import { readRemarks } from './remarks.ts';
import { ownersOf } from './risks.ts';
import { readShown, type Shown } from './shown.ts';

/** All that one group's digest is made of. */
export interface DigestFacts {
  readonly programme: Programme;
  readonly group: SteeringGroup;
  /** The groups on which a person sits who reads this alone; absent: it is the group's own digest. */
  readonly readsFor?: readonly SteeringGroup[];
  readonly groups: readonly SteeringGroup[];
  /** The group's own zone and day. */
  readonly zone: string;
  readonly today: LocalDate;
  readonly workstreams: readonly Overseen[];
  /** What answers asked for, with the names by which it is typed. */
  readonly asked?: readonly DecisionAsked[];
  /** Decided, of the whole programme. */
  readonly decided?: readonly Decision[];
  /** What was recorded as decided, as far as this group may know of it; newest first. */
  readonly taken?: readonly DecisionTaken[];
  /** Not yet decided, of the whole programme. */
  readonly decisions: readonly Decision[];
  /** How somebody says the programme stands as a whole, with the reason. */
  readonly overall?: OverallSaid;
  /** How risks are scored, and from which likelihood × impact on one is escalated. */
  readonly risk?: Organisation['risk'];
  /** `MM-DD`. */
  readonly financialYearStarts?: string;
  /** It sees every saving of the programme, so that they can be set against the programme's target. */
  readonly seesAllSavings?: boolean;
  /** Names of the owners of escalated risks, by key. */
  readonly names?: Readonly<Record<string, string>>;
  /** What directors added to a workstream's line before the digest was posted. */
  readonly remarks?: readonly Remark[];
  /** What this group was shown last, on the platform that is asked about. */
  readonly last?: { readonly on: LocalDate; readonly at?: Date; readonly shown: Shown };
}

export interface Remark {
  /** Id. */
  readonly workstream: string;
  /** Their name. */
  readonly by: string;
  readonly text: string;
  /** Since this group was last shown anything. */
  readonly isNew: boolean;
}

/** One workstream as this group sees it: nothing sensitive among it. */
export interface Overseen {
  readonly workstream: Workstream;
  readonly standing: Standing;
  readonly milestones: readonly Milestone[];
  /** What was said of their days, oldest first. */
  readonly changes: readonly MilestoneChange[];
  readonly items?: Items;
  /** Of a Red: the day of the first answer of the unbroken run of them. */
  readonly redSince?: LocalDate;
  /** What was said between rounds since the newest answer, in their words, newest first; what turned the rating stands with it. */
  readonly news?: readonly News[];
  /** The group gets approved content only, and there is an answer that is not approved yet. */
  readonly awaiting?: boolean;
  /** A round asks for it, its due date has passed, and no answer has come. */
  readonly notReceived: boolean;
  /** Its director knows: only then does its name stand there; before, it is counted. */
  readonly directorAsked?: boolean;
}

export interface News {
  readonly text: string;
  readonly on: LocalDate;
  readonly at: Date;
}

/** An answer as a channel may read it, whoever is in it. */
function asPosted(update: Update, sensitive: Sensitive): Update {
  const answers = answersFor('digest', update.answers, sensitive);
  return answers === update.answers ? update : { ...update, answers };
}

/** Nothing that this group may read was approved yet. */
export const nothingApproved = ({ group, workstreams }: DigestFacts): boolean =>
  !seesUnapproved(group) && workstreams.every(({ standing }) => standing.now?.update === undefined);

/** A digest that was posted, as it reads for its own day. */
export interface Occasion {
  /** The key of its delivery: what the group was shown before it counts as last. */
  readonly before: string;
  readonly on: LocalDate;
}

/** A constant number of queries, whatever the size of the programme. Without `platform`: since any digest of the group. */
export async function readFacts(
  tx: Tx,
  group: SteeringGroup,
  platform?: string,
  occasion?: Occasion,
): Promise<DigestFacts | undefined> {
  const [programme, organisation] = [await tx.programmes.get(group.programme), await tx.organisation()];
  if (!programme || !organisation) return undefined;
  const zone = group.digest?.timeZone ?? organisation.timeZone;
  const today = occasion?.on ?? localDateOf(tx.now, zone);
  const overseen = (await tx.programmes.workstreams(programme.id)).filter(
    (each) => oversees(group, each) && !each.sensitive,
  );
  const ids = overseen.map(({ id }) => id);
  const isOverseen = new Set(ids);
  const approvedOnly = !seesUnapproved(group);
  // Of a large programme, what was read is put together while the database looks for what comes next.
  const [shown, given, measures, sensitiveItems, open, all, last, asked, everTaken, overall, groups] =
    await Promise.all([
      approvedOnly ? approvedFirst(tx, overseen) : newestFirst(tx, overseen),
      approvedOnly ? tx.updates.lastTwo(ids) : undefined,
      tx.programmes.measures(programme.id),
      tx.programmes.sensitiveItems(programme.id),
      tx.rounds.open([programme.id]),
      tx.programmes.decisions(programme.id),
      tx.digests.lastShown(group.id, platform, occasion?.before),
      tx.decisions.asked(ids),
      tx.decisions.taken(programme.id),
      overallOf(tx, programme, zone),
      tx.programmes.groups(programme.id),
    ]);
  const updatesOf = grouped(shown, (update) => update.workstream);
  const givenTo = given ? grouped(given, (update) => update.workstream) : updatesOf;
  const sensitiveOf = sensitiveAmong(sensitiveItems);
  const milestonesOf = grouped(measures.milestones, (milestone) => milestone.workstream);
  const watched = overseen.flatMap((each) => milestonesOf(each.id).map(({ id }) => id));
  const itemsOf = await readItems(tx, ids, measures, approvedOnly);
  const changesOf = grouped(await tx.milestoneChanges.ofMilestones(watched), (change) => change.workstream);
  const late = await notReceivedIn(tx, programme, overseen, open, today);
  const missing = new Map(late.map((each) => [each.workstream.id, each]));
  const decisions = all.filter((each) => !each.sensitive);
  /** What was asked in an answer that is kept out of the digest stays out of it when it is decided. */
  const keysOfAsked = new Map(asked.map(({ id, key }) => [`A${id}`, key]));
  const keptBack = (id: string, ref: string): boolean => {
    const key = keysOfAsked.get(ref) ?? 'decisions';
    return [...givenTo(id), ...updatesOf(id)].some(({ answers }) => keptFrom('digest', answers, sensitiveOf(id))(key));
  };
  const mayKnow = ({ ref, workstream, by }: DecisionTaken): boolean => {
    // Councillors and partners get what the programme office recorded.
    if (approvedOnly && !programme.office.includes(by)) return false;
    if (workstream === undefined) return decisions.some(({ id }) => id === ref);
    return isOverseen.has(workstream) && !keptBack(workstream, ref);
  };
  const standingOfEach = new Map(
    overseen.map((each) => {
      const sensitive = sensitiveOf(each.id);
      const posted = updatesOf(each.id).map((update) => asPosted(update, sensitive));
      return [each.id, standingOf(each, posted, zone)];
    }),
  );
  const redSinceOf = await readReds(tx, overseen, standingOfEach, { approvedOnly, zone });
  const workstreams = overseen.map((workstream): Overseen => {
    const own = updatesOf(workstream.id);
    const given = givenTo(workstream.id);
    const changes = changesOf(workstream.id);
    const [approved] = own;
    const isSame = given[0]?.round === approved?.round && given[0]?.version === approved?.version;
    const sensitive = sensitiveOf(workstream.id);
    const isKept = keptFrom('digest', own.find(({ kind }) => kind !== 'touch')?.answers ?? {}, sensitive);
    const redSince = redSinceOf(workstream);
    return {
      workstream,
      standing: standingOfEach.get(workstream.id) ?? {},
      milestones: milestonesOf(workstream.id)
        .filter((each) => !each.sensitive && !isKept(milestoneQuestion(keyOf(each.id))))
        .map((each) => (approvedOnly ? asApproved(each, changes, approved) : each)),
      changes: approvedOnly ? approvedChanges(changes, approved) : changes,
      items: itemsOf(workstream, own, sensitive),
      ...(redSince ? { redSince } : {}),
      ...(approvedOnly && !isSame ? { awaiting: true } : {}),
      news: own.flatMap(({ answers, rating, at }) => {
        const text = newsOf(answers);
        return text === undefined || rating !== undefined ? [] : [{ text, at, on: localDateOf(at, zone) }];
      }),
      notReceived: missing.has(workstream.id),
      directorAsked: missing.get(workstream.id)?.directorAsked ?? false,
    };
  });
  const { risk } = organisation;
  const savings = workstreams.reduce((sum, { items }) => sum + (items?.savings.length ?? 0), 0);
  return {
    programme,
    group,
    zone,
    risk,
    seesAllSavings: savings === measures.savings.length,
    financialYearStarts: organisation.financialYearStarts,
    names: await ownersOf(tx, workstreams, risk.escalateAt),
    remarks: approvedOnly ? [] : await readRemarks(tx, standingOfEach, last?.at),
    ...(overall && (overall.isOffices || !approvedOnly) ? { overall } : {}),
    groups,
    today,
    decisions: decisions.filter(({ resolved }) => resolved === undefined),
    decided: decisions.filter(({ resolved }) => resolved !== undefined),
    asked,
    taken: everTaken.filter(mayKnow),
    ...(last ? { last: { on: localDateOf(last.at, zone), at: last.at, shown: readShown(last.shown) } } : {}),
    workstreams,
  };
}
