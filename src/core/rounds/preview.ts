import { habitOf, hoursBegin } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayTime } from '../calendar/say.ts';
import { workingCalendar } from '../calendar/working-days.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import { listed } from '../interview/about.ts';
import { footnote, heading, type Line, list, type Message, paragraph, sentence } from '../message.ts';
import { estimates, sayEstimate } from '../outbox/estimate.ts';
import type { Kind } from '../outbox/kinds.ts';
import { likelyPlatform } from '../outbox/route.ts';
import type { KnownAccount, Tx, World } from '../ports.ts';
import type { Programme } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { nameOfPeriod, type Period, parsePeriod, sayPeriod } from '../programme/period.ts';
import type { Person } from '../programme/person.ts';
import { platformName } from './audience.ts';
import { numberInSeries } from './open.ts';
import { ladder, planRound, type RoundPlan, roundId } from './plan.ts';
import { planOf } from './planned.ts';
import { paperAhead } from './preview/paper.ts';
import { type PersonAsked, type WhoIsAsked, whoIsAsked } from './preview/people.ts';

/** What the office is shown before a round opens: who will be asked for what, where and when, and who cannot be. */
export async function previewOf(tx: Tx, chat: World['chat'], programme: Programme, period: Period): Promise<Message> {
  const organisation = await tx.organisation();
  if (!organisation) return sentence('There is no programme yet.');
  const already = await tx.rounds.get(roundId(programme.id, period));
  const calendar = workingCalendar(organisation);
  // A round that was opened has its own days, which the office may have put off.
  const plan = already?.openedAt
    ? planOf(programme, already, organisation)
    : planRound(programme.rounds, period, calendar);
  const who = await whoIsAsked(tx, programme, plan, organisation);
  const accounts = await tx.people.accounts([...new Set(who.people.map(({ person }) => person.key))]);
  const places = new Map(
    who.people.map(({ person }) => {
      const own = accounts.filter((account) => account.person === person.key);
      return [person.key, { person, place: likelyPlatform(chat, person, own), own }] as const;
    }),
  );
  const today = localDateOf(tx.now, organisation.timeZone);
  const number = already?.number ?? (await numberInSeries(tx, programme.id, plan));
  const paper = await paperAhead(tx, programme, plan, organisation, today);
  const unreached = [...places.values()].filter(({ place }) => !place);
  const workstreams = new Set(who.people.flatMap((each) => each.workstreams.map(({ id }) => id))).size;
  const toOpen = `round open ${(await tx.programmes.all()).length > 1 ? `${programme.id} ` : ''}${period.label}`;
  const summary =
    `${programme.name}, ${sayPeriod(period)}: ${sayCount(places.size, 'person is', 'people are')} asked about ${sayCount(workstreams, 'workstream')} on ${sayDay(plan.opensOn, today)}, due ${sayDay(plan.dueOn, today)}` +
    `${who.nobody.length > 0 ? `; nobody is asked for ${listed(who.nobody.map(({ name }) => name))}` : ''}` +
    `${unreached.length > 0 ? `; ${unreached.length} cannot be reached` : ''}.`;
  const warnings = [
    ...awayLines(who, today),
    ...unreached.map(({ person, own }) => unreachedLine(person, own)),
    ...paper.warnings,
  ];
  return {
    summary,
    blocks: [
      heading(`The round for ${sayPeriod(period)}, ${programme.name}`),
      paragraph(daysOf(plan, number, today)),
      paragraph(
        howLong(
          chat,
          [...places.values()].flatMap(({ place }) => place?.platform ?? []),
        ),
      ),
      ...paper.lines.map((line) => paragraph(line)),
      ...(warnings.length > 0 ? [paragraph({ bold: 'What needs you' }), list(warnings.map((line) => [line]))] : []),
      list(who.people.map((each) => askedLine(each, places.get(each.person.key)?.place, organisation))),
      footnote(
        already && already.state !== 'planned'
          ? `It is ${already.state} already.`
          : `Nobody has been asked anything yet. “${toOpen}” opens it at once.`,
      ),
    ],
  };
}

