import { describe, expect, it } from '@jest/globals';
import { statementsOf } from '../../bench/counting.ts';
import { shared, talk } from '../words/talk.ts';

const file = shared.replace(
  'reason: ONLY-ALPHA reason }]',
  `reason: ONLY-ALPHA reason }],
        indicators: [{ key: calls, name: Calls, better: higher, target: 85, readings: { Q2 2026/27: 80 } }],
        savings: [{ key: layers, name: Layers, basis: annual, low: 100, high: 200 }],
        milestones: [{ key: strategy, title: Strategy, baseline: 2026-12-15, critical: true }],
        risks: [{ key: lease, title: Lease, likelihood: 5, impact: 5 }]`,
);

const workstreams = (from: number, to: number) => `
  INSERT INTO workstream SELECT (jsonb_populate_record(w, jsonb_build_object('id', 'alpha/ict-' || n, 'lead', '{lea}'))).*
    FROM workstream w, generate_series(${from}, ${to}) n WHERE w.id = 'alpha/ict'`;
const items = (table: string, from: number, to: number) => `
  INSERT INTO ${table}
  SELECT (jsonb_populate_record(t, jsonb_build_object('workstreamId', 'alpha/ict-' || n, 'id', 'alpha/ict-' || n || '/x'))).*
    FROM ${table} t, generate_series(${from}, ${to}) n WHERE t."workstreamId" = 'alpha/ict'`;

describe('what one person reads', () => {
  const { says, at, answers, database } = talk(file);

  it('takes as many queries in a programme of three hundred workstreams as in one of thirty', async () => {
    await at('2027-01-12T10:00:00Z');
    await answers('alpha/ict', 'red');
    const asked = [
      ...['dev', 'cara', 'cllr', 'olive'].map((person) => [person, 'home'] as const),
      ...['dev', 'cara', 'cllr'].flatMap((person) =>
        ['milestones', 'risks', 'indicators red', 'savings', 'status', 'status alpha/ict'].map(
          (text) => [person, text] as const,
        ),
      ),
      ...['dev', 'cara', 'cllr'].map((person) => [person, 'digest me'] as const),
      ...['plan board', 'history board', 'decisions', 'actions', 'digest board preview', 'overall', 'ask'].map(
        (text) => ['olive', text] as const,
      ),
      ...['plan panel', 'history panel', 'digest panel preview', 'ask alpha/ict Why is that so?'].map(
        (text) => ['cllr', text] as const,
      ),
      ...['digest board hold 2h', 'handover', 'approve', 'reply'].map((text) => ['olive', text] as const),
      ...['line alpha/ict The review is booked', 'plan alpha/ict', 'history alpha/ict', 'ask', 'reply'].map(
        (text) => ['dev', text] as const,
      ),
    ];
    const count = async () => {
      const counts: Record<string, number> = {};
      for (const [person, text] of asked) {
        await says(person, text);
        const { statements } = await statementsOf(() => says(person, text));
        counts[`${person}: ${text}`] = statements.length;
      }
      return counts;
    };
    const grow = async (from: number, to: number) => {
      await database.pool.query(workstreams(from, to));
      for (const table of ['indicator', 'saving', 'milestone', 'risk'])
        await database.pool.query(items(table, from, to));
    };
    await grow(1, 30);
    // What is kept of these is read by others.
    await says('dev', 'line alpha/ict The review is booked');
    await says('olive', 'digest board hold 2h');
    const few = await count();
    await grow(31, 300);
    expect(await count()).toEqual(few);
  });
});
