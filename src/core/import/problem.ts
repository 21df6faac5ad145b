/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong there and what was expected, in one line. */
export interface Problem extends Place {
  readonly message: string;
}

/** The way to a value in a document: `['programmes', 0, 'rounds', 'due']`. */
export type Path = readonly (string | number)[];

/**
 * Where something stands in the file: the value at a path, or its name (`key`). For a path that is not there: the
 * innermost thing on the way that is, which is what it is missing from.
 */
export type Locate = (path: Path, at?: 'key' | 'value') => Place;

/** A file as it was read. */
export interface Reading {
  /** Plain maps, lists, texts, numbers and truth values; undefined: it could not be read, or is empty. */
  readonly document: unknown;
  readonly locate: Locate;
  /** Names that stand without a value, and so count as absent. */
  readonly empty: readonly Path[];
  /** What was wrong with the notation itself. */
  readonly problems: readonly Problem[];
}

/** How the text of a programme file is read; the notation is an adapter's. */
export type Read = (text: string) => Reading;

/** `programme.yaml:14:20: "purple" is not a rating; expected green, amber or red`. */
export const problemLine = (file: string, { line, column, message }: Problem): string =>
  `${file}:${line}:${column}: ${message}`;

/** In the file's order, the same thing once. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const once = new Map(problems.map((problem) => [problemLine('', problem), problem]));
  return [...once.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}
