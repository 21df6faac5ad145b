import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { periodContaining } from '#core/programme/period';
import type { RoundSettings } from '#core/programme/round-settings';
import { agenda, nextDue } from '#core/rounds/agenda';
import type { AgendaInput, ScheduledProgramme } from '#core/rounds/due';
import { openableRound } from '#core/rounds/round-dues';
import { athens, group, habit, line, london, only, onlyGroups, organisation, strategy } from './agenda-sample.ts';

const lines = (input: AgendaInput, after: string, until: string) =>
  agenda(input, new Date(after), new Date(until)).map(line);
const asking = (...asked: ScheduledProgramme['habits']['asked']): AgendaInput =>
  only({ ...strategy, habits: { office: [london], asked } });
const ofPeople = (input: AgendaInput) =>
  lines(input, '2026-12-20', '2027-03-01').filter((each) => /(open|remind).* /.test(each.slice(18)));

describe('A round of the sample', () => {
  it('falls due step by step, for each zone at the start of its own hours', () => {
    expect(lines(only(strategy), '2026-12-01', '2027-02-01')).toEqual([
      '2026-12-18T09:00Z notice Europe/London',
      '2027-01-04T07:00Z open',
      '2027-01-04T07:00Z open Europe/Athens',
      '2027-01-04T09:00Z open Europe/London',
      '2027-01-12T07:00Z remind-3 Europe/Athens',
      '2027-01-12T09:00Z remind-3 Europe/London',
      '2027-01-14T07:00Z remind-1 Europe/Athens',
      '2027-01-14T09:00Z remind-1 Europe/London',
      '2027-01-15T07:00Z remind0 Europe/Athens',
      '2027-01-15T09:00Z remind0 Europe/London',
      '2027-01-15T17:00Z due-passed',
      '2027-01-18T07:00Z remind+1 Europe/Athens',
      '2027-01-18T09:00Z remind+1 Europe/London',
      '2027-01-21T09:00Z before-sponsor Europe/London',
      '2027-01-22T17:00Z close',
    ]);
  });

  it('has a schedule with a name for each step and habit, and carries its plan', () => {
    const [due] = agenda(only(strategy), new Date('2027-01-04T08:00Z'), new Date('2027-01-04T09:00Z'));
    expect(due).toMatchObject({
      schedule: 'round/business-strategy/2026-10_2026-12/open@Europe/London+mon-fri+09:00-17:00',
      on: '2027-01-04',
      programme: 'business-strategy',
      plan: { period: { label: 'Q3 2026/27' }, dueOn: '2027-01-15' },
      habit: london,
    });
  });

  it('is numbered where the first of its series is known', () => {
    const firstPeriod = periodContaining('2026-12-18' as LocalDate, 'quarter', '04-01');
    const input = only({ ...strategy, rounds: { ...strategy.rounds, firstNumber: 4 }, firstPeriod });
    const dues = agenda(input, new Date('2026-10-01'), new Date('2027-05-01'));
    const numbers = dues.flatMap((due) => (due.what === 'close' ? [due.plan.number] : []));
    expect(numbers).toEqual([undefined, 4, 5]);
  });

  it('is asked about on the other side of the date line on that day there, and the round opens with the first', () => {
    expect(ofPeople(asking(habit('Pacific/Kiritimati'), habit('Pacific/Niue'))).slice(0, 2)).toEqual([
      '2027-01-03T19:00Z open Pacific/Kiritimati',
      '2027-01-04T20:00Z open Pacific/Niue',
    ]);
    expect(lines(asking(habit('Pacific/Kiritimati')), '2027-01-01', '2027-01-03T20:00Z')[0]).toBe(
      '2027-01-03T19:00Z open',
    );
  });

  it('opens when the council’s hours begin, even if nobody is asked until later', () => {
    const opening = (input: AgendaInput) =>
      lines(input, '2027-01-02', '2027-01-09').find((each) => each.endsWith('open'));
    expect(opening(asking(habit('America/New_York')))).toBe('2027-01-04T09:00Z open');
    expect(opening(asking(habit('Europe/London', 'thu')))).toBe('2027-01-04T09:00Z open');
    expect(opening(asking())).toBe('2027-01-04T09:00Z open');
  });
});

