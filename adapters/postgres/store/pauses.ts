import type { Toll } from '#core/ports';
import type { Database } from './database.ts';

/** Seconds for which the tenant or the conversation asked to wait; ../budgets.ts notes it. */
export async function pausedFor(db: Database, { tenant, conversation }: Toll): Promise<number> {
  const [row] = await db.$queryRaw<{ seconds: number | null }[]>`
    SELECT extract(epoch FROM max("pausedUntil") - machine_time())::float AS seconds
      FROM send_budget WHERE scope IN (${tenant}, ${conversation})`;
  return Math.max(0, row?.seconds ?? 0);
}

/** Rows that are an hour past mean nothing any more. */
export async function forgetPast(db: Database): Promise<void> {
  await db.$executeRaw`
    DELETE FROM send_budget
     WHERE greatest("freeAt", "pausedUntil", "slowedAt") < machine_time() - interval '1 hour'`;
}
