import { slug } from '../programme/naming.ts';
import type { DecisionNeeded } from './stored.ts';

/**
 * Each decision under the key that what is asked about it begins with, `decision/<its words>`: it is the same decision as
 * long as its words are, wherever it stands among the others.
 */
export function eachDecision(needed: readonly DecisionNeeded[]): ReadonlyMap<string, DecisionNeeded> {
  const all = new Map<string, DecisionNeeded>();
  for (const decision of needed) {
    const words = `decision/${slug(decision.text)}`;
    let key = words;
    for (let number = 2; all.has(key); number += 1) key = `${words}-${number}`;
    all.set(key, decision);
  }
  return all;
}
