import { can } from '../access/can.ts';
import { readDuration } from '../calendar/duration.ts';
import { sayDay, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { listed, theNamed } from '../interview/about.ts';
import { buttons, type Message, paragraph, sentence } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import { platformsOf } from '../outbox/route.ts';
import type { HoldsAs } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { alone, type Call, type Reply, refusal } from '../words/word.ts';
import { mayDo, subjectOf } from './group-named.ts';
import { release as releaseButton, sayUntil, tellHeld } from './held.ts';
import { HELD, WAITS_FOR_OFFICE } from './hold.ts';
import { dueOf, nextDueAt } from './occasion.ts';

/** `digest GROUP hold` and `digest GROUP release`. */

/**
 * Delays the coming digest: by the time that was asked for, or until it is released; by directors once, by the time that
 * the group's settings name.
 *
 * @param asked `2h`, `90m`; empty: none was named
 */
export async function holdDigest(call: Call, group: SteeringGroup, asked: string): Promise<Reply> {
  const { tx, actor } = call;
  const as = holdsAs(call, group);
  if (!as) return mayNotHold(group);
  const waiting = await waitingIn(call, group);
  if (waiting.some(({ body }) => body !== undefined))
    return alone(
      sentence(`The digest of ${theNamed(group.name)} is on its way to its channel already, so it was not held.`),
    );
  const due = waiting.length > 0 ? dueOf(waiting[0]!) : await nextDueAt(tx, group);
  const zone = actor.person.timeZone;
  if (as === 'director') {
    if (group.digest?.hold === undefined)
      return refusal(
        sentence(`Directors cannot hold the digest of ${theNamed(group.name)}. ${await askTheOffice(call, group)}`),
      );
    if (await tx.digestHolds.byDirector(group.id, due))
      return alone(
        sentence(
          `A director held the digest of ${at(due, zone, tx.now)} already, and each can be held once. ${await askTheOffice(call, group)}`,
        ),
      );
  }
  const length = as === 'director' ? readDuration(group.digest!.hold!) : asked === '' ? undefined : readDuration(asked);
  if (asked !== '' && as !== 'director' && length === undefined)
    return alone(
      sentence(`I could not read “${asked.slice(0, 40)}” as a length of time. You could write “2h” or “90m”.`),
    );
  const until = length === undefined ? undefined : endOf(due, length, tx.now);
  const [longest] = await tx.digestHolds.standing(group.id);
  if (longest && (!longest.until || (until && longest.until >= until)))
    return alone(held(group, `is held already, ${sayUntil(longest, zone, tx.now)}`, call));
  const hold = { group: group.id, dueAt: due, as, by: actor.person.id, ...(until ? { until } : {}) };
  const id = await tx.digestHolds.add(hold);
  await tellHeld(tx, group, due, { ...hold, id, at: tx.now });
  await note(call, group, 'digest.held', until ? { until: until.toISOString() } : {});
  const goes = until
    ? `goes on ${at(until, zone, tx.now)} instead of ${at(due, zone, tx.now)}`
    : 'is held until the programme office releases it';
  const told =
    group.chair === undefined ? 'The programme office is told.' : 'The programme office and its chair are told.';
  return alone(held(group, `${goes}. It is composed anew then. ${told}`, call));
}

/** Counted from when it is due; where that is too long ago to delay anything, from now. */
function endOf(due: Date, length: number, now: Date): Date {
  const end = due.getTime() + length;
  return new Date(end > now.getTime() ? end : now.getTime() + length);
}

function held(group: SteeringGroup, what: string, call: Call): Message {
  const line = `The digest of ${theNamed(group.name)} ${what}${what.endsWith('.') ? '' : '.'}`;
  const can = mayDo(call, 'digest.release', group);
  return { summary: line, blocks: [paragraph(line), ...(can ? [buttons(releaseButton(group))] : [])] };
}

function holdsAs(call: Call, group: SteeringGroup): HoldsAs | undefined {
  const { actor } = call;
  const { programme, id } = group;
  if (!mayDo(call, 'digest.hold', group)) return undefined;
  if (mayDo(call, 'digest.release', group)) return 'office';
  if (!can(actor, 'digest.preview', subjectOf(group))) return 'director';
  return actor.roles.some((role) => role.role === 'chair' && role.group === id && role.programme === programme)
    ? 'chair'
    : 'sponsor';
}

/** Those by schedule that are due and have not gone, of the newest occasion. */
async function waitingIn({ tx, chat }: Call, group: SteeringGroup): Promise<readonly Delivery[]> {
  const all = await tx.digestHolds.waiting({ id: group.id, platforms: platformsOf(chat, group) });
  const newest = Math.max(...all.map((each) => dueOf(each).getTime()));
  return all.filter((each) => dueOf(each).getTime() === newest);
}

/** Lifts every hold; what waits goes now. */
export async function releaseDigest(call: Call, group: SteeringGroup): Promise<Reply> {
  const { tx, actor } = call;
  const { waits, lifted } = await letGo(call, group);
  const name = theNamed(group.name);
  if (waits) return alone(sentence(`The digest of ${name} is released and on its way to its channel.`));
  const due = await nextDueAt(tx, group);
  const next = `It goes on ${at(due, actor.person.timeZone, tx.now)}.`;
  if (lifted) return alone(sentence(`The digest of ${name} is held no more. ${next}`));
  return alone(sentence(`No digest of ${name} is held or waits. ${next} “digest ${group.id} post” posts it now.`));
}

/**
 * What `post` and `release` share: whether one waited and goes now, and whether a hold was lifted.
 *
 * @param posting where none waits, a hold of the coming one stays
 */
export async function letGo(
  call: Call,
  group: SteeringGroup,
  posting = false,
): Promise<{ readonly waits: boolean; readonly lifted: boolean }> {
  const { tx } = call;
  const waiting = (await waitingIn(call, group)).filter(
    ({ status, reason }) => status === 'pending' && (reason === HELD || reason === WAITS_FOR_OFFICE),
  );
  const only = posting && waiting.length === 0 ? 'without an end' : undefined;
  const lifted = (await tx.digestHolds.lift(group.id, only)) > 0;
  await tx.digestHolds.release(waiting);
  if (waiting.length > 0 || lifted) await note(call, group, 'digest.released');
  return { waits: waiting.length > 0, lifted };
}

/** How it stands with the next one, for the preview: `It goes on Monday 18 January at 09:00.` */
export async function whenItGoes(call: Call, group: SteeringGroup): Promise<string> {
  const { tx, actor } = call;
  const zone = actor.person.timeZone;
  const [hold] = await tx.digestHolds.standing(group.id);
  if (hold) return `It is held ${sayUntil(hold, zone, tx.now)}.`;
  const waiting = await waitingIn(call, group);
  if (waiting.some(({ reason }) => reason === WAITS_FOR_OFFICE))
    return 'It waits until the programme office releases it: this is a pre-election period.';
  if (waiting.length > 0) return 'It is due, and on its way.';
  return group.digest ? `It goes on ${at(await nextDueAt(tx, group), zone, tx.now)}.` : '';
}

const note = ({ tx, actor }: Call, group: SteeringGroup, action: string, after?: { readonly until?: string }) =>
  tx.trail.add({
    programme: group.programme,
    actor: actor.person.id,
    via: actor.via,
    action,
    subject: group.id,
    ...(after ? { after: { ...after } } : {}),
  });

const at = (instant: Date, zone: string, now: Date): string =>
  `${sayDay(localDateOf(instant, zone), localDateOf(now, zone))} at ${sayTime(instant, zone)}`;

async function askTheOffice({ tx }: Call, group: SteeringGroup): Promise<string> {
  const programme = await tx.programmes.get(group.programme);
  const office = await tx.people.many(programme?.office ?? []);
  const names = listed(office.map(({ name }) => name));
  return names === '' ? 'The programme office can hold it.' : `The programme office can hold it: ${names}.`;
}

const mayNotHold = (group: SteeringGroup): Reply =>
  refusal(
    sentence(
      `${capital(theNamed(group.name))}’s digest is held by its chair, the sponsor, the programme office, and once by a director of what it reports on.`,
    ),
    { action: 'digest.hold', programme: group.programme, subject: group.id },
  );
