import { describe, expect, it } from '@jest/globals';
import type { Answers } from '#core/interview/answers';
import { aboutOf, givenIn } from '#core/rounds/about';
import { takeEffect } from '#core/rounds/take-effect';
import { desk } from '../outbox/desk.ts';

const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
  - { key: olive, name: Olive Mbeki, email: olive@example.org, slack: U0OLIVE }
  - { key: asha, name: Asha Patel, email: asha@example.org, slack: U0ASHA }
  - { key: dev, name: Dev Sharma, email: dev@example.org, slack: U0DEV }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: dev
    rounds: { every: quarter, opens: 1, due: 10, closes: 15 }
    workstreams:
      - key: focus
        name: Customer focus
        lead: asha
        director: dev
        budget: { approved: 1200000, spent: 200000 }
        indicators: [{ key: answered, name: Calls answered, unit: "%", readings: { Q2 2026/27: 82 } }]
        savings: [{ key: mgmt, name: Restructure, low: 400000, high: 400000 }]
        risks:
          - { key: sheltered, title: Sheltered accommodation, kind: issue, likelihood: 3, impact: 4, owner: asha, mitigation: Separate report }
          - { key: lease, title: Lease }
    actions: [{ key: costed, text: Bring a costed proposal, owner: asha, by: 2027-01-29, from: structure }]
`;
const at = { round: 'alpha/2026-10_2026-12', workstream: 'alpha/focus' };

describe('a submitted answer', () => {
  const { at: moveTo, store, database } = desk({ file, on: ['slack'] });

  /** One version of the answer, as rounds/answer.ts stores it. */
  const submits = (answers: Answers) =>
    store(async (tx) => {
      const actor = (await tx.people.actor('asha', 'slack'))!;
      const reading = (await tx.rounds.interview(at))!;
      const before = givenIn(reading, undefined)?.before ?? [];
      const about = await aboutOf(tx, actor, reading);
      const effect = await takeEffect(tx, about, answers, { by: 'asha', round: at.round, before });
      const kind = 'round' as const;
      await tx.updates.add({ ...at, kind, answers, before: effect.before, answeredBy: 'asha', platform: 'slack' });
    });

  const record = async () => {
    const one = async (sql: string) => (await database.pool.query(sql)).rows;
    return {
      budget: (await one('SELECT budget FROM workstream'))[0].budget,
      readings: (await one('SELECT readings FROM indicator'))[0].readings,
      saving: (await one('SELECT delivered, low, high, state FROM saving'))[0],
      risks: await one(
        `SELECT id, title, kind, likelihood, impact, trend, owner, mitigation FROM risk WHERE "retiredAt" IS NULL ORDER BY id`,
      ),
      action: (await one('SELECT by, done, said FROM action'))[0],
    };
  };

  const everything: Answers = {
    rating: 'amber',
    'indicator/answered': { readings: { 'Q3 2026/27': 78 } },
    'saving/mgmt': { delivered: 50_000, low: 350_000, high: 400_000, complete: true },
    'risk/sheltered': { is: 'closed' },
    'risk/lease': { is: 'worse', likelihood: 4, impact: 5 },
    'risks/new': [{ kind: 'risk', text: 'Winter demand', likelihood: 2, impact: 3, mitigation: 'Agency cover' }],
    'action/costed': { is: 'done', on: '2026-12-18' },
    money: { spent: 300_000, forecast: 1_300_000 },
  };

  it('changes the record, a correction changes it back, and another leads where it should', async () => {
    await moveTo('2027-01-04T09:00:00Z');
    const before = await record();

    await submits(everything);
    const after = await record();
    expect(after).toEqual({
      budget: { approved: 1_200_000, spent: 300_000, forecast: 1_300_000 },
      readings: { 'Q2 2026/27': 82, 'Q3 2026/27': 78 },
      saving: { delivered: 50_000, low: 350_000, high: 400_000, state: 'delivered' },
      risks: [
        expect.objectContaining({ id: 'alpha/focus/lease', likelihood: 4, impact: 5, trend: 'worsening' }),
        {
          id: 'alpha/focus/winter-demand-2026-12',
          title: 'Winter demand',
          kind: 'risk',
          likelihood: 2,
          impact: 3,
          trend: null,
          owner: 'asha',
          mitigation: 'Agency cover',
        },
      ],
      action: { by: '2027-01-29', done: '2026-12-18', said: null },
    });

    await submits({ rating: 'amber' });
    expect(await record()).toEqual(before);

    await submits(everything);
    expect(await record()).toEqual(after);

    await submits({
      ...everything,
      'risk/sheltered': { is: 'better', likelihood: 2, impact: 2 },
      'risks/new': [{ kind: 'risk', text: 'Winter demand' }],
      'action/costed': { is: 'moved', on: '2027-02-12', date: '12 February', said: '12 February' },
    });
    const corrected = await record();
    expect(corrected.risks).toEqual([
      expect.objectContaining({ id: 'alpha/focus/lease' }),
      expect.objectContaining({
        id: 'alpha/focus/sheltered',
        likelihood: 2,
        trend: 'improving',
        title: 'Sheltered accommodation',
      }),
      expect.objectContaining({ id: 'alpha/focus/winter-demand-2026-12', likelihood: null, mitigation: null }),
    ]);
    expect(corrected.action).toEqual({ by: '2027-02-12', done: null, said: '12 February' });

    await submits({ rating: 'amber' });
    expect(await record()).toEqual(before);
  });

  it('says the same when it is given a second time without a change', async () => {
    await moveTo('2027-01-04T09:00:00Z');
    await submits(everything);
    const after = await record();
    await submits(everything);
    expect(await record()).toEqual(after);
    await submits({ rating: 'amber' });
    expect((await record()).risks.map(({ id }) => id)).toEqual(['alpha/focus/lease', 'alpha/focus/sheltered']);
  });

  it('leaves what somebody else changed since as they left it', async () => {
    await moveTo('2027-01-04T09:00:00Z');
    await submits(everything);
    await database.pool.query(`
      UPDATE risk SET likelihood = 1 WHERE id = 'alpha/focus/lease';
      UPDATE risk SET mitigation = 'More staff' WHERE title = 'Winter demand';
      UPDATE indicator SET readings = '{"Q2 2026/27": 82, "Q3 2026/27": 79}'`);
    const since = await record();
    await submits({ ...everything, rating: 'red' });
    expect(await record()).toEqual(since);
    await submits({ rating: 'red' });
    expect(await record()).toMatchObject({
      readings: { 'Q2 2026/27': 82, 'Q3 2026/27': 79 },
      risks: [{ likelihood: 1, impact: null, trend: null }, { id: 'alpha/focus/sheltered' }],
    });
  });

  it('is seen from its beginning while it is corrected: what it closed and what is done is asked again', async () => {
    await moveTo('2027-01-04T09:00:00Z');
    await submits(everything);
    const about = await store(async (tx) => {
      const actor = (await tx.people.actor('asha', 'slack'))!;
      return aboutOf(tx, actor, (await tx.rounds.interview(at))!);
    });
    expect(about.workstream.risks.map(({ id, title }) => [id, title])).toEqual([
      ['alpha/focus/lease', 'Lease'],
      ['alpha/focus/sheltered', 'Sheltered accommodation'],
    ]);
    expect(about.actions).toEqual([
      expect.objectContaining({ id: 'alpha/costed', text: 'Bring a costed proposal', by: '2027-01-29' }),
    ]);
    expect(about.actions[0]).not.toHaveProperty('done');
    expect(about.workstream.indicators[0]?.readings).toEqual({ 'Q2 2026/27': 82 });
  });
});
