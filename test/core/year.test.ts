import { writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addDays, type LocalDate } from '#core/calendar/local-date';
import { importProgramme } from '#core/import/import-programme';
import { readYaml } from '../../adapters/yaml/index.ts';
import { talk } from './words/talk.ts';
import { annoyances, table } from './year/annoyances.ts';
import { chanceFrom } from './year/chance.ts';
import { type Received, type Simulated, simulate } from './year/simulation.ts';
import { townFile, townsfolk } from './year/town.ts';

/** `npm run simulate` runs a whole year with thirty leads; the tests a quarter with eight. */
const isWhole = process.env.SIMULATE === 'year';
const seed = Number(process.env.SEED ?? 1);
const folk = townsfolk(isWhole ? 30 : 8);
const until = isWhole ? '2027-12-18T08:00:00Z' : '2027-02-02T00:00:00Z';

/** The table of what each received, and with SIMULATE_LOG every message in that file. */
function tell(whole: Simulated): void {
  if (process.env.SIMULATE) process.stdout.write(`${table(whole)}\n`);
  const log = process.env.SIMULATE_LOG;
  const line = ({ at, by, kind, text }: Received) => `${at.toISOString()} ${kind} to ${by}\n${text}\n`;
  if (log) writeFileSync(log, whole.received.map(line).join('\n'));
}

describe(isWhole ? 'a year with thirty leads' : 'a quarter with eight leads', () => {
  const town = talk(townFile(folk));
  const { says, world } = town;
  const replaced = (successors: Readonly<Record<string, string>>) => async () => {
    const text = townFile(folk, successors);
    const by = { actor: 'olive', via: 'test' };
    const file = { name: 'town.yaml', text, hash: JSON.stringify(successors), read: readYaml, by, dryRun: false };
    expect((await importProgramme({ store: world.store }, file)).outcome).toBe('applied');
  };

  /** Everybody says a fortnight before when they are away, and who covers. */
  const leave = folk.flatMap(({ key, away }) =>
    away
      .map(({ from, to, cover }) => ({
        at: `${addDays(from as LocalDate, -14)}T10:00:00Z`,
        what: async () => void (await says(key, `away ${from} ${to}${cover ? ` cover @${cover}` : ''}`)),
      }))
      .filter(({ at }) => at < until),
  );

  it(`annoys nobody: one message at a time, in their hours, never to the absent, never after an answer (SEED=${seed})`, async () => {
    const chance = chanceFrom(seed);
    const whole = await simulate(town, folk, {
      until,
      chance,
      events: [
        ...leave,
        { at: '2027-01-13T11:00:00Z', what: replaced({ dilip: 'newton' }) },
        ...(isWhole ? [{ at: '2027-05-20T11:00:00Z', what: replaced({ dilip: 'newton', kofi: 'nell' }) }] : []),
      ],
      // Some ticks come late, and two in one.
      late: () => (chance() < 0.1 ? Math.round(chance() * 40) * 60_000 : 0),
    });
    tell(whole);
    expect(annoyances(whole, folk)).toEqual([]);
    const digests = whole.received.filter(({ kind }) => kind === 'digest');
    expect(digests.length).toBe(isWhole ? 51 : 6);
    // Whoever was away as the round opened hears of it when they are back.
    const first = whole.received.filter(
      ({ kind, at }) => (kind === 'ask' || kind === 'back') && at < new Date('2027-01-20'),
    );
    expect(folk.filter(({ key }) => !first.some(({ by }) => by === key))).toEqual([]);
  }, 1_200_000);
});
