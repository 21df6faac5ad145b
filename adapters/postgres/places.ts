/** Milliseconds for which a place is kept that nobody took: what it was for may be late, or not to be sent after all. */
const kept = 60;
/** Milliseconds between two messages of a process at most, however far apart their places are. */
const farthest = 200;
/** What is late goes so much closer together than its places are: it catches up, but slowly, as other replicas do not know of it. */
const closer = 0.9;

export interface Place {
  /** When it is, in milliseconds of this process's clock. */
  readonly at: number;
  /** Milliseconds that whoever has it keeps from whatever went before it. */
  readonly apart: number;
}

/** The places in the order of each tenant that this process holds. */
export interface Places {
  add(tenant: string, at: number): void;
  /** Undefined: there is none. */
  first(tenant: string): Place | undefined;
  /** Takes the first, if it is not after `until`; whether there was one. */
  take(tenant: string, until: number): boolean;
  /** Milliseconds until the next may go, which keeps so many from whatever went before it. */
  until(tenant: string, apart: number): number;
  /** Notes that one goes now. */
  went(tenant: string): void;
}

/**
 * Places belong to no message: a reply goes at once in the place that is next, and the bulk that waited for it goes in the
 * one after, so that however replies and bulk come together, no more leave than there are places.
 */
export function places(now: () => number): Places {
  const held = new Map<string, readonly number[]>();
  const taken = new Map<string, number>();
  const last = new Map<string, number>();
  const never = Number.NEGATIVE_INFINITY;
  const still = (tenant: string) => (held.get(tenant) ?? []).filter((at) => at > now() - kept);
  return {
    add(tenant, at) {
      const all = [...still(tenant), at];
      held.set(
        tenant,
        all.sort((a, b) => a - b),
      );
    },
    first(tenant) {
      const [at] = still(tenant);
      if (at === undefined) return undefined;
      return { at, apart: Math.min(Math.max(at - (taken.get(tenant) ?? never), 0) * closer, farthest) };
    },
    take(tenant, until) {
      const [at, ...others] = still(tenant);
      if (at === undefined || at > until) return false;
      held.set(tenant, others);
      taken.set(tenant, Math.max(taken.get(tenant) ?? never, at));
      return true;
    },
    until: (tenant, apart) => (last.get(tenant) ?? never) + apart - now(),
    went: (tenant) => void last.set(tenant, now()),
  };
}
