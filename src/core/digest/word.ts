import { footnote, joined, type Message, sentence } from '../message.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { named } from '../words/named.ts';
import { alone, among, type Call, type Reply, refusal, type Word } from '../words/word.ts';
import { buildDigest } from './digest.ts';
import { nothingApproved, readFacts } from './facts.ts';
import { groupNamed, groupsRead, mayDo } from './group-named.ts';
import { digestMessage } from './message.ts';
import { postNow } from './post.ts';

const parts = ['preview', 'post'] as const;

/** `digest`: what a group's digest would say now, for its members and the office; the office can post it at once. */
export const digestWord: Word = {
  name: 'digest',
  usage: '[group | me] [preview | post]',
  summary: 'a steering group’s digest as it would be now; the office can post it at once',
  action: 'digest.read',
  examples: ['digest', 'digest me', 'digest bsg preview', 'digest bsg post'],
  run: async (call) => {
    if (isMe(call.args)) return forMe(call);
    const { typed, part } = read(call.args);
    const found = await groupNamed(call, typed, (id) => ['digest', id, part].filter(Boolean).join(' '));
    if ('refusal' in found) return found.refusal;
    const { group } = found;
    if (part === 'post')
      return mayDo(call, 'digest.post', group) ? alone(await postNow(call, group)) : mayNotPost(group);
    const mayPreview = mayDo(call, 'digest.preview', group);
    if (part === 'preview' && !mayPreview) return mayNotPreview(group);
    const message = await asOfNow(call, group);
    // What a member asks for is not posted by that: only who may preview it can show it to the others.
    return mayPreview ? among(group, message) : alone(message);
  },
  meant: async (call) => {
    const { typed, part } = read(call.args);
    if (isMe(call.args) || (part && typed === '')) return true;
    return 'one' in named(await groupsRead(call), typed);
  },
};

const isMe = (args: string): boolean => args.toLowerCase() === 'me';

function read(args: string): { readonly typed: string; readonly part?: (typeof parts)[number] } {
  const words = args.split(/\s+/).filter(Boolean);
  const part = parts.find((each) => each === words.at(-1)?.toLowerCase());
  return part ? { typed: words.slice(0, -1).join(' '), part } : { typed: words.join(' ') };
}

/** `digest me`: what every group of theirs would read now, to the member alone. */
async function forMe(call: Call): Promise<Reply> {
  const memberOf = new Set(call.actor.roles.flatMap((role) => ('group' in role ? [role.group] : [])));
  const mine = (await groupsRead(call)).filter(({ id }) => memberOf.has(id));
  if (mine.length === 0) return alone(sentence('You are a member of no steering group that gets a digest.'));
  return alone(joined(await Promise.all(mine.map((group) => asOfNow(call, group)))));
}

async function asOfNow(call: Call, group: SteeringGroup): Promise<Message> {
  const facts = await readFacts(call.tx, group);
  if (!facts) return sentence(`${group.name} is not there any more.`);
  const message = digestMessage(buildDigest(facts));
  if (!nothingApproved(facts)) return message;
  const nothing = `${group.name} gets approved content only, and nothing is approved yet`;
  // The office sees what waits; it is posted to nobody.
  if (!mayDo(call, 'digest.post', group)) return sentence(`${nothing}.`);
  return { ...message, blocks: [...message.blocks, footnote(`${nothing}, so this is not posted.`)] };
}

const mayNotPost = ({ id, name, programme }: SteeringGroup): Reply =>
  refusal(sentence(`Only the programme office posts the digest of ${name}. “digest me” shows it to its members.`), {
    action: 'digest.post',
    programme,
    subject: id,
  });

const mayNotPreview = ({ id, name, programme }: SteeringGroup): Reply =>
  refusal(
    sentence(
      `The digest of ${name} is previewed by its chair, the sponsor and the programme office. “digest me” shows it to you.`,
    ),
    { action: 'digest.preview', programme, subject: id },
  );
