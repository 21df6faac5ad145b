import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, QueryConfig } from 'pg';
import type { Allowance, Budgets, Log, Toll, Turn } from '#core/ports';
import { countStatement, patience, pauseStatement, turnStatement, used } from './budget-statements.ts';
import { places } from './places.ts';

/**
 * The budgets, in the one place that all replicas share (docs/decisions/0019-budgets.md). Each tenant and each
 * conversation has a row that says when it is free again: a turn is taken by putting that off, in one statement of its own.
 */
export interface SharedBudgets extends Budgets {
  /** Tenants for which so many of this process wait that no more of them are to be taken (jobs.ts). */
  full(): string[];
  /** From now on nobody waits: all are told to give up. */
  stop(): void;
}

/** Machine time in this process, which tests replace. */
export interface Pace {
  /** Milliseconds since any instant. */
  now(): number;
  /** Resolves after so many milliseconds, or when told to give up. */
  rest(ms: number, signal: AbortSignal): Promise<unknown>;
}

/** So many of one process may wait for one tenant, if that takes more than some seconds; the others go past them. */
const mostWaiting = 12;
const longWait = 2;
/** Milliseconds between two notes of what went without a turn. */
const noteEvery = 250;
/** Milliseconds. A reply takes the place of bulk that would go so soon; what is later is counted instead. */
const near = 500;

/** Milliseconds that a message waits which is composed already: its lease goes on meanwhile. */
const soon = 20_000;

/** A turn as this process keeps it. */
interface Kept extends Turn {
  /** When its conversation is free, by the clock of this process. */
  readonly free: number;
  readonly requests: number;
}

export function budgets(pool: Pick<Pool, 'query'>, log: Log, { now, rest }: Pace = real): SharedBudgets {
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal); // as many as wait
  const held = places(now);
  const lines = new Map<string, Promise<boolean>>();
  const waiting = new Map<string, { readonly until: number }[]>();
  const counted = new Map<string, { readonly tenant: string; seconds: number }>();
  let noting = false;

  const query = async <T>(statement: QueryConfig): Promise<T | undefined> => {
    try {
      return (await pool.query(statement)).rows[0] as T | undefined;
    } catch (error) {
      // A budget is no reason to lose or to repeat a message: without one it goes, and the platform may ask to wait.
      log.warn({ error: String(error) }, 'the budget of a platform could not be read or written');
      return undefined;
    }
  };

  const waitersOf = (tenant: string) => {
    const still = (waiting.get(tenant) ?? []).filter(({ until }) => until > now());
    waiting.set(tenant, still);
    return still;
  };
  const isFull = (tenant: string) => {
    const waiters = waitersOf(tenant);
    const last = Math.max(...waiters.map(({ until }) => until));
    return waiters.length >= mostWaiting && last > now() + longWait * 1000;
  };

  const note = async () => {
    await rest(noteEvery, stopped.signal);
    const all = [...counted].map(([scope, { tenant, seconds }]) => ({ scope, tenant, seconds }));
    counted.clear();
    noting = false;
    await query(countStatement(all));
  };
  const add = (scope: string, tenant: string, seconds: number) => {
    const before = counted.get(scope)?.seconds ?? 0;
    counted.set(scope, { tenant, seconds: before + seconds });
  };

  const count = (allowance: Allowance, toll: Toll, requests: number) => {
    if (requests > 0) add(toll.tenant, toll.tenant, requests / (allowance.tenant.perSecond * used));
    add(toll.conversation, toll.tenant, 1 / allowance.conversation.perSecond);
    if (!noting) void note();
    noting = true;
  };
  const take = async (allowance: Allowance, toll: Toll) => {
    const taken = await query<{ in: number; tenantIn: number; taken: boolean }>(turnStatement(allowance, toll));
    return taken ?? { in: 0, tenantIn: 0, taken: true };
  };

  /** One after the other, each in the first place that is left, as replies may go meanwhile; the last may need another one. */
  const inLine = async (before: Promise<boolean> | undefined, allowance: Allowance, toll: Toll): Promise<boolean> => {
    await before;
    const { tenant } = toll;
    const gap = 900 / (allowance.tenant.perSecond * used);
    for (;;) {
      const place = held.first(tenant);
      if (!place) {
        const { tenantIn } = await take(allowance, { ...toll, requests: 1 });
        held.add(tenant, now() + tenantIn * 1000);
        continue;
      }
      if (place.at > now() + soon) return false;
      const wait = Math.max(place.at - now(), held.until(tenant, Math.max(gap, place.apart)));
      if (wait <= 0 || stopped.signal.aborted) {
        held.take(tenant, now());
        held.went(tenant);
        return true;
      }
      await rest(wait, stopped.signal);
    }
  };

  return {
    async turn(allowance, toll): Promise<Kept | { readonly after: number } | 'full'> {
      const { tenant, requests } = toll;
      if (isFull(tenant)) return 'full';
      const turn = await take(allowance, toll);
      if (!turn.taken) return { after: turn.in - patience / 2 };
      if (turn.in > 0) waitersOf(tenant).push({ until: now() + turn.in * 1000 });
      held.add(tenant, now() + turn.tenantIn * 1000);
      return { in: Math.max(0, turn.in), free: now() + turn.in * 1000, requests };
    },
    async wait(seconds) {
      await rest(seconds * 1000, stopped.signal);
      return !stopped.signal.aborted;
    },
    async go(allowance, toll, turn: Kept | undefined) {
      const { tenant, requests } = toll;
      if (!turn) {
        const isInPlace = held.take(tenant, now() + near);
        held.went(tenant);
        count(allowance, toll, isInPlace ? requests - 1 : requests);
        return true;
      }
      if (turn.free > now() + soon) return false;
      if (requests > turn.requests) count(allowance, toll, requests - turn.requests);
      if (turn.free > now()) await rest(turn.free - now(), stopped.signal);
      const mine = inLine(lines.get(tenant), allowance, toll);
      lines.set(tenant, mine);
      return mine;
    },
    async askedToWait(allowance, toll, seconds) {
      await query(pauseStatement(allowance, toll, seconds));
    },
    full: () => [...waiting.keys()].filter(isFull),
    stop: () => stopped.abort(),
  };
}

const real: Pace = {
  now: () => performance.now(),
  rest: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined),
};
