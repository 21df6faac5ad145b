import type { Store, Tx } from '#core/ports';
import type { Direct } from '../direct.ts';
import { absenceRows } from './absences.ts';
import { actionRows } from './actions.ts';
import { approvalRows } from './approvals.ts';
import type { ProgrammeClock } from './clock.ts';
import type { Database } from './database.ts';
import { decisionRows } from './decisions.ts';
import { delegationRows } from './delegations.ts';
import { deliveryRows } from './deliveries.ts';
import { digestEditRows } from './digest-edits.ts';
import { digestHoldRows } from './digest-holds.ts';
import { digestRows } from './digests.ts';
import { escalationRows } from './escalations.ts';
import { extensionRows } from './extensions.ts';
import { importRows } from './imports.ts';
import { inboxRows } from './inbox.ts';
import { memory } from './memory.ts';
import { milestoneChangeRows } from './milestone-changes.ts';
import { overallRows } from './overall.ts';
import { peopleRows } from './people.ts';
import { pictureRows } from './pictures.ts';
import { organisation, programmeRows } from './programmes.ts';
import { questionRows } from './questions.ts';
import { roundRows } from './rounds.ts';
import { scheduleRows } from './schedule.ts';
import { directorLineRows, surpriseRows } from './surprises.ts';
import { touchChoiceRows } from './touch-choices.ts';
import { trail } from './trail.ts';
import { inTransaction } from './transaction.ts';
import { Unchanged } from './unchanged.ts';
import { updateRows } from './updates.ts';

export interface StoreOptions extends Direct {
  readonly clock: ProgrammeClock;
  /**
   * Told of each lane in which an urgent delivery was stored that may go now, once it is. Absent, where nothing is sent:
   * a job is stored with it, for a process that sends.
   */
  readonly atOnce?: (lane: string) => void;
  /** What this process has read and is still so. */
  readonly unchanged?: Unchanged;
}

/** The record, in PostgreSQL. One file of this folder for each group of rows of the port. */
export function postgresStore({ clock, atOnce, unchanged = new Unchanged(), ...direct }: StoreOptions): Store {
  return {
    async transaction(work) {
      const lanes = new Set<string>();
      const result = await inTransaction(direct, async (db) => {
        lanes.clear(); // of a run before that was undone
        return work(transaction(db, await clock.read(db), unchanged, atOnce && ((lane) => lanes.add(lane))));
      });
      if (atOnce) for (const lane of lanes) atOnce(lane);
      return result;
    },
  };
}

const transaction = (
  db: Database,
  now: Date,
  unchanged: Unchanged,
  urgent: ((lane: string) => void) | undefined,
): Tx => ({
  now,
  organisation: () => organisation(db),
  inbox: inboxRows(db, now, unchanged),
  people: peopleRows(db, now),
  programmes: programmeRows(db, now),
  rounds: roundRows(db, now),
  updates: updateRows(db, now),
  milestoneChanges: milestoneChangeRows(db, now),
  delegations: delegationRows(db, now),
  absences: absenceRows(db, now),
  approvals: approvalRows(db, now),
  decisions: decisionRows(db, now),
  actions: actionRows(db, now),
  questions: questionRows(db, now),
  touchChoices: touchChoiceRows(db, now),
  extensions: extensionRows(db, now),
  escalations: escalationRows(db, now),
  digests: digestRows(db, now),
  pictures: pictureRows(db, now),
  digestHolds: digestHoldRows(db, now),
  digestEdits: digestEditRows(db, now),
  surprises: surpriseRows(db, now),
  directorLines: directorLineRows(db, now),
  overall: overallRows(db, now),
  deliveries: deliveryRows(db, now, urgent),
  schedule: scheduleRows(db, now),
  trail: trail(db, now),
  imports: importRows(db, now),
  memory: memory(db),
});
