import type { Json } from '../json.ts';

/** Every change: who, when (Tx.now), from where, before and after; in the transaction of the change. */
export interface Trail {
  add(entry: TrailEntry): Promise<void>;
  /** The same for many, in one statement. */
  addAll(entries: readonly TrailEntry[]): Promise<void>;
  list(filter: {
    readonly programme?: string;
    readonly subject?: string;
    readonly limit: number;
  }): Promise<readonly (TrailEntry & { readonly at: Date })[]>;
}

export interface TrailEntry {
  readonly programme?: string;
  /** A person's key, `quarterdeck`, or an operating-system user. */
  readonly actor: string;
  readonly via: string;
  /** `update.submitted`, `round.opened`, … */
  readonly action: string;
  readonly subject: string;
  readonly before?: Json;
  readonly after?: Json;
}