describe('Somebody who works part of the week', () => {
  it('is asked and reminded on their own days, once a day', () => {
    expect(ofPeople(asking(habit('Europe/London', 'mon', 'tue', 'wed')))).toEqual([
      '2027-01-04T09:00Z open Europe/London',
      '2027-01-12T09:00Z remind-3 Europe/London',
      '2027-01-18T09:00Z remind+1 Europe/London',
    ]);
    expect(ofPeople(asking(habit('Europe/London', 'fri')))).toEqual([
      '2027-01-08T09:00Z open Europe/London',
      '2027-01-15T09:00Z remind0 Europe/London',
      '2027-01-22T09:00Z remind+1 Europe/London',
    ]);
  });

  it('is not reminded on the day they are asked, nor when the round has closed', () => {
    const rounds = { ...strategy.rounds, opens: 6, due: 8, closes: 9 }; // Monday 11, Wednesday 13, Thursday 14 January
    const input = only({ ...strategy, rounds, habits: { office: [london], asked: [habit('Europe/London', 'wed')] } });
    expect(ofPeople(input)).toEqual(['2027-01-13T09:00Z open Europe/London']);
    const fridays = only({ ...strategy, rounds, habits: { office: [], asked: [habit('Europe/London', 'fri')] } });
    expect(ofPeople(fridays)).toEqual([]);
  });

  it('gets the office’s preview on their next day, while it still is one', () => {
    const notices = (...days: Parameters<typeof habit>[1][]) =>
      lines(
        only({ ...strategy, habits: { office: [habit('Europe/London', ...days)], asked: [] } }),
        '2026-12-01',
        '2027-01-09',
      ).filter((each) => each.includes('notice'));
    expect(notices('mon')).toEqual(['2026-12-21T09:00Z notice Europe/London']);
    const late = { ...strategy.rounds, notice: -1 }; // Thursday 24 December
    const wednesdays = { office: [habit('Europe/London', 'wed')], asked: [] };
    expect(lines(only({ ...strategy, rounds: late, habits: wednesdays }), '2026-12-20', '2027-01-09')).toEqual([
      '2027-01-04T09:00Z open',
    ]);
  });

  it('is reminded even where their next day comes after all of the round’s planned days', () => {
    const rounds: RoundSettings = { every: 'quarter', opens: 1, due: 10, remind: [1] }; // Monday 18 January
    const programme = { ...strategy, rounds, habits: { office: [], asked: [habit('Europe/London', 'fri')] } };
    expect(lines(only(programme), '2027-01-22T08:59Z', '2027-01-22T09:00Z')).toEqual([
      '2027-01-22T09:00Z remind+1 Europe/London',
    ]);
  });
});

describe('A schedule has no past', () => {
  const since = (instant: string) => only({ ...strategy, scheduledSince: new Date(instant) });

  it('and begins at the very instant it was made', () => {
    expect(lines(since('2027-01-18T09:00:00Z'), '2026-12-01', '2027-02-01')).toEqual([
      '2027-01-18T09:00Z remind+1 Europe/London',
      '2027-01-21T09:00Z before-sponsor Europe/London',
      '2027-01-22T17:00Z close',
    ]);
  });

  it('so a round whose opening is over does not open by itself', () => {
    expect(lines(since('2027-01-04T08:00:00Z'), '2026-12-01', '2027-01-05')).toEqual([
      '2027-01-04T09:00Z open Europe/London',
    ]);
  });

  it.each([
    ['before it opens', '2027-01-04T07:00:00Z', undefined],
    ['a moment after it opened', '2027-01-04T07:00:01Z', 'Q3 2026/27'],
    ['on its due day', '2027-01-15T16:59:00Z', 'Q3 2026/27'],
    ['after its due day', '2027-01-15T17:00:00Z', undefined],
    ['between two rounds', '2026-12-18T08:00:00Z', undefined],
  ])('and the office is asked to open a round that a file finds under way: %s', (_, at, label) => {
    expect(openableRound(strategy, organisation, new Date(at))?.period.label).toBe(label);
  });
});

