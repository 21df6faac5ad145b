import type { Actor } from '../access/actor.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { grouped } from '../grouped.ts';
import type { Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import { askedIn } from '../rounds/asked.ts';
import type { Update } from '../rounds/round.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
import { fallsInWeek, quietDays, touchDayOf, touchOf } from './rhythm.ts';
import { newestFirst } from './since.ts';

/** A workstream about which somebody is asked between rounds. */
export interface Touched {
  readonly programme: Programme;
  readonly workstream: Workstream;
  readonly standing: Standing;
}

/**
 * What a lead is asked about on this day: their active workstreams whose rhythm falls into this week, of which nothing was
 * said within the window, and for which no open round waits.
 */
export async function touchedOf(
  tx: Tx,
  actor: Actor,
  programmes: readonly string[],
  on: LocalDate,
): Promise<readonly Touched[]> {
  const led = new Set(actor.roles.flatMap((role) => (role.role === 'lead' ? [role.workstream] : [])));
  const mine = (workstream: Workstream) => led.has(workstream.id) && workstream.status === 'active';
  const waiting = new Set(
    (await askedIn(tx, programmes, mine)).filter(({ given }) => !given).map(({ workstream }) => workstream.id),
  );
  const touched: Touched[] = [];
  for (const id of new Set(programmes)) {
    const programme = await tx.programmes.get(id);
    if (!programme) continue;
    const candidates = (await tx.programmes.workstreams(id)).filter(
      (each) => mine(each) && !waiting.has(each.id) && fallsInWeek(touchOf(programme, each), on, touchDayOf(programme)),
    );
    const updatesOf = grouped(await newestFirst(tx, candidates), (update) => update.workstream);
    for (const workstream of candidates) {
      const updates = updatesOf(workstream.id);
      if (saidLately(updates, touchOf(programme, workstream), on, actor.person.timeZone)) continue;
      touched.push({ programme, workstream, standing: standingOf(workstream, updates, actor.person.timeZone) });
    }
  }
  return touched;
}

function saidLately(
  updates: readonly Update[],
  touch: ReturnType<typeof touchOf>,
  on: LocalDate,
  zone: string,
): boolean {
  const [newest] = updates;
  if (!newest || touch === 'none') return false;
  return localDateOf(newest.at, zone) > addDays(on, -quietDays[touch]);
}
