import { can } from '../../access/can.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay, sayFromToday, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { capital } from '../../capital.ts';
import { approvedFirst } from '../../digest/approved.ts';
import { type Audience, answersFor, keptFrom, sensitiveIn } from '../../interview/apart.ts';
import { milestoneQuestion } from '../../interview/shown/milestones.ts';
import { achievedOf, backBy, decisionsOf, evidenceOf, nextOf, pathOf, sayRating } from '../../interview/shown.ts';
import { facts, footnote, heading, joined, type Line, list, type Message, paragraph } from '../../message.ts';
import { keyOf, type Programme, type SteeringGroup, type Workstream } from '../../programme/nouns.ts';
import { ratingName, ratings } from '../../programme/rag.ts';
import { sayReview } from '../../review/status.ts';
import { newestFirst } from '../../touch/since.ts';
import { hiddenAs, named } from '../../words/named.ts';
import { alone, among, type Call, type Reply, readingAlong, refusal, type Word } from '../../words/word.ts';
import { meansWorkstream, subjectOf, workstreamNamed } from '../../words/workstream.ts';
import { waitingDates } from '../approval/status.ts';
import { oversees } from '../audience.ts';
import type { Update } from '../round.ts';
import { type Rated, type Standing, standingOf } from '../standing.ts';

/** `status`: every workstream's rating now and last time, the age of its update, what changed. */
export const status: Word = {
  name: 'status',
  usage: '[programme or workstream]',
  summary: 'ratings now and last time, how old they are, and what changed',
  action: 'programme.read',
  examples: ['status', 'status customer-focus'],
  run: async (call) => {
    const programmes = await readable(call);
    const one = call.args ? named(programmes, call.args) : undefined;
    if (call.args && !(one && 'one' in one)) return ofWorkstream(call);
    const chosen = one && 'one' in one ? [one.one] : programmes;
    // In the channel of a group stands what its own digest could say; all else goes to the asker alone.
    const group = readingAlong(call);
    const own = group && chosen.find(({ id }) => id === group.programme);
    if (group && own) return among(group, await ofProgramme(call, own, group));
    return alone(joined(await Promise.all(chosen.map((programme) => ofProgramme(call, programme)))));
  },
  meant: async (call) =>
    'one' in named(await readable(call), call.args) || meansWorkstream(call, call.args, 'workstream.read'),
};

const mayReadProgramme = ({ actor }: Call, { id }: Programme): boolean =>
  can(actor, 'programme.read', { programme: id });

const readable = async (call: Call): Promise<readonly Programme[]> =>
  (await call.tx.programmes.all()).filter((programme) => mayReadProgramme(call, programme));

const unreadable = async (call: Call): Promise<readonly Programme[]> =>
  (await call.tx.programmes.all()).filter((programme) => !mayReadProgramme(call, programme));

/** @param group who reads along: it sees what it oversees, and nothing sensitive */
async function ofProgramme(call: Call, programme: Programme, group?: SteeringGroup): Promise<Message> {
  const { tx, actor } = call;
  const workstreams = (await tx.programmes.workstreams(programme.id)).filter(
    (each) => can(actor, 'workstream.read', subjectOf(each)) && (!group || mayRead(group, each)),
  );
  const updates = await readBy(call, workstreams);
  const today = localDateOf(tx.now, actor.person.timeZone);
  const rows = workstreams.map((workstream) => ({
    workstream,
    standing: standingOf(workstream, updates, actor.person.timeZone),
  }));
  const worst = (standing: Standing) => (standing.now ? ratings.indexOf(standing.now.rating) : -1);
  const sorted = [...rows].sort((a, b) => worst(b.standing) - worst(a.standing));
  const counts = countWords(rows.map(({ standing }) => standing));
  const shown = sorted.slice(0, 25);
  return {
    summary: `${programme.name}: ${counts}.`,
    blocks: [
      heading(programme.name),
      paragraph(`${rows.length} ${rows.length === 1 ? 'workstream' : 'workstreams'}: ${counts}.`),
      list(shown.map(({ workstream, standing }) => line(workstream, standing, today))),
      ...(sorted.length > shown.length
        ? [footnote(`And ${sorted.length - shown.length} more, none worse. “status” and a name shows one.`)]
        : [footnote('“status” and a name shows one.')]),
    ],
  };
}

/** What the asker may see of them, newest first: councillors and partners what the programme office approved. */
export async function readBy(
  { tx, actor }: Pick<Call, 'tx' | 'actor'>,
  workstreams: readonly Workstream[],
): Promise<readonly Update[]> {
  const isOpen = (each: Workstream) => can(actor, 'workstream.read-unapproved', subjectOf(each));
  return [
    ...(await newestFirst(tx, workstreams.filter(isOpen))),
    ...(await approvedFirst(
      tx,
      workstreams.filter((each) => !isOpen(each)),
    )),
  ];
}

const mayRead = (group: SteeringGroup, workstream: Workstream): boolean =>
  oversees(group, workstream) && !workstream.sensitive;

/** `1 Red, 2 Amber, 4 Green, 1 without a rating`: the worst first, never an average. */
function countWords(standings: readonly Standing[]): string {
  const counted = [...ratings].reverse().flatMap((rating) => {
    const count = standings.filter((each) => each.now?.rating === rating).length;
    return count > 0 ? [`${count} ${ratingName(rating)}`] : [];
  });
  const without = standings.filter((each) => !each.now).length;
  return [...counted, ...(without > 0 ? [`${without} without a rating`] : [])].join(', ') || 'none yet';
}

