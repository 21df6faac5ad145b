import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fallsOn, parseCron } from '#core/calendar/cron';
import { type Habit, habitKey, withinHours } from '#core/calendar/habit';
import { addDays, type LocalDate, weekdayOf } from '#core/calendar/local-date';
import { weekdays } from '#core/calendar/weekday';
import { nextWorkingDay, previousWorkingDay, workingCalendar } from '#core/calendar/working-days';
import { instantOf, localDateOf } from '#core/calendar/zone';
import { agenda, nextDue } from '#core/rounds/agenda';
import type { AgendaInput, ScheduledGroup, ScheduledProgramme } from '#core/rounds/due';
import { openableRound } from '#core/rounds/round-dues';
import { longAgo } from './agenda-sample.ts';

const DAY = 86_400_000;
const zones = [
  'Europe/London',
  'Europe/Athens',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Niue',
];
/** Both nights in London, Athens, New York and Lord Howe in which the clocks change, and 29 February. */
const nights = ['02-28', '03-09', '03-25', '04-01', '10-01', '10-25', '11-01'];
const anyMinute = fc.integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2037-10-01') / 60_000 });
const start = fc.oneof(
  { weight: 3, arbitrary: anyMinute.map((minutes) => new Date(minutes * 60_000)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 2024, max: 2037 }), fc.constantFrom(...nights), fc.integer({ min: 0, max: 7 * 1440 }))
      .map(([year, night, minutes]) => new Date(Date.parse(`${year}-${night}`) + minutes * 60_000)),
  },
);
const dates = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2024-01-01' as LocalDate, days));

const habits: fc.Arbitrary<Habit> = fc.record({
  timeZone: fc.constantFrom(...zones),
  workingDays: fc.subarray([...weekdays], { minLength: 1 }),
  hours: fc.constantFrom({ from: '09:00', to: '17:00' }, { from: '01:30', to: '09:30' }),
});
const distinct = (maxLength: number) => fc.uniqueArray(habits, { maxLength, selector: habitKey });

const programme: fc.Arbitrary<ScheduledProgramme> = fc
  .record({
    every: fc.constantFrom<'month' | 'quarter'>('month', 'quarter'),
    notice: fc.option(fc.integer({ min: -15, max: -1 }), { nil: undefined }),
    opens: fc.integer({ min: -5, max: 5 }),
    length: fc.integer({ min: 1, max: 12 }),
    open: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    remind: fc.array(fc.integer({ min: -10, max: 6 }), { maxLength: 4 }),
    escalate: fc.record({
      deputy: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      director: fc.option(fc.integer({ min: 2, max: 6 }), { nil: undefined }),
      sponsor: fc.option(fc.integer({ min: 3, max: 9 }), { nil: undefined }),
    }),
    touchDay: fc.option(fc.constantFrom(...weekdays), { nil: undefined }),
    office: distinct(2),
    asked: distinct(3),
    deputy: distinct(2),
    director: distinct(2),
    sponsor: distinct(1),
  })
  .map(({ every, notice, opens, length, open, remind, escalate, touchDay, ...habits }) => ({
    id: 'strategy',
    scheduledSince: longAgo,
    habits,
    rounds: { every, notice, opens, due: opens + length, closes: open && opens + length + open, remind, escalate },
    ...(touchDay ? { touchDay } : {}),
  }));

const group: fc.Arbitrary<ScheduledGroup> = fc.record({
  id: fc.constant('strategy/bsg'),
  programme: fc.constant('strategy'),
  scheduledSince: fc.constant(longAgo),
  digest: fc.record({
    cron: fc.constantFrom('0 9 * * 1', '30 1 * * *', '30 2 * * 0', '0 17 1,15 * *', '0 9 * 12 mon-fri', '5 0 */9 * 3'),
    timeZone: fc.constantFrom(...zones),
    holiday: fc.constantFrom<'next' | 'previous' | 'skip'>('next', 'previous', 'skip'),
    quiet: fc.constant<'post'>('post'),
  }),
});

const inputs: fc.Arbitrary<AgendaInput> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    holidays: fc.constantFrom<AgendaInput['organisation']['holidays']>(
      'england-and-wales',
      'scotland',
      'northern-ireland',
      'none',
    ),
    closures: fc.uniqueArray(dates, { maxLength: 60 }),
    programme,
    group,
  })
  .map(({ timeZone, holidays, closures, programme: one, group: other }) => ({
    organisation: {
      timeZone,
      hours: '09:00-17:00',
      holidays,
      financialYearStarts: '04-01',
      closures: [...closures, '2026-12-29', '2026-12-30', '2026-12-31'] as LocalDate[],
    },
    programmes: [one],
    groups: [other],
  }));

const later = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY);

