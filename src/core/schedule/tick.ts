import { planActionAsks } from '../actions/plan.ts';
import { planDigest } from '../digest/plan.ts';
import type { Tx, World } from '../ports.ts';
import { agenda } from '../rounds/agenda.ts';
import type { DigestDue, Due, RoundDue } from '../rounds/due.ts';
import { performRoundDue } from '../rounds/perform.ts';
import { planTouch } from '../touch/plan.ts';
import { readAgenda } from './read.ts';

/**
 * One tick: everything that fell due since the last one is planned, each occurrence once, in one transaction with its
 * deliveries and their jobs. Late, twice or on eight replicas at once, it leads to the same.
 */
export async function tick(world: World): Promise<void> {
  await world.store.transaction(async (tx) => {
    const until = tx.now;
    const after = await tx.schedule.plannedUntil();
    await tx.schedule.setPlannedUntil(after && after > until ? after : until);
    if (!after || after >= until) return; // the first tick of all: a schedule has no past
    const input = await readAgenda(tx);
    if (!input) return;
    const dues = agenda(input, after, until);
    for (const due of dues) await plan(tx, world, due, isLast(due, dues));
  });
}

/** Of several occurrences missed in a row, only the last is still worth sending; the others are kept as skipped. */
function isLast(due: Due, dues: readonly Due[]): boolean {
  return !dues.some((other) => other.at > due.at && series(other) === series(due));
}

/** What repeats: a group's digests; a round's reminders for one habit. Everything else happens once. */
function series(due: Due): string {
  if (due.what === 'digest' || due.what === 'touch') return due.schedule;
  if (due.what === 'remind') return due.schedule.replace(/remind[^@]*@/, 'remind@');
  return `${due.schedule} ${due.at.toISOString()}`;
}

async function plan(tx: Tx, world: World, due: Due, last: boolean): Promise<void> {
  const fresh = await tx.schedule.occurred(
    due.schedule,
    due.at,
    last ? 'planned' : 'skipped',
    last ? undefined : 'missed, and a later one came',
  );
  if (!fresh) return;
  if (due.what === 'touch') return void (last && (await planTouch(tx, due)));
  if (due.what === 'actions') return planActionAsks(tx, due);
  if (isDigest(due)) await planDigest(tx, world.chat, due, last ? undefined : missed);
  // Of reminders that were missed in a row, the last one says all that there is to say.
  else if (last) await performRoundDue(tx, due);
}

const missed = 'it was missed, because Quarterdeck was not running, and a later one came';

const isDigest = (due: DigestDue | RoundDue): due is DigestDue => due.what === 'digest';
