import { canSomewhere } from '../access/can.ts';
import type { Incoming } from '../incoming.ts';
import { readReference } from '../interview/reference.ts';
import { type Message, paragraph, quote, sentence } from '../message.ts';
import type { Tx, World } from '../ports.ts';
import { answer } from '../rounds/answer.ts';
import { noSuchWord } from '../words/help.ts';
import { type Call, direct, type Reply, type Word } from '../words/word.ts';
import type { Known } from './who.ts';

/** What a known person's gesture leads to: a word is carried out, all else answers what they were asked. */
export async function hear(
  world: World,
  words: readonly Word[],
  tx: Tx,
  incoming: Incoming,
  known: Known,
): Promise<Reply> {
  const { what } = incoming;
  switch (what.kind) {
    case 'unreachable':
    case 'reachable':
      return {};
    case 'unreadable':
      return {
        here: sentence(`I cannot read ${what.what} yet, so nothing was taken from it. Please write it as text.`),
      };
    case 'pressed': {
      const about = what.to === undefined ? undefined : readReference(what.to);
      if (about)
        return direct(
          await answer(tx, known.actor, about, { say: what.say, ...(what.to === undefined ? {} : { to: what.to }) }),
        );
      return word(world, words, tx, incoming, known, what.say, false);
    }
    case 'word':
      return word(world, words, tx, incoming, known, what.text.trim() || 'help', false);
    case 'said':
      return word(world, words, tx, incoming, known, what.text.trim(), incoming.place.kind === 'direct');
  }
}

async function word(
  world: World,
  words: readonly Word[],
  tx: Tx,
  incoming: Incoming,
  known: Known,
  text: string,
  mayAnswer: boolean,
): Promise<Reply> {
  const { actor, focus } = known;
  // In the middle of an answer only the listed words count: "Later" and "Go on" are then said to the interview.
  const inAnswer = mayAnswer && focus !== undefined;
  const found = wordIn(words, text, inAnswer);
  const call: Call = {
    tx,
    actor,
    args: found?.args ?? '',
    chat: world.chat,
    place: incoming.place.kind === 'channel' && incoming.reply === 'outbox' ? 'channel' : 'direct',
    ...(await groupOf(tx, incoming)),
  };
  if (inAnswer && !(found && (found.args === '' || (await found.word.meant(call))))) {
    return direct(await answer(tx, actor, focus, { say: text }));
  }
  if (!found) return { here: notUnderstood(words, call, text, mayAnswer) };
  if (!canSomewhere(actor, found.word.action)) {
    await tx.trail.add({ actor: actor.person.id, via: actor.via, action: 'refused', subject: found.word.name });
    return { here: sentence(`“${found.word.name}” is not among what you can do here. “help” lists what is.`) };
  }
  return found.word.run(call);
}

/** The word that a text begins with: its name or (unless `listedOnly`) one of its other names, longest first, and what follows. */
export function wordIn(
  words: readonly Word[],
  text: string,
  listedOnly = false,
): { readonly word: Word; readonly args: string } | undefined {
  const typed = text.replace(/^\/?programme\s+/i, '');
  const known = listedOnly ? words.filter((word) => !word.unlisted) : words;
  const names = known.flatMap((word) =>
    [word.name, ...(listedOnly ? [] : (word.alsoTyped ?? []))].map((name) => ({ word, name })),
  );
  const hit = names
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => new RegExp(`^${name}(?=$|[\\s:,.!?])`, 'i').test(typed));
  if (!hit) return undefined;
  return {
    word: hit.word,
    args: typed
      .slice(hit.name.length)
      .replace(/^[\s:,.!?]+/, '')
      .trim(),
  };
}

/** Long text is hardly a mistyped word: it is shown back, so that it can be sent again once a question stands. */
function notUnderstood(words: readonly Word[], call: Call, text: string, mayAnswer: boolean): Message {
  const allowed = words.filter((each) => !each.unlisted && canSomewhere(call.actor, each.action));
  const [first = ''] = text.split(/\s+/, 1);
  if (!mayAnswer || text.split(/\s+/).length <= 3) return noSuchWord(first, allowed);
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
