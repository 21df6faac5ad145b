import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import { seesUnapproved } from '../access/readers.ts';
import { theNamed } from '../interview/about.ts';
import type { Question, Tx } from '../ports.ts';
import type { SteeringGroup, Workstream } from '../programme/nouns.ts';
import { mayRead } from '../rounds/reading.ts';
import { subjectOf } from '../words/workstream.ts';

/** `Q12`, as people type it. */
export const refOf = ({ id }: Pick<Question, 'id'>): string => `Q${id}`;

/** The number that a text begins with, and what follows. */
export function beginsWithRef(text: string): { readonly id: bigint; readonly rest: string } | undefined {
  const [all = '', digits] = /^q(\d{1,15})(?:$|[\s,:;.–—-]+)/i.exec(text) ?? [];
  return digits === undefined ? undefined : { id: BigInt(digits), rest: text.slice(all.length).trim() };
}

export const mayAsk = (actor: Actor, workstream: Workstream): boolean =>
  can(actor, 'question.ask', subjectOf(workstream)) && can(actor, 'workstream.read', subjectOf(workstream));

export const mayAnswer = (actor: Actor, workstream: Workstream): boolean =>
  can(actor, 'question.answer', subjectOf(workstream));

/** Who reads the answer, and whether it goes there as it is given. */
export interface Destination {
  /** The group in whose channel it appears; absent: it comes to the asker alone. */
  readonly group?: SteeringGroup;
  /** Who reads it gets approved content only: the programme office lets it go. */
  readonly isApproved: boolean;
}

/**
 * Where the answer to a question goes as things stand: to the thread where it was asked, if that is still the channel of
 * a group that oversees the workstream; else, as what is sensitive always, to the asker alone.
 */
export async function destinationOf(
  tx: Tx,
  question: Pick<Question, 'where' | 'privately' | 'by'>,
  workstream: Workstream,
): Promise<Destination> {
  const { where, privately, by } = question;
  const group = where && !privately ? await tx.programmes.groupOfChannel(where.platform, where.channel) : undefined;
  if (group && group.id === where?.group && mayRead(group, workstream))
    return { group, isApproved: !seesUnapproved(group) };
  const asker = await tx.people.actor(by, 'schedule');
  return { isApproved: !asker || !can(asker, 'workstream.read-unapproved', subjectOf(workstream)) };
}

const approved = ({ isApproved }: Destination): string =>
  isApproved ? ', once the programme office has approved it' : '';

/** To the asker, before they send it. */
export const saidToAsker = (to: Destination): string =>
  to.group
    ? `The answer will appear in the channel where you ask, which ${theNamed(to.group.name)} reads${approved(to)}.`
    : `The answer will come to you alone${approved(to)}.`;

/** To whoever answers, before they write. */
export const saidToLead = (to: Destination, asker: string): string =>
  to.group
    ? `Your answer will appear in the channel of ${theNamed(to.group.name)}, where the question is asked${approved(to)}.`
    : `Your answer will go to ${asker} alone${approved(to)}.`;
