import type { QueryConfig } from 'pg';
import type { Allowance, Toll } from '#core/ports';

/** What the budgets ask and write: a row of `send_budget` for each tenant and each conversation (budgets.ts). */

/** Of the published rate, this much is used: requests do not arrive as evenly as they leave. */
export const used = 0.965;
/** Seconds. Longer than all that wait in all replicas take at one message a second; what would wait longer comes again. */
export const patience = 120;
/** Seconds that replies put bulk off at most: however many they are, it goes on. */
const mostDebt = 10;
/**
 * Seconds within which other conversations that were asked to wait show that it is the tenant that is too fast: one; where
 * the limit is published and kept to, so many, since at its edge single ones are refused.
 */
const together = 60;
const togetherPublished = 5;
const mostPublished = 8;
/** Seconds in which a tenant that was slowed down is back at its full rate. */
const recovery = 300;

/**
 * The tenant's row is always locked before those of its conversations, whose names begin with its own. A conversation that
 * is not free yet keeps nobody else of its tenant waiting.
 */
export const turnStatement = (allowance: Allowance, { tenant, conversation, requests }: Toll): QueryConfig => ({
  name: 'budget turn',
  text: `
    WITH time AS MATERIALIZED (SELECT machine_time() AS now),
         held AS MATERIALIZED (SELECT * FROM send_budget WHERE scope IN ($1, $2) ORDER BY scope FOR UPDATE),
         pace AS (SELECT coalesce(min(least($4::float, rate + $4::float * extract(epoch FROM time.now - "slowedAt") / ${recovery})), $4::float) AS rate
                    FROM time LEFT JOIN held ON scope = $1),
         tenant AS (SELECT time.now, greatest(time.now, max("freeAt"), max("pausedUntil")) AS at
                      FROM time LEFT JOIN held ON scope = $1 GROUP BY time.now),
         turn AS (SELECT tenant.now, tenant.at AS tenant, greatest(tenant.at, max("freeAt"), max("pausedUntil")) AS at
                    FROM tenant LEFT JOIN held ON scope = $2 GROUP BY tenant.now, tenant.at),
         taken AS (
           INSERT INTO send_budget (scope, tenant, "freeAt")
           SELECT scope, $1, begins + make_interval(secs => cost)
             FROM turn, pace, LATERAL (VALUES ($1, turn.tenant, $3::float / pace.rate), ($2, turn.at, 1 / $5::float)) AS each(scope, begins, cost)
            WHERE turn.at <= turn.now + interval '${patience} seconds'
            ORDER BY scope
           ON CONFLICT (scope) DO UPDATE SET "freeAt" = excluded."freeAt"
           RETURNING 1)
    SELECT extract(epoch FROM at - now)::float AS in, extract(epoch FROM tenant - now)::float AS "tenantIn",
           EXISTS (SELECT FROM taken) AS taken
      FROM turn`,
  values: [tenant, conversation, requests, allowance.tenant.perSecond * used, allowance.conversation.perSecond],
});

export const countStatement = (all: readonly { scope: string; tenant: string; seconds: number }[]): QueryConfig => ({
  name: 'budget count',
  text: `
    WITH time AS MATERIALIZED (SELECT machine_time() AS now)
    INSERT INTO send_budget (scope, tenant, "freeAt")
    SELECT g.scope, g.tenant, time.now + make_interval(secs => g.seconds)
      FROM time, jsonb_to_recordset($1::jsonb) AS g(scope text, tenant text, seconds float) ORDER BY g.scope
    ON CONFLICT (scope) DO UPDATE SET "freeAt" = greatest(
      send_budget."freeAt",
      least(greatest(send_budget."freeAt", machine_time()) + (excluded."freeAt" - machine_time()),
            machine_time() + interval '${mostDebt} seconds'))`,
  values: [JSON.stringify(all)],
});

/** A conversation that is asked to wait waits alone; when others of its tenant were asked just before, all of them wait. */
export const pauseStatement = (allowance: Allowance, { tenant, conversation }: Toll, seconds: number): QueryConfig => ({
  name: 'budget pause',
  text: `
    WITH time AS MATERIALIZED (SELECT machine_time() AS now),
         everybody AS (SELECT count(*) >= CASE WHEN $4::float IS NULL THEN ${mostPublished} ELSE 1 END AS waits
                         FROM send_budget b, time
                        WHERE b.tenant = $1 AND b.scope NOT IN ($1, $2)
                          AND b."askedAt" > time.now - make_interval(secs => CASE WHEN $4::float IS NULL THEN ${togetherPublished} ELSE ${together} END))
    INSERT INTO send_budget (scope, tenant, "freeAt", "pausedUntil", "askedAt", rate, "slowedAt")
    SELECT each.scope, $1, time.now, time.now + make_interval(secs => $3::float), time.now,
           CASE WHEN each.scope = $1 AND $4::float IS NOT NULL THEN greatest($4::float, $5::float / 2) END,
           CASE WHEN each.scope = $1 AND $4::float IS NOT NULL THEN time.now END
      FROM time, everybody, (VALUES ($1), ($2)) AS each(scope)
     WHERE each.scope = $2 OR everybody.waits
     ORDER BY each.scope
    ON CONFLICT (scope) DO UPDATE
       SET "pausedUntil" = greatest(send_budget."pausedUntil", excluded."pausedUntil"), "askedAt" = excluded."askedAt",
           rate = CASE WHEN excluded."slowedAt" IS NULL THEN NULL
                       WHEN send_budget."slowedAt" > excluded."slowedAt" - interval '5 seconds' THEN send_budget.rate
                       ELSE greatest($4::float, least($5::float, coalesce(send_budget.rate + $5::float * extract(epoch FROM
                              excluded."slowedAt" - send_budget."slowedAt") / ${recovery}, $5::float)) / 2) END,
           "slowedAt" = CASE WHEN send_budget."slowedAt" > excluded."slowedAt" - interval '5 seconds'
                             THEN send_budget."slowedAt" ELSE excluded."slowedAt" END`,
  values: [
    tenant,
    conversation,
    seconds + Math.random() * Math.max(1, seconds / 4),
    allowance.tenant.atLeast ?? null,
    allowance.tenant.perSecond * used,
  ],
});
