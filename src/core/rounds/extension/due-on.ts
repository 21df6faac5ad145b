import type { LocalDate } from '../../calendar/local-date.ts';
import type { Extension, Tx } from '../../ports.ts';
import type { Round } from '../round.ts';

type Dated = Pick<Round, 'id' | 'dueOn'>;

/**
 * When the answer for one workstream is due in a round: on the round's day, or on a later one that the office gave this
 * workstream. The day of the round itself has moved already where the whole round was extended.
 *
 * @param own the extension of this workstream in this round, if it has one
 */
const dueOnOf = (round: Dated, own: Pick<Extension, 'dueOn'> | undefined): LocalDate =>
  own && own.dueOn > round.dueOn ? own.dueOn : round.dueOn;

/** Tells the due day of each workstream in these rounds; one query. */
export async function dueDaysIn(
  tx: Tx,
  rounds: readonly Dated[],
): Promise<(round: Dated, workstream: string) => LocalDate> {
  const extensions = await tx.extensions.ofRounds(rounds.map(({ id }) => id));
  const own = new Map(extensions.map((each) => [`${each.round} ${each.workstream}`, each]));
  return (round, workstream) => dueOnOf(round, own.get(`${round.id} ${workstream}`));
}
