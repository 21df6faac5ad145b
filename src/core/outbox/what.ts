import type { Tx } from '../ports.ts';
import type { Delivery } from './delivery.ts';

const names: Readonly<Record<string, string>> = {
  ask: 'the prompt',
  'ask-figures': 'the question for figures',
  'ask-actions': 'the question about actions',
  remind: 'the reminder',
  digest: 'the digest',
  'digest-edit': 'the change of the last digest',
  'digest-held': 'the word that a digest is held',
  surprise: 'the word to a director before a digest',
  'surprise-taken-back': 'that a director’s news was taken back',
  escalate: 'the request for what is not received',
  'before-sponsor': 'the word before the sponsor is asked',
  'office-late': 'the word that the office is late',
  extended: 'the new due day',
  notice: 'the preview of the round',
  'round-could-open': 'the question whether to open the round',
  'draft-left': 'what became of a draft',
  corrected: 'that somebody corrected an answer',
  trouble: 'what did not go',
  approval: 'the question whether a critical date may move',
  'approval-reminder': 'the reminder of a critical date',
  'approval-late': 'the word that a critical date is undecided',
  review: 'the question whether an update is approved',
  'review-reminder': 'the reminder of an update to approve',
  'review-late': 'the word that an update is not approved',
  'review-returned': 'the word that an update came back',
  'delegation-ended': 'that somebody need not answer any more',
  delegated: 'that somebody is asked in the lead’s place',
  'asked-anew': 'the prompt of a new lead',
  'asked-no-more': 'that somebody else is asked now',
  'in-place': 'that somebody answers for an absent lead',
  'in-place-ended': 'that a lead is back',
  nobody: 'what is asked of nobody',
  back: 'what waits, after an absence,',
  'approval-decided': 'what was decided on a critical date',
  question: 'a question about a workstream',
  'question-reminder': 'the reminder of a question',
  'question-answered': 'the answer to a question',
  'question-unanswered': 'the word that a question is not answered',
  'question-approval': 'an answer to approve',
  'question-returned': 'the word that an answer came back',
  reply: 'a reply',
};

/** `the prompt`. */
export const nameOfKind = (kind: string): string => names[kind] ?? `a message (${kind})`;

/** A delivery in the office's words: `the prompt to Noor Hussain`. */
export async function whatItIs(tx: Tx, { kind, reader }: Delivery): Promise<string> {
  const what = nameOfKind(kind);
  if ('person' in reader) return `${what} to ${(await tx.people.get(reader.person))?.name ?? reader.person}`;
  if ('group' in reader) return `${what} to ${(await tx.programmes.group(reader.group))?.name ?? reader.group}`;
  return what;
}
