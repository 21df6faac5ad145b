import { seesUnapproved } from '../access/readers.ts';
import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { footnote, type Line } from '../message.ts';
import type { Kind } from '../outbox/kinds.ts';
import { SEEN_BY_OFFICE } from '../outbox/words.ts';
import type { DigestChange, PostedDigest, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { oversees } from '../rounds/audience.ts';
import { firstTheDirectors } from '../surprise/before-digest.ts';
import { buildDigest } from './digest.ts';
import { type DigestFacts, readFacts } from './facts.ts';
import { digestMessage } from './message.ts';
import { inPreElection, isOver } from './occasion.ts';
import { readShown, shownByEdit } from './shown.ts';

/** What was said and changed after it was posted. */
interface Said {
  /** Since when the version stood there that this one corrects: was given, or approved; absent: an answer that had not come. */
  readonly before?: { readonly at: Date } | undefined;
  /** The programme office approved it: for groups that get approved content only. */
  readonly approved?: true;
}

/**
 * A correction of what a posted digest shows, or an answer that it counted as not received, edits that digest: its group
 * reads one message and not two. Whatever else is new waits for the next digest.
 */
export async function editPosted(tx: Tx, workstream: Workstream, { before, approved }: Said): Promise<void> {
  if (workstream.sensitive) return;
  const groups = (await tx.programmes.groups(workstream.programme)).filter(
    (group) => group.digest && seesUnapproved(group) !== (approved ?? false) && oversees(group, workstream),
  );
  for (const posted of await tx.digestEdits.posted(groups.map(({ id }) => id))) {
    const what = changeIn(posted, workstream.id, before);
    if (!what) continue;
    const key = await tx.digestEdits.note(posted, { workstream: workstream.id, what });
    // Only where it stands is known can it be edited; else the next digest says it.
    if (key === undefined || posted.messageId === SEEN_BY_OFFICE) continue;
    const { group, platform } = posted;
    await tx.deliveries.add([
      {
        key,
        kind: 'digest-edit',
        about: { group, programme: workstream.programme, posted: posted.key } satisfies About,
        reader: { group, platform },
        urgent: false,
        replaces: posted.messageId,
      },
    ]);
  }
}

type About = { readonly group: string; readonly programme: string; readonly posted: string };

function changeIn(
  { shown, shownAt }: PostedDigest,
  workstream: string,
  before: Said['before'],
): DigestChange['what'] | undefined {
  if (before) return before.at <= shownAt ? 'corrected' : undefined;
  return readShown(shown).missing?.includes(workstream) ? 'answered' : undefined;
}

/** The posted digest as it reads now for its own day, and what was changed. Editing twice changes nothing. */
export const digestEdit: Kind = {
  keepsHours: false,
  whenUnknown: 'repeat',
  compose: async (tx, delivery) => {
    const { group: id, posted: key } = delivery.about as About;
    const { platform } = delivery.reader as { platform: string };
    const [group, organisation] = [await tx.programmes.group(id), await tx.organisation()];
    const newest = (await tx.digestEdits.posted([id])).find((each) => each.platform === platform);
    if (!group || !organisation) return { cancel: 'the steering group is not there any more' };
    // Nobody is notified of an edit: what the next digest is about to say is not hidden in one.
    if (newest?.key !== key || (await isOver(tx, group, newest.postedAt))) return { cancel: 'a later digest says it' };
    if (inPreElection(group, organisation, tx.now))
      return { cancel: 'nothing goes to this group by itself in a pre-election period' };
    const zone = group.digest?.timeZone ?? organisation.timeZone;
    const on = localDateOf(newest.postedAt, zone);
    const facts = await readFacts(tx, group, platform, { before: key, on });
    if (!facts) return { cancel: 'the programme is not there any more' };
    const overseen = facts.workstreams.map(({ workstream }) => workstream);
    const waits = seesUnapproved(group) ? await firstTheDirectors(tx, overseen, delivery.dueAt, delivery) : undefined;
    if (waits) return waits;
    const built = buildDigest(facts);
    const message = digestMessage(built);
    const changes = await tx.digestEdits.changes(key);
    const line = changesLine(tx, 'Edited ', changes, facts);
    const edited = new Set(changes.map(({ workstream }) => workstream));
    const shown = shownByEdit(readShown(newest.shown), built.shown, edited);
    return {
      message: { ...message, blocks: [...message.blocks, ...(line.length > 0 ? [footnote(...line)] : [])] },
      keep: async (tx) => {
        await tx.digests.keep(id, delivery.key, { ...shown });
        await tx.digestEdits.saidIn(key, delivery.key);
      },
    };
  },
};

/** Beyond this many the first are counted: the newest are what a reader looks for. */
const most = 5;

/** `Edited Tuesday 19 January at 10:12: ICT answered; at 15:30: HR corrected its answer.` What is sensitive by now is not named. */
function changesLine(tx: Tx, begins: string, all: readonly DigestChange[], { workstreams, zone }: DigestFacts): Line {
  const names = new Map(workstreams.map(({ workstream }) => [workstream.id, workstream.name]));
  const changes = all.filter(({ workstream }) => names.has(workstream));
  const today = localDateOf(tx.now, zone);
  const shown = changes.slice(-most);
  const parts = shown.map(({ workstream, what, at }) => {
    const said = what === 'answered' ? 'answered' : 'corrected its answer';
    return `${sayDay(localDateOf(at, zone), today)} at ${sayTime(at, zone)}: ${names.get(workstream)} ${said}`;
  });
  const more = changes.length > shown.length ? `; and ${changes.length - shown.length} before` : '';
  return parts.length === 0 ? [] : [`${begins}${parts.join('; ')}${more}.`];
}

/** What changed in the last digest, and could not be said in it: the next one says so. */
export async function unsaidLine(tx: Tx, facts: DigestFacts, platform: string): Promise<Line> {
  const last = (await tx.digestEdits.posted([facts.group.id])).find((each) => each.platform === platform);
  const unsaid = last ? await tx.digestEdits.unsaid(last.key) : [];
  return changesLine(tx, 'Changed since the last digest, which could not be edited: ', unsaid, facts);
}
