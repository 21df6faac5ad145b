import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { workingCalendar } from '#core/calendar/working-days';
import { periodContaining } from '#core/programme/period';
import { agenda } from '#core/rounds/agenda';
import type { OpenRound } from '#core/rounds/due';
import { extendOne, extendRound } from '#core/rounds/extension/extend';
import { lastEscalationDay, planRound } from '#core/rounds/plan';
import type { Round } from '#core/rounds/round';
import { line, london, only, organisation, strategy } from '../agenda-sample.ts';

const day = (text: string) => text as LocalDate;
const calendar = workingCalendar(organisation);
const period = periodContaining(day('2026-12-18'), 'quarter', '04-01');
const round = { id: 'r', period, dueOn: '2027-01-15', closesOn: '2027-01-22' } as Round;
const today = day('2027-01-13');

describe('A later due day of a round', () => {
  it('moves the closing day by as many working days', () => {
    expect(extendRound(round, day('2027-01-22'), today, calendar)).toEqual({
      dueOn: '2027-01-22',
      was: '2027-01-15',
      closesOn: '2027-01-29',
    });
    const { closesOn: _, ...unclosed } = round;
    expect(extendRound(unclosed as Round, day('2027-01-22'), today, calendar)).not.toHaveProperty('closesOn');
  });

  it.each([
    ['2027-01-12', 'Tuesday 12 January is past'],
    ['2027-01-14', 'is due on Friday 15 January, which is later than Thursday 14 January'],
    ['2027-01-15', 'is due on Friday 15 January already'],
  ])('is not %s', (on, why) =>
    expect(extendRound(round, day(on), today, calendar)).toEqual({ problem: expect.stringContaining(why) }),
  );
});

describe('A later due day of one workstream', () => {
  const asked = { workstream: { name: 'ICT' }, round, dueOn: round.dueOn } as Parameters<typeof extendOne>[0];

  it('leaves the round as it is', () =>
    expect(extendOne(asked, day('2027-01-22'), today)).toEqual({ dueOn: '2027-01-22', was: '2027-01-15' }));

  it('is not after the round has closed, with what would work', () =>
    expect(extendOne(asked, day('2027-01-25'), today)).toEqual({
      problem: expect.stringContaining('The round closes on Friday 22 January'),
    }));

  it('is of no use where the answer is there', () =>
    expect(extendOne({ ...asked, given: {} as never }, day('2027-01-22'), today)).toEqual({
      problem: 'ICT is answered already, so nothing was changed.',
    }));
});

describe('The agenda of a round that is open', () => {
  const habits = { office: [london], asked: [london], deputy: [london], director: [london], sponsor: [london] };
  const lines = (open: readonly OpenRound[], after: string) =>
    agenda(only({ ...strategy, habits, open }), new Date(after), new Date('2027-03-01')).map(line);
  const asOpened = { period, dueOn: day('2027-01-15'), closesOn: day('2027-01-22'), apart: [] };

  it('is the same as before, as long as nothing was extended', () => {
    expect(lines([asOpened], '2027-01-05')).toEqual(lines([], '2027-01-05'));
    expect(lines([], '2027-01-18T09:00Z')).toEqual([
      '2027-01-19T09:00Z escalate Europe/London',
      '2027-01-20T09:00Z escalate Europe/London',
      '2027-01-20T09:00Z office-late Europe/London',
      '2027-01-21T09:00Z before-sponsor Europe/London',
      '2027-01-22T09:00Z escalate Europe/London',
      '2027-01-22T17:00Z close',
    ]);
  });

  it('moves all that follows with the round’s due day', () =>
    expect(lines([{ ...asOpened, dueOn: day('2027-01-22'), closesOn: day('2027-01-29') }], '2027-01-13')).toEqual([
      '2027-01-19T09:00Z remind-3 Europe/London',
      '2027-01-21T09:00Z remind-1 Europe/London',
      '2027-01-22T09:00Z remind0 Europe/London',
      '2027-01-22T17:00Z due-passed',
      '2027-01-25T09:00Z remind+1 Europe/London',
      '2027-01-26T09:00Z escalate Europe/London',
      '2027-01-27T09:00Z escalate Europe/London',
      '2027-01-27T09:00Z office-late Europe/London',
      '2027-01-28T09:00Z before-sponsor Europe/London',
      '2027-01-29T09:00Z escalate Europe/London',
      '2027-01-29T17:00Z close',
    ]));

  it('follows up a later day of single workstreams beside the round’s own, until it closes', () => {
    const apart = lines([{ ...asOpened, apart: [day('2027-01-19')] }], '2027-01-13');
    const own = lines([asOpened], '2027-01-13');
    expect(apart.filter((each) => !own.includes(each) || each.includes('remind'))).toEqual([
      '2027-01-14T09:00Z remind-3 Europe/London',
      '2027-01-14T09:00Z remind-1 Europe/London',
      '2027-01-15T09:00Z remind0 Europe/London',
      '2027-01-18T09:00Z remind-1 Europe/London',
      '2027-01-18T09:00Z remind+1 Europe/London',
      '2027-01-19T09:00Z remind0 Europe/London',
      '2027-01-20T09:00Z remind+1 Europe/London',
      '2027-01-21T09:00Z escalate Europe/London',
    ]);
    expect(apart).toContain('2027-01-22T09:00Z escalate Europe/London');
  });
});

describe('Escalation ends', () => {
  it('on its last day, and never where nobody is turned to', () => {
    expect(lastEscalationDay(planRound(strategy.rounds, period, calendar))).toBe('2027-01-22');
    const { escalate: _, ...without } = strategy.rounds;
    expect(lastEscalationDay(planRound(without, period, calendar))).toBeUndefined();
  });
});
