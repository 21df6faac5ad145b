import pg from 'pg';

type Query = (this: unknown, ...given: readonly unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const { query } = prototype;

/** What the database is asked while `work` runs, by whichever way; nothing else may run meanwhile. */
export async function statementsOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly statements: readonly string[] }> {
  const statements: string[] = [];
  prototype.query = function (...given) {
    const [first] = given as [string | { readonly text?: string }];
    statements.push(typeof first === 'string' ? first : (first.text ?? ''));
    return query.apply(this, [...given]);
  };
  try {
    return { value: await work(), statements };
  } finally {
    prototype.query = query;
  }
}
