import type { Tx } from '../ports.ts';
import type { Delivery } from './delivery.ts';

const names: Readonly<Record<string, string>> = {
  ask: 'the prompt',
  'ask-figures': 'the question for figures',
  remind: 'the reminder',
  digest: 'the digest',
  notice: 'the preview of the round',
  'round-could-open': 'the question whether to open the round',
  'draft-left': 'what became of a draft',
  trouble: 'what did not go',
  approval: 'the question whether a critical date may move',
  'approval-reminder': 'the reminder of a critical date',
  'approval-late': 'the word that a critical date is undecided',
  'delegation-ended': 'that somebody need not answer any more',
  'approval-decided': 'what was decided on a critical date',
  reply: 'a reply',
};

/** A delivery in the office's words: `the prompt to Noor Hussain`. */
export async function whatItIs(tx: Tx, { kind, reader }: Delivery): Promise<string> {
  const what = names[kind] ?? `a message (${kind})`;
  if ('person' in reader) return `${what} to ${(await tx.people.get(reader.person))?.name ?? reader.person}`;
  if ('group' in reader) return `${what} to ${(await tx.programmes.group(reader.group))?.name ?? reader.group}`;
  return what;
}
