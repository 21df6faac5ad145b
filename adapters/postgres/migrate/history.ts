import type pg from 'pg';
import type { Migration } from './list.ts';

/** What a database has had of the migrations. */
export interface History {
  /** Those that it has not had, oldest first. */
  readonly missing: readonly string[];
  /** Those that were begun and not finished: the process died, or the script was refused. Nothing of them was done. */
  readonly unfinished: readonly string[];
  /** Those that it has had and that are not known here: a newer version of Quarterdeck has been at work. */
  readonly unknown: readonly string[];
  /** Those whose script was another one when it was applied. */
  readonly edited: readonly string[];
}

interface Note {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** Compares the notes that Prisma keeps in the database with the migrations. One query; two on an empty database. */
export async function historyOf(client: pg.Client, migrations: readonly Migration[]): Promise<History> {
  const notes = await readNotes(client);
  const finished = new Map(notes.filter((note) => note.finished).map((note) => [note.migration_name, note.checksum]));
  const known = new Set(migrations.map(({ name }) => name));
  return {
    missing: migrations.map(({ name }) => name).filter((name) => !finished.has(name)),
    unfinished: notes.filter((note) => !note.finished).map((note) => note.migration_name),
    unknown: [...finished.keys()].filter((name) => !known.has(name)),
    edited: migrations
      .filter(({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum)
      .map(({ name }) => name),
  };
}

async function readNotes(client: pg.Client): Promise<readonly Note[]> {
  const table = await client.query("select to_regclass('_prisma_migrations') is not null as there");
  if (!(table.rows[0] as { there: boolean }).there) return [];
  const notes = await client.query(
    `select migration_name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return notes.rows as Note[];
}
