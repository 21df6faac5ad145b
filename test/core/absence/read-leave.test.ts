import { describe, expect, it } from '@jest/globals';
import { readLeave } from '#core/absence/read-leave';
import type { LocalDate } from '#core/calendar/local-date';

const read = (text: string, today = '2026-12-18') =>
  readLeave(text, { today: today as LocalDate, financialYearStarts: '04-01' });
/** `3 January to 8 January` as `2027-01-03 2027-01-08`. */
const days = (text: string, today?: string) => {
  const { days } = read(text, today);
  return typeof days === 'string' ? days : 'problem' in days ? days.problem : `${days.from} ${days.to}`;
};

describe('days of leave are read as people write them', () => {
  it.each([
    ['3 January 8 January', '2027-01-03 2027-01-08'],
    ['2027-01-03 2027-01-08', '2027-01-03 2027-01-08'],
    ['from 3 January until 8 January', '2027-01-03 2027-01-08'],
    ['3 Jan – 8 Jan', '2027-01-03 2027-01-08'],
    ['3-8 January', '2027-01-03 2027-01-08'],
    ['3 to 8 January', '2027-01-03 2027-01-08'],
    ['3rd - 8th January', '2027-01-03 2027-01-08'],
    ['3/1 8/1', '2027-01-03 2027-01-08'],
    ['28 December to 3 January', '2026-12-28 2027-01-03'],
    ['Monday to Friday', '2026-12-21 2026-12-25'],
    ['tomorrow to Monday', '2026-12-19 2026-12-21'],
    ['next week', '2026-12-21 2026-12-25'],
    ['tomorrow', '2026-12-19 2026-12-19'],
    ['until 8 January', '2026-12-18 2027-01-08'],
    ['Monday for two weeks', '2026-12-21 2027-01-03'],
    ['3 January for 5 days', '2027-01-03 2027-01-07'],
    ['from 3 January', '2027-01-03 missing'],
    ['', 'none'],
    ['soon', 'none'],
    ['8 January 3 January', 'ends first'],
    ['3 January 2026 8 January 2026', 'past'],
    ['3 January 2027 8 January 2030', 'too long'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  it('also where they have begun already, or a week ends after the weekday that begins it', () => {
    expect(days('1 January 8 January', '2027-01-04')).toBe('2027-01-01 2027-01-08');
    expect(days('Friday to Monday', '2027-01-05')).toBe('2027-01-08 2027-01-11');
    expect(days('this week', '2027-01-06')).toBe('2027-01-06 2027-01-08');
  });
});

describe('beside the days', () => {
  it('stands whose leave it is, and who answers meanwhile', () => {
    expect(read('@asha 3 January 8 January cover @ben')).toMatchObject({ before: '@asha', cover: '@ben', more: false });
    expect(read('@Asha Patel from 3 January to 8 January, covered by Ben Carter')).toMatchObject({
      before: '@Asha Patel',
      cover: 'Ben Carter',
      more: false,
    });
    expect(read('I am away from 3 January to 8 January')).toMatchObject({ more: false });
  });

  it('may stand why, which is told apart from the days and kept nowhere', () => {
    expect(read('3 January 8 January holiday')).toMatchObject({ before: '', more: true });
    expect(read('3 January to 8 January because I am ill cover @ben')).toMatchObject({ cover: '@ben', more: true });
    expect(read('sick 3-8 January')).toMatchObject({ before: 'sick' });
  });
});
