import type { Rating } from '../programme/rag.ts';

/** How a programme stands as a whole in somebody's judgement: shown beside the worst and the counts, never instead. */
export interface OverallRating {
  readonly programme: string;
  readonly rating: Rating;
  readonly reason: string;
  /** Key of the person who set it. */
  readonly by: string;
  readonly at: Date;
}

export interface OverallRows {
  /** A new row each time: what was said before stays. */
  set(said: Omit<OverallRating, 'at'>): Promise<void>;
  /** From now on what the workstreams add up to stands alone. */
  clear(programme: string, by: string): Promise<void>;
  /** What stands; undefined: nobody set one, or it was taken back. */
  of(programme: string): Promise<OverallRating | undefined>;
}
