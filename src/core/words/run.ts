import { canSomewhere } from '../access/can.ts';
import { noteRefused } from '../access/refused.ts';
import { type Message, sentence } from '../message.ts';
import { alone, type Call, type Reply, readingAlong, refusal, type Word } from './word.ts';
import { mayOnlyRead } from './workstream.ts';

/** A reply where it belongs. */
export interface Placed {
  /** Said where the asker spoke; in a channel everybody there reads it. */
  readonly here?: Message;
  /** Said where they spoke so that only they see it; where the platform cannot, in their direct message. */
  readonly alone?: Message;
  /** Said in their direct message. */
  readonly direct?: Message;
  /** They asked for what is not theirs. */
  readonly refused?: true;
}

/** Carries out a word for somebody who may use it. */
export async function run(word: Word, call: Call): Promise<Placed> {
  const reply = canSomewhere(call.actor, word.action) ? await word.run(call) : await notTheirs(word, call);
  return conclude(call, reply);
}

/** Who wants to answer for what they may only read is told who can help. */
async function notTheirs(word: Word, call: Call): Promise<Reply> {
  const onlyRead = word.beginsAnswer ? await mayOnlyRead(call, call.args, word.action) : undefined;
  return (
    onlyRead ??
    refusal(sentence(`“${word.name}” is not among what you can do here. “help” lists what is.`), {
      action: word.action,
      subject: word.name,
    })
  );
}

const noSuchForm = sentence('That form is not one of mine, so nothing was taken from it. “update” starts an answer.');

/** Takes the form of a word, if it has one and they may use it. */
export async function fill(
  found: { readonly word: Word; readonly args: string } | undefined,
  call: Call,
  values: Readonly<Record<string, string>>,
): Promise<Placed> {
  if (!found?.word.fill || !canSomewhere(call.actor, found.word.action)) return conclude(call, alone(noSuchForm));
  return conclude(call, await found.word.fill({ ...call, args: found.args }, values));
}

/** Whatever is answered passes here: what was refused goes into the trail, and no channel reads what it may not. */
export async function conclude(call: Call, reply: Reply): Promise<Placed> {
  const { message, refused } = reply;
  if (refused) await noteRefused(call.tx, call.actor, refused);
  return { [whereFor(call, reply)]: message, ...(refused ? { refused: true } : {}) };
}

function whereFor(call: Call, { readers }: Reply): Exclude<keyof Placed, 'refused'> {
  if (readers === 'direct message') return 'direct';
  if (readers === 'everybody' || call.place !== 'channel') return 'here';
  return readers !== 'asker' && readingAlong(call)?.id === readers.id ? 'here' : 'alone';
}
