import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { grouped } from '../grouped.ts';
import type { Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import type { Update } from '../rounds/round.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
import { type Pace, SOON_DAYS, touchOf } from './rhythm.ts';
import { newestFirst } from './since.ts';

/** How a workstream stands between rounds, and how often it is asked about. */
export interface Paced {
  readonly workstream: Workstream;
  readonly standing: Standing;
  readonly pace: Pace;
  /** The newest thing that was said of it. */
  readonly newest?: Update;
}

/**
 * Reads how often these workstreams of one programme are asked about, as things stand; a constant number of queries.
 *
 * @param zone in which the day of an update is said
 */
export async function pacesOf(
  tx: Tx,
  programme: Programme,
  workstreams: readonly Workstream[],
  on: LocalDate,
  zone: string,
): Promise<readonly Paced[]> {
  if (workstreams.length === 0) return [];
  const ids = workstreams.map(({ id }) => id);
  const updatesOf = grouped(await newestFirst(tx, workstreams), (update) => update.workstream);
  const near = await tx.programmes.withMilestoneDue(ids, addDays(on, SOON_DAYS));
  const chosen = await tx.touchChoices.of(ids);
  const leads = [...new Set(workstreams.flatMap(({ lead }) => lead))];
  const said = (id: string): Date => updatesOf(id)[0]?.at ?? REMEMBERED;
  const touches = grouped(await tx.deliveries.had(leads, ['touch'], earliest(ids.map(said))), ({ person }) => person);
  const unanswered = ({ id, lead }: Workstream): number =>
    Math.max(...lead.map((person) => touches(person).filter(({ sent, at }) => sent && at > said(id)).length));
  return workstreams.map((workstream) => {
    const updates = updatesOf(workstream.id);
    const [newest] = updates;
    const standing = standingOf(workstream, updates, zone);
    const pace: Pace = {
      set: touchOf(programme, workstream),
      milestoneDue: near.has(workstream.id),
      monthly: chosen.get(workstream.id) === 'monthly',
      unanswered: chosen.get(workstream.id) === 'weekly' ? 0 : unanswered(workstream),
      ...(standing.now ? { rating: standing.now.rating } : {}),
    };
    return { workstream, standing, pace, ...(newest ? { newest } : {}) };
  });
}

/** Before anything was ever sent. */
const REMEMBERED = new Date(0);

const earliest = (all: readonly Date[]): Date => new Date(Math.min(...all.map((at) => at.getTime())));
