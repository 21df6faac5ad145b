import type { LocalDate } from '../../calendar/local-date.ts';
import type { Tx } from '../../ports.ts';
import type { Programme, Workstream } from '../../programme/nouns.ts';
import { isAsked } from '../asked.ts';
import { dueDaysIn } from '../extension/due-on.ts';
import type { Round } from '../round.ts';
import { directorWasAsked } from './escalated.ts';

/** A workstream of which a round has no answer. */
export interface NotReceived {
  readonly workstream: Workstream;
  readonly round: string;
  readonly dueOn: LocalDate;
  /** Only then may its name stand in a digest or paper; else it is counted, no more. Never a person's name. */
  readonly directorAsked: boolean;
}

/**
 * What these rounds of a programme have not received of these workstreams: of an open round what was due before `today`, of
 * a closed one all of it. In their order; a constant number of queries a round. Digests and papers say it.
 */
export async function notReceivedIn(
  tx: Tx,
  programme: Programme,
  workstreams: readonly Workstream[],
  rounds: readonly Round[],
  today: LocalDate,
): Promise<readonly NotReceived[]> {
  if (rounds.length === 0) return [];
  const dueOnIn = await dueDaysIn(tx, rounds);
  const missing: NotReceived[] = [];
  for (const round of rounds) {
    const given = await tx.updates.givenIn(round.id);
    const escalated = await tx.escalations.ofRound(round.id);
    for (const workstream of workstreams) {
      const dueOn = dueOnIn(round, workstream.id);
      if (given.has(workstream.id) || !isAsked(programme, workstream, round)) continue;
      if (round.state === 'open' && dueOn >= today) continue;
      const directorAsked = directorWasAsked(workstream, dueOn, escalated);
      missing.push({ workstream, round: round.id, dueOn, directorAsked });
    }
  }
  return missing;
}
