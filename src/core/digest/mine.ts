import { can, programmesOf } from '../access/can.ts';
import { seesUnapproved } from '../access/readers.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { listed, listedShort, theNamed } from '../interview/about.ts';
import { type Block, footnote, joined, type Message, sentence } from '../message.ts';
import { keyOf, type SteeringGroup, type Workstream } from '../programme/nouns.ts';
import { oversees } from '../rounds/audience.ts';
import type { Call } from '../words/word.ts';
import { buildDigest } from './digest.ts';
import { type DigestFacts, nothingApproved, readFacts } from './facts.ts';
import { digestMessage } from './message.ts';
import { inPreElection } from './occasion.ts';

type Asker = Pick<Call, 'tx' | 'actor'>;

/** What one person oversees in one programme. */
interface Mine {
  readonly groups: readonly SteeringGroup[];
  readonly directed: readonly Workstream[];
  /** Seen as it is said: through a group of officers, or as the director. */
  readonly open: readonly Workstream[];
  /** Overseen only through groups that get approved content. */
  readonly approvedOnly: readonly Workstream[];
}

/**
 * `digest me`: one digest of all that somebody oversees, through their groups and as a director, each thing once; one for
 * each programme. What they see only through a group that gets approved content is shown as it was approved.
 */
export async function digestOfMine(call: Asker): Promise<Message> {
  const programmes = programmesOf(call.actor);
  const all: Message[] = [];
  for (const programme of programmes) {
    const message = await inProgramme(call, programme);
    if (message) all.push(message);
  }
  return all.length > 0
    ? joined(all)
    : sentence('You are a member of no steering group and direct no workstream. “status” shows what you can see.');
}

async function inProgramme(call: Asker, programme: string): Promise<Message | undefined> {
  const mine = await readMine(call, programme);
  if (mine.groups.length === 0 && mine.directed.length === 0) return undefined;
  const organisation = await call.tx.organisation();
  const waits = mine.groups.filter((group) => organisation && inPreElection(group, organisation, call.tx.now));
  const open = mine.open.length > 0 ? await read(call, mine, 'officer', mine.open) : undefined;
  const approved =
    mine.approvedOnly.length > 0 && waits.length === 0
      ? await read(call, mine, 'councillor', mine.approvedOnly)
      : undefined;
  const councils = mine.groups.filter((group) => !seesUnapproved(group));
  const shown = approved && !nothingApproved(approved) ? approved : undefined;
  const notes = [
    ...(waits.length > 0
      ? [
          `Pre-election period: what you oversee only as ${listed(waits.map(({ name }) => theNamed(name)))} is not shown.`,
        ]
      : []),
    ...(approved && !shown
      ? [
          `${names(councils)} ${councils.length === 1 ? 'gets' : 'get'} approved content only, and nothing is approved yet.`,
        ]
      : []),
  ];
  const facts = open && shown ? merged(open, shown) : (open ?? shown);
  if (!facts)
    return notes.length > 0 ? sentence(notes.join(' ')) : sentence('Nothing that you oversee can be shown here.');
  const mayRecord = mine.groups.some(({ id }) => can(call.actor, 'decision.record', { programme, group: id }));
  const digest = buildDigest({ ...facts, readsFor: mine.groups });
  const message = digestMessage(
    mayRecord ? digest : { ...digest, asked: digest.asked.map((ask) => ({ ...ask, canRecord: false })) },
  );
  return { ...message, blocks: [...message.blocks, ...whence(mine), ...notes.map((note): Block => footnote(note))] };
}

const names = (groups: readonly SteeringGroup[]): string => capital(listed(groups.map(({ name }) => theNamed(name))));

async function readMine({ tx, actor }: Asker, programme: string): Promise<Mine> {
  const own = new Set(actor.roles.flatMap((role) => ('group' in role ? [role.group] : [])));
  const today = localDateOf(tx.now, actor.person.timeZone);
  const groups = (await tx.programmes.groups(programme)).filter(
    ({ id, until }) => own.has(id) && (until === undefined || until >= today),
  );
  const directs = new Set(
    actor.roles.flatMap((role) => (role.role === 'director' && role.programme === programme ? [role.workstream] : [])),
  );
  if (groups.length === 0 && directs.size === 0) return { groups, directed: [], open: [], approvedOnly: [] };
  const workstreams = (await tx.programmes.workstreams(programme)).filter(({ sensitive }) => !sensitive);
  const directed = workstreams.filter(({ id }) => directs.has(id));
  const isOpen = (each: Workstream) =>
    directs.has(each.id) || groups.some((group) => seesUnapproved(group) && oversees(group, each));
  const open = workstreams.filter(isOpen);
  const approvedOnly = workstreams.filter((each) => !isOpen(each) && groups.some((group) => oversees(group, each)));
  return { groups, directed, open, approvedOnly };
}

/** What a body of this kind would be shown that oversees just these. It is no body of the programme, and was never shown anything. */
async function read(
  { tx, actor }: Asker,
  { groups }: Mine,
  kind: 'officer' | 'councillor',
  workstreams: readonly Workstream[],
): Promise<DigestFacts | undefined> {
  const [{ programme }] = workstreams as readonly [Workstream];
  const isWhole = groups.some((group) => group.oversees === 'all' && seesUnapproved(group) === (kind === 'officer'));
  const reader: SteeringGroup = {
    id: `${programme}/@${actor.person.id}`,
    programme,
    name: actor.person.name,
    kind,
    parents: [],
    successors: [],
    members: [],
    oversees: isWhole && kind === 'officer' ? 'all' : workstreams.map(({ id }) => keyOf(id)),
    channel: {},
    workPlan: [],
    scheduledSince: tx.now,
  };
  const facts = await readFacts(tx, reader);
  const zone = actor.person.timeZone;
  return facts && { ...facts, zone, today: localDateOf(tx.now, zone) };
}

/** What they see as it is said, and what only as it was approved, as one. */
function merged(open: DigestFacts, approved: DigestFacts): DigestFacts {
  const taken = [...(open.taken ?? []), ...(approved.taken ?? [])];
  return {
    ...open,
    workstreams: [...open.workstreams, ...approved.workstreams],
    asked: [...(open.asked ?? []), ...(approved.asked ?? [])],
    taken: [...new Map(taken.map((each) => [each.id, each])).values()],
    names: { ...approved.names, ...open.names },
    // Some are shown as they were approved: what they come to is not the programme's own figure.
    seesAllSavings: false,
  };
}

/** Through what they see which of it. */
function whence({ groups, directed, open, approvedOnly }: Mine): readonly Block[] {
  const all = [...open, ...approvedOnly];
  const of = (group: SteeringGroup) =>
    group.oversees === 'all'
      ? 'all workstreams'
      : listedShort(all.filter((each) => oversees(group, each)).map(({ name }) => name)) || 'nothing now';
  const lines = [
    ...groups.map((group) => `${group.name}: ${of(group)}${seesUnapproved(group) ? '' : ', approved content only'}`),
    ...(directed.length > 0 ? [`You direct ${listedShort(directed.map(({ name }) => name))}`] : []),
  ];
  return [footnote(`${lines.join('. ')}.`)];
}