/** `How long it takes to ask them: Slack, 28 messages, about 28 seconds.` */
function howLong(chat: World['chat'], platforms: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const platform of platforms) counts.set(platform, (counts.get(platform) ?? 0) + 1);
  const each = estimates(chat, counts).map(
    (estimate) =>
      `${platformName(estimate.platform)}, ${sayCount(estimate.messages, 'message')}, ${sayEstimate(estimate)}`,
  );
  return each.length === 0 ? 'Nobody can be asked.' : `How long it takes to ask them: ${each.join('; ')}.`;
}

function askedLine(
  { person, workstreams, on, figures, actions, until, for: inPlaceOf }: PersonAsked,
  place: ReturnType<typeof likelyPlatform>,
  organisation: Organisation,
): Line {
  const names =
    actions === undefined
      ? `${figures ? 'figures for ' : ''}${listed(workstreams.map((each) => each.name))}`
      : sayCount(actions, 'action');
  const instead = inPlaceOf ? `, for ${inPlaceOf.name}` : '';
  const where = place
    ? `${platformName(place.platform)}${place.sure ? '' : ', to be found by e-mail'}`
    : 'cannot be reached on any platform';
  const when = until
    ? `away until ${sayDay(until)}; the ${figures ? 'figures' : 'actions'} wait until then`
    : askedAt(on, person, organisation);
  return [{ bold: person.name }, `: ${names}${instead} · ${where} · ${when}`];
}

function awayLines({ away, people, nobody }: WhoIsAsked, today: LocalDate): readonly string[] {
  const lines = away.map(({ person, until }) => {
    const instead = people.filter((each) => each.for?.key === person.key).map((each) => each.person.name);
    const asked =
      instead.length > 0
        ? `${listed(instead)} ${instead.length === 1 ? 'is' : 'are'} asked instead`
        : 'nobody is asked in their place';
    return `${person.name} is away until ${sayDay(until, today)}: ${asked}.`;
  });
  const missing = nobody.map(
    ({ name }) => `Nobody is asked for ${name}. Once the round is open, “delegate ${name} @person” asks somebody.`,
  );
  return [...lines, ...missing];
}

function unreachedLine(person: Person, accounts: readonly KnownAccount[]): string {
  const why = accounts.flatMap(({ platform, unreachable }) =>
    unreachable ? [`${platformName(platform)}: ${unreachable}`] : [],
  );
  return (
    `${person.name} cannot be reached${why.length > 0 ? ` (${why.join('; ')})` : ''}. ` +
    'Ask them to write to Quarterdeck once, or put their account into the programme file; or ask somebody else with “delegate” once the round is open.'
  );
}

const rungs = { deputy: 'deputies', director: 'directors', sponsor: 'the sponsor' } as const;

function daysOf(plan: RoundPlan, number: number | undefined, today: LocalDate): string {
  const series = number === undefined ? '' : ` Number ${number} in the series.`;
  const reminders =
    plan.reminders.length > 0
      ? ` Reminders to those who have not answered: ${listed(plan.reminders.map((day) => sayDay(day, today)))}.`
      : '';
  const further = ladder.flatMap((step) => {
    const on = plan.escalations[step];
    return on ? [`${rungs[step]} on ${sayDay(on, today)}`] : [];
  });
  const escalation = further.length > 0 ? ` For what is missing then: ${listed(further)}.` : '';
  const closes = plan.closesOn ? `, closes ${sayDay(plan.closesOn, today)}` : '';
  return `${nameOfPeriod(plan.period)}.${series} Opens ${sayDay(plan.opensOn, today)}, due ${sayDay(plan.dueOn, today)}${closes}.${reminders}${escalation}`;
}

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