function line(workstream: Workstream, { now, before }: Standing, today: LocalDate): Line {
  if (workstream.status !== 'active') return [{ bold: workstream.name }, ` · ${stateName(workstream.status)}`];
  if (!now) return [{ bold: workstream.name }, ' · no rating yet'];
  const on = now.on ? ` · ${sayShort(now.on, today)}, ${sayFromToday(now.on, today)}` : '';
  return [{ bold: workstream.name }, ` · ${said(now.rating, before?.rating)}${on}`];
}

const said = (now: Parameters<typeof sayRating>[0], before: Parameters<typeof sayRating>[1]): string =>
  capital(sayRating(now, before));

/** A state is not a colour: `Complete`, `Paused`. */
const stateName = (status: Workstream['status']): string =>
  ({ 'not-started': 'Not started', active: 'Active', paused: 'Paused', deferred: 'Deferred', complete: 'Complete' })[
    status
  ];

/** `, by Ben Carter for Asha Patel`: told to officers, in private. */
async function inPlace({ tx, actor }: Call, { update }: Rated): Promise<string> {
  const [by, lead] = [update?.answeredBy, update?.answeredFor];
  if (by === undefined || lead === undefined || actor.person.kind !== 'officer') return '';
  const [who, whom] = [await tx.people.get(by), await tx.people.get(lead)];
  return who && whom ? `, by ${who.name} for ${whom.name}` : '';
}

/** As whom the asker reads, alone. */
export function readerOf({ actor }: Pick<Call, 'actor'>, workstream: Workstream): Audience {
  if (can(actor, 'workstream.read-sensitive', subjectOf(workstream))) return 'its-own';
  return can(actor, 'workstream.read-exempt', subjectOf(workstream)) ? 'officers' : 'councillors-and-public';
}

async function ofWorkstream(call: Call): Promise<Reply> {
  const found = await workstreamNamed(call, call.args, 'workstream.read', (id) => `status ${id}`);
  if ('refusal' in found) {
    const { message, refused } = found.refusal;
    return refusal(message, hiddenAs(await unreadable(call), call.args, 'programme.read') ?? refused);
  }
  const { workstream } = found;
  const zone = call.actor.person.timeZone;
  const today = localDateOf(call.tx.now, zone);
  const group = readingAlong(call);
  const posted = group !== undefined && mayRead(group, workstream);
  const audience = posted ? 'digest' : readerOf(call, workstream);
  const sensitive = sensitiveIn(workstream.id, await call.tx.programmes.sensitiveItems(workstream.programme));
  const given = await readBy(call, [workstream]);
  const updates = given.map((update) => ({ ...update, answers: answersFor(audience, update.answers, sensitive) }));
  const isKept = keptFrom(audience, given.find(({ kind }) => kind !== 'touch')?.answers ?? {}, sensitive);
  const waiting = await waitingDates(
    call.tx,
    workstream,
    today,
    (milestone) =>
      call.actor.person.kind === 'officer' &&
      !isKept(milestoneQuestion(keyOf(milestone.id))) &&
      (!milestone.sensitive || (!posted && can(call.actor, 'workstream.read-sensitive', subjectOf(workstream)))),
  );
  const { now, before } = standingOf(workstream, updates, zone);
  const answers = now?.update?.answers ?? {};
  const seesReview = can(call.actor, 'workstream.read-unapproved', subjectOf(workstream));
  const path = pathOf(answers);
  const back = backBy(answers);
  const rows: [string, string | undefined][] = [
    ['State', workstream.status === 'active' ? undefined : stateName(workstream.status)],
    ['Rating', now && said(now.rating, before?.rating)],
    [
      'Answered',
      now?.on && `${sayDay(now.on, today)}, ${sayFromToday(now.on, today)}${posted ? '' : await inPlace(call, now)}`,
    ],
    ['Why', now?.reason],
    ['What would bring it back', path?.text],
    ['Back by', back && sayDay(back, today)],
    ['Evidence', evidenceOf(answers)],
    ['Achieved', achievedOf(answers)],
    ['Next', nextOf(answers)],
    [
      'Decisions needed',
      decisionsOf(answers)
        ?.map((each) => `${each.text}${each.by ? ` (by ${sayDay(each.by, today)})` : ''}`)
        .join('; ') || undefined,
    ],
    ['Approval', posted || !seesReview ? undefined : await sayReview(call, now?.update)],
    ['Corrected', (now?.update?.version ?? 1) > 1 ? now?.update?.reason : undefined],
    [
      'Last time',
      before &&
        `${ratingName(before.rating)}${before.on ? `, ${sayShort(before.on, today)}` : ''}${before.reason ? `: ${before.reason}` : ''}`,
    ],
  ];
  const rating = now
    ? `${said(now.rating, before?.rating)}${now.on ? `, ${sayFromToday(now.on, today)}` : ''}`
    : 'no rating yet';
  const message: Message = {
    summary: `${workstream.name}: ${rating}.`,
    blocks: [
      heading(workstream.name),
      facts([...rows.flatMap(([label, value]) => (value ? [{ label, value: [value] }] : [])), ...waiting]),
    ],
  };
  return posted ? among(group, message) : alone(message);
}