describe('A digest', () => {
  const days = (settings: Parameters<typeof group>[0], after: string, until: string, more = {}) =>
    lines(onlyGroups(group(settings, more)), after, until).map((each) => each.slice(0, 17));

  it('comes at its time of day, through the change of clocks', () => {
    expect(days({}, '2027-03-20', '2027-04-13')).toEqual([
      '2027-03-22T09:00Z',
      '2027-03-30T08:00Z', // Easter Monday was the day before
      '2027-04-05T08:00Z',
      '2027-04-12T08:00Z',
    ]);
    expect(days({ cron: '30 1 * * *' }, '2027-10-28T12:00Z', '2027-11-02')).toEqual([
      '2027-10-29T00:30Z',
      '2027-11-01T01:30Z',
    ]);
  });

  it('comes in its own zone', () => {
    expect(days({ timeZone: 'America/New_York' }, '2027-01-11', '2027-01-12')).toEqual(['2027-01-11T14:00Z']);
    expect(days({ timeZone: 'Pacific/Kiritimati' }, '2027-01-10', '2027-01-11')).toEqual(['2027-01-10T19:00Z']);
  });

  it.each([
    ['next', ['2027-04-26T08:00Z', '2027-05-04T08:00Z', '2027-05-10T08:00Z']],
    ['previous', ['2027-04-26T08:00Z', '2027-04-30T08:00Z', '2027-05-10T08:00Z']],
    ['skip', ['2027-04-26T08:00Z', '2027-05-10T08:00Z']],
  ] as const)('moves off a bank holiday: %s', (holiday, expected) => {
    expect(days({ holiday }, '2027-04-24', '2027-05-12')).toEqual(expected);
  });

  it('moves over Christmas and the closure, and two that fall on one day are one', () => {
    expect(days({}, '2026-12-20', '2027-01-12')).toEqual([
      '2026-12-21T09:00Z',
      '2027-01-04T09:00Z',
      '2027-01-11T09:00Z',
    ]);
    expect(days({ holiday: 'previous' }, '2026-12-20', '2027-01-06')).toEqual([
      '2026-12-21T09:00Z',
      '2026-12-24T09:00Z',
      '2027-01-04T09:00Z',
    ]);
    expect(days({ cron: '0 9 * * 1,2' }, '2027-05-02', '2027-05-08')).toEqual(['2027-05-04T08:00Z']);
  });

  it('comes while the group exists, on the days it has at last', () => {
    const existed = { from: '2027-01-05' as LocalDate, until: '2027-01-18' as LocalDate };
    expect(days({}, '2026-12-20', '2027-02-12', existed)).toEqual(['2027-01-11T09:00Z', '2027-01-18T09:00Z']);
  });

  it('does not come from before its schedule was made', () => {
    const made = { scheduledSince: new Date('2027-01-11T09:00:01Z') };
    expect(days({}, '2027-01-01', '2027-01-19', made)).toEqual(['2027-01-18T09:00Z']);
  });

  it('fails loudly when its schedule is none', () => {
    expect(() => days({ cron: '0 9 * * funday' }, '2027-01-01', '2027-01-02')).toThrow(
      'the digest of business-strategy/bsg has a schedule that cannot be read: 0 9 * * funday',
    );
  });
});

describe('The agenda', () => {
  const input = {
    ...only(strategy),
    groups: [group({}), group({ cron: '30 8 * * 1' }, { id: 'business-strategy/board' })],
  };

  it('takes what is due up to now, and not again', () => {
    const nine = new Date('2027-01-04T09:00:00Z');
    const minute = (from: number, to: number) =>
      agenda(input, new Date(nine.getTime() + from), new Date(nine.getTime() + to)).map(line);
    expect(minute(-60_000, 0)).toEqual([
      '2027-01-04T09:00Z business-strategy/bsg',
      '2027-01-04T09:00Z open Europe/London',
    ]);
    expect(minute(0, 60_000)).toEqual([]);
    expect(minute(0, 0)).toEqual([]);
    expect(minute(60_000, -60_000)).toEqual([]);
  });

  it('knows all that was missed in forty days and more', () => {
    expect(lines(input, '2026-12-17', '2027-01-27')).toHaveLength(15 + 10);
    const digests = lines(onlyGroups(group({})), '2026-01-01', '2028-01-01');
    expect(digests.length).toBeGreaterThan(100);
  });

  it('names the next instant at which anything falls due', () => {
    expect(nextDue(input, new Date('2026-12-18T08:00:00Z'))).toEqual(new Date('2026-12-18T09:00:00Z'));
    expect(nextDue(input, new Date('2026-12-18T09:00:00Z'))).toEqual(new Date('2026-12-21T08:30:00Z'));
    expect(nextDue(only(strategy), new Date('2027-01-22T17:00:00Z'))).toEqual(new Date('2027-03-22T09:00:00Z'));
    expect(nextDue(onlyGroups(group({ cron: '0 9 29 2 *', holiday: 'skip' })), new Date('2027-03-01'))).toEqual(
      new Date('2028-02-29T09:00:00Z'),
    );
  });

  it('names none where nothing falls due within 400 days', () => {
    expect(nextDue(only(), new Date('2027-01-01'))).toBeUndefined();
    expect(nextDue(onlyGroups(group({ cron: '0 9 29 2 *', holiday: 'skip' })), new Date('2024-03-01'))).toBeUndefined();
  });

  it('asks each habit of Athens and London apart', () => {
    const both = lines(asking(london, athens), '2027-01-04T06:59Z', '2027-01-04T09:00Z');
    expect(both.filter((each) => each.includes('open '))).toHaveLength(2);
  });
});
