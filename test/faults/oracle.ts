import { office } from './programme.ts';
import type { Seen } from './record.ts';
import type { Rig } from './rig.ts';
import { directOf } from './slack-wire.ts';

/** Compares what readers see with what the database says. Each complaint is a sentence with the delivery's key. */
export async function complaints({ query, platform }: Rig): Promise<readonly string[]> {
  const rows = await query<Row>(
    `SELECT key, kind, status, platform, "messageId", reason, repeated, programme,
            id::text, "settledAt" IS NOT NULL AS settled FROM delivery ORDER BY id`,
  );
  const isTold = tellsOf(await toldOf(query, platform.record.standing()));
  const seen = new Map<string, Seen[]>();
  for (const message of platform.record.standing()) seen.set(message.key, [...(seen.get(message.key) ?? []), message]);
  const known = new Set(rows.map(({ key }) => key));
  return [
    ...platform.early,
    ...[...seen.keys()]
      .filter((key) => !known.has(key))
      .map((key) => `${key}: seen, and the database knows nothing of it`),
    ...rows.flatMap((row) => {
      const why = wrong(row, seen.get(row.key) ?? [], platform.unclear.has(row.key), isTold);
      return why === undefined ? [] : [`${row.key}: ${why} (${row.status}, ${row.reason ?? 'no reason'})`];
    }),
  ];
}

interface Row {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly status: string;
  readonly platform: string | null;
  readonly messageId: string | null;
  readonly reason: string | null;
  readonly repeated: boolean;
  readonly programme: string | null;
  readonly settled: boolean;
}

/** A message that the office read about what did not go. */
interface Told {
  readonly text: string;
  /** Of what it was to tell: it names twenty, and the word that lists the others. */
  readonly keys: readonly string[];
}

async function toldOf(query: Rig['query'], standing: readonly Seen[]): Promise<readonly Told[]> {
  const rows = await query<{ key: string; keys: readonly string[] }>(
    `SELECT key, about->'keys' AS keys FROM delivery WHERE kind = 'trouble'`,
  );
  const keysOf = new Map(rows.map(({ key, keys }) => [key, keys]));
  return standing
    .filter(({ place }) => place === directOf(office))
    .map(({ key, text }) => ({ text, keys: keysOf.get(key) ?? [] }));
}

/** Whether the office has read of it: by what stands before them, not by what was noted. */
const tellsOf =
  (read: readonly Told[]) =>
  ({ id, key }: Row): boolean =>
    read.some(
      ({ text, keys }) =>
        new RegExp(`Number ${id},|Not sent: numbers? ([0-9]+, |[0-9]+ and )*${id}\\b`).test(text) ||
        (keys.includes(key) && text.includes('“deliveries failed” lists them')),
    );

/** What is wrong with one delivery, if anything is. */
function wrong(row: Row, seen: readonly Seen[], unclear: boolean, isTold: (row: Row) => boolean): string | undefined {
  const untold =
    row.programme !== null && !isTold(row) ? 'it did not go, and the office has read nothing of it' : undefined;
  const { status, platform } = row;
  if (!row.settled) return 'nothing is decided about it';
  if (seen.length > 1 && !isAllowedRepeat(row, seen, unclear)) return `seen ${seen.length} times`;
  switch (status) {
    case 'sent':
      if (seen.length === 0) return 'lost: said to be sent, and nobody sees it';
      if (row.messageId !== 'seen by the office' && !seen.some(({ id }) => id === row.messageId))
        return `sent as ${row.messageId}, seen as ${seen.map(({ id }) => id)}`;
      return undefined;
    case 'cancelled':
      return seen.length > 0 ? 'cancelled, and it was seen' : undefined;
    case 'refused':
      if (seen.length > 0 && platform === 'slack') return 'refused, and it was seen';
      return untold;
    case 'unknown':
      if (platform === 'slack') return 'Slack can be read, and its fate was left open';
      return untold;
    default:
      return 'it stopped half-way';
  }
}

/** Where nothing can be read: a prompt, once more, saying so, after an attempt of which nobody could know. */
function isAllowedRepeat({ platform, kind, repeated }: Row, seen: readonly Seen[], unclear: boolean): boolean {
  return (
    platform === 'teams' &&
    kind !== 'digest' &&
    repeated &&
    unclear &&
    seen.length === 2 &&
    seen[1]!.text.includes('This may be a repeat')
  );
}