describe('Whatever the schedules, the year and the zones', () => {
  it('a window falls due as its pieces do, wherever it is cut', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(inputs, start, fc.integer({ min: 1, max: 120 }), cuts, (input, after, days, places) => {
        const until = later(after, days);
        const whole = agenda(input, after, until);
        // Also exactly at what falls due, where a cut could lose it or give it twice.
        const at = [...places.map((place) => later(after, days * place)), ...whole.slice(0, 3).map((due) => due.at)];
        const ends = [...at, until].sort((a, b) => a.getTime() - b.getTime());
        const pieces = ends.flatMap((end, place) => agenda(input, ends[place - 1] ?? after, end));
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('a schedule falls due once a local date at most, and all in order', () => {
    fc.assert(
      fc.property(inputs, start, (input, after) => {
        const dues = agenda(input, after, later(after, 200));
        const names = dues.map((due) => `${due.schedule} ${due.on}`);
        expect(new Set(names).size).toBe(names.length);
        for (const [place, due] of dues.entries()) expect(due.at >= (dues[place - 1] ?? due).at).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('nobody is written to outside their hours, or twice on one day', () => {
    fc.assert(
      fc.property(inputs, start, (input, after) => {
        const calendar = workingCalendar(input.organisation);
        const days: string[] = [];
        for (const due of agenda(input, after, later(after, 200))) {
          if (due.what === 'digest' || !due.habit) continue;
          expect(withinHours(due.at, due.habit, calendar)).toBe(true);
          expect(localDateOf(due.at, due.habit.timeZone)).toBe(due.on);
          if (due.what === 'touch' || due.what === 'actions') continue;
          const { period } = due.plan;
          const to = due.what === 'open' || due.what === 'remind' ? 'asked' : `${due.what} ${due.escalation ?? ''}`;
          days.push(`${period.label} ${to} ${habitKey(due.habit)} ${due.on}`);
        }
        expect(new Set(days).size).toBe(days.length);
      }),
      { numRuns: 50 },
    );
  });

  it('a light check comes once in every week that somebody works, and in no other', () => {
    fc.assert(
      fc.property(inputs, habits, fc.constantFrom(...weekdays), start, (input, asked, touchDay, at) => {
        const one = { ...input.programmes[0]!, touchDay, habits: { office: [], asked: [asked] } };
        const monday = addDays(localDateOf(at, 'UTC'), -weekdays.indexOf(weekdayOf(localDateOf(at, 'UTC'))));
        const own = workingCalendar(input.organisation).forWeek(asked.workingDays);
        const dues = agenda(
          { ...input, programmes: [one], groups: [] },
          new Date(`${addDays(monday, -2)}T00:00Z`),
          new Date(`${addDays(monday, 50)}T00:00Z`),
        );
        const touches = dues.flatMap((due) => (due.what === 'touch' ? [due.on] : []));
        for (let week = monday; week < addDays(monday, 42); week = addDays(week, 7)) {
          const days = weekdays.map((_, place) => addDays(week, place));
          expect(touches.filter((on) => days.includes(on)).length).toBe(days.some(own.isWorkingDay) ? 1 : 0);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('a digest comes on the days to which those that its cron names are moved, each once', () => {
    fc.assert(
      fc.property(inputs, start, (input, after) => {
        const { digest } = input.groups[0]!;
        const calendar = workingCalendar(input.organisation);
        const cron = parseCron(digest.cron)!;
        const first = localDateOf(after, 'UTC');
        const named = Array.from({ length: 160 }, (_, n) => addDays(first, n - 30)).filter((on) => fallsOn(cron, on));
        const moved = named.flatMap((on) => {
          if (calendar.isWorkingDay(on)) return [on];
          if (digest.holiday === 'skip') return [];
          return [digest.holiday === 'next' ? nextWorkingDay(calendar, on) : previousWorkingDay(calendar, on)];
        });
        const until = later(after, 100);
        const expected = [...new Set(moved)]
          .sort()
          .map((on) => instantOf(on, cron.time, digest.timeZone!))
          .filter((at) => at > after && at <= until);
        const dues = agenda({ ...input, programmes: [] }, after, until);
        expect(dues.map((due) => due.at)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('the next that falls due is the first of the agenda', () => {
    fc.assert(
      fc.property(inputs, start, fc.boolean(), (input, after, withDigests) => {
        const asked = withDigests ? input : { ...input, groups: [] };
        expect(nextDue(asked, after)).toEqual(agenda(asked, after, later(after, 400))[0]?.at);
      }),
      { numRuns: 50 },
    );
  });

  it('a round that is not yet due either opens by itself or is offered to the office to open', () => {
    fc.assert(
      fc.property(inputs, start, (input, at) => {
        const made = { ...input.programmes[0]!, scheduledSince: at };
        const dues = agenda({ ...input, programmes: [made], groups: [] }, later(at, -1), later(at, 150));
        const opening = dues.flatMap((due) => (due.what === 'open' && !due.habit ? [due.plan.period.label] : []));
        const passing = dues.flatMap((due) => (due.what === 'due-passed' ? [due.plan.period.label] : []));
        const under = passing.filter((label) => !opening.includes(label));
        expect(openableRound(made, input.organisation, at)?.period.label).toBe(under.at(-1));
      }),
      { numRuns: 50 },
    );
  });
});
