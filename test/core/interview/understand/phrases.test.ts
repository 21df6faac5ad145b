import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { type AmountAsked, readAmount } from '#core/interview/understand/amount';
import { moneyLabels, readLabelledAmounts, savingLabels } from '#core/interview/understand/labelled-amounts';
import {
  problemOfAmount,
  problemOfDay,
  problemOfScore,
  problemOfState,
  saidBack,
} from '#core/interview/understand/problem';
import { readRating } from '#core/interview/understand/rating';
import { readDay } from '#core/interview/understand/read-day';
import { readItemState, readScore } from '#core/interview/understand/state-of-item';

/** What people type, and what is understood; then what is asked back. Today is Monday 4 January 2027. */
const dates = { today: '2027-01-04' as LocalDate, financialYearStarts: '04-01' };
const pounds: AmountAsked = { money: true, dates };
const percent: AmountAsked = { unit: '%', dates };
/** What was said of a saving last time. */
const standing = { delivered: { low: 50_000, high: 50_000 }, forecast: { low: 400_000, high: 400_000 } };
const count: AmountAsked = { unit: 'number', dates };

/** An amount in short: a number, `low..high`, `later`, `later 2027-02-05`, or the kind; `~` before what is only about right. */
function amount(text: string, asked: AmountAsked): string {
  const read = readAmount(text, asked);
  if (read.kind === 'one') return `${read.about ? '~' : ''}${read.value}`;
  if (read.kind === 'range') return `${read.low}..${read.high}`;
  return read.kind === 'later' && read.on ? `later ${read.on}` : read.kind;
}

/** A day in short; `?` after one that is said back before it is used. */
function day(text: string, past = false): string {
  const read = readDay(text, dates, { past });
  return read.kind === 'day' ? `${read.on}${read.sure ? '' : '?'}` : read.kind;
}

