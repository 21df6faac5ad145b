import type { Settled, Turn, World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import type { Routed } from './find-route.ts';
import { leaseSeconds, type Ready } from './prepare.ts';

/** Seconds before its turn at which bulk is composed: longer than that takes, and no longer than it stays true. */
const ahead = 0.15;

/**
 * Bulk waits here until its turn in the budget of its platform is near, before it is composed: so what it says is true
 * when it goes, and if this process dies meanwhile, nothing was sent. Undefined: it needs no turn. What people wait for has
 * none: it goes at once.
 */
export async function awaitTurn(
  { store, budgets }: World,
  delivery: Delivery,
  { adapter: { allowance }, to }: Routed,
): Promise<Turn | Settled | undefined> {
  if (!budgets || !allowance || delivery.urgent) return undefined;
  const toll = allowance.toll(to, delivery.body);
  const turn = await budgets.turn(allowance, toll);
  if (turn === 'full') return { ...back, reason: 'waits for its turn', full: toll.tenant };
  if ('after' in turn) return { ...back, reason: 'waits for its turn', retryInSeconds: turn.after };
  // The lease is kept while it waits; that it was lost is found out by `prepare`.
  for (let left = turn.in - ahead; left > 0; left -= leaseSeconds / 3) {
    if (!(await budgets.wait(Math.min(left, leaseSeconds / 3)))) return { ...back, reason: 'Quarterdeck was stopping' };
    if (left > leaseSeconds / 3) await store.transaction((tx) => tx.deliveries.hold(delivery, leaseSeconds));
  }
  return turn;
}

const back = { status: 'pending', retryInSeconds: 0, burned: false } as const;

/**
 * Right before the POST: bulk goes at its turn, neither earlier nor close upon another; what has none goes now. Undefined:
 * it may go.
 */
export async function atItsTurn(
  { budgets }: World,
  { route: { adapter, to }, post }: Ready,
  turn: Turn | undefined,
): Promise<Settled | undefined> {
  const { allowance } = adapter;
  if (!budgets || !allowance || (await budgets.go(allowance, allowance.toll(to, post.body), turn))) return undefined;
  return { ...back, reason: 'waits for its turn' };
}

/** That the platform asked to wait, for others who write there. */
export async function noteWait(
  { budgets }: World,
  { route: { adapter, to }, post }: Ready,
  seconds: number,
): Promise<void> {
  const { allowance } = adapter;
  if (budgets && allowance) await budgets.askedToWait(allowance, allowance.toll(to, post.body), seconds);
}
