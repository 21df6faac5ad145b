import type { Actor } from '../access/actor.ts';
import { wordsOf } from '../interview/news.ts';
import { excerpt } from '../interview/understand/wording.ts';
import { type Message, paragraph, quote, sentence } from '../message.ts';
import type { Tx } from '../ports.ts';
import { direct, type Reply } from '../words/word.ts';
import { beginsWithWorkstream, typedAs } from '../words/workstream.ts';
import { keepWords } from './news.ts';
import { noted } from './noted.ts';

/**
 * A message of theirs that was taken as news was edited: what it says now takes the place of what it said. Undefined: it
 * was none, or says the same.
 */
export async function editedNews(
  tx: Tx,
  actor: Actor,
  { message, text }: { readonly message: string; readonly text: string },
): Promise<Reply | undefined> {
  const former = await tx.updates.touchOfMessage(actor.person.id, message);
  const workstream = former && (await tx.programmes.workstream(former.workstream));
  if (!former || !workstream) return undefined;
  const { words, of } = await withoutNote(tx, actor, text);
  if (of !== undefined && of !== workstream.id)
    return direct(
      sentence(
        `What you wrote there was noted for ${workstream.name}, and stays as it is. For another workstream, please send it as a new message.`,
      ),
    );
  if (words === wordsOf(former.answers)) return undefined;
  const taken = await keepWords(tx, actor, workstream, words, { message, former });
  return 'refused' in taken ? taken.refused : direct(noted(taken.about, taken.news, words, 'edited'));
}

/** `note hr two posts are vacant`: the words alone, and of which workstream, where the edit says that too. */
async function withoutNote(tx: Tx, actor: Actor, text: string) {
  const [, args] = /^\s*(?:\/?programme\s+)?note(?=[\s:,])[\s:,]*(.*)$/is.exec(text) ?? [];
  if (args === undefined) return { words: text.trim() };
  const { rest, meant } = await beginsWithWorkstream({ tx, actor, args }, 'workstream.note');
  return meant ? { words: rest, of: meant.id } : { words: text.trim() };
}

/** They took back a message that was taken as news: nothing changes, and it is said what stands. */
export async function deletedNews(tx: Tx, actor: Actor, message: string): Promise<Message | undefined> {
  const former = await tx.updates.touchOfMessage(actor.person.id, message);
  const workstream = former && (await tx.programmes.workstream(former.workstream));
  const words = former && wordsOf(former.answers);
  if (!workstream || !words) return undefined;
  const line = `You deleted a message of yours; what I had noted from it for ${workstream.name} stays:`;
  return {
    summary: line,
    blocks: [
      paragraph(line),
      quote(excerpt(words, 600)),
      paragraph(
        `To correct it, write “note ${await typedAs(tx, actor, workstream)}” and how it is: the later word counts.`,
      ),
    ],
  };
}