describe('what people type', () => {
  it.each([
    ['Green', 'green'],
    ['green.', 'green'],
    ['G', 'green'],
    ['all on track', 'green'],
    ['on track', 'green'],
    ['It’s green', 'green'],
    ['still green', 'green'],
    ['back to green', 'green'],
    ['RAG: green', 'green'],
    ['Status - green', 'green'],
    ['🟢', 'green'],
    ['🟢 Green', 'green'],
    ['Amber', 'amber'],
    ['AMBER!!', 'amber'],
    ['amber again I’m afraid', 'amber'],
    ['at risk', 'amber'],
    ['no change, amber', 'amber'],
    ['moved from green to amber', 'amber'],
    ['Overall: amber, two posts vacant', 'amber'],
    ['amber because the panel has not met', 'amber'],
    ['a', 'amber'],
    ['🟠', 'amber'],
    ['Amber 🟠 two posts vacant', 'amber'],
    ['Red', 'red'],
    ['Red, red!!', 'red'],
    ['its gone red im afraid', 'red'],
    ['r', 'red'],
    ['off track', 'red'],
    ['sadly red', 'red'],
    ['red - supplier went bust', 'red'],
    ['gone to red', 'red'],
    ['red (procurement)', 'red'],
  ])('as a rating, “%s”, is %s', (text, rating) => {
    const read = readRating(text, 'three');
    expect(read.kind === 'rating' ? read.rating : undefined).toBe(rating);
  });

  it.each([
    ['ag', 'amber-green'],
    ['Amber/Green', 'amber-green'],
    ['amber – red', 'amber-red'],
    ['A/R', 'amber-red'],
    ['red/amber', 'amber-red'],
  ])('as a rating on five points, “%s”, is %s', (text, rating) => {
    expect(readRating(text, 'five')).toEqual({ kind: 'rating', rating });
  });

  it.each([
    ['27 Nov', '2027-11-27'],
    ['31/3', '2027-03-31'],
    ['31.3.27', '2027-03-31'],
    ['2027-03-31', '2027-03-31'],
    ['31st March', '2027-03-31'],
    ['31 March 2028', '2028-03-31'],
    ['31 Mar ’28', '2028-03-31'],
    ['Wed 31 March', '2027-03-31'],
    ['by the end of March please', '2027-03-31'],
    ['end March', '2027-03-31'],
    ['first of March', '2027-03-01'],
    ['last Friday in March', '2027-03-26'],
    ['second Tuesday of February', '2027-02-09'],
    ['today', '2027-01-04'],
    ['tomorrow', '2027-01-05'],
    ['Friday', '2027-01-08'],
    ['this Friday', '2027-01-08'],
    ['by close of play on Friday', '2027-01-08'],
    ['Friday week', '2027-01-15'],
    ['a week on Friday', '2027-01-15'],
    ['in two weeks', '2027-01-18'],
    ['a fortnight today', '2027-01-18'],
    ['in 10 days', '2027-01-14'],
    ['end of the week', '2027-01-08'],
    ['end of next week', '2027-01-15'],
    ['month end', '2027-01-31'],
    ['end of next month', '2027-02-28'],
    ['1st of next month', '2027-02-01'],
    ['31st', '2027-01-31'],
    ['the 5th', '2027-01-05'],
    ['end of the quarter', '2027-03-31'],
    ['end of the financial year', '2027-03-31'],
    ['Easter 2027', '2027-03-28'],
    ['by Easter', '2027-03-28'],
    ['Good Friday', '2027-03-26'],
    ['early May bank holiday', '2027-05-03'],
    ['Christmas Eve', '2027-12-24?'],
    ['slipped to 31 July because the 12 March meeting was cancelled', '2027-07-31'],
    ['now 12 Feb, was 31 Jan', '2027-02-12'],
    ['will be done by 12 February', '2027-02-12'],
    ['week ending 15 January', '2027-01-15'],
    ['wk ending 15 Jan', '2027-01-15'],
    ['in 3 wks', '2027-01-25'],
    ['in 3 wks time', '2027-01-25'],
    ['in 6 weeks', '2027-02-15'],
    ['by Xmas', '2027-12-25?'],
    ['31.3', '2027-03-31'],
    ['31.3.', '2027-03-31'],
    ['now 31.3, was 12.2', '2027-03-31'],
    ['moved to 15.2. because the panel has not met', '2027-02-15'],
    ['second of March', '2027-03-02'],
    ['the second of next month', '2027-02-02'],
    ['second floor by 31 July', '2027-07-31'],
    ['waiting on a second opinion, 12 Feb', '2027-02-12'],
    ['3h on Friday', '2027-01-08'],
    ['in 2 days and 3 hours', '2027-01-06'],
    ['£1.4m by 12 Feb', '2027-02-12'],
    ['58m', 'none'],
    ['3h', 'none'],
    ['about 20 min', 'none'],
    ['in an hour', 'none'],
    ['half an hour', 'none'],
    ['2 hours ago', 'none'],
    ['in 1h30', 'none'],
    ['14:30', 'none'],
    ['1.4m', 'none'],
    ['34-58m', 'none'],
    ['£12.2', 'none'],
  ])('as a date to come, “%s”, is %s', (text, on) => {
    expect(day(text)).toBe(on);
  });

  it.each([
    ['slips two weeks', '2027-07-14?'],
    ['slips a fortnight', '2027-07-14?'],
    ['moved a month', '2027-07-30?'],
    ['delayed by a month', '2027-07-30?'],
    ['slipped to 31 July', '2027-07-31'],
    ['slips 3 wks', '2027-07-21?'],
    ['pushed back by 2 mths', '2027-08-30?'],
    ['two weeks late', '2027-07-14?'],
    ['a fortnight later', '2027-07-14?'],
    ['slips again by a month', '2027-07-30?'],
  ])('of what was due on 30 June 2027, “%s”, is %s', (text, on) => {
    const read = readDay(text, dates, { from: '2027-06-30' as LocalDate });
    expect(read.kind === 'day' ? `${read.on}${read.sure ? '' : '?'}` : read.kind).toBe(on);
  });

  it.each([
    ['done on 27 November', '2026-11-27'],
    ['27 Nov', '2026-11-27'],
    ['completed 27/11', '2026-11-27'],
    ['last Friday', '2027-01-01'],
    ['on Friday', '2027-01-01'],
    ['yesterday', '2027-01-03'],
    ['two weeks ago', '2026-12-21'],
    ['end of last month', '2026-12-31'],
    ['1 January', '2027-01-01'],
    ['went live on 18 December', '2026-12-18'],
    ['end of October', '2026-10-31'],
    ['Christmas Eve', '2026-12-24'],
    ['in November', '2026-11-30?'],
    ['last week', '2027-01-01?'],
    ['the 20th', '2026-12-20?'],
    ['done 18.12', '2026-12-18'],
    ['last wk', '2027-01-01?'],
  ])('as a day that was, “%s”, is %s', (text, on) => {
    expect(day(text, true)).toBe(on);
  });

  it.each([
    ['£1.2m', '1200000'],
    ['1.2 million', '1200000'],
    ['£1.25M', '1250000'],
    ['around 400k', '~400000'],
    ['just under £400k', '~400000'],
    ['up to 60k', '~60000'],
    ['£400k or so', '~400000'],
    ['£60k', '60000'],
    ['60 grand', '60000'],
    ['3.5bn', '3500000000'],
    ['half a million', '500000'],
    ['two and a half million pounds', '2500000'],
    ['£1,200', '1200'],
    ['1 200', '1200'],
    ['GBP 1,250,000', '1250000'],
    ['£12.50', '12.5'],
    ['-£3,000', '-3000'],
    ['minus £3k', '-3000'],
    ['(£3k)', '-3000'],
    ['nil', '0'],
    ['£0', '0'],
    ['34-58m', '34000000..58000000'],
    ['£34m to £58m', '34000000..58000000'],
    ['£34 to 58m', '34000000..58000000'],
    ['between 2 and 2.6 million', '2000000..2600000'],
    ['£100,000 – £120,000', '100000..120000'],
    ['900 to 1.2k', '900..1200'],
    ['£1.2m, was £900k', '1200000'],
    ['£2m over 3 years', '2000000'],
    ['about £40k from phase 2', '~40000'],
    ['4 hundred thousand', '400000'],
    ['4 hundred k', '400000'],
    ['four hundred thousand', '400000'],
    ['400 thou', '400000'],
    ['half million', '500000'],
    ['quarter of a million', '250000'],
    ['a quarter million', '250000'],
    ['three quarters of a million', '750000'],
    ['1.2 mill', '1200000'],
    ['£.5m', '500000'],
    ['£½m', '500000'],
    ['1/2 million', '500000'],
    ['£1¼m', '1250000'],
    ['1 and a half million', '1500000'],
    ['a million and a half', '1500000'],
    ['£3-4m', '3000000..4000000'],
    ['£3m–£4m', '3000000..4000000'],
    ['two to three million', '2000000..3000000'],
    ['between two and three million', '2000000..3000000'],
    ['two hundred to three hundred thousand', '200000..300000'],
  ])('as money, “%s”, is %s', (text, value) => {
    expect(amount(text, pounds)).toBe(value);
  });

  it.each([
    ['85%', '85'],
    ['85 per cent', '85'],
    ['85pc', '85'],
    ['82.5', '82.5'],
    ['eighty-five percent', '85'],
    ['about 80%', '~80'],
    ['80-85%', '80..85'],
    ['82% (was 78%)', '82'],
    ['82, last quarter 78', '82'],
    ['down from 82 to 78', '78'],
    ['82% against a target of 85%', '82'],
    ['82% of 1,200 calls', '82'],
    ['82, up 2%', '82'],
    ['82% (up 2 points)', '82'],
    ['up 2 to 82', '82'],
    ['rose by 4 to 82%', '82'],
    ['12.2', '12.2'],
    ['12.2.', '12.2'],
    ['0%', '0'],
    ['n/a yet', 'later'],
    ['not yet available, expected 5 February', 'later 2027-02-05'],
    ['figures come later', 'later'],
    ['tbc', 'later'],
    ['awaiting the data, due on 12 Feb', 'later 2027-02-12'],
    ['waiting on ICT, prob 12 Feb', 'later 2027-02-12'],
    ['not til the 12th of Feb', 'later 2027-02-12'],
  ])('as a percentage, “%s”, is %s', (text, value) => {
    expect(amount(text, percent)).toBe(value);
  });

  it.each([
    ['14', '14'],
    ['14 complaints', '14'],
    ['three', '3'],
    ['we had three complaints', '3'],
    ['1,200', '1200'],
    ['twelve hundred', '1200'],
    ['a dozen', '12'],
    ['2027', '2027'],
    ['zero', '0'],
    ['minus 3', '-3'],
    ['(3)', '-3'],
    ['12-14', '12..14'],
    ['14 by 31 March', '14'],
    ['14 in Q3', '14'],
    ['12.2', '12.2'],
    ['two to three hundred', '200..300'],
  ])('as a number, “%s”, is %s', (text, value) => {
    expect(amount(text, count)).toBe(value);
  });

  it.each([
    ['delivered £50k, forecast 400k, 100k at risk', { delivered: 50_000, forecast: 400_000, 'at-risk': 100_000 }],
    ['£50k so far', { delivered: 50_000 }],
    ['50k delivered and forecast £400k', { delivered: 50_000, forecast: 400_000 }],
    ['Delivered:\n£50k\nForecast: 400k', { delivered: 50_000, forecast: 400_000 }],
    ['nothing delivered yet, forecast £400k', { delivered: 0, forecast: 400_000 }],
  ])('of a saving, “%s”, is %j', (text, amounts) => {
    const read = readLabelledAmounts(text, savingLabels).amounts;
    expect(
      Object.fromEntries(Object.entries(read).map(([label, one]) => [label, 'value' in one && one.value])),
    ).toEqual(amounts);
  });

  it.each([
    ['up 20k', { kind: 'unlabelled', value: 420_000 }],
    ['forecast up 20k', { kind: 'forecast', value: 420_000 }],
    ['reduced delivered by 20k', { kind: 'delivered', value: 30_000 }],
    ['we cut the forecast by another 50k', { kind: 'forecast', value: 350_000 }],
    ['forecast down by 50k', { kind: 'forecast', value: 350_000 }],
    ['delivered another 20k', { kind: 'delivered', value: 70_000 }],
    ['20k more delivered', { kind: 'delivered', value: 70_000 }],
    ['up 20k to 420k', { kind: 'unlabelled', value: 420_000 }],
    ['forecast up from 380k to 420k', { kind: 'forecast', value: 420_000 }],
    ['up to 420k', { kind: 'unlabelled', value: 420_000 }],
    ['delivered 60k more than planned', { kind: 'delivered', value: 60_000 }],
  ])('of a saving of which £50,000 was delivered and £400,000 forecast, “%s”, is %j', (text, { kind, value }) => {
    const { amounts, unlabelled } = readLabelledAmounts(text, savingLabels, pounds, standing);
    expect(kind === 'unlabelled' ? unlabelled : [amounts[kind]]).toMatchObject([{ value }]);
  });

  it.each([
    ['spent 300k so far, forecast £1.15m', { spent: 300_000, forecast: 1_150_000 }],
    ['approved £1.2m, spent 300k, forecast 1.15m', { approved: 1_200_000, spent: 300_000, forecast: 1_150_000 }],
    [
      'budget 1.2m spend to date 300k forecast spend 1.15m',
      { approved: 1_200_000, spent: 300_000, forecast: 1_150_000 },
    ],
  ])('of a budget, “%s”, is %j', (text, amounts) => {
    const read = readLabelledAmounts(text, moneyLabels).amounts;
    expect(
      Object.fromEntries(Object.entries(read).map(([label, one]) => [label, 'value' in one && one.value])),
    ).toEqual(amounts);
  });

  it.each([
    ['no change', { is: 'unchanged' }],
    ['as planned', { is: 'unchanged' }],
    ['still on track', { is: 'unchanged' }],
    ['on track for then', { is: 'unchanged' }],
    ['done', { is: 'done' }],
    ['completed on 27 November', { is: 'done', rest: 'on 27 November' }],
    ['went live last Friday', { is: 'done', rest: 'last Friday' }],
    [
      'slipped to 31 July because procurement restarted',
      { is: 'moved', rest: '31 July', because: 'procurement restarted' },
    ],
    [
      'slips to 31 July, procurement had to restart',
      { is: 'moved', rest: '31 July', because: 'procurement had to restart' },
    ],
    ['slips by two weeks', { is: 'moved', rest: 'slips by two weeks' }],
    ['now 12 Feb', { is: 'moved', rest: '12 Feb' }],
    ['not yet done, now 12 Feb', { is: 'moved', rest: '12 Feb' }],
    ['brought forward to 1 March', { is: 'moved', rest: '1 March' }],
    ['delayed, no date yet', { is: 'new-date-unknown' }],
    ['slips again to 30 April', { is: 'moved', rest: '30 April' }],
    ['has slipped yet again, to 30 April', { is: 'moved', rest: 'to 30 April' }],
    ['3 wks late', { is: 'moved' }],
    ['now 31.3, supplier is ill', { is: 'moved', rest: '31.3', because: 'supplier is ill' }],
    ['hasn’t moved', { is: 'unchanged' }],
    ['yep, done', { is: 'done' }],
    ['closed', { is: 'closed' }],
    ['no longer a risk', { is: 'closed' }],
    ['got worse', { is: 'worse' }],
    ['worse: 4x5', { is: 'worse', rest: '4x5' }],
    ['gone up to 20 since the supplier withdrew', { is: 'worse', rest: 'to 20', because: 'the supplier withdrew' }],
    ['slightly better', { is: 'better' }],
    ['reduced to 3x4', { is: 'better', rest: 'to 3x4' }],
    ['still 16', { is: 'unchanged', rest: '16' }],
    ['late, supplier is ill', { is: 'moved', because: 'supplier is ill' }],
    ['was due 12 Feb, now 5 March', { is: 'moved', rest: '12 Feb, now 5 March' }],
    ['slips to 5 March, now that bids are late', { is: 'moved', rest: '5 March', because: 'now that bids are late' }],
    ['late, panel meets on 26 Feb', { is: 'moved', rest: 'panel meets on 26 Feb' }],
  ])('of an item, “%s”, is %j', (text, state) => {
    expect(readItemState(text)).toEqual(state);
  });

  it.each([
    ['4x4', [4, 4]],
    ['4 × 5', [4, 5]],
    ['likelihood 4 impact 3', [4, 3]],
    ['impact 3, likelihood 4', [4, 3]],
    ['L4 I3', [4, 3]],
    ['16', [4, 4]],
    ['now 25', [5, 5]],
  ])('as a score, “%s”, is %j', (text, [likelihood, impact]) => {
    expect(readScore(text, 5)).toMatchObject({ likelihood, impact, score: likelihood! * impact! });
  });
});

