import { describe, expect, it } from '@jest/globals';
import { bankHolidays, type Nation } from '#core/calendar/bank-holidays';
import { type LocalDate, weekdayOf } from '#core/calendar/local-date';

/** As published on https://www.gov.uk/bank-holidays, month and day, substitute days in place of weekends. */
const published: Record<Exclude<Nation, 'none'>, Record<number, string>> = {
  'england-and-wales': {
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  },
  scotland: {
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
  },
  'northern-ireland': {
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
  },
};

const onWeekdays = (nation: Nation, year: number) =>
  [...bankHolidays(nation, year)]
    .filter((date) => !['sat', 'sun'].includes(weekdayOf(date as LocalDate)) && date.startsWith(String(year)))
    .sort();

describe('Bank holidays', () => {
  it.each(
    Object.entries(published).flatMap(([nation, years]) =>
      Object.entries(years).map(([year, days]) => [nation as Nation, Number(year), days] as const),
    ),
  )('of %s in %i are those that GOV.UK publishes', (nation, year, days) => {
    expect(onWeekdays(nation, year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it.each([
    ['england-and-wales', 8],
    ['scotland', 9],
    ['northern-ireland', 10],
  ] as const)('of %s are %i working days in every year to come, wherever they fall', (nation, number) => {
    for (let year = 2027; year <= 2037; year++) expect([year, onWeekdays(nation, year).length]).toEqual([year, number]);
  });

  it('do not include what is only observed: Easter Sunday, Mother’s Day', () => {
    expect(bankHolidays('england-and-wales', 2027).has('2027-03-28')).toBe(false);
    expect(bankHolidays('england-and-wales', 2027).has('2027-03-07')).toBe(false);
  });

  it('are none where the organisation keeps none', () => expect(bankHolidays('none', 2027).size).toBe(0));
});
