import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workingCalendar } from '#core/calendar/working-days';
import { localDateOf } from '#core/calendar/zone';
import type { Store } from '#core/ports';
import { periodContaining, previousPeriod } from '#core/programme/period';
import { openRound } from '#core/rounds/open';
import { planRound } from '#core/rounds/plan';
import { freshDatabase } from '../kit/database.ts';
import { built } from './built.ts';
import { programmeFile } from './programme.ts';

const { connect } = await built<typeof import('../../adapters/postgres/connect.ts')>('adapters/postgres/connect');
const { realClock } = await built<typeof import('../../adapters/postgres/store/clock.ts')>(
  'adapters/postgres/store/clock',
);
const { postgresStore } = await built<typeof import('../../adapters/postgres/store/index.ts')>(
  'adapters/postgres/store/index',
);
const { importFile } = await built<typeof import('../../src/import-file.ts')>('src/import-file');

export const silent = { info() {}, warn() {}, error() {} };

/** A database of one's own, migrated and empty, with the store on it. */
export interface Data {
  readonly url: string;
  readonly store: Store;
  sql(statement: string, ...values: unknown[]): Promise<unknown>;
  drop(): Promise<void>;
}

export async function freshData(): Promise<Data> {
  const { url, drop } = await freshDatabase();
  const connection = connect(url, { log: silent });
  return {
    url,
    store: postgresStore({ ...connection, clock: realClock }),
    sql: async (statement, ...values) => (await connection.pool.query(statement, values)).rows,
    drop: () => connection.close().then(drop),
  };
}

/** Imports a programme file of this many workstreams, as `npx quarterdeck import` does; returns the seconds it took. */
export async function importInto({ store }: Data, workstreams: number, leads: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-'));
  try {
    const file = join(folder, 'programme.yaml');
    await writeFile(file, programmeFile(workstreams, leads));
    const began = performance.now();
    const { done, lines } = await importFile(store, file, { actor: 'olive', via: 'bench' }, false);
    const seconds = (performance.now() - began) / 1000;
    if (!done) throw new Error(`The programme was refused:\n${lines.slice(0, 5).join('\n')}`);
    return seconds;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const copied = ['workstream', 'milestone', 'indicator', 'saving', 'risk'];

/** Makes the imported programme larger, by workstreams like its own with leads of their own. */
export async function growTo({ sql }: Data, from: number, to: number): Promise<void> {
  const lead = `'lead-' || n`;
  await sql(
    `INSERT INTO person SELECT (jsonb_populate_record(t, jsonb_build_object('id', ${lead}, 'email', ${lead} || '@example.org',
              'slack', 'U0LEAD' || lpad(n::text, 5, '0')))).*
       FROM person t, generate_series($1::int, $2::int) n WHERE t.id = 'lead-0'`,
    from,
    to - 1,
  );
  for (const table of copied) {
    const [owner, more] =
      table === 'workstream'
        ? ['t.id', `, 'lead', jsonb_build_array(${lead})`]
        : ['t."workstreamId"', `, 'workstreamId', 'strategy/workstream-' || n`];
    const id = `regexp_replace(t.id, '^strategy/workstream-0', 'strategy/workstream-' || n)`;
    await sql(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', ${id}, 'position', n${more}))).*
         FROM ${table} t, generate_series($1::int, $2::int) n WHERE ${owner} = 'strategy/workstream-0'`,
      from,
      to - 1,
    );
  }
  await sql('ANALYZE');
}

/** Opens the round about this quarter and asks nobody; before it, `answered` rounds that everybody has answered. */
export async function openRounds({ store, sql }: Data, answered = 0): Promise<void> {
  const ids = await store.transaction(async (tx) => {
    const [programme] = await tx.programmes.all();
    const organisation = await tx.organisation();
    if (!programme || !organisation) throw new Error('Nothing was imported');
    const { timeZone, financialYearStarts } = organisation;
    let period = periodContaining(localDateOf(tx.now, timeZone), 'quarter', financialYearStarts);
    const ids: string[] = [];
    for (let back = 0; back <= answered; back += 1) {
      const plan = planRound(programme.rounds, period, workingCalendar(organisation));
      const round = await openRound(tx, programme.id, plan, 'bench');
      if (back > 0) {
        await tx.rounds.save({ ...round, state: 'closed', closedAt: tx.now });
        ids.push(round.id);
      }
      period = previousPeriod(period, financialYearStarts);
    }
    return ids;
  });
  await sql(
    `INSERT INTO update ("workstreamId", "roundId", kind, version, answers, rating, "answeredBy", platform, at)
     SELECT w.id, r.id, 'round', 1, jsonb_build_object('rating', rating, 'reason', 'Procurement restarted', 'achieved',
              'The charter is drafted', 'next', 'Evaluation, then award'), rating, w.lead[1], 'slack', now() - interval '40 days' - (r.back - 1) * interval '91 days'
       FROM workstream w, unnest($1::text[]) WITH ORDINALITY r(id, back),
            LATERAL (SELECT (ARRAY['green', 'amber', 'green', 'green', 'red'])[1 + (w.position + r.back) % 5]) AS x(rating)
      ORDER BY r.back DESC`,
    ids,
  );
  await sql('ANALYZE');
}
