import { describe, expect, it } from '@jest/globals';
import { readFacts } from '#core/digest/facts';
import type { Tx } from '#core/ports';
import { statementsOf } from '../../bench/counting.ts';
import { shared, talk } from '../words/talk.ts';

const file = shared.replace(
  'reason: ONLY-ALPHA reason }]',
  `reason: ONLY-ALPHA reason }],
        indicators: [{ key: calls, name: Calls, better: higher, target: 85, owner: ben, readings: { Q2 2026/27: 80 } }],
        savings: [{ key: layers, name: Layers, basis: annual, low: 100, high: 200 }],
        milestones: [{ key: strategy, title: Strategy, baseline: 2026-12-15, critical: true }],
        risks: [{ key: lease, title: Lease, likelihood: 5, impact: 5, owner: ben }]`,
);

/** As many more of a kind of thing, which belong to as many more workstreams. */
const many = (table: string) => `
  INSERT INTO ${table}
  SELECT (jsonb_populate_record(t, jsonb_build_object('workstreamId', 'alpha/ict-' || n, 'id', 'alpha/ict-' || n || '/x'))).*
    FROM ${table} t, generate_series(1, 300) n WHERE t."workstreamId" = 'alpha/ict'`;
const manyWorkstreams = `
  INSERT INTO workstream SELECT (jsonb_populate_record(w, jsonb_build_object('id', 'alpha/ict-' || n))).*
    FROM workstream w, generate_series(1, 300) n WHERE w.id = 'alpha/ict'`;
const manyAnswers = `
  INSERT INTO update ("workstreamId", "roundId", kind, version, answers, rating, "answeredBy", platform, at)
  SELECT 'alpha/ict-' || n, "roundId", kind, version, answers, rating, "answeredBy", platform, at
    FROM update, generate_series(1, 300) n WHERE "workstreamId" = 'alpha/ict'`;

describe('the facts of a digest', () => {
  const { at, answers, store, database } = talk(file);

  it('take as many queries of three hundred workstreams as of two', async () => {
    await at('2027-01-12T10:00:00Z');
    await answers('alpha/ict', 'red');
    const count = async (group: string) => {
      const read = (tx: Tx) => tx.programmes.group(`alpha/${group}`).then((found) => readFacts(tx, found!));
      const { value, statements } = await statementsOf(() => store(read));
      return { size: value!.workstreams.length, statements: statements.length };
    };
    const [board, panel] = [await count('board'), await count('panel')];
    await database.pool.query(manyWorkstreams);
    for (const table of ['indicator', 'saving', 'milestone', 'risk']) await database.pool.query(many(table));
    await database.pool.query(manyAnswers);
    expect(await count('board')).toEqual({ size: board.size + 300, statements: board.statements });
    expect(await count('panel')).toEqual({ size: panel.size + 300, statements: panel.statements });
  });
});
