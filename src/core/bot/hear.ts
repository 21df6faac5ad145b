import { canSomewhere } from '../access/can.ts';
import { homeOf } from '../home/home.ts';
import type { Incoming, What } from '../incoming.ts';
import { FORM } from '../interview/form.ts';
import { placeOf, readReference } from '../interview/reference.ts';
import { readControl } from '../interview/understand/control.ts';
import { plainWords } from '../interview/understand/wording.ts';
import { readYesNo } from '../interview/understand/yes-no.ts';
import { type Message, paragraph, quote, sentence } from '../message.ts';
import { type AnswerAt, type Choices, isSamePlace, type Tx, type World } from '../ports.ts';
import { answer, answerForm } from '../rounds/answer.ts';
import { deleted, edited } from '../rounds/edited.ts';
import { namesAnother, unasked } from '../rounds/words/unasked.ts';
import { takeMore } from '../touch/news.ts';
import { unaskedNews } from '../touch/words/unasked-news.ts';
import { noSuchWord } from '../words/help.ts';
import { nearest } from '../words/nearest.ts';
import { conclude, fill, type Placed, run } from '../words/run.ts';
import { alone, type Call, here, type Word } from '../words/word.ts';
import { callOf } from './call.ts';
import { chosen } from './choices.ts';
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
    case 'opened-home':
      return { here: await homeOf(call) };
    case 'unreadable':
      return conclude(
        call,
        here(sentence(`I cannot read ${what.what} yet, so nothing was taken from it. Please write it as text.`)),
      );
    case 'pressed':
      return press(words, call, known, what, incoming.place.kind === 'direct');
    case 'word':
      return asWord(words, call, what.text);
    case 'said':
      return incoming.place.kind === 'direct' ? inDirect(words, call, known, what) : asWord(words, call, what.text);
    case 'edited': {
      const reply = await edited(tx, known.actor, what, known.focus);
      return reply ? conclude(call, reply) : {};
    }
    case 'deleted': {
      const reply = await deleted(tx, known.actor, what.message, known.focus);
      return reply ? conclude(call, reply) : {};
    }
    case 'form': {
      const about = readReference(what.to);
      if (about?.question !== FORM) return fill(wordIn(words, what.to), call, what.values);
      const at = placeOf(about);
      const { seen: number } = about;
      const filled = { values: what.values, ...(number === undefined ? {} : { number }) };
      return conclude(call, await answerForm(tx, known.actor, at, filled, isIn(known, at)));
    }
  }
}

/** A button of an answer belongs to that; any other says a word. */
async function press(
  words: readonly Word[],
  call: Call,
  known: Known,
  { say, to }: Choices[string],
  inDirect: boolean,
): Promise<Placed> {
  const about = to === undefined ? undefined : readReference(to);
  if (to === undefined || !about) {
    // It is the rest of what a word asked for, or leaves that.
    if (inDirect && known.focus && 'restOf' in known.focus)
      await call.tx.people.setFocus(call.actor.person.id, undefined);
    return asWord(words, call, opensFormOf(words, to, say) ? to! : say);
  }
  const at = placeOf(about);
  return conclude(call, await answer(call.tx, call.actor, at, { say, to, inIt: isIn(known, at), ahead: known.ahead }));
}

/** A word's own form, behind the button by which platforms offer a form that does not stand open. */
const opensFormOf = (words: readonly Word[], to: string | undefined, say: string): boolean =>
  to !== undefined && plainWords(say) === 'fill in as a form' && wordIn(words, to)?.word.fill !== undefined;

/** Whether this is the answer that they are in the middle of. */
const isIn = ({ focus }: Known, at: AnswerAt): boolean =>
  focus !== undefined && 'round' in focus && isSamePlace(focus, at);

/** A word and nothing else: in a channel, a slash command, a button. */
async function asWord(words: readonly Word[], call: Call, text: string): Promise<Placed> {
  const found = wordIn(words, text.trim() || 'help');
  return found
    ? run(found.word, { ...call, args: found.args })
    : conclude(call, here(noSuchWord(firstOf(text), allowedTo(words, call))));
}

/** In the direct message a text is a button's label, a word, or the answer to what was asked last. */
async function inDirect(
  words: readonly Word[],
  call: Call,
  known: Known,
  { text, message }: Pick<Extract<What, { kind: 'said' }>, 'text' | 'message'>,
): Promise<Placed> {
  const { focus } = known;
  const choice = chosen(known.choices, text);
  const isOver = known.ahead?.reading.round.state === 'closed'; // the newest message may ask for the next answer
  const steersAnswer = focus && 'round' in focus && !isOver && readControl(text, []) !== undefined;
  if (choice && !steersAnswer) return press(words, call, known, choice, true);
  if (!focus) {
    const found = wordIn(words, text);
    if (found) return asWord(words, call, text);
    const begun = (await unasked(call, text)) ?? (await unaskedNews(call, text));
    if (begun) return conclude(call, begun);
    // `Submit` once more is nothing that should be looked for among the words.
    const isAnswer = readControl(text, []) !== undefined || readYesNo(text) !== undefined;
    const isWord = isShort(text) && !isAnswer && isNearWord(words, call, text);
    return isWord ? asWord(words, call, text) : conclude(call, alone(notAsked(text)));
  }
  const found = unlessControl(wordIn(words, text), known, text);
  if ('restOf' in focus) return inRestOf(words, call, known, focus.restOf, found, text);
  if ('newsOf' in focus) return inNews(words, call, focus.newsOf, found, text);
  if (found && (await isMeant(found.word, { ...call, args: found.args }, text)))
    return run(found.word, { ...call, args: found.args });
  if (await namesAnother(call, text, focus.workstream)) return asWord(words, call, `update ${text}`);
  return conclude(
    call,
    await answer(call.tx, call.actor, focus, { say: text.trim(), ahead: known.ahead, ...(message ? { message } : {}) }),
  );
}

