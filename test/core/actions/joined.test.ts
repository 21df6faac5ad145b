import { describe, expect, it } from '@jest/globals';
import { actionDues, scheduledActions } from '#core/actions/dues';
import { planActionAsks } from '#core/actions/plan';
import type { Habit } from '#core/calendar/habit';
import type { LocalDate } from '#core/calendar/local-date';
import type { Action } from '#core/programme/nouns';
import type { Organisation } from '#core/programme/organisation';
import type { Person } from '#core/programme/person';
import { councilOf, windowOf } from '#core/rounds/council';
import { twoProgrammes } from '../outbox/desk.ts';
import { talk } from '../words/talk.ts';

/** Claire leads Parking in one programme, and owns an action in the other. */
const file = twoProgrammes
  .replace(
    'programmes:\n',
    '  - { key: claire, name: Claire Moore, email: claire@example.org, slack: U0CLAIRE }\nprogrammes:\n',
  )
  .replace(/name: Parking, lead: asha/, 'name: Parking, lead: claire')
  .replace(
    '  - key: beta\n',
    '    actions: [{ key: costed, text: Bring a costed proposal, owner: claire, by: 2027-01-22, from: A7 }]\n  - key: beta\n',
  );

describe('who leads elsewhere and owns an action', () => {
  const { at, delivery, store, database } = talk(file);
  const toClaire = (all: Awaited<ReturnType<typeof at>>) => all.filter(({ key }) => key.endsWith('/claire'));

  it('is asked for both in one message', async () => {
    const asked = toClaire(await at('2027-01-04T09:00:00Z'));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('Parking');
    expect(asked[0]?.text).toContain('Bring a costed proposal · due Friday 22 January · from decision A7 (costed)');
    const { rows } = await database.pool.query(
      `SELECT key FROM delivery WHERE status = 'sent' AND key LIKE '%/claire'`,
    );
    expect(rows).toEqual([{ key: 'ask-actions/alpha/2026-10_2026-12/claire' }]);
  });

  it('is asked on the next day where something was asked of them already', async () => {
    const reminder = toClaire(await at('2027-01-12T09:00:00Z'));
    expect(reminder.map(({ key }) => key.split('/')[0])).not.toEqual([]);
    // Planned late on a day on which a reminder has gone.
    await database.pool.query(`UPDATE action SET "by" = '2027-01-15' WHERE id = 'alpha/costed'`);
    const habit: Habit = {
      timeZone: 'Europe/London',
      workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      hours: { from: '09:00', to: '17:00' },
    };
    const on = '2027-01-12' as LocalDate;
    const due = {
      what: 'actions',
      schedule: 'actions/alpha',
      programme: 'alpha',
      habit,
      on,
      at: database.now,
    } as const;
    await store((tx) => planActionAsks(tx, due));
    expect(toClaire(await at('2027-01-12T10:00:00Z'))).toEqual([]);
    expect(await delivery('ask-actions/alpha/2027-01-12/claire')).toMatchObject({
      status: 'pending',
      dueAt: new Date('2027-01-13T09:00:00Z'),
      reason: 'they were asked something else today',
    });
    const [next] = toClaire(await at('2027-01-13T09:00:00Z'));
    expect(next?.text).toContain('Bring a costed proposal · due Friday 15 January');
  });
});

describe('the days on which owners are asked', () => {
  const organisation = {
    name: 'Example',
    timeZone: 'Europe/London',
    hours: '09:00-17:00',
    holidays: 'england-wales',
    closures: [],
    financialYearStarts: '04-01',
  } as unknown as Organisation;
  const person = (key: string, workingDays: readonly string[], timeZone?: string) =>
    [key, { key, workingDays, timeZone } as unknown as Person] as const;
  const usual = ['mon', 'tue', 'wed', 'thu', 'fri'];
  const people = new Map([person('asha', usual), person('ben', ['tue', 'thu']), person('cem', usual, 'Europe/Athens')]);
  const action = (owner: string, by?: string) =>
    ({ id: `alpha/${owner}-${by}`, programme: 'alpha', text: 'x', owner, by }) as Action & { readonly owner: string };
  const dues = (...actions: (Action & { readonly owner: string })[]) => {
    const since = new Date('2026-12-01T00:00:00Z');
    const council = councilOf(organisation);
    const window = windowOf(since, new Date('2027-03-01T00:00:00Z'));
    return scheduledActions([{ id: 'alpha', scheduledSince: since }], actions, people, organisation)
      .flatMap((each) => actionDues(each, council, window))
      .map(({ at }) => at.toISOString().slice(0, 16))
      .sort();
  };
  const day = (text: string) => text as LocalDate;

  it('are the third working day before, and the first after, in the owner’s week, zone and hours', () => {
    expect(dues(action('asha', day('2027-01-22')))).toEqual(['2027-01-19T09:00', '2027-01-25T09:00']);
    expect(dues(action('ben', day('2027-01-22')))).toEqual(['2027-01-14T09:00', '2027-01-26T09:00']);
    expect(dues(action('cem', day('2027-01-22')))).toEqual(['2027-01-19T07:00', '2027-01-25T07:00']);
    // New Year’s Day is no working day.
    expect(dues(action('asha', day('2027-01-04')))).toEqual(['2026-12-29T09:00', '2027-01-05T09:00']);
  });

  it('come once for several actions of a day, and not for one without a date', () => {
    expect(dues(action('asha', day('2027-01-22')), action('asha', day('2027-01-22')), action('asha'))).toHaveLength(2);
  });
});