describe('what is asked back', () => {
  it.each([
    ['03/04', 'I read “03/04” as Saturday 3 April 2027.'],
    ['mid-March', 'I read “mid-March” as Monday 15 March 2027.'],
    ['March', 'I read “March” as Wednesday 31 March 2027.'],
    ['Q1', 'I read “Q1” as Wednesday 30 June 2027.'],
    ['second quarter', 'I read “second quarter” as Thursday 30 September 2027.'],
    ['next Tuesday', 'I read “next Tuesday” as Tuesday 12 January 2027.'],
    ['w/c 11 January', 'I read “w/c 11 January” as Monday 11 January 2027.'],
    ['Tuesday 11 January', 'I read “Tuesday 11 January” as Monday 11 January 2027.'],
    ['after Easter', 'I read “Easter” as Sunday 28 March 2027.'],
    ['around 12 Feb', 'I read “12 Feb” as Friday 12 February 2027.'],
    ['12 or 13 Feb', 'I read “13 Feb” as Saturday 13 February 2027.'],
    ['20 December', 'I read “20 December” as Monday 20 December 2027.'],
    ['year end', 'I read “year end” as Wednesday 31 March 2027.'],
    ['two weeks', 'I read “two weeks” as Monday 18 January 2027.'],
    ['3 wks', 'I read “3 wks” as Monday 25 January 2027.'],
    ['2 mths', 'I read “2 mths” as Thursday 4 March 2027.'],
    ['in a few wks', 'I read “in a few wks” as Monday 25 January 2027.'],
    ['12.2', 'I read “12.2” as Friday 12 February 2027.'],
    ['12.2.', 'I read “12.2” as Friday 12 February 2027.'],
    ['by 12.2., if the panel meets', 'I read “12.2” as Friday 12 February 2027.'],
  ])('of the date “%s”, before it is used: %s', (text, message) => {
    expect(saidBack(readDay(text, dates))).toBe(message);
  });

  const days = 'You could write “31 March”, “end of March” or “Easter”.';
  it.each([
    ['end of next', `I could not read “end of next” as a date. ${days}`],
    ['spring', `I could not read “spring” as a date. ${days}`],
    ['soon', `I could not read “soon” as a date. ${days}`],
    ['asap', `I could not read “asap” as a date. ${days}`],
    ['slipped two weeks', `I could not read “slipped two weeks” as a date. ${days}`],
    ['two weeks later', `I could not read “two weeks later” as a date. ${days}`],
    ['31 February', `“31 February” is not a day in the calendar. ${days}`],
    ['a second tender', `I could not read “a second tender” as a date. ${days}`],
    ['the second phase', `I could not read “the second phase” as a date. ${days}`],
    ['first floor', `I could not read “first floor” as a date. ${days}`],
    ['82.5', `“82.5” is not a day in the calendar. ${days}`],
    ['31/2', `“31/2” is not a day in the calendar. ${days}`],
    ['12/13', `“12/13” is not a day in the calendar. ${days}`],
    ['12 Feb 2045', `I read “12 Feb 2045” as Sunday 12 February 2045, which is more than ten years away. ${days}`],
    ['1 May 1999', `I read “1 May 1999” as Saturday 1 May 1999, which is more than ten years away. ${days}`],
    ['12.2 or 19.2', 'I read several dates: “12.2” and “19.2”. You could write only the one that is meant.'],
    ['12 Feb or 19 Feb', 'I read several dates: “12 Feb” and “19 Feb”. You could write only the one that is meant.'],
  ])('of “%s” as a date: %s', (text, message) => {
    expect(problemOfDay(readDay(text, dates), text)).toBe(message);
  });

  const money = 'You could write “£1.2m”, “400k” or “34-58m”.';
  it.each([
    ['1.200', 'I am not sure how “1.200” is meant. You could write “1.2” or “1,200”.'],
    ['2 x £40k', `I am not sure how “2 x £40k” is meant. ${money}`],
    [
      'two or three million',
      'I read several numbers: “two” and “three million”. You could write only the one that is meant.',
    ],
    [
      'a couple of million',
      `I found no number in “a couple of million”. ${money} If it comes later, “not yet available, expected 5 February” is an answer too.`,
    ],
    ['1,2', 'I am not sure how “1,2” is meant. You could write “1.2”.'],
    ['1.200,50', `I am not sure how “1.200,50” is meant. ${money}`],
    ['400-1.2m', `I am not sure how “400-1.2m” is meant. ${money}`],
    ['82%', `“82%” is a percentage, and this asks for an amount in pounds. ${money}`],
    ['€400k', `“€400k” is an amount in another currency, and this asks for an amount in pounds. ${money}`],
    ['12 weeks', `“12 weeks” is a number of weeks, and this asks for an amount in pounds. ${money}`],
    ['300', '“300” could be pounds or thousands of pounds. You could write “£300” or “300k”.'],
    ['40k to 38k', '“40k to 38k” could be a range, or how it has changed. You could write “£38,000” or “£40,000”.'],
    [
      '£40k, £60k and £80k',
      'I read several numbers: “£40k”, “£60k” and “£80k”. You could write only the one that is meant.',
    ],
    ['none', '“none” could be 0, or that there is no figure. You could write “0”, or “not yet available”.'],
    [
      'quite a lot',
      `I found no number in “quite a lot”. ${money} If it comes later, “not yet available, expected 5 February” is an answer too.`,
    ],
  ])('of “%s” as money: %s', (text, message) => {
    expect(problemOfAmount(readAmount(text, pounds), text, pounds)).toBe(message);
  });

  it.each([
    ['£400', '“£400” is an amount in pounds, and this asks for a percentage. You could write “85%”.'],
    ['41 out of 50', '“41 out of 50” is a share, and this asks for a percentage. You could write “85%”.'],
    ['up 2%', '“2%” could be the figure, or how much it has changed. You could write only the figure as it is now.'],
    [
      'down by 3 points',
      '“3” could be the figure, or how much it has changed. You could write only the figure as it is now.',
    ],
    ['82 or 83', 'I read several numbers: “82” and “83”. You could write only the one that is meant.'],
    [
      'good',
      'I found no number in “good”. You could write “85%”. If it comes later, “not yet available, expected 5 February” is an answer too.',
    ],
  ])('of “%s” as a percentage: %s', (text, message) => {
    expect(problemOfAmount(readAmount(text, percent), text, percent)).toBe(message);
  });

  it.each([
    ['82%', '“82%” is a percentage, and this asks for a number. You could write “1,200”.'],
    ['16 (4 upheld)', 'I read several numbers: “16” and “4”. You could write only the one that is meant.'],
  ])('of “%s” as a number: %s', (text, message) => {
    expect(problemOfAmount(readAmount(text, count), text, count)).toBe(message);
  });

  const score = 'You could write “4x3”: likelihood, then impact, each from 1 to 5.';
  it.each([
    ['12', `“12” can be made in more than one way. ${score}`],
    ['6x4', `“6x4” is not on your organisation’s scale. ${score}`],
    ['7', `“7” is not on your organisation’s scale. ${score}`],
    ['high', `I could not read “high” as a score. ${score}`],
  ])('of “%s” as a score: %s', (text, message) => {
    expect(problemOfScore(readScore(text, 5), text, 5)).toBe(message);
  });

  it.each([
    'nearly done',
    'now 1.4m',
    'forecast 34-58m',
    'not done',
    'done?',
    'done by 12 Feb',
    'done except for the signs',
    'with the panel',
    'fine',
    'we hope to be done soon',
    'same as the other one',
  ])('of “%s” as the state of a milestone', (text) => {
    expect(readItemState(text)).toBeUndefined();
    expect(problemOfState(text, 'milestone')).toBe(
      `I could not tell from “${text}” what has become of it. You could write “no change”, “done on 27 November” or “31 July because procurement restarted”.`,
    );
  });

  it.each([
    'green?',
    'between green and amber',
    'not green',
    'green for most, red for ICT',
    'amber to red',
    'amber 🔴',
    'yellow',
    'fine',
    'probably green',
    'ok',
    'complete',
    'amber/red',
    'red/amber',
    'amber-red: the contractor withdrew',
    'between amber and red',
    'amber or red',
  ])('of “%s” as a rating, which is never guessed', (text) => {
    expect(readRating(text, 'three').kind).not.toBe('rating');
  });

  it.each([
    [
      'delivered 50k forecast 400k 100k at risk',
      'I could not tell which amount is which in “delivered 50k forecast 400k 100k at risk”. You could write “delivered £100k, forecast £200k, at risk £300k”.',
    ],
    [
      'down 500k',
      '“500k” could be the figure, or how much it has changed. You could write only the figure as it is now.',
    ],
    [
      'up 10-20k',
      '“10-20k” could be the figure, or how much it has changed. You could write only the figure as it is now.',
    ],
    [
      'at risk up 20k',
      '“20k” could be the figure, or how much it has changed. You could write only the figure as it is now.',
    ],
    [
      'forecast 400k, forecast 500k',
      'I read “400k” and “500k” for the same figure. You could write only the one that is meant.',
    ],
  ])('of “%s” as a saving: %s', (text, message) => {
    expect(readLabelledAmounts(text, savingLabels, pounds, standing).unclear).toBe(message);
  });
});
