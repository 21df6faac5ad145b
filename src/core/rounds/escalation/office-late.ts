import { sayDay, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { footnote, list, type Message, paragraph } from '../../message.ts';
import type { Kind } from '../../outbox/kinds.ts';
import type { Tx } from '../../ports.ts';
import type { Programme } from '../../programme/nouns.ts';
import { nameOfPeriod } from '../../programme/period.ts';
import { couldOpenKey } from '../could-open.ts';
import type { RoundDue } from '../due.ts';
import { type RoundPlan, roundId } from '../plan.ts';
import { ofHabit } from './waiting.ts';

/**
 * The office's own lateness goes further as everybody's does: a programme names no director of its office, so to its
 * sponsor, once a round, on the day on which directors are turned to.
 */
type About = {
  readonly person: string;
  readonly programme: string;
  readonly plan: { readonly period: RoundPlan['period']; readonly dueOn: RoundPlan['dueOn'] };
};

/** Whoever is sponsor and office in one knows already. */
export async function tellOfOffice(tx: Tx, due: RoundDue): Promise<void> {
  const programme = await tx.programmes.get(due.programme);
  if (!programme || programme.office.includes(programme.sponsor)) return;
  const { period, dueOn } = due.plan;
  const sponsors = await ofHabit(tx, due, [programme.sponsor]);
  if (sponsors.length === 0 || (await owedBy(tx, programme, due.plan)).length === 0) return;
  await tx.deliveries.add(
    sponsors.map(({ key: person }) => ({
      key: `office-late/${roundId(programme.id, period)}/${person}`,
      kind: 'office-late',
      about: { person, programme: programme.id, plan: { period: { ...period }, dueOn } } satisfies About,
      reader: { person },
      urgent: false,
      dueAt: due.at,
    })),
  );
}

/** What the office was asked for and has not done by the due day of a round, in sentences. */
async function owedBy(
  tx: Tx,
  programme: Programme,
  { period, dueOn }: Pick<RoundPlan, 'period' | 'dueOn'>,
): Promise<readonly string[]> {
  const organisation = await tx.organisation();
  if (!organisation) return [];
  const id = roundId(programme.id, period);
  const today = localDateOf(tx.now, organisation.timeZone);
  const round = await tx.rounds.get(id);
  const asked = await Promise.all(programme.office.map((person) => tx.deliveries.get(couldOpenKey(id, person))));
  const since = asked.flatMap((each) => (each?.status === 'sent' && each.settledAt ? [each.settledAt] : []))[0];
  const unopened =
    !round && since
      ? [
          `The round for ${nameOfPeriod(period)}, due on ${sayDay(dueOn, today)}, was not opened, so nobody was asked. The office was asked on ${sayShort(localDateOf(since, organisation.timeZone), today)} whether to open it.`,
        ]
      : [];
  const earlier = (await tx.approvals.waiting([programme.id])).filter(
    (each) => each.round === id && each.stage === 'office' && localDateOf(each.at, organisation.timeZone) <= dueOn,
  );
  const unapproved =
    earlier.length > 0
      ? [
          `${earlier.length === 1 ? 'One answer waits' : `${earlier.length} answers wait`} for the office to approve ${earlier.length === 1 ? 'it' : 'them'}, the first since ${sayShort(localDateOf(earlier[0]!.at, organisation.timeZone), today)}.`,
        ]
      : [];
  return [...unopened, ...unapproved];
}

export const officeLate: Kind = {
  keepsHours: true,
  whenUnknown: 'ask-office',
  compose: async (tx, { about }) => {
    const { programme: id, plan } = about as unknown as About;
    const programme = await tx.programmes.get(id);
    if (!programme) return { cancel: 'the programme is not there any more' };
    const owed = await owedBy(tx, programme, plan);
    if (owed.length === 0) return { cancel: 'the office owes nothing any more' };
    const office = listed((await tx.people.many(programme.office)).map(({ name }) => name));
    const summary = `The programme office of ${programme.name} has something to do that is late.`;
    const message: Message = {
      summary,
      blocks: [
        paragraph(summary),
        list(owed.map((line) => [line])),
        footnote(`You are told as its sponsor, once a round. The office is ${office}.`),
      ],
    };
    return { message };
  },
};
