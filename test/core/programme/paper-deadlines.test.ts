import { describe, expect, it } from '@jest/globals';
import { daysBetween, type LocalDate } from '#core/calendar/local-date';
import { workingCalendar, workingDaysBetween } from '#core/calendar/working-days';
import type { Meeting } from '#core/programme/nouns';
import { answersNeededBy, groupOfPaper, nextMeeting, paperDeadlines } from '#core/programme/paper-deadlines';

const day = (text: string) => text as LocalDate;
const closures = ['2026-12-29', '2026-12-30', '2026-12-31'].map(day);
const england = workingCalendar({ holidays: 'england-and-wales', closures });
const scotland = workingCalendar({ holidays: 'scotland', closures: [] });
const deadlines = { clearance: -12, final: -7, publishClearDays: 5, callIn: 5 };
const on = (date: string, calendar = england) => paperDeadlines({ on: day(date), deadlines }, calendar, 28);

describe('A paper’s days are counted back from its meeting', () => {
  it.each([
    // meeting       clearance     final         publish       call-in       key decision
    ['2027-02-23', '2027-02-05', '2027-02-12', '2027-02-15', '2027-03-02', '2027-01-25'],
    // over Christmas and the council's closure
    ['2027-01-05', '2026-12-10', '2026-12-17', '2026-12-18', '2027-01-12', '2026-12-07'],
    // over Easter 2027: 26 and 29 March
    ['2027-03-31', '2027-03-11', '2027-03-18', '2027-03-19', '2027-04-07', '2027-03-02'],
    // over the early May bank holiday; the notice would fall on Easter Monday 2026, and goes to Thursday before Good Friday
    ['2026-05-05', '2026-04-16', '2026-04-23', '2026-04-24', '2026-05-12', '2026-04-02'],
    // a meeting on a Saturday is day 0 all the same
    ['2027-06-12', '2027-05-26', '2027-06-03', '2027-06-04', '2027-06-18', '2027-05-14'],
    // 29 February counts
    ['2028-03-07', '2028-02-18', '2028-02-25', '2028-02-28', '2028-03-14', '2028-02-07'],
  ])('on %s', (meeting, clearance, final, publish, callIn, notice) => {
    expect(on(meeting)).toEqual({ meetingOn: meeting, clearance, final, publish, callIn, notice });
  });

  it('by the bank holidays of its own nation: St Andrew’s Day, and none on Easter Monday', () => {
    expect(on('2027-12-02', scotland)).toMatchObject({ final: '2027-11-22', publish: '2027-11-23' });
    expect(on('2027-03-31', scotland)).toMatchObject({ final: '2027-03-19', publish: '2027-03-22' });
  });

  it('with so many days clear on either side: neither that of publication nor that of the meeting', () => {
    const { publish, notice, meetingOn } = on('2027-02-23');
    expect(workingDaysBetween(england, publish!, meetingOn) - 1).toBe(5);
    expect(daysBetween(notice!, meetingOn) - 1).toBe(28);
  });

  it('only as far as the meeting has them', () => {
    expect(paperDeadlines({ on: day('2027-02-23') }, england)).toEqual({ meetingOn: '2027-02-23' });
    expect(answersNeededBy(paperDeadlines({ on: day('2027-02-23') }, england))).toBe('2027-02-23');
    expect(answersNeededBy(on('2027-02-23'))).toBe('2027-02-05');
  });
});

describe('The meeting that a paper goes to', () => {
  const meeting = (date: string, state: Meeting['state'] = 'planned', group = 'alpha/cabinet') =>
    ({ id: `${group}/${date}`, group, on: day(date), state, jointWith: [], topics: [], received: [] }) as Meeting;
  const all = [
    meeting('2027-03-23'),
    meeting('2027-01-19', 'cancelled'),
    meeting('2027-02-02', 'planned', 'alpha/board'),
    meeting('2027-02-23'),
  ];

  it('is the next of that group that is to be held', () => {
    const next = (after: string) => nextMeeting(all, { id: 'alpha/cabinet' }, day(after))?.on;
    expect([next('2027-01-15'), next('2027-02-23'), next('2027-03-23')]).toEqual([
      '2027-02-23',
      '2027-03-23',
      undefined,
    ]);
  });

  it('is that of the group whose name or key its head gives', () => {
    const groups = [
      { id: 'alpha/board', name: 'Programme Board' },
      { id: 'alpha/cabinet', name: 'The Cabinet' },
    ];
    expect(groupOfPaper({ to: 'programme board' }, groups)?.id).toBe('alpha/board');
    expect(groupOfPaper({ to: 'Cabinet' }, groups)?.id).toBe('alpha/cabinet');
    expect(groupOfPaper({ to: 'Council' }, groups)).toBeUndefined();
  });
});
