import type { ActionSaid } from '../interview/stored/measures.ts';
import type { Json } from '../json.ts';
import type { Action } from '../programme/nouns.ts';

/** What somebody said of an action by its word, and not in the answer of a workstream. */
export interface ActionChange {
  readonly id: bigint;
  /** The action's id. */
  readonly action: string;
  readonly said: ActionSaid;
  /** The fields that this changed, as they stood; `null`: there was none. */
  readonly before: { readonly [field: string]: Json };
  readonly by: string;
  readonly at: Date;
}

export interface ActionRows {
  /** Of these programmes, done ones too, in the file's order; one query. */
  ofProgrammes(programmes: readonly string[]): Promise<readonly Action[]>;
  /** Those of one person that are not done, in all programmes, the first due first; one query. */
  openOf(owner: string): Promise<readonly Action[]>;
  /**
   * Those of these programmes that are not done and that no answer asks about, since their owners lead no active
   * workstream there; one query.
   */
  askedApart(programmes: readonly string[]): Promise<readonly (Action & { readonly owner: string })[]>;
  /** Whoever else says something of it waits until the transaction ends. */
  lock(id: string): Promise<Action | undefined>;
  note(change: Omit<ActionChange, 'id' | 'at'>): Promise<void>;
  /** The newest of each of these actions that was not taken back; one query. */
  lastSaid(actions: readonly string[]): Promise<readonly ActionChange[]>;
  takeBack(id: bigint): Promise<void>;
}
