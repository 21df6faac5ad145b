import { seesUnapproved } from '../access/readers.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { councilOf, windowOf } from '../rounds/council.ts';
import { digestDues, nextDigest } from '../rounds/digest-dues.ts';

/** `about` of a digest's delivery: the schedule that it fell due by, or that the office asked for it. */
export type DigestAbout = {
  readonly group: string;
  readonly programme: string;
  /** When it was due, as text; it may be put off since. */
  readonly due?: string;
  /** `digest GROUP post`: it goes whatever is held. */
  readonly asked?: true;
};

/** When a digest was due, however often it was put off. */
export function dueOf({ about, dueAt }: Delivery): Date {
  const { due } = about as DigestAbout;
  return due === undefined ? dueAt : new Date(due);
}

/** The office wants this one to go, whatever holds digests back. */
export const isReleased = ({ about, resentAt }: Delivery): boolean =>
  resentAt !== undefined || (about as DigestAbout).asked === true;

const WEEK = 7 * 86_400_000;

/** When the group's next digest is due; a group that gets none any more waits a week. */
export async function nextDueAt(tx: Tx, { digest, ...group }: SteeringGroup): Promise<Date> {
  const organisation = await tx.organisation();
  const next = organisation && digest && nextDigest({ ...group, digest }, councilOf(organisation), tx.now);
  return next?.at ?? new Date(tx.now.getTime() + WEEK);
}

/** A digest of then may come late until the group's next one is due: then that one says it all. */
export async function isOver(tx: Tx, { digest, ...group }: SteeringGroup, then: Date): Promise<boolean> {
  const organisation = await tx.organisation();
  if (!organisation || !digest) return false;
  return digestDues({ ...group, digest }, councilOf(organisation), windowOf(then, tx.now)).length > 0;
}

/** Output to councillors and partners waits for the office on these days, both included. */
export function inPreElection(
  group: SteeringGroup,
  organisation: Pick<Organisation, 'preElection' | 'timeZone'>,
  at: Date,
): boolean {
  const on = localDateOf(at, group.digest?.timeZone ?? organisation.timeZone);
  return !seesUnapproved(group) && organisation.preElection.some(({ from, to }) => on >= from && on <= to);
}
