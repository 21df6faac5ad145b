import type { Fresh } from './fresh.ts';

/** A point in a transaction at which a test holds it. */
export function gate() {
  let reached!: () => void;
  let open!: () => void;
  const reach = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { reached, reach, open, opened };
}

/** Resolves when as many sessions of this database wait for a lock that another holds. */
export async function blocked({ pool }: Fresh, sessions = 1): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows[0].waiting >= sessions) return;
  }
}
