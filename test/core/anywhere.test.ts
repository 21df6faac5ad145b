import { describe, expect, it } from '@jest/globals';
import { fallsOn, parseCron } from '#core/calendar/cron';
import { addDays, type LocalDate } from '#core/calendar/local-date';
import { nextWorkingDay, previousWorkingDay, workingCalendar } from '#core/calendar/working-days';
import { instantOf, localDateOf } from '#core/calendar/zone';
import { talk } from './words/talk.ts';
import { annoyances } from './year/annoyances.ts';
import { type Anywhere, anywhere } from './year/anywhere.ts';
import { chanceFrom } from './year/chance.ts';
import { type Simulated, simulate } from './year/simulation.ts';

/** `ANYWHERE=100 npm test -- test/core/anywhere.test.ts` tries a hundred councils; `ANYWHERE_SEED=7` begins with that one. */
const first = Number(process.env.ANYWHERE_SEED ?? 1);
const seeds = Array.from({ length: Number(process.env.ANYWHERE ?? 2) }, (_, n) => first + n);

/** The instants at which the group's digest is due while it lasts, worked out by trying day after day. */
function digestsDue({ digest, begins, until }: Anywhere, { organisation }: Simulated): readonly Date[] {
  const calendar = workingCalendar(organisation);
  const cron = parseCron(digest.cron)!;
  const days = Array.from({ length: 100 }, (_, n) => addDays(begins.slice(0, 10) as LocalDate, n - 20));
  const moved = days
    .filter((on) => fallsOn(cron, on))
    .flatMap((on) => {
      if (calendar.isWorkingDay(on)) return [on];
      if (digest.holiday === 'skip') return [];
      return [digest.holiday === 'next' ? nextWorkingDay(calendar, on) : previousWorkingDay(calendar, on)];
    });
  return [...new Set(moved)]
    .sort()
    .map((on) => instantOf(on, cron.time, digest.timeZone))
    .filter((at) => at > new Date(begins) && at <= new Date(until));
}

describe.each(seeds)('a council of any year, zone, week and leave (ANYWHERE_SEED=%i)', (seed) => {
  const chance = chanceFrom(seed);
  const council = anywhere(chance);
  const { file, folk, begins, until, digest } = council;
  const town = talk(file, begins);

  it(`annoys nobody from ${begins.slice(0, 10)} on, and each digest comes once, on its day`, async () => {
    const leave = folk.flatMap(({ key, away }) =>
      away.map(({ from, to, cover }) => ({
        at: new Date(
          Math.max(Date.parse(begins), Date.parse(`${addDays(from as LocalDate, -10)}T10:00:00Z`)),
        ).toISOString(),
        what: async () => void (await town.says(key, `away ${from} ${to}${cover ? ` cover @${cover}` : ''}`)),
      })),
    );
    const whole = await simulate(town, folk, {
      until,
      chance,
      events: leave,
      late: () => (chance() < 0.1 ? Math.round(chance() * 40) * 60_000 : 0),
    });
    expect(annoyances(whole, folk)).toEqual([]);
    expect(whole.received.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ask', 'notice']));
    const days = (instants: readonly Date[]) => instants.map((at) => localDateOf(at, digest.timeZone));
    const posted = whole.received.filter(({ kind }) => kind === 'digest').map(({ at }) => at);
    expect(days(posted)).toEqual(days(digestsDue(council, whole)));
  }, 300_000);
});
