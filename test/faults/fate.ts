import type { Dice } from './dice.ts';

/** What befalls one request that posts. */
export type Fate =
  | { readonly accepted: true; readonly ends: 'answer' | '5xx' | 'reset' | 'hang' | 'nonsense' }
  | { readonly accepted: false; readonly ends: 'reset' | '5xx' }
  | { readonly accepted: false; readonly ends: 'wait'; readonly retryAfter?: string };

/** Chances in a hundred; the rest is answered as it should be. */
const chances: readonly (readonly [number, Fate])[] = [
  [4, { accepted: true, ends: '5xx' }],
  [4, { accepted: true, ends: 'reset' }],
  [2, { accepted: true, ends: 'hang' }],
  [2, { accepted: true, ends: 'nonsense' }],
  [3, { accepted: false, ends: 'reset' }],
  [2, { accepted: false, ends: '5xx' }],
  [10, { accepted: false, ends: 'wait' }],
];

/** Every form that a Retry-After has been seen in, and some that nobody should send. */
const retryAfters: readonly ((now: number) => string | undefined)[] = [
  () => '1',
  () => '3',
  () => '1.5',
  () => undefined,
  () => '',
  (now) => new Date(now + 2_000).toUTCString(),
  (now) => new Date(now - 60_000).toUTCString(),
  () => '-5',
  () => 'soon',
  () => '99999999999',
  () => 'Fri, 31 Dec 9999 23:59:59 GMT',
];

/** So many attempts at one message meet faults; the next is let through, so that every run comes to an end. */
const mostFaults = 3;

/** What befalls the `nth` attempt (from 1) to post the message with this key. */
export function fateOf(dice: Dice, key: string, nth: number): Fate {
  if (nth > mostFaults) return { accepted: true, ends: 'answer' };
  let left = dice.roll('fate', key, nth) * 100;
  for (const [chance, fate] of chances) {
    left -= chance;
    if (left >= 0) continue;
    if (fate.ends !== 'wait') return fate;
    const retryAfter = dice.pick(retryAfters, 'retry-after', key, nth)(Date.now());
    return { ...fate, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  return { accepted: true, ends: 'answer' };
}

/** What befalls a request that only asks: mostly nothing. */
export function fateOfAsking(dice: Dice, what: string, nth: number): Fate {
  const roll = dice.roll('asking', what, nth);
  if (nth > mostFaults || roll > 0.06) return { accepted: true, ends: 'answer' };
  if (roll < 0.02) return { accepted: false, ends: '5xx' };
  return roll < 0.04 ? { accepted: false, ends: 'reset' } : { accepted: false, ends: 'wait', retryAfter: '2' };
}
