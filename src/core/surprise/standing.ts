import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import { eachAsked } from '../decisions/asked.ts';
import { grouped } from '../grouped.ts';
import { answersFor, sensitiveAmong } from '../interview/apart.ts';
import type { DecisionNeeded } from '../interview/stored.ts';
import type { MilestoneChange, Surprise, Tx } from '../ports.ts';
import { expected, isSlip } from '../programme/milestone-days.ts';
import { type Milestone, programmeOf, type SteeringGroup, type Workstream } from '../programme/nouns.ts';
import { worsening } from '../programme/rag.ts';
import { readerOf } from '../rounds/reading.ts';
import type { Update } from '../rounds/round.ts';
import { standingOf } from '../rounds/standing.ts';
import { newestFirst } from '../touch/since.ts';
import { subjectOf } from '../words/workstream.ts';
import type { News } from './message.ts';
import { readTold, type Told } from './told.ts';

/**
 * What is worse in each workstream and still so, with what several tell of one said once, as far as its reader may know of
 * it: who stands in for a director is not told more than they can look up. A constant number of queries a programme.
 */
export async function standingNews(tx: Tx, reader: Actor, surprises: readonly Surprise[]): Promise<readonly News[]> {
  const toldOf = grouped(surprises, ({ workstream }) => workstream);
  const programmes = [...new Set(surprises.map(({ workstream }) => programmeOf(workstream)))];
  const found = await Promise.all(programmes.map((id) => readProgramme(tx, reader, id, surprises)));
  const news = found.flatMap(({ workstreams, ...known }) =>
    workstreams.flatMap(
      (each) =>
        newsOf(
          each,
          toldOf(each.id).map(({ told }) => readTold(told)),
          known,
        ) ?? [],
    ),
  );
  const people = await tx.people.many([
    ...new Set(news.flatMap(({ by, lead, director }) => [by, lead ?? by, director])),
  ]);
  const nameOf = (key: string) => people.find((each) => each.key === key)?.name ?? key;
  return news.map(({ by, lead, director, ...rest }) => ({
    ...rest,
    by: nameOf(by),
    director: nameOf(director),
    ...(lead === undefined ? {} : { lead: nameOf(lead) }),
  }));
}

interface Known {
  readonly groups: readonly SteeringGroup[];
  readonly milestones: readonly Milestone[];
  /** Of the milestones that slipped, oldest first. */
  readonly changes: readonly MilestoneChange[];
  readonly saidOf: (workstream: string) => readonly Update[];
}

async function readProgramme(tx: Tx, reader: Actor, id: string, surprises: readonly Surprise[]) {
  const isMeant = (workstream: Workstream) =>
    surprises.some((each) => each.workstream === workstream.id) && mayBeTold(reader, workstream);
  const workstreams = (await tx.programmes.workstreams(id)).filter(isMeant);
  const [groups, measures, sensitiveItems, given] = await Promise.all([
    tx.programmes.groups(id),
    tx.programmes.measures(id),
    tx.programmes.sensitiveItems(id),
    newestFirst(tx, workstreams),
  ]);
  const milestones = measures.milestones.filter(
    ({ workstream, sensitive }) =>
      !sensitive || can(reader, 'workstream.read', { programme: id, workstream, sensitive: true }),
  );
  const sensitiveOf = sensitiveAmong(sensitiveItems);
  const said = workstreams.flatMap((workstream) => {
    const audience = readerOf({ actor: reader }, workstream);
    return given.flatMap((update) =>
      update.workstream === workstream.id
        ? [{ ...update, answers: answersFor(audience, update.answers, sensitiveOf(workstream.id)) }]
        : [],
    );
  });
  const slipped = new Set(surprises.flatMap(({ told }) => readTold(told).slips.map(({ milestone }) => milestone)));
  const changes = slipped.size > 0 ? await tx.milestoneChanges.ofMilestones([...slipped]) : [];
  return { workstreams, groups, milestones, changes, saidOf: grouped(said, ({ workstream }) => workstream) };
}

/** Whether somebody may know of a workstream what nobody has approved yet. */
export const mayBeTold = (reader: Actor, workstream: Workstream): boolean =>
  can(reader, 'workstream.read', subjectOf(workstream)) &&
  can(reader, 'workstream.read-unapproved', subjectOf(workstream));

/** Undefined: all of it was taken back. People by key. */
function newsOf(workstream: Workstream, told: readonly Told[], known: Known): News | undefined {
  const own = known.saidOf(workstream.id);
  const { now } = standingOf(workstream, own, 'UTC');
  const worse = stillWorse(told, now?.rating);
  const slips = slipsIn(told, known);
  const needed = new Map(own.flatMap(({ answers }) => [...eachAsked(answers)]));
  const asks = [...new Set(told.flatMap((each) => each.asks))].flatMap((key): DecisionNeeded[] => {
    const ask = needed.get(key);
    return ask ? [ask] : [];
  });
  if (!worse && slips.length === 0 && asks.length === 0) return undefined;
  const [lead] = workstream.lead;
  return {
    workstream,
    slips,
    asks,
    groups: known.groups,
    director: workstream.director,
    by: (worse && now?.update?.answeredBy) ?? told.at(-1)?.by ?? '',
    ...(worse ? { worse, reason: now?.reason, answers: now?.update?.answers ?? {} } : {}),
    ...(lead === undefined ? {} : { lead }),
  };
}

/** From what stood before the first of them to what stands now, if that is worse. */
function stillWorse(told: readonly Told[], now: Told['now']): News['worse'] {
  const first = told.find((each) => each.now !== undefined);
  if (!first || now === undefined) return undefined;
  if (first.was === undefined) return now === 'red' ? { now } : undefined;
  return worsening(first.was, now) > 0 ? { was: first.was, now } : undefined;
}

/** Those that stand: of a milestone the newest, if it was neither returned nor taken back; what a file moved, as long as it is later. */
function slipsIn(told: readonly Told[], { milestones, changes }: Known): News['slips'] {
  const all = told.flatMap(({ slips }) => slips);
  const wanted = new Set(all.map((slip) => ('change' in slip ? slip.change : undefined)));
  const said = changes.flatMap((change) => {
    const milestone = milestones.find(({ id }) => id === change.milestone);
    const newest = changes.findLast((each) => each.milestone === change.milestone && each.state !== 'withdrawn');
    if (!milestone || newest?.id !== change.id || change.state === 'returned') return [];
    return wanted.has(String(change.id)) ? [{ milestone, change }] : [];
  });
  const firstOf = new Map([...all].reverse().flatMap((slip) => ('from' in slip ? [[slip.milestone, slip.from]] : [])));
  const moved = milestones.flatMap((milestone) => {
    const [from, to] = [firstOf.get(milestone.id), expected(milestone)];
    if (from === undefined || !isSlip(from, to) || said.some((each) => each.milestone.id === milestone.id)) return [];
    return [{ milestone, change: { state: 'made', from, ...(to === undefined ? {} : { to }) } as const }];
  });
  return [...said, ...moved];
}
