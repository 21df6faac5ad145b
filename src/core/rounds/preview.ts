import { habitOf, hoursBegin } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayTime } from '../calendar/say.ts';
import { workingCalendar } from '../calendar/working-days.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import { listed } from '../interview/about.ts';
import { footnote, heading, type Line, list, type Message, paragraph, sentence } from '../message.ts';
import type { Kind } from '../outbox/kinds.ts';
import { likelyPlatform } from '../outbox/route.ts';
import type { Tx, World } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { type Period, parsePeriod, sayPeriod } from '../programme/period.ts';
import type { Person } from '../programme/person.ts';
import { isAsked } from './asked.ts';
import { platformName } from './audience.ts';
import { ownersAsked } from './figures/plan.ts';
import { planRound, type RoundPlan, roundId } from './plan.ts';

/** What the office is shown before a round opens: who will be asked for what, where and when, and who cannot be. */
export async function previewOf(tx: Tx, chat: World['chat'], programme: Programme, period: Period): Promise<Message> {
  const organisation = await tx.organisation();
  if (!organisation) return sentence('There is no programme yet.');
  const plan = planRound(programme.rounds, period, workingCalendar(organisation));
  const people = await peopleOf(tx, programme, plan, organisation);
  const already = await tx.rounds.get(roundId(programme.id, period));
  const accounts = await tx.people.accounts(people.map(({ person }) => person.key));
  const today = localDateOf(tx.now, organisation.timeZone);
  const lines = people.map(({ person, workstreams, figuresFrom }): { line: Line; reached: boolean } => {
    const place = likelyPlatform(
      chat,
      person,
      accounts.filter((account) => account.person === person.key),
    );
    const names = `${figuresFrom ? 'figures for ' : ''}${listed(workstreams.map((each) => each.name))}`;
    const where = place
      ? `${platformName(place.platform)}${place.sure ? '' : ', to be found by e-mail'}`
      : 'cannot be reached on any platform';
    return {
      line: [
        { bold: person.name },
        `: ${names} · ${where} · ${askedAt(figuresFrom ?? plan.opensOn, person, organisation)}`,
      ],
      reached: place !== undefined,
    };
  });
  const workstreams = new Set(people.flatMap((each) => each.workstreams.map(({ id }) => id))).size;
  const asked = new Set(people.map(({ person }) => person.key)).size;
  const missing = lines.filter(({ reached }) => !reached).length;
  const toOpen = `round open ${(await tx.programmes.all()).length > 1 ? `${programme.id} ` : ''}${period.label}`;
  const summary =
    `${programme.name}, ${sayPeriod(period)}: ${sayCount(asked, 'person is', 'people are')} asked about ${sayCount(workstreams, 'workstream')} on ${sayDay(plan.opensOn, today)}, due ${sayDay(plan.dueOn, today)}` +
    `${missing > 0 ? `; ${missing} cannot be reached` : ''}.`;
  return {
    summary,
    blocks: [
      heading(`The round for ${sayPeriod(period)}, ${programme.name}`),
      paragraph(daysOf(plan, today)),
      list(lines.map(({ line }) => line)),
      footnote(
        already
          ? `It is ${already.state} already.`
          : `Nobody has been asked anything yet. “${toOpen}” opens it at once.`,
      ),
    ],
  };
}

const daysOf = (plan: RoundPlan, today: Parameters<typeof sayDay>[1]): string => {
  const reminders =
    plan.reminders.length > 0
      ? ` Reminders to those who have not answered: ${listed(plan.reminders.map((day) => sayDay(day, today)))}.`
      : '';
  const closes = plan.closesOn ? `, closes ${sayDay(plan.closesOn, today)}` : '';
  return `Opens ${sayDay(plan.opensOn, today)}, due ${sayDay(plan.dueOn, today)}${closes}.${reminders}`;
};

/** When their prompt comes, in their own zone. */
function askedAt(on: LocalDate, person: Person, organisation: Organisation): string {
  const habit = habitOf(person, organisation);
  const calendar = workingCalendar(organisation);
  const at = hoursBegin(instantOf(on, '00:00', habit.timeZone), habit, calendar);
  const zone = habit.timeZone === organisation.timeZone ? '' : ` (${placeIn(habit.timeZone)} time)`;
  return `${sayDay(localDateOf(at, habit.timeZone))} at ${sayTime(at, habit.timeZone)}${zone}`;
}

/** `Athens` of `Europe/Athens`. */
const placeIn = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

interface PersonAsked {
  readonly person: Person;
  readonly workstreams: readonly Workstream[];
  /** They are asked for figures alone, from that day on. */
  readonly figuresFrom?: LocalDate;
}

async function peopleOf(
  tx: Tx,
  programme: Programme,
  plan: RoundPlan,
  organisation: Organisation,
): Promise<readonly PersonAsked[]> {
  const round = {
    id: roundId(programme.id, plan.period),
    programme: programme.id,
    period: plan.period,
    state: 'planned',
    opensOn: plan.opensOn,
    dueOn: plan.dueOn,
  } as const;
  const workstreams = (await tx.programmes.workstreams(programme.id)).filter((each) => isAsked(programme, each, round));
  const owners = await ownersAsked(tx, programme, plan, organisation);
  const keys = [...workstreams.flatMap((each) => each.lead), ...owners.map(({ owner }) => owner)];
  const people = await tx.people.many([...new Set(keys)]);
  const leads = people.flatMap((person) => {
    const led = workstreams.filter((each) => each.lead.includes(person.key));
    return led.length > 0 ? [{ person, workstreams: led }] : [];
  });
  const others = owners.flatMap(({ owner, workstreams, on }) => {
    const person = people.find(({ key }) => key === owner);
    return person ? [{ person, workstreams, figuresFrom: on }] : [];
  });
  return [...leads, ...others];
}

/** The planned message to the office, some days before. */
export const notice: Kind = {
  keepsHours: true,
  whenUnknown: 'repeat',
  compose: async (tx, delivery, chat) => {
    const { programme: id, period: label } = delivery.about as { programme: string; period: string };
    const [programme, organisation] = [await tx.programmes.get(id), await tx.organisation()];
    if (!programme || !organisation) return { cancel: 'the programme is not there any more' };
    const period = readPeriod(label, programme, organisation, tx.now);
    return period
      ? { message: await previewOf(tx, chat, programme, period) }
      : { cancel: `there is no period ${label}` };
  },
};

/** A period as people and deliveries write it: `Q3 2026/27`, `2026-11`, `this`, `last`. */
export const readPeriod = (
  typed: string,
  programme: Programme,
  organisation: Organisation,
  now: Date,
): Period | undefined =>
  parsePeriod(typed, {
    today: localDateOf(now, organisation.timeZone),
    every: programme.rounds.every,
    financialYearStarts: organisation.financialYearStarts,
  });
