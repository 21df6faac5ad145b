import { dayBegins } from '../../calendar/habit.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { addWorkingDays, nextWorkingDay, workingCalendar } from '../../calendar/working-days.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { buttons, footnote, list, paragraph } from '../../message.ts';
import type { Delivery, NewDelivery } from '../../outbox/delivery.ts';
import type { Composed, Kind } from '../../outbox/kinds.ts';
import type { Tx } from '../../ports.ts';
import { type Asked, askedIn } from '../asked.ts';
import type { RoundDue } from '../due.ts';
import { namesAmong } from '../left.ts';
import { lateness } from '../prompts.ts';
import type { Round } from '../round.ts';
import { turnedTo, whyNot } from './escalated.ts';
import { triedLines } from './message.ts';
import { escalationsIn, readTried } from './read.ts';
import { ofHabit, waitingFor } from './waiting.ts';

/** `about` of the word to the office before the sponsor is asked. */
type About = {
  readonly person: string;
  readonly programme: string;
  readonly round: string;
  readonly dueOn: LocalDate;
  readonly due: string;
  /** The day on which the sponsor is to be asked. */
  readonly sponsorOn: LocalDate;
  /** When it was planned, in programme time: the office has a working day from then. */
  readonly plannedAt: string;
};

const keyOf = (round: string, dueOn: LocalDate, person: string): string => `before-sponsor/${round}/${dueOn}/${person}`;

/** A working day before the sponsor is asked, the office is told, and can hold it. */
export async function tellBeforeSponsor(tx: Tx, round: Round, due: RoundDue): Promise<void> {
  const { plan } = due;
  const [programme, organisation] = [await tx.programmes.get(round.programme), await tx.organisation()];
  if (!programme || !organisation || !plan.escalations.sponsor) return;
  if ((await waitingFor(tx, round, plan.dueOn)).length === 0) return;
  const sponsor = await tx.people.get(programme.sponsor);
  const week = sponsor && workingCalendar(organisation).forWeek(sponsor.workingDays);
  const about = {
    programme: round.programme,
    round: round.id,
    dueOn: plan.dueOn,
    due: due.at.toISOString(),
    sponsorOn: week ? nextWorkingDay(week, plan.escalations.sponsor) : plan.escalations.sponsor,
    plannedAt: tx.now.toISOString(),
  };
  await tx.deliveries.add(
    (await ofHabit(tx, due, programme.office)).map(
      ({ key: person }): NewDelivery => ({
        key: keyOf(round.id, plan.dueOn, person),
        kind: 'before-sponsor',
        about: { ...about, person } satisfies About,
        reader: { person },
        urgent: false,
        dueAt: due.at,
      }),
    ),
  );
}

/**
 * When the sponsor may be asked: as planned, or, where the office was told late because nothing ran, the working day
 * after it was told.
 */
export async function notBefore(tx: Tx, round: string, dueOn: LocalDate, due: RoundDue): Promise<Date> {
  const [programme, organisation] = [await tx.programmes.get(due.programme), await tx.organisation()];
  if (!programme || !organisation || !due.habit) return due.at;
  const told = await Promise.all(programme.office.map((person) => tx.deliveries.get(keyOf(round, dueOn, person))));
  const latest = told.flatMap((each) => (each ? [(each.about as About).plannedAt] : [])).sort();
  const last = latest.at(-1);
  if (last === undefined) return due.at;
  const calendar = workingCalendar(organisation);
  const after = addWorkingDays(calendar, localDateOf(new Date(last), organisation.timeZone), 1);
  const day = nextWorkingDay(calendar.forWeek(due.habit.workingDays), after);
  return new Date(Math.max(due.at.getTime(), dayBegins(due.habit, day).getTime()));
}

export const beforeSponsor: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', says: ['before-sponsor'] };

async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const others = await tx.deliveries.companions(delivery);
  const abouts = [delivery, ...others].map(({ about }) => about as About);
  const { person } = abouts[0]!;
  const actor = await tx.people.actor(person, 'schedule');
  if (!actor) return { cancel: 'the person is not there any more' };
  const known = await escalationsIn(
    tx,
    abouts.map(({ round }) => round),
  );
  const isComing = (asked: Asked) => {
    const to = turnedTo('sponsor', asked, known.away);
    return to !== undefined && !whyNot(asked, { ...to, step: 'sponsor', dueOn: asked.dueOn, keys: [] }, known);
  };
  const programmes = [...new Set(abouts.map(({ programme }) => programme))];
  const all = (await askedIn(tx, programmes, () => true)).flatMap((asked) => {
    const about = abouts.find(({ round, dueOn }) => round === asked.round.id && dueOn === asked.dueOn);
    return about && isComing(asked) ? [{ asked, about }] : [];
  });
  if (all.length === 0) return { cancel: 'the sponsor is asked for nothing' };
  const zone = actor.person.timeZone;
  const asked = all.map((each) => each.asked);
  const triedOf = await readTried(tx, asked, known, zone);
  const nameOf = namesAmong(asked);
  const today = localDateOf(tx.now, zone);
  const coming = [...new Set(abouts.map(({ round, sponsorOn }) => `${round} ${sponsorOn}`))].flatMap((each) => {
    const theirs = all.filter(({ about }) => `${about.round} ${about.sponsorOn}` === each);
    const [first] = theirs;
    if (!first) return [];
    const sponsor = triedOf(first.asked).nameOf(first.asked.programme.sponsor);
    const names = listed(theirs.map((one) => nameOf(one.asked)));
    return [`${sponsor}, the sponsor, is asked about ${names} on ${sayDay(first.about.sponsorOn, today)}.`];
  });
  const summary = coming.join(' ');
  return {
    message: {
      summary,
      blocks: [
        paragraph(summary),
        list(
          triedLines(
            asked.map((each) => ({ asked: each, tried: triedOf(each) })),
            true,
          ).slice(0, most),
        ),
        ...(asked.length > most ? [paragraph(`And ${asked.length - most} more: “due” lists them.`)] : []),
        paragraph('What is answered by then is left out, and so is what you hold.'),
        buttons(
          ...asked
            .slice(0, 5)
            .map((each) => ({ label: `Hold ${nameOf(each)}`.slice(0, 75), say: `hold ${each.workstream.id}` })),
        ),
        footnote(`Or write it: “hold ${asked[0]!.workstream.id}”. “round extend” moves the due day instead.`),
        ...(await lateness(tx, delivery, zone)),
      ],
    },
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}

/** So many are shown with all that was tried. */
const most = 20;
