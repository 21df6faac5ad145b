import { Prisma } from '../generated/client.ts';

/** One open transaction; the client itself, of which `unawaited` would lose what fails, is none. */
export type Database = Prisma.TransactionClient & { readonly $disconnect?: never };

/** The same or the client itself: for what is read and needs no transaction. */
export type Reading = Prisma.TransactionClient;

type Optional<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];
type Present<T> = { readonly [K in Exclude<keyof T, Optional<T>>]: T[K] } & {
  readonly [K in Optional<T>]?: NonNullable<T[K]>;
};

/** A row as the core reads it: what is NULL is absent. */
export function present<T extends object>(row: T): Present<T> {
  const own: Record<string, unknown> = {};
  for (const name in row) if (row[name] !== null) own[name] = row[name];
  return own as Present<T>;
}

/** Of these alone, where they are told. */
export const among = (column: Prisma.Sql, only: readonly string[] | undefined): Prisma.Sql =>
  only === undefined ? Prisma.empty : Prisma.sql`AND ${column} = ANY(${only}::text[])`;

/** A value as a parameter to be cast to jsonb; absent is NULL. */
export const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/**
 * A statement of which nothing is read: it is sent, and what comes next need not wait for it. Should it fail, so does
 * its transaction.
 */
export function unawaited(statement: Promise<unknown>): void {
  statement.catch(() => undefined);
}
