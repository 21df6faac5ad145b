import { canSomewhere } from '../access/can.ts';
import type { Incoming } from '../incoming.ts';
import { readReference } from '../interview/reference.ts';
import { readControl } from '../interview/understand/control.ts';
import { type Message, paragraph, quote, sentence } from '../message.ts';
import type { Tx, World } from '../ports.ts';
import { answer } from '../rounds/answer.ts';
import { noSuchWord } from '../words/help.ts';
import { conclude, type Placed, run } from '../words/run.ts';
import { alone, type Call, here, type Word } from '../words/word.ts';
import type { Known } from './who.ts';

/** What a known person's gesture leads to: a word is carried out, all else answers what they were asked. */
export async function hear(
  world: World,
  words: readonly Word[],
  tx: Tx,
  incoming: Incoming,
  known: Known,
): Promise<Placed> {
  const { what } = incoming;
  const call = await callOf(world, tx, incoming, known);
  switch (what.kind) {
    case 'unreachable':
    case 'reachable':
      return {};
    case 'unreadable':
      return conclude(
        call,
        here(sentence(`I cannot read ${what.what} yet, so nothing was taken from it. Please write it as text.`)),
      );
    case 'pressed': {
      const { say, to } = what;
      const about = to === undefined ? undefined : readReference(to);
      if (to === undefined || !about) return asWord(words, call, say);
      return conclude(call, await answer(tx, known.actor, about, { say, to }));
    }
    case 'word':
      return asWord(words, call, what.text);
    case 'said':
      return incoming.place.kind === 'direct'
        ? inDirect(words, call, known, what.text)
        : asWord(words, call, what.text);
  }
}

/** A word and nothing else: in a channel, a slash command, a button. */
async function asWord(words: readonly Word[], call: Call, text: string): Promise<Placed> {
  const found = wordIn(words, text.trim() || 'help');
  return found
    ? run(found.word, { ...call, args: found.args })
    : conclude(call, here(noSuchWord(firstOf(text), allowedTo(words, call))));
}

/** In the direct message a text is a word, or the answer to what was asked last. */
async function inDirect(words: readonly Word[], call: Call, { focus }: Known, text: string): Promise<Placed> {
  if (!focus) {
    const found = wordIn(words, text);
    return found || isShort(text) ? asWord(words, call, text) : conclude(call, alone(notAsked(text)));
  }
  const found = wordIn(words, text);
  if (found && (await isMeant(found.word, { ...call, args: found.args }, text)))
    return run(found.word, { ...call, args: found.args });
  return conclude(call, await answer(call.tx, call.actor, focus, { say: text.trim() }));
}

/**
 * In the middle of an answer: "Later" and "Change reason" steer the answer itself, "status" is a word, "Start ICT" is one
 * if that is a workstream of theirs, and "Start hiring" answers the question.
 */
async function isMeant(word: Word, call: Call, text: string): Promise<boolean> {
  return readControl(text, []) === undefined && (call.args === '' || word.meant(call));
}

async function callOf(world: World, tx: Tx, incoming: Incoming, { actor }: Known): Promise<Call> {
  return {
    tx,
    actor,
    args: '',
    chat: world.chat,
    // An acknowledgement is shown to the asker alone, in a channel too.
    place: incoming.place.kind === 'channel' && incoming.reply === 'outbox' ? 'channel' : 'direct',
    ...(await groupOf(tx, incoming)),
  };
}

/** The word that a text begins with, by its name or one of its other names, longest first, and what follows. */
export function wordIn(
  words: readonly Word[],
  text: string,
): { readonly word: Word; readonly args: string } | undefined {
  const typed = text.trim().replace(/^\/?programme\s+/i, '');
  const hit = words
    .flatMap((word) => [word.name, ...(word.alsoTyped ?? [])].map((name) => ({ word, name })))
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => new RegExp(`^${name}(?=$|[\\s:,.!?])`, 'i').test(typed));
  if (!hit) return undefined;
  const args = typed.slice(hit.name.length).replace(/^[\s:,.!?]+/, '');
  return { word: hit.word, args: args.trim() };
}

const allowedTo = (words: readonly Word[], { actor }: Call): readonly Word[] =>
  words.filter((each) => !each.unlisted && canSomewhere(actor, each.action));

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);
const firstOf = (text: string): string => wordsOf(text)[0] ?? '';
const isShort = (text: string): boolean => wordsOf(text).length <= 3;

/** Long text is hardly a mistyped word: it is shown back, so that it can be sent again once a question stands. */
function notAsked(text: string): Message {
  const summary =
    'I am not asking you anything at the moment, so I have not taken this as an answer. “update” starts one; “help” lists what else you can do.';
  return { summary, blocks: [paragraph(summary), quote(text.slice(0, 2_000))] };
}

/** The steering group whose channel this is, if it is one. */
async function groupOf(tx: Tx, incoming: Incoming): Promise<Pick<Call, 'group'>> {
  // Whoever presses a button in a channel wants to know for themselves; what is typed there is for all.
  if (incoming.place.kind !== 'channel' || incoming.what.kind === 'pressed') return {};
  const group = await tx.programmes.groupOfChannel(incoming.from.platform, incoming.place.id);
  return group ? { group } : {};
}
