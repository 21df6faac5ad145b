import { can } from '../../access/can.ts';
import { sayDay, sayFromToday, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { answersFor, keptFrom, sensitiveIn } from '../../interview/apart.ts';
import { milestoneQuestion } from '../../interview/shown/milestones.ts';
import { achievedOf, backBy, decisionsOf, evidenceOf, nextOf, pathOf } from '../../interview/shown.ts';
import { facts, heading, type Message } from '../../message.ts';
import { keyOf, type Programme, type Workstream } from '../../programme/nouns.ts';
import { ratingName } from '../../programme/rag.ts';
import { sayReview } from '../../review/status.ts';
import { hiddenAs } from '../../words/named.ts';
import { alone, among, type Call, type Reply, readingAlong, refusal } from '../../words/word.ts';
import { subjectOf, workstreamNamed } from '../../words/workstream.ts';
import { waitingDates } from '../approval/status.ts';
import { forWhom } from '../for-whom.ts';
import { mayRead, readBy, readerOf } from '../reading.ts';
import { type Rated, standingOf } from '../standing.ts';
import { dependencies, further, itemsOf, offTarget, type Reader, ratedBefore } from './status-beside.ts';
import { said, stateName } from './status-words.ts';

/** `, by Ben Carter for Asha Patel`: told to officers, in private. */
async function inPlace({ tx, actor }: Call, workstream: Workstream, { update }: Rated): Promise<string> {
  if (update?.answeredFor === undefined || actor.person.kind !== 'officer') return '';
  const office = (await tx.programmes.get(workstream.programme))?.office ?? [];
  const people = [update.answeredBy, ...forWhom(workstream, office, update)].map((key) => tx.people.get(key));
  const [by, ...whom] = (await Promise.all(people)).flatMap((person) => (person ? [person.name] : []));
  return by !== undefined && whom.length > 0 ? `, by ${by} for ${listed(whom)}` : '';
}

/** Programmes of which the asker may not even know. */
const unreadable = async (call: Call): Promise<readonly Programme[]> =>
  (await call.tx.programmes.all()).filter(
    (programme) => !can(call.actor, 'programme.read', { programme: programme.id }),
  );

/** `status WORKSTREAM`: its newest answer, the one before, and what stands beside them. */
export async function ofWorkstream(call: Call): Promise<Reply> {
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
  const reader: Reader = { call, group: posted ? group : undefined, today, isKept };
  const items = await itemsOf(reader, workstream, given);
  const { waitsFor, neededBy } = await dependencies(reader, workstream);
  const path = pathOf(answers);
  const back = backBy(answers);
  const rows: [string, string | undefined][] = [
    ['State', workstream.status === 'active' ? undefined : stateName(workstream.status)],
    ['Rating', now && said(now.rating, before?.rating)],
    [
      'Answered',
      now?.on &&
        `${sayDay(now.on, today)}, ${sayFromToday(now.on, today)}${posted ? '' : await inPlace(call, workstream, now)}`,
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
    ['Off target', await offTarget(reader, items)],
    ['Waits for', waitsFor],
    ['Needed by', neededBy],
    ['Approval', posted || !seesReview ? undefined : await sayReview(call, now?.update)],
    ['Corrected', (now?.update?.version ?? 1) > 1 ? now?.update?.reason : undefined],
    [
      'Last time',
      before &&
        `${ratingName(before.rating)}${before.on ? `, ${sayShort(before.on, today)}` : ''}${before.reason ? `: ${before.reason}` : ''}`,
    ],
    ['Rated', await ratedBefore(reader, workstream)],
  ];
  const rating = now
    ? `${said(now.rating, before?.rating)}${now.on ? `, ${sayFromToday(now.on, today)}` : ''}`
    : 'no rating yet';
  const message: Message = {
    summary: `${workstream.name}: ${rating}.`,
    blocks: [
      heading(workstream.name),
      facts([...rows.flatMap(([label, value]) => (value ? [{ label, value: [value] }] : [])), ...waiting]),
      ...(await further(reader, workstream, items)),
    ],
  };
  return posted ? among(group, message) : alone(message);
}
