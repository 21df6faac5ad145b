import { can, programmesOf } from '../access/can.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Message, sentence } from '../message.ts';
import { platformsOf } from '../outbox/route.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { named } from '../words/named.ts';
import { type Call, direct, here, type Reply, type Word } from '../words/word.ts';
import { buildDigest } from './digest.ts';
import { readFacts } from './facts.ts';
import { digestMessage } from './message.ts';
import { seesUnapproved } from './plan.ts';

const parts = ['preview', 'post'];

/** `digest`: what a group's digest would say now, for its members and the office; the office can post it at once. */
export const digestWord: Word = {
  name: 'digest',
  usage: '[group] [preview | post]',
  summary: 'a steering group’s digest as it would be now; the office can post it at once',
  action: 'digest.read',
  examples: ['digest', 'digest bsg preview', 'digest bsg post'],
  run: async (call) => {
    const { typed, part } = read(call.args);
    const found = await groupNamed(call, typed);
    if ('refusal' in found) return here(found.refusal);
    return part === 'post'
      ? here(await post(call, found.group))
      : reply(call, found.group, await show(call, found.group));
  },
  meant: async (call) =>
    parts.includes(call.args.toLowerCase()) || 'group' in (await groupNamed(call, read(call.args).typed)),
};

function read(args: string): { readonly typed: string; readonly part: string } {
  const words = args.split(/\s+/).filter(Boolean);
  const last = words.at(-1)?.toLowerCase() ?? '';
  return parts.includes(last)
    ? { typed: words.slice(0, -1).join(' '), part: last }
    : { typed: words.join(' '), part: 'preview' };
}

const readable = (call: Call, group: SteeringGroup): boolean =>
  can(call.actor, 'digest.read', { programme: group.programme, group: group.id });

async function groupNamed(
  call: Call,
  typed: string,
): Promise<{ readonly group: SteeringGroup } | { readonly refusal: Message }> {
  const groups = (
    await Promise.all(programmesOf(call.actor).map((programme) => call.tx.programmes.groups(programme)))
  ).flat();
  const mine = groups.filter((group) => group.digest && readable(call, group));
  const only = call.group && mine.find(({ id }) => id === call.group?.id);
  if (typed === '' && (only || mine.length === 1)) return { group: (only ?? mine[0])! };
  const found = named(mine, typed);
  if ('one' in found) return { group: found.one };
  const names = ('many' in found ? found.many : mine).map((group) => group.name);
  if (names.length === 0) return { refusal: sentence('You belong to no group that gets a digest.') };
  const what = typed === '' ? 'Which group’s digest?' : `There is no single group “${typed.slice(0, 60)}” of yours.`;
  return { refusal: sentence(`${what} You could write ${names.map((name) => `digest ${name}`).join(' or ')}.`) };
}

/** In its own channel a digest may stand; elsewhere it is for the asker alone. */
const reply = (call: Call, group: SteeringGroup, message: Message): Reply =>
  call.place === 'channel' && call.group?.id !== group.id ? direct(message) : here(message);

async function show(call: Call, group: SteeringGroup): Promise<Message> {
  const facts = await readFacts(call.tx, group);
  if (!facts) return sentence(`${group.name} is not there any more.`);
  const office = can(call.actor, 'digest.preview', { programme: group.programme, group: group.id });
  if (!seesUnapproved(group) && !office)
    return sentence(`${group.name} gets approved content only, and nothing is approved yet.`);
  return digestMessage(buildDigest(facts));
}

async function post(call: Call, group: SteeringGroup): Promise<Message> {
  const { tx, actor } = call;
  if (!can(actor, 'digest.post', { programme: group.programme, group: group.id }))
    return sentence(`Only the programme office posts the digest of ${group.name}. “digest” shows it to you.`);
  const platforms = platformsOf(call.chat, group);
  if (platforms.length === 0) return sentence(`${group.name} has no channel, so there is nowhere to post its digest.`);
  const made = await tx.deliveries.add(
    platforms.map((platform) => ({
      key: `digest/${group.id}/${localDateOf(tx.now, 'UTC')}/asked-${tx.now.getTime()}/${platform}`,
      kind: 'digest',
      about: { group: group.id, programme: group.programme },
      reader: { group: group.id, platform },
      urgent: false,
    })),
  );
  await tx.trail.add({
    programme: group.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'digest.posted',
    subject: group.id,
  });
  return sentence(
    made > 0
      ? `The digest of ${group.name} is on its way to its channel.`
      : `The digest of ${group.name} is being posted already.`,
  );
}
