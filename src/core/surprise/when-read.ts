import { seesUnapproved } from '../access/readers.ts';
import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { theNamed } from '../interview/about.ts';
import type { ComingDigest } from '../ports.ts';
import type { SteeringGroup, Workstream } from '../programme/nouns.ts';
import { oversees } from '../rounds/audience.ts';
import type { Council } from '../rounds/council.ts';
import { nextDigest } from '../rounds/digest-dues.ts';

/** Now, for a reader. */
export interface ReadAt {
  readonly council: Council;
  readonly now: Date;
  /** The reader's own. */
  readonly zone: string;
  /** What is otherwise than the groups' schedules say. */
  readonly coming: readonly ComingDigest[];
}

/** When which group reads of a workstream next: `The Business Strategy Group reads it on Monday 18 January at 09:00.` */
export function whenRead(
  workstream: Workstream,
  groups: readonly SteeringGroup[],
  { council, now, zone, coming }: ReadAt,
): string {
  if (workstream.sensitive) return 'It is sensitive, so it stands in no digest.';
  const today = localDateOf(now, zone);
  const said = readersOf(workstream, groups).map((group) => {
    const who = capital(theNamed(group.name));
    if (!seesUnapproved(group)) return `${who} reads it once it is approved.`;
    const { waitsUntil, heldUntil, heldOpen } = coming.find((each) => each.group === group.id) ?? {};
    if (heldOpen) return `${who} reads it when the programme office releases its digest, which is held.`;
    if (waitsUntil && waitsUntil <= now) return `${who} reads it now that you are told: its digest is due.`;
    const next = waitsUntil ?? nextDigest(group, council, now)?.at;
    if (!next) return `${who} reads it in its next digest.`;
    const at = heldUntil && heldUntil > next ? heldUntil : next;
    return `${who} reads it on ${sayDay(localDateOf(at, zone), today)} at ${sayTime(at, zone)}.`;
  });
  return said.join(' ') || 'No group reads it in a digest.';
}

/** The groups that read a digest of it. */
const readersOf = (workstream: Workstream, groups: readonly SteeringGroup[]) =>
  workstream.sensitive
    ? []
    : groups.flatMap(({ digest, ...group }) => (digest && oversees(group, workstream) ? [{ ...group, digest }] : []));

/** Those that read what its director adds: a line is approved by nobody, so that others do not get it. */
export const lineReadersOf = (workstream: Workstream, groups: readonly SteeringGroup[]) =>
  readersOf(workstream, groups).filter((group) => seesUnapproved(group));
