import { describe, expect, it } from '@jest/globals';
import { kinds } from '#core/kinds';
import { statementsOf } from '../../bench/counting.ts';
import { shared, talk } from '../words/talk.ts';

const file = shared
  .replaceAll(/ONLY-(ALPHA|BETA) /g, '')
  .replace('digest: { cron: "0 9 * * 1" } }', 'digest: { cron: "0 9 * * 1", hold: 2h } }');

const workstreams = (from: number, to: number) => `
  INSERT INTO workstream SELECT (jsonb_populate_record(w, jsonb_build_object('id', 'alpha/ict-' || n, 'name', 'ICT ' || n))).*
    FROM workstream w, generate_series(${from}, ${to}) n WHERE w.id = 'alpha/ict'`;
const updates = (from: number, to: number) => `
  INSERT INTO update ("workstreamId", "roundId", kind, version, answers, rating, "answeredBy", platform, at)
  SELECT 'alpha/ict-' || n, "roundId", kind, version, answers, rating, "answeredBy", platform, at
    FROM update, generate_series(${from}, ${to}) n WHERE "workstreamId" = 'alpha/ict' AND "roundId" IS NOT NULL`;

/** What is sent of digests, and who is told before and after. */
const composed = ['digest', 'digest-edit', 'digest-held', 'surprise', 'question', 'question-answered'];

describe('what is composed when it is sent', () => {
  const { says, at, later, store, world, database } = talk(file);

  it('takes as many queries in a programme of two hundred workstreams as in one of eight', async () => {
    await at('2027-01-12T10:00:00Z');
    for (const text of ['update ict', 'amber', 'two posts are vacant', 'submit', 'submit']) await says('asha', text);
    await at('2027-01-18T09:00:00Z');
    await later(0);
    for (const text of ['update ict', 'change rating', 'red', 'submit', 'it is worse']) await says('asha', text);
    await says('dev', 'digest board hold');
    const asks = async () => {
      const [asked] = await says('dev', 'ask alpha/ict Why is that so?');
      const [ref] = /Q\d+/.exec(asked!.text)!;
      await says('dev', `ask ${ref} send`);
      return ref;
    };
    await says('asha', `reply ${await asks()} Two posts are vacant`);
    await asks();
    // The edit waits until the director is told.
    await later(0);
    const newest = async (kind: string) => {
      const { rows } = await database.pool.query(
        `SELECT key FROM delivery WHERE kind = $1 AND key NOT LIKE '%/panel/%' ORDER BY id DESC LIMIT 1`,
        [kind],
      );
      expect(rows).toHaveLength(1);
      return String(rows[0].key);
    };
    const keys = await Promise.all(composed.map(newest));
    const count = async () => {
      const counts: Record<string, number> = {};
      for (const [at, kind] of composed.entries()) {
        const { value, statements } = await statementsOf(() =>
          store(async (tx) => {
            const delivery = (await tx.deliveries.get(keys[at]!))!;
            return kinds[kind]!.compose(tx, delivery, world.chat);
          }),
        );
        counts[`${kind}: ${Object.keys(value)[0]}`] = statements.length;
      }
      return counts;
    };
    const grow = async (from: number, to: number) => {
      await database.pool.query(workstreams(from, to));
      await database.pool.query(updates(from, to));
    };
    await grow(1, 8);
    await count();
    const few = await count();
    await grow(9, 200);
    expect(await count()).toEqual(few);
    expect(Object.keys(few)).toEqual(composed.map((kind) => `${kind}: message`));
  });
});
