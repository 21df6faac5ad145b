import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A message as it stands before its readers. */
export interface Seen {
  readonly platform: 'slack' | 'teams';
  /** The channel or the direct conversation. */
  readonly place: string;
  /** The platform's id of it. */
  readonly id: string;
  /** The delivery's key, which the message carries unseen. */
  readonly key: string;
  readonly text: string;
}

/**
 * What readers see, in a file that is written before anybody is answered: what stands in it was seen, whatever became of
 * the process that had sent it.
 */
export interface ReaderRecord {
  accept(message: Seen): void;
  edit(place: string, id: string, text: string): boolean;
  remove(place: string, id: string): boolean;
  /** What stands there, oldest first. */
  standing(): readonly Seen[];
  at(place: string): readonly Seen[];
  close(): void;
}

type Line = Seen | { readonly place: string; readonly id: string; readonly edited: string | null };

export function readerRecord(): ReaderRecord {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-readers-'));
  const file = join(folder, 'seen.jsonl');
  /** The same as the file, by place. */
  const places = new Map<string, Seen[]>();
  const write = (line: Line) => {
    appendFileSync(file, `${JSON.stringify(line)}\n`);
    perform(places, line);
  };
  const has = (place: string, id: string) => places.get(place)?.some((each) => each.id === id) ?? false;
  return {
    accept: write,
    edit(place, id, text) {
      if (!has(place, id)) return false;
      write({ place, id, edited: text });
      return true;
    },
    remove(place, id) {
      if (!has(place, id)) return false;
      write({ place, id, edited: null });
      return true;
    },
    standing() {
      const read = new Map<string, Seen[]>();
      for (const line of readFileSync(file, { encoding: 'utf8', flag: 'a+' }).split('\n'))
        if (line) perform(read, JSON.parse(line));
      return [...read.values()].flat();
    },
    at: (place) => places.get(place) ?? [],
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function perform(places: Map<string, Seen[]>, line: Line): void {
  const there = places.get(line.place) ?? [];
  if (!('edited' in line)) places.set(line.place, [...there, line]);
  else if (line.edited === null)
    places.set(
      line.place,
      there.filter((each) => each.id !== line.id),
    );
  else
    places.set(
      line.place,
      there.map((each) => (each.id === line.id ? { ...each, text: line.edited! } : each)),
    );
}
