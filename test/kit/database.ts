import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of one's own, migrated and empty. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes a copy of the migrated database: some 150 ms of processor time with the first connection (see standing.ts). */
export async function freshDatabase(): Promise<TestDatabase> {
  return make(new URL(server()).pathname.slice(1));
}

/** Makes a database in which nothing is. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return make('template1');
}

async function make(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await inServer(`create database ${name} template ${template}`);
  const url = new URL(server());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => inServer(`drop database if exists ${name} with (force)`) };
}

function server(): string {
  const url = process.env.QUARTERDECK_TEST_DATABASE;
  if (!url) throw new Error('There is no test database: this test needs the global set-up of jest.config.js');
  return url;
}

/** From a database of its own: the template must have no other connections while it is copied. */
async function inServer(statement: string): Promise<void> {
  const url = new URL(server());
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
