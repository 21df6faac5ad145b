import { dayBegins, dayEnds, type Habit, habitKey } from '../calendar/habit.ts';
import { addDays, compareDates, type LocalDate } from '../calendar/local-date.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Council, councilOf, isDue, type Window, windowOf } from './council.ts';
import type { CouncilSettings, OpenRound, Role, RoundDue, ScheduledProgramme } from './due.ts';
import { type Escalation, movedTo, planRound, type RoundPlan, roundId, roundsAround } from './plan.ts';
import { type Step, type StepDay, steps } from './steps.ts';

/** What falls due in the rounds of one programme. */
export function roundDues(programme: ScheduledProgramme, council: Council, window: Window): readonly RoundDue[] {
  return [
    ...plansAround(programme, council, window).flatMap((plan) => [
      ...duesOfRound(programme, plan, council, window),
      ...duesOfPeople(programme, plan, council, window),
    ]),
    ...apartPlans(programme, council).flatMap((plan) => duesOfPeople(programme, plan, council, window, true)),
  ].filter(({ at }) => isDue(at, window, programme.scheduledSince));
}

/** The rounds of which a step, moved to a day on which somebody works, can fall into the window. */
function plansAround(programme: ScheduledProgramme, council: Council, window: Window): readonly RoundPlan[] {
  const { rounds, habits, firstPeriod } = programme;
  const reach = [council.habit, ...Object.values(habits).flat()].map((habit) =>
    addDays(council.ownDays(habit).before(window.firstDay), 1),
  );
  const from = reach.sort(compareDates)[0]!;
  const { financialYearStarts } = council.settings;
  const open = openPlans(programme, council);
  const around = roundsAround(rounds, council.calendar, financialYearStarts, from, window.lastDay, firstPeriod);
  const isOpen = ({ period }: RoundPlan) => open.some((each) => each.period.label === period.label);
  return [...around.filter((plan) => !isOpen(plan)), ...open];
}

/** The open rounds, on the days that hold for them: they may lie where no settings would put them any more. */
const openPlans = (programme: ScheduledProgramme, council: Council) =>
  (programme.open ?? []).map((round) => openPlan(programme, round, council));

/** For what follows a due day that only some workstreams of an open round have. */
const apartPlans = (programme: ScheduledProgramme, council: Council) =>
  (programme.open ?? []).flatMap((round) =>
    round.apart.map((dueOn) => openPlan(programme, { ...round, dueOn }, council)),
  );

function openPlan(
  { rounds, firstPeriod }: ScheduledProgramme,
  { period, dueOn, closesOn }: OpenRound,
  { calendar }: Council,
): RoundPlan {
  const plan = planRound(rounds, period, calendar, firstPeriod);
  return movedTo(plan, { dueOn, ...(closesOn && { closesOn }) }, rounds, calendar);
}

const isNear = (day: LocalDate, window: Window) => day >= window.firstDay && day <= window.lastDay;

const scheduleName = (programme: ScheduledProgramme, plan: RoundPlan, what: string) =>
  `round/${roundId(programme.id, plan.period)}/${what}`;

/** What is sent to people, for each of their habits; `apart`: only what follows the due day, for those who have it. */
function duesOfPeople(
  programme: ScheduledProgramme,
  plan: RoundPlan,
  council: Council,
  window: Window,
  apart = false,
): RoundDue[] {
  const prefix = apart ? `due-${plan.dueOn}/` : '';
  const due = ({ what, to }: Step, { on, step }: StepDay, habit: Habit): RoundDue => ({
    schedule: scheduleName(
      programme,
      plan,
      `${prefix}${what}${what === 'escalate' ? `-${to}` : ''}${stepName(step)}@${habitKey(habit)}`,
    ),
    at: dayBegins(habit, on),
    on,
    what,
    programme: programme.id,
    plan,
    habit,
    ...(step !== undefined && { step }),
    ...(what === 'escalate' && isRung(to) && { escalation: to }),
  });
  return steps
    .filter(({ followsDue }) => followsDue || !apart)
    .flatMap((step) =>
      (programme.habits[step.to] ?? []).flatMap((habit) =>
        step
          .days(plan, council.ownDays(habit), council.calendar)
          .filter(({ on }) => isNear(on, window))
          .map((day) => due(step, day, habit)),
      ),
    );
}

const isRung = (to: Role): to is Escalation => to !== 'office' && to !== 'asked';

/** `-3`, `0`, `+1`. */
const stepName = (step: number | undefined) => (step === undefined ? '' : step > 0 ? `+${step}` : `${step}`);

/** What happens to the round itself. */
function duesOfRound(programme: ScheduledProgramme, plan: RoundPlan, council: Council, window: Window): RoundDue[] {
  const { timeZone } = council.settings;
  const due = (what: RoundDue['what'], at: Date): RoundDue => ({
    schedule: scheduleName(programme, plan, what),
    at,
    on: localDateOf(at, timeZone),
    what,
    programme: programme.id,
    plan,
  });
  const opensNear = openingDays(programme, plan, council).some(({ on }) => isNear(on, window));
  return [
    ...(opensNear ? [due('open', openingOf(programme, plan, council))] : []),
    ...(isNear(plan.dueOn, window) ? [due('due-passed', dayEnds(council.habit, plan.dueOn))] : []),
    ...(plan.closesOn && isNear(plan.closesOn, window) ? [due('close', dayEnds(council.habit, plan.closesOn))] : []),
  ];
}

/** The day on which the round begins for each habit: that of the council's, and of those it asks. */
const openingDays = ({ habits }: ScheduledProgramme, plan: RoundPlan, council: Council) =>
  [council.habit, ...habits.asked].map((habit) => ({
    habit,
    on: nextWorkingDay(council.ownDays(habit), plan.opensOn),
  }));

/** A round opens when the first of those it asks begin their hours on the day they are asked, or the council its own. */
const openingOf = (programme: ScheduledProgramme, plan: RoundPlan, council: Council): Date =>
  new Date(Math.min(...openingDays(programme, plan, council).map(({ habit, on }) => dayBegins(habit, on).getTime())));

/**
 * The round that has opened by now according to its settings and is not yet due: what the office is asked to open when
 * a programme file arrives between the two. Just what {@link roundDues} leaves out for a schedule that begins at `at`.
 */
export function openableRound(
  programme: ScheduledProgramme,
  organisation: CouncilSettings,
  at: Date,
): RoundPlan | undefined {
  const council = councilOf(organisation);
  return plansAround(programme, council, windowOf(at, at))
    .filter((plan) => openingOf(programme, plan, council) < at && at < dayEnds(council.habit, plan.dueOn))
    .at(-1);
}
