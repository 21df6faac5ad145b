import type { Actor } from '../../access/actor.ts';
import { type WorkingCalendar, workingCalendar } from '../../calendar/working-days.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { grouped } from '../../grouped.ts';
import { dueOf } from '../../interview/questions/indicators/due.ts';
import { ownerOf } from '../../interview/questions/indicators/others.ts';
import { figureOf } from '../../interview/shown/measures.ts';
import type { Tx } from '../../ports.ts';
import { type Indicator, keyOf, type Programme, type Workstream } from '../../programme/nouns.ts';
import type { Organisation } from '../../programme/organisation.ts';
import { isAsked } from '../asked.ts';
import { dueDaysIn } from '../extension/due-on.ts';
import type { Round } from '../round.ts';

/** The figures that one person owns in a workstream whose answer somebody else gives, in one round. */
export interface Owned {
  readonly programme: Programme;
  /** With the due day that holds for this workstream. */
  readonly round: Round;
  readonly workstream: Workstream;
  /** Asked by now, and not given. Empty: all are. */
  readonly owed: readonly Indicator[];
  readonly given: readonly Indicator[];
}

/** An indicator that is asked of its owner directly. */
export interface OfOwner {
  readonly owner: string;
  readonly workstream: Workstream;
  readonly indicator: Indicator;
}

/** All indicators of a programme that a round asks of their owners directly; a constant number of queries. */
export async function ofOwners(
  tx: Tx,
  programme: Programme,
  round: Pick<Round, 'period'>,
): Promise<readonly OfOwner[]> {
  const indicators = await tx.programmes.ownedIndicators(programme.id);
  if (indicators.length === 0) return [];
  const mine = grouped(indicators, ({ workstream }) => workstream);
  return (await tx.programmes.workstreams(programme.id))
    .filter((workstream) => isAsked(programme, workstream, round))
    .flatMap((workstream) =>
      mine(workstream.id).flatMap((indicator) => {
        const owner = ownerOf(workstream, indicator);
        return owner === undefined ? [] : [{ owner, workstream, indicator }];
      }),
    );
}

/**
 * What somebody owns in the rounds that collect it now: those that are open, and the last one of a rhythm of which none
 * is, since a figure may become available after its round. A constant number of queries a round; none for who owns nothing.
 */
export async function figuresOf(tx: Tx, { person, roles }: Actor): Promise<readonly Owned[]> {
  const programmes = [...new Set(roles.flatMap((role) => (role.role === 'owner' ? [role.programme] : [])))];
  const organisation = programmes.length > 0 ? await tx.organisation() : undefined;
  if (!organisation) return [];
  const calendar = workingCalendar(organisation);
  const owned: Owned[] = [];
  for (const id of programmes) {
    const programme = await tx.programmes.get(id);
    const rounds = collecting(await tx.rounds.ofProgramme(id));
    const dueOnIn = await dueDaysIn(tx, rounds);
    for (const round of programme ? rounds : []) {
      const theirs = (await ofOwners(tx, programme!, round)).filter(({ owner }) => owner === person.id);
      const today = localDateOf(tx.now, person.timeZone);
      const here = grouped(theirs, ({ workstream }) => workstream.id);
      const updates = grouped(await tx.updates.ofPart(round.id, person.id), ({ workstream }) => workstream);
      for (const workstream of new Set(theirs.map((each) => each.workstream))) {
        const answers = updates(workstream.id)[0]?.answers ?? {};
        const indicators = here(workstream.id).map(({ indicator }) => indicator);
        const given = indicators.filter(({ id }) => figureOf(answers, keyOf(id)) !== undefined);
        const owed = indicators.filter(
          (each) => !isGiven(answers, each, today) && isDue(each, round, organisation, calendar, today),
        );
        const dated = { ...round, dueOn: dueOnIn(round, workstream.id) };
        if (owed.length + given.length > 0)
          owned.push({ programme: programme!, round: dated, workstream, owed, given });
      }
    }
  }
  return owned;
}

/** Those of them that wait for a figure. */
export const figuresOwed = async (tx: Tx, actor: Actor): Promise<readonly Owned[]> =>
  (await figuresOf(tx, actor)).filter(({ owed }) => owed.length > 0);

/** Given is also what comes later, until the day on which they expected it. */
export function isGiven(answers: Parameters<typeof figureOf>[0], { id }: Indicator, today: string): boolean {
  const figure = figureOf(answers, keyOf(id));
  return figure !== undefined && !(figure.later && figure.on !== undefined && figure.on <= today);
}

export const isDue = (
  indicator: Indicator,
  round: Round,
  organisation: Organisation,
  calendar: WorkingCalendar,
  today: Round['dueOn'],
): boolean => dueOf(indicator, round, organisation, calendar, today).now.length > 0;

/** Newest first; of each rhythm the open ones, else the last that was held. */
function collecting(rounds: readonly Round[]): readonly Round[] {
  const isMonth = ({ period }: Round) => period.from === period.to;
  return [true, false].flatMap((monthly) => {
    const held = rounds.filter((round) => round.state !== 'planned' && isMonth(round) === monthly);
    const open = held.filter(({ state }) => state === 'open');
    return open.length > 0 ? open : held.slice(0, 1);
  });
}