/** `Back`, said by somebody who is not away, belongs to the conversation. */
function unlessControl(found: ReturnType<typeof wordIn>, known: Known, text: string): ReturnType<typeof wordIn> {
  const mayBeControl = found?.word.meantAlone && found.args === '' && readControl(text, []) !== undefined;
  return mayBeControl && !found.word.meantAlone!(known) ? undefined : found;
}

/** A word asked for more (`return D2`: why?): another word, or the rest of it. What it cannot be is heard like anything else. */
async function inRestOf(
  words: readonly Word[],
  call: Call,
  { actor }: Known,
  begun: string,
  found: ReturnType<typeof wordIn>,
  text: string,
): Promise<Placed> {
  await call.tx.people.setFocus(call.actor.person.id, undefined);
  const word = found && { ...call, args: found.args };
  if (found && word && (word.args === '' || (await found.word.meant(word)))) return run(found.word, word);
  if (readYesNo(text) === 'no' || typeof readControl(text, []) === 'string')
    return conclude(call, here(sentence('Nothing was changed. “update” shows what waits for you.')));
  const whole = wordIn(words, `${begun} ${text}`);
  const rest = whole && { ...call, args: whole.args };
  if (whole && rest && (await whole.word.meant(rest))) return run(whole.word, rest);
  return inDirect(words, call, { actor }, { text });
}

/** Between rounds: a word, or more news of the workstream that they were asked about. */
async function inNews(
  words: readonly Word[],
  call: Call,
  newsOf: string,
  found: ReturnType<typeof wordIn>,
  text: string,
): Promise<Placed> {
  const said = readYesNo(text);
  const control = readControl(text, []);
  const isNothing = found?.args === '' && found.word.name === 'nothing new';
  if (said === 'no' || control === 'no-change' || isNothing) return asWord(words, call, `nothing new ${newsOf}`);
  if (control === 'nothing-else') return asWord(words, call, 'that is all');
  const word = found && { ...call, args: found.args };
  if (found && word && (word.args === '' || (await found.word.meant(word)))) {
    if (found.word.beginsAnswer) await call.tx.people.setFocus(call.actor.person.id, undefined);
    return run(found.word, word);
  }
  if (await namesAnother(call, text, newsOf)) return asWord(words, call, `note ${text}`);
  const workstream = said === 'yes' ? undefined : await call.tx.programmes.workstream(newsOf);
  if (workstream) return conclude(call, await takeMore(call.tx, call.actor, workstream, text, call.message));
  return asWord(words, call, said === 'yes' ? `note ${newsOf}` : text);
}

/**
 * In the middle of an answer: "Later" and "Change reason" steer the answer itself, "status" is a word, "Start ICT" is one
 * if that is a workstream of theirs, and "Start hiring" answers the question. So does a bare word that is not for them.
 */
async function isMeant(word: Word, call: Call, text: string): Promise<boolean> {
  if (readControl(text, []) !== undefined) return false;
  return call.args === '' ? !word.betweenRounds && canSomewhere(call.actor, word.action) : word.meant(call);
}

/** The word that a text begins with, by its name or one of its other names, longest first, and what follows. */
export function wordIn(
  words: readonly Word[],
  text: string,
): { readonly word: Word; readonly args: string } | undefined {
  const typed = text.trim().replace(/^\/?programme\s+/i, '');
  const hit = namesOf(words).find(({ begins }) => begins.test(typed));
  if (!hit) return undefined;
  const args = typed.slice(hit.name.length).replace(/^[\s:,.!?]+/, '');
  return { word: hit.word, args: args.trim() };
}

interface Named {
  readonly word: Word;
  readonly name: string;
  readonly begins: RegExp;
}

/** The names of all words, the longest first; they are the same for every message. */
function namesOf(words: readonly Word[]): readonly Named[] {
  const known = names.get(words);
  if (known) return known;
  const all = words
    .flatMap((word) => [word.name, ...(word.alsoTyped ?? [])].map((name) => ({ word, name })))
    .map((each): Named => ({ ...each, begins: new RegExp(`^${each.name}(?=$|[\\s:,.!?])`, 'i') }))
    .sort((a, b) => b.name.length - a.name.length);
  names.set(words, all);
  return all;
}
const names = new WeakMap<readonly Word[], readonly Named[]>();

const allowedTo = (words: readonly Word[], { actor }: Call): readonly Word[] =>
  words.filter((each) => !each.unlisted && canSomewhere(actor, each.action));

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);
const firstOf = (text: string): string => wordsOf(text)[0] ?? '';
const isNearWord = (words: readonly Word[], call: Call, text: string): boolean => {
  const names = allowedTo(words, call).map(({ name }) => name);
  return nearest(firstOf(text), names).length > 0;
};
const isShort = (text: string): boolean => wordsOf(text).length <= 3;

/** Long text is hardly a mistyped word: it is shown back, so that it can be sent again once a question stands. */
function notAsked(text: string): Message {
  const summary =
    'I am not asking you anything at the moment, so I have not taken this as an answer. “update” starts one; “help” lists what else you can do.';
  return { summary, blocks: [paragraph(summary), quote(text.slice(0, 2_000))] };
}
