/** What a platform has asked to wait for, conversation by conversation, and who did not. All in seconds of machine time. */
export interface Pauses {
  /** A message to this place with this key was asked to wait, by a Retry-After of whatever form. */
  note(place: string, key: string, retryAfter: string | undefined): void;
  /** A message to this place came at this time. */
  check(place: string, key: string, came: number): void;
  /** These may never have learnt that they were to wait. */
  forget(keys: readonly string[]): void;
  /** What came too early, in words. */
  readonly early: readonly string[];
}

/** Clocks of the database and of this process are read at different moments, and times are kept in milliseconds. */
const tolerance = 0.05;
/** Nobody is silent for longer, whatever they were asked: a broken header would silence a channel for ever. */
const longest = 3_600;

export function pauses(now: () => number): Pauses {
  let asked: readonly { readonly place: string; readonly key: string; readonly until: number }[] = [];
  const early: string[] = [];
  return {
    early,
    note(place, key, retryAfter) {
      asked = [...asked.filter(({ until }) => until > now()), { place, key, until: now() + secondsIn(retryAfter) }];
    },
    check(place, key, came) {
      for (const each of asked)
        if (each.place === place && came < each.until - tolerance)
          early.push(`${key}: sent ${(each.until - came).toFixed(2)} s before ${each.key} was to be sent again`);
    },
    forget(keys) {
      asked = asked.filter(({ key }) => !keys.includes(key));
    },
  };
}

/** What any reader of it must wait; a header that says nothing asks for nothing in particular. */
function secondsIn(retryAfter = ''): number {
  const seconds = /^\d+(\.\d+)?$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longest) : 0;
}
