import { can, programmesOf } from '../access/can.ts';
import { approvedChanges, asApproved } from '../digest/approved.ts';
import { type Items, itemsShown, type ReaderOfItems } from '../digest/items.ts';
import { grouped } from '../grouped.ts';
import { type Audience, answersFor, keptFrom, sensitiveAmong } from '../interview/apart.ts';
import { milestoneQuestion } from '../interview/shown/milestones.ts';
import type { MilestoneChange } from '../ports.ts';
import { keyOf, type Milestone, type Programme, type SteeringGroup, type Workstream } from '../programme/nouns.ts';
import { mayRead, readBy, readerOf } from '../rounds/reading.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
import type { Call } from '../words/word.ts';
import { subjectOf } from '../words/workstream.ts';
import { readRecords } from './records.ts';

const never = () => false;

/** A workstream with its items, as far as the reader may see them. */
export interface Seen {
  readonly programme: Programme;
  readonly workstream: Workstream;
  readonly standing: Standing;
  readonly milestones: readonly Milestone[];
  /** What was said of their days, oldest first. */
  readonly changes: readonly MilestoneChange[];
  readonly indicators: Items['indicators'];
  readonly savings: Items['savings'];
  readonly risks: Items['risks'];
  /** The reader sees every saving of the programme, so that they can be set against its target. */
  readonly seesAllSavings: boolean;
}

/**
 * Everything of the asker's programmes that they may see; in a group's channel, what its digest could say. A constant
 * number of queries a programme.
 *
 * @param group who reads along
 */
export async function readSeen(call: Call, group: SteeringGroup | undefined): Promise<readonly Seen[]> {
  const of = group ? [group.programme] : programmesOf(call.actor);
  return (await Promise.all(of.map((programme) => readProgramme(call, programme, group)))).flat();
}

async function readProgramme(call: Call, id: string, group: SteeringGroup | undefined): Promise<readonly Seen[]> {
  const { tx, actor } = call;
  const programme = await tx.programmes.get(id);
  if (!programme) return [];
  const workstreams = (await tx.programmes.workstreams(id)).filter(
    (each) => can(actor, 'workstream.read', subjectOf(each)) && (!group || mayRead(group, each)),
  );
  const isOpen = (each: Workstream) => can(actor, 'workstream.read-unapproved', subjectOf(each));
  const measures = await tx.programmes.measures(id);
  const updatesOf = grouped(await readBy(call, workstreams), (update) => update.workstream);
  const recordOf = await readRecords(tx, workstreams, measures, isOpen);
  const milestonesOf = grouped(measures.milestones, ({ workstream }) => workstream);
  const mine = new Set(workstreams.map((each) => each.id));
  const watched = measures.milestones.filter(({ workstream }) => mine.has(workstream));
  const changesOf = grouped(
    await tx.milestoneChanges.ofMilestones(watched.map((each) => each.id)),
    (change) => change.workstream,
  );
  const sensitiveOf = sensitiveAmong(await tx.programmes.sensitiveItems(id));
  const seen = workstreams.map((workstream): Omit<Seen, 'seesAllSavings'> => {
    const audience: Audience = group ? 'digest' : readerOf(call, workstream);
    const sensitive = sensitiveOf(workstream.id);
    const own = updatesOf(workstream.id);
    const [newest] = own.filter(({ kind }) => kind !== 'touch');
    const isKept = keptFrom(audience, newest?.answers ?? {}, never);
    const maySee: ReaderOfItems['maySee'] = (item) =>
      !item.sensitive || (!group && maySeeSensitive(call, workstream, item.owner));
    const changes = changesOf(workstream.id);
    const [approved] = isOpen(workstream) ? [] : own;
    const { record, figures } = recordOf(workstream, own);
    return {
      programme,
      workstream,
      standing: standingOf(
        workstream,
        own.map((update) => ({ ...update, answers: answersFor(audience, update.answers, sensitive) })),
        actor.person.timeZone,
      ),
      milestones: milestonesOf(workstream.id)
        .filter((each) => maySee(each) && !isKept(milestoneQuestion(keyOf(each.id))))
        .map((each) => (isOpen(workstream) ? each : asApproved(each, changes, approved))),
      changes: isOpen(workstream) ? changes : approvedChanges(changes, approved),
      // Who may see what is sensitive is asked of each item: its owner may.
      ...itemsShown(record, own, figures, never, { audience, maySee }),
    };
  });
  const visible = seen.reduce((sum, each) => sum + each.savings.length, 0);
  return seen.map((each) => ({ ...each, seesAllSavings: visible === measures.savings.length }));
}

/** Its owner may, and whoever the workstream belongs to. */
const maySeeSensitive = ({ actor }: Call, { id, programme }: Workstream, owner: string | undefined): boolean =>
  can(actor, 'workstream.read', {
    programme,
    workstream: id,
    sensitive: true,
    ...(owner === undefined ? {} : { owner }),
  });
