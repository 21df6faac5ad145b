import { Prisma } from '../generated/client.ts';

/**
 * Jobs for lanes, written by SQL in the transaction of what they are for, so that both are stored or neither
 * (https://worker.graphile.org/docs/sql-add-job). A job only says "look into this lane": one too many finds nothing to
 * do, and one that is lost is added again by the sweep. So they are few, and the deliveries are the truth.
 */

/** A job that keeps failing is left; while its lane has something to do, the sweep adds it again each minute. */
const mostAttempts = 5;

/** Replies have workers of their own (jobs.ts), so that they never wait for one that waits for a budget. */
const spec = (
  lane: Prisma.Sql,
  key: Prisma.Sql,
  urgent: Prisma.Sql,
  at: Prisma.Sql,
  flags = Prisma.sql`NULL`,
): Prisma.Sql => Prisma.sql`
  ROW(CASE WHEN ${urgent} THEN 'reply' ELSE 'lane' END, json_build_object('lane', ${lane}), NULL, ${at},
      ${mostAttempts}::smallint, ${key}, CASE WHEN ${urgent} THEN -10 ELSE 10 END, ${flags})::graphile_worker.job_spec`;

/** A job for a lane, at once. Replies to people have theirs, which goes before bulk and is not put back by it. */
export const laneJob = (lane: Prisma.Sql, urgent: Prisma.Sql): Prisma.Sql =>
  spec(lane, Prisma.sql`CASE WHEN ${urgent} THEN 'reply:' ELSE 'lane:' END || ${lane}`, urgent, Prisma.sql`NULL`);

/**
 * The same when a delivery may be tried again, in some seconds: its own, so that nothing else takes its place. `full`: of
 * the tenant that has no room for it; it is not taken until there is (jobs.ts).
 */
export const retryJob = (delivery: Prisma.Sql, seconds: Prisma.Sql, full: Prisma.Sql): Prisma.Sql =>
  spec(
    Prisma.sql`${delivery}.lane`,
    Prisma.sql`'retry:' || ${delivery}.id`,
    Prisma.sql`${delivery}.urgent`,
    Prisma.sql`clock_timestamp() + make_interval(secs => ${seconds})`,
    Prisma.sql`CASE WHEN ${full} IS NOT NULL THEN ARRAY[${full}] END`,
  );

/** Adds the jobs that `specs` (a query of one column) yields; a scalar, which must be selected to happen. */
export const addJobs = (specs: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int
     FROM (SELECT array_agg(spec) AS specs FROM (${specs}) AS each(spec) HAVING count(*) > 0) AS given,
          LATERAL graphile_worker.add_jobs(given.specs) AS job)`;
