import type { Json } from '../json.ts';

export interface PictureRows {
  /**
   * Keeps what a picture shows, and names it: nobody can guess the name, and what it names never changes. What is shown
   * already, to the letter, keeps its name.
   */
  keep(programme: string, data: Json): Promise<string>;
  /** Undefined: there is none, or none any more: it goes two years after it was last shown anew. */
  get(id: string): Promise<Json | undefined>;
}
