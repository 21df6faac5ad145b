import { capital } from '../../capital.ts';
import { ended } from '../../ended.ts';
import { type Block, heading, type Line, list } from '../../message.ts';

/** Thirty seconds on a phone: at most so many of each, and what is more is counted and one word away. */
export const most = 5;

/** How much of each there is room for: of much there is less of each, so that all of it stays one screen. */
export interface Room {
  readonly lines: number;
  /** Characters of what somebody wrote; all of it is in `status`. None: it is left to that. */
  readonly words: number;
}

export const ample: Room = { lines: most, words: 140 };
export const scarce: Room = { lines: 3, words: 0 };

/** One thing: its line, and what belongs below it. */
export type Entry = readonly [Line, ...Line[]];

interface How {
  readonly limit: number;
  /** What shows the others: `milestones`. */
  readonly word?: string;
  /** The others in one line, where none of them may be left out. */
  readonly others?: Line;
}

/** Only what is shown is put into words. */
export function section<Thing>(
  title: string,
  things: readonly Thing[],
  entry: (thing: Thing) => Entry,
  { limit, word, others }: How,
): readonly Block[] {
  if (things.length === 0) return [];
  const more = things.length - limit;
  const rest = more <= 0 ? [] : [others ?? [andMore(more, word)]];
  return [heading(title), list([...things.slice(0, limit).flatMap(entry), ...rest])];
}

/** `and 7 more; “milestones” shows them`. */
export const andMore = (count: number, word: string | undefined): string =>
  `and ${count} more${word === undefined ? '' : `; “${word}” shows ${count === 1 ? 'it' : 'them'}`}`;

/** A person's words as a sentence of its own: a capital letter and a full stop, and nothing else of them is touched. */
export function asSentence(said: string): string {
  return capital(ended(said.trim()));
}
