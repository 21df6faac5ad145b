import { describe, expect, it } from '@jest/globals';
import type { Habit } from '#core/calendar/habit';
import type { LocalDate } from '#core/calendar/local-date';
import { annoyances, table } from './annoyances.ts';
import type { Received, Simulated } from './simulation.ts';
import type { Lead } from './town.ts';

const habit: Habit = {
  timeZone: 'Europe/London',
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: { from: '09:00', to: '17:00' },
};
const asha: Lead = { key: 'asha', manner: 'never', leads: ['parks'], away: [{ from: '2027-01-07', to: '2027-01-08' }] };
const message = (kind: string, at: string, owed: readonly string[] = ['town/parks']): Received => ({
  by: 'asha',
  kind,
  key: `${kind}/town/2026-10_2026-12/${at}/asha`,
  at: new Date(at),
  text: '',
  owed,
});
const simulated = (...received: readonly Received[]) =>
  ({
    received,
    organisation: { holidays: 'england-and-wales', closures: ['2027-01-11' as LocalDate] },
    habits: new Map([['asha', habit]]),
  }) as unknown as Simulated;
const ask = message('ask', '2027-01-04T09:00:00Z');

describe('what would annoy somebody is seen', () => {
  it.each([
    ['nothing, when all is well', [ask, message('remind', '2027-01-12T09:00:00Z')], []],
    ['the same message twice', [ask, ask], ['comes twice', 'is the second question on one day']],
    ['in the evening', [ask, message('review', '2027-01-12T17:00:00Z')], ['comes outside their hours']],
    ['on a closure day', [ask, message('review', '2027-01-11T09:00:00Z')], ['comes outside their hours']],
    ['while away', [ask, message('touch', '2027-01-07T09:00:00Z')], ['comes while they are away']],
    ['after an answer', [ask, message('remind', '2027-01-12T09:00:00Z', [])], ['comes after they have answered']],
    ['two questions a day', [ask, message('touch', '2027-01-04T10:00:00Z')], ['is the second question on one day']],
    [
      'two about one matter on a day',
      [ask, message('review', '2027-01-05T09:00:00Z'), message('review-reminder', '2027-01-05T10:00:00Z')],
      ['is the second of review, review-reminder'],
    ],
    ['out of the blue', [message('remind', '2027-01-12T09:00:00Z')], ['is the first they hear of the round']],
  ])('%s', (_, received, found) => {
    const said = annoyances(simulated(...received), [asha]);
    expect(said).toHaveLength(found.length);
    for (const [place, what] of found.entries()) expect(said[place]).toContain(what);
  });

  it('and counted for each', () => {
    expect(
      table(simulated(ask, message('remind', '2027-01-12T09:00:00Z'), message('touch', '2027-01-14T09:30:00Z'))),
    ).toContain('| asha | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 3 | 1 | 2 | 09:00, 09:30 |');
  });
});
