import type { Json } from '../json.ts';

/** What a director is told of a workstream, once for all whom it reaches. */
export interface Surprise {
  readonly id: bigint;
  readonly workstream: string;
  /** As surprise/told.ts reads it. */
  readonly told: Json;
  readonly at: Date;
}

/** A word to a director that was not sent yet, as a digest waits for it. */
export interface Untold {
  readonly person: string;
  /** When it may go. */
  readonly dueAt: Date;
  /** Why it was put off. */
  readonly reason?: string;
}

export interface SurpriseRows {
  add(surprise: Pick<Surprise, 'workstream' | 'told'>): Promise<bigint>;
  /** In the order in which they came; one query. */
  many(ids: readonly bigint[]): Promise<readonly Surprise[]>;
  /** What is still to be told about these workstreams, by itself or in the message of another (key `surprise/<id>/<told.to>`); one query. */
  untold(workstreams: readonly string[]): Promise<readonly Untold[]>;
  /** What people were told about a workstream since then, each to whom it was sent, in the order in which it came; one query. */
  toldSince(workstream: string, since: Date): Promise<readonly (Surprise & { readonly person: string })[]>;
}

/** A director's own line beside an answer. */
export interface DirectorLine {
  readonly workstream: string;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

export interface DirectorLineRows {
  add(line: Omit<DirectorLine, 'at'>): Promise<void>;
  /** The newest of each of these workstreams; one query. */
  newest(workstreams: readonly string[]): Promise<readonly DirectorLine[]>;
}
