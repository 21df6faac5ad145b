import pg from 'pg';

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
