import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { MigrationFailed, migrate } from '../../../adapters/postgres/migrate/index.ts';
import { type Migration, readMigrations } from '../../../adapters/postgres/migrate/list.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../kit/database.ts';

let database: TestDatabase;
let warnings: Record<string, unknown>[];
const log = { info() {}, warn: (facts: Record<string, unknown>) => void warnings.push(facts), error() {} };

beforeEach(async () => {
  database = await emptyDatabase();
  warnings = [];
});
afterEach(() => database.drop());

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function migration(name: string, script: string): Migration {
  return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
}

const tables = "select table_name from information_schema.tables where table_schema = 'public' order by 1";
const people = migration('1_people', 'create table people (name text)');
const boats = migration('2_boats', 'create table boats (name text)');

describe('migrating', () => {
  it('applies every migration of the project to an empty database, and nothing the second time', async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(await migrate(database.url, { log })).toEqual(names);
    expect(await migrate(database.url, { log })).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('keeps the notes as the Prisma command line does', async () => {
    await migrate(database.url, { log, migrations: [people] });
    expect(
      await query(`select migration_name, checksum, finished_at is not null as finished, rolled_back_at, applied_steps_count
                   from _prisma_migrations`),
    ).toEqual([
      {
        migration_name: '1_people',
        checksum: people.checksum,
        finished: true,
        rolled_back_at: null,
        applied_steps_count: 1,
      },
    ]);
  });

  it('migrates once when three processes start together', async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.url, { log })));
    expect(results.map(({ length }) => length).sort()).toEqual([0, 0, names.length]);
    expect(await query('select 1 from _prisma_migrations')).toHaveLength(names.length);
  });

  it('applies only what is missing', async () => {
    await migrate(database.url, { log, migrations: [people] });
    expect(await migrate(database.url, { log, migrations: [people, boats] })).toEqual(['2_boats']);
  });

  it('reads semicolons in strings, comments and functions as what they are', async () => {
    const script = `
      create table signs (name text default 'a;b'); -- one; two
      create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;
      insert into signs default values;`;
    await migrate(database.url, { log, migrations: [migration('1_signs', script)] });
    expect(await query('select name, two() from signs')).toEqual([{ name: 'a;b', two: 2 }]);
  });

  it('does nothing of a migration that PostgreSQL refuses, says which and why, and goes on when it is mended', async () => {
    const broken = migration('2_boats', `${boats.script}; select 1/0`);
    const refused = migrate(database.url, { log, migrations: [people, broken] });
    await expect(refused).rejects.toThrow(MigrationFailed);
    await expect(refused).rejects.toThrow(/2_boats: division by zero \(22012\)/);
    expect(await query(tables)).toEqual([{ table_name: '_prisma_migrations' }, { table_name: 'people' }]);
    expect(await migrate(database.url, { log, migrations: [people, boats] })).toEqual(['2_boats']);
    expect(warnings).toEqual([{ unfinished: ['2_boats'] }]);
  });

  it('does a migration again whose process died in the middle', async () => {
    await migrate(database.url, { log, migrations: [people] });
    await query("insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'x', '2_boats')");
    expect(await migrate(database.url, { log, migrations: [people, boats] })).toEqual(['2_boats']);
    expect(await query('select 1 from boats')).toEqual([]);
  });

  it('leaves a database alone that a newer version has migrated, and says so', async () => {
    await migrate(database.url, { log, migrations: [people, boats] });
    expect(await migrate(database.url, { log, migrations: [people] })).toEqual([]);
    expect(warnings).toEqual([{ unknown: ['2_boats'] }]);
  });

  it('warns when a migration was edited after it had been applied', async () => {
    await migrate(database.url, { log, migrations: [people] });
    await migrate(database.url, { log, migrations: [migration('1_people', 'create table persons (name text)')] });
    expect(warnings).toEqual([{ edited: ['1_people'] }]);
  });

  it('says what is wrong when there is no server', async () => {
    await expect(migrate('postgresql://127.0.0.1:1/nowhere', { log })).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('machine time', () => {
  it('is the real time of the moment, even within a transaction', async () => {
    await database.drop();
    database = await freshDatabase();
    expect(
      await query('select machine_time() between now() and clock_timestamp() as real, machine_time() > now() as moves'),
    ).toEqual([{ real: true, moves: true }]);
  });

  it('can be moved for a whole database', async () => {
    await database.drop();
    database = await freshDatabase();
    await query(`alter database ${new URL(database.url).pathname.slice(1)} set quarterdeck.machine_offset = '2 hours'`);
    expect(await query("select date_trunc('hour', machine_time() - clock_timestamp() + '1 s') as ahead")).toEqual([
      { ahead: expect.objectContaining({ hours: 2 }) },
    ]);
  });
});
