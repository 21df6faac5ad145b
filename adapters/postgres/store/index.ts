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
import { updateRows } from './updates.ts';

/** The record, in PostgreSQL. One file of this folder for each group of rows of the port. */
export function postgresStore({ clock, ...direct }: Direct & { readonly clock: ProgrammeClock }): Store {
  return {
    transaction: (work) => inTransaction(direct, async (db) => work(transaction(db, await clock.read(db)))),
  };
}

const transaction = (db: Database, now: Date): Tx => ({
  now,
  organisation: () => organisation(db),
  inbox: inboxRows(db),
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
  deliveries: deliveryRows(db, now),
  schedule: scheduleRows(db, now),
  trail: trail(db, now),
  imports: importRows(db, now),
  memory: memory(db),
});
