import { type Button, buttons, footnote, type Message, paragraph, sentence } from '../message.ts';
import { sayOver } from '../oversight/said.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import { named } from '../words/named.ts';
import { alone, among, type Call, type Reply, refusal, type Word } from '../words/word.ts';
import { buildDigest } from './digest.ts';
import { nothingApproved, readFacts } from './facts.ts';
import { groupNamed, groupsRead, mayDo } from './group-named.ts';
import { release } from './held.ts';
import { holdDigest, releaseDigest, whenItGoes } from './holding.ts';
import { digestMessage } from './message.ts';
import { digestOfMine } from './mine.ts';
import { postNow } from './post.ts';
import { keptUntilReleased } from './pre-election.ts';

const parts = ['preview', 'hold', 'release', 'post'] as const;

/** `digest`: what a group's digest would say now, for its members and the office; the office can post it at once. */
export const digestWord: Word = {
  name: 'digest',
  usage: '[group | me] [preview | hold [2h] | release | post]',
  summary: 'a steering group’s digest as it would be now; holds it, releases it or posts it at once',
  action: 'digest.use',
  examples: ['digest', 'digest me', 'digest bsg preview', 'digest bsg hold 2h', 'digest bsg post'],
  run: async (call) => {
    if (isMe(call.args)) return alone(await digestOfMine(call));
    const { typed, part, rest = '' } = read(call.args);
    const say = (id: string) => ['digest', id, part, rest].filter(Boolean).join(' ');
    const found = await groupNamed(call, typed, say, part === 'hold' ? 'digest.hold' : 'digest.read');
    if ('refusal' in found) return found.refusal;
    const { group } = found;
    if (part === 'hold') return holdDigest(call, group, rest);
    if (part === 'release')
      return mayDo(call, 'digest.release', group) ? releaseDigest(call, group) : mayNotRelease(group);
    if (part === 'post')
      return mayDo(call, 'digest.post', group) ? alone(await postNow(call, group)) : mayNotPost(group);
    const mayPreview = mayDo(call, 'digest.preview', group);
    if (part === 'preview' && !mayPreview) return mayNotPreview(group);
    const kept = await keptUntilReleased(call, group);
    if (kept) return alone(kept);
    const message = await asOfNow(call, group);
    if (part === 'preview') return alone(await withWhatCanBeDone(call, group, message));
    // What a member asks for is not posted by that: only who may preview it can show it to the others.
    return mayPreview ? among(group, message) : alone(message);
  },
  meant: async (call) => {
    const { typed, part } = read(call.args);
    if (isMe(call.args) || (part && typed === '')) return true;
    return 'one' in named(await groupsRead(call, part === 'hold' ? 'digest.hold' : 'digest.read'), typed);
  },
};

const isMe = (args: string): boolean => args.toLowerCase() === 'me';

interface Typed {
  readonly typed: string;
  readonly part?: (typeof parts)[number];
  /** For how long to hold it. */
  readonly rest?: string;
}

function read(args: string): Typed {
  const [, before, rest] = /^(.*?)\s*\bhold\b(?:\s+for\b)?\s*(.+)$/i.exec(args) ?? [];
  // A group may be called that too.
  if (before !== undefined && rest !== undefined && (before !== '' || /^\d/.test(rest)))
    return { typed: before, part: 'hold', rest };
  const words = args.split(/\s+/).filter(Boolean);
  const part = parts.find((each) => each === words.at(-1)?.toLowerCase());
  return part ? { typed: words.slice(0, -1).join(' '), part } : { typed: words.join(' ') };
}

async function asOfNow(call: Call, group: SteeringGroup): Promise<Message> {
  const facts = await readFacts(call.tx, group);
  if (!facts) return sentence(`${group.name} is not there any more.`);
  const over = sayOver(facts);
  if (over) return sentence(over);
  const message = digestMessage(buildDigest(facts));
  if (!nothingApproved(facts)) return message;
  const nothing = `${group.name} gets approved content only, and nothing is approved yet`;
  // The office sees what waits; it is posted to nobody.
  if (!mayDo(call, 'digest.post', group)) return sentence(`${nothing}.`);
  return { ...message, blocks: [...message.blocks, footnote(`${nothing}, so this is not posted.`)] };
}

/** Under a preview: how it stands, and what the reader can do about it. */
async function withWhatCanBeDone(call: Call, group: SteeringGroup, message: Message): Promise<Message> {
  const goes = await whenItGoes(call, group);
  const isHeld = goes.startsWith('It is held') || goes.startsWith('It waits');
  const can: Button[] = [
    ...(mayDo(call, 'digest.hold', group) && !isHeld ? [{ label: 'Hold', say: `digest ${group.id} hold` }] : []),
    ...(mayDo(call, 'digest.release', group) && isHeld ? [release(group)] : []),
    ...(mayDo(call, 'digest.post', group) && !isHeld ? [{ label: 'Post it now', say: `digest ${group.id} post` }] : []),
  ];
  const line = goes === '' ? [] : [paragraph(goes)];
  return { ...message, blocks: [...message.blocks, ...line, ...(can.length > 0 ? [buttons(...can)] : [])] };
}

const mayNotRelease = ({ id, name, programme }: SteeringGroup): Reply =>
  refusal(sentence(`Only the programme office releases the digest of ${name}.`), {
    action: 'digest.release',
    programme,
    subject: id,
  });

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
