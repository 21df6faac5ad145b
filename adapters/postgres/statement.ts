import pg from 'pg';
import { Prisma } from './generated/client.ts';

/** How statements go to PostgreSQL directly, and how what they return is read. */

/** As Prisma reads them: identities are bigint. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * A statement's name lets the server keep its plan, on each connection: planning costs more than carrying out (measured).
 * When a newer version changes a table, kept plans of statements that return whole rows are refused; then all are named
 * anew. Statements are few, except those that an import puts together: beyond the bound they go without.
 */
const names = new Map<string, string>();
const mostNames = 200;
let named = 0;

export function nameOf(text: string): { readonly name?: string } {
  const known = names.get(text);
  if (known !== undefined) return { name: known };
  if (names.size === mostNames) return {};
  named += 1;
  const name = `q${named}`;
  names.set(text, name);
  return { name };
}

/** "cached plan must not change result type": refused before anything was done, so the transaction may run again. */
export const planRefused = '0A000';

/** Names all statements anew, if a kept plan is why one failed. */
export function forgetRefused(fault: unknown): void {
  if (fault instanceof pg.DatabaseError && fault.code === planRefused) names.clear();
}

/** A statement whose text is known already. */
class Kept extends Prisma.Sql {
  readonly #text: string;
  constructor(strings: readonly string[], values: readonly unknown[], text: string) {
    super(strings, values);
    this.#text = text;
  }
  override get text(): string {
    return this.#text;
  }
}

/**
 * A statement of several parts whose text is the same whatever its values are: put together once, as that takes as long
 * as all else that asking it takes here. `compose` only places its values, and looks at none of them.
 */
export function kept<V extends readonly unknown[]>(
  compose: (...values: V) => Prisma.Sql,
): (...values: V) => Prisma.Sql {
  let once: { readonly sql: Prisma.Sql; readonly text: string; readonly places: readonly number[] } | undefined;
  return (...values) => {
    if (!once) {
      const marks = values.map((_, place) => ({ place }));
      const sql = compose(...(marks as unknown as V));
      once = { sql, text: sql.text, places: sql.values.map((value) => marks.indexOf(value as (typeof marks)[number])) };
    }
    const { sql, text, places } = once;
    return new Kept(
      sql.strings,
      places.map((place, at) => (place < 0 ? sql.values[at] : values[place])),
      text,
    );
  };
}

const texts = new WeakMap<readonly string[], string>();

/** The text and the values of what was written as a template; one without parts keeps its text. */
export function readRaw(given: Prisma.Sql | TemplateStringsArray, values: readonly unknown[]) {
  if (given instanceof Prisma.Sql) return { text: given.text, values: given.values };
  if (values.some((value) => value instanceof Prisma.Sql)) {
    const sql = Prisma.sql(given, ...values);
    return { text: sql.text, values: sql.values };
  }
  const known = texts.get(given);
  if (known !== undefined) return { text: known, values: [...values] };
  const { text } = Prisma.sql(given, ...values);
  texts.set(given, text);
  return { text, values: [...values] };
}
