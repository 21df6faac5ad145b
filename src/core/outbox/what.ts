import type { Tx } from '../ports.ts';
import type { Delivery } from './delivery.ts';

const names: Readonly<Record<string, string>> = {
  ask: 'the prompt',
  remind: 'the reminder',
  digest: 'the digest',
  notice: 'the preview of the round',
  'round-could-open': 'the question whether to open the round',
  trouble: 'what did not go',
  reply: 'a reply',
};

/** A delivery in the office's words: `the prompt to Noor Hussain`. */
export async function whatItIs(tx: Tx, { kind, reader }: Delivery): Promise<string> {
  const what = names[kind] ?? `a message (${kind})`;
  if ('person' in reader) return `${what} to ${(await tx.people.get(reader.person))?.name ?? reader.person}`;
  if ('group' in reader) return `${what} to ${(await tx.programmes.group(reader.group))?.name ?? reader.group}`;
  return what;
}
