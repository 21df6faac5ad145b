import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { sayDayInFull } from '#core/calendar/say';
import { findDates } from '#core/interview/understand/date';
import { problemOfDay } from '#core/interview/understand/problem';
import { readDay } from '#core/interview/understand/read-day';
import { spelt } from '#core/interview/understand/spelling';
import { interviewWith } from '../customer-focus.ts';

const context = { today: '2027-01-04' as LocalDate, financialYearStarts: '04-01' };

describe('a misspelt month or weekday', () => {
  it.each([
    ['31 Janury', 'Sunday 31 January 2027'],
    ['14 Setpember', 'Tuesday 14 September 2027'],
    ['3rd Feburary', 'Wednesday 3 February 2027'],
    ['3rd of febuary 2028', 'Thursday 3 February 2028'],
    ['Friday 5 Feburary', 'Friday 5 February 2027'],
    ['Thurday 7 Janury', 'Thursday 7 January 2027'],
    ['end of Janury', 'Sunday 31 January 2027'],
    ['30 Apil', 'Friday 30 April 2027'],
    ['12 Agust', 'Thursday 12 August 2027'],
    ['3 Mrach', 'Wednesday 3 March 2027'],
    ['12 Jully', 'Monday 12 July 2027'],
    ['31 Juny', 'Saturday 31 July 2027'],
    ['3 Spet', 'Friday 3 September 2027'],
    ['5 Ocotber', 'Tuesday 5 October 2027'],
    ['9 Decmeber', 'Thursday 9 December 2027'],
    ['Wensday', 'Wednesday 6 January 2027'],
  ])('is understood, and said back as a day: “%s”', (text, said) => {
    const [date, ...more] = findDates(`by ${text}, we hope`, context);
    expect(more).toEqual([]);
    expect(date).toMatchObject({ said: text, at: 3, sure: true });
    expect(sayDayInFull(date!.on)).toBe(said);
  });

  it.each(['3 Septober', 'mid-Febuary', 'Febuary'])(
    'is said back first where it is far off, or no single day: “%s”',
    (text) => {
      expect(readDay(text, context)).toMatchObject({ kind: 'day', sure: false });
    },
  );

  it.each([
    ['14 Juny', 'Did you mean “14 June” or “14 July”?'],
    ['Friday 5 jule', 'Did you mean “5 June” or “5 July”?'],
  ])('is asked back where it could be two, and read as neither: “%s”', (text, asked) => {
    expect(problemOfDay(readDay(text, context), text)).toBe(`I could not read “${text}” as a date. ${asked}`);
  });

  it.each([
    '12 members',
    '3 match days',
    '2 jury trials',
    '12 duly elected members',
    '3 arch bridges',
    '12 Canary Wharf',
    'on Fridays',
    'the last 3 marches',
    '4 sundry items',
    'much remains',
    'remember 3 things',
    '12 novels',
  ])('is not seen in other words: “%s”', (text) => {
    expect(findDates(text, context)).toEqual([]);
  });

  it('keeps what was written as it was written', () => {
    const text = 'now 14 Febuary, was 31 Janury';
    const { text: right, written } = spelt(text);
    expect(right).toBe('now 14 February, was 31 January');
    expect(findDates(text, context).map(({ said, at }) => text.slice(at, at + said.length))).toEqual([
      '14 Febuary',
      '31 Janury',
    ]);
    expect(written(right.length)).toBe(text.length);
    expect(readDay(text, context)).toMatchObject({ on: '2027-02-14', said: '14 Febuary' });
  });

  it('is neither lost nor guessed in an answer to something else', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: red
      Quarterdeck: Why is it Red?
      Asha: the panel has not met
      Quarterdeck: What would bring it back
      Asha: the panel agrees, by 14 Juny
      Quarterdeck: “14 Juny” could be 14 June or 14 July, so I have read no date in it.
      Quarterdeck: What would bring it back: the panel agrees, by 14 Juny.
      Quarterdeck: By when?
      Asha: 14 Juny
      Quarterdeck: I could not read “14 Juny” as a date. Did you mean “14 June” or “14 July”? Your text is kept with your draft.
      Asha: 14 Jully
      Quarterdeck: Back by: Wednesday 14 July 2027.
    `);
  });
});
