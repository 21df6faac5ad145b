import { awayNow } from '../../absence/asked-now.ts';
import { workingCalendar } from '../../calendar/working-days.ts';
import { localDateOf } from '../../calendar/zone.ts';
import type { Tx } from '../../ports.ts';
import type { Programme } from '../../programme/nouns.ts';
import type { Round } from '../round.ts';
import { isDue, isGiven, type OfOwner, ofOwners } from './owned.ts';

/**
 * The figures of a round that are available and not there, of owners who are here. Who said when theirs comes is not
 * waited for before that day. A constant number of queries.
 */
export async function figuresWaitedFor(tx: Tx, programme: Programme, round: Round): Promise<readonly OfOwner[]> {
  const organisation = await tx.organisation();
  const all = organisation ? await ofOwners(tx, programme, round) : [];
  if (!organisation || all.length === 0) return [];
  const calendar = workingCalendar(organisation);
  const today = localDateOf(tx.now, organisation.timeZone);
  const due = all.filter(({ indicator }) => isDue(indicator, round, organisation, calendar, today));
  const away = await awayNow(tx);
  const answers = new Map(
    (await tx.updates.figures([...new Set(due.map(({ workstream }) => workstream.id))]))
      .filter((each) => each.round === round.id)
      .map((each) => [`${each.workstream} ${each.part}`, each.answers]),
  );
  return due.filter(
    ({ owner, workstream, indicator }) =>
      !away.has(owner) && !isGiven(answers.get(`${workstream.id} ${owner}`) ?? {}, indicator, today),
  );
}
