import type { Actor } from '../access/actor.ts';
import type { Action } from '../access/can.ts';
import { seesUnapproved } from '../access/readers.ts';
import type { Refused } from '../access/refused.ts';
import type { Address } from '../incoming.ts';
import type { Message } from '../message.ts';
import type { Recognised, Tx, World } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';

/**
 * A word that people type: `/programme <word> …` in Slack, `@Quarterdeck <word> …` in Teams, plain in a direct
 * message, `npx quarterdeck <word> …` on the command line. Help, both manifests and the docs are made from the list.
 */
export interface Word {
  readonly name: string;
  /** Other ways of typing it: "start" for "update". */
  readonly alsoTyped?: readonly string[];
  /** Answers a message of ours and is in no list: `later`, `arrived`. */
  readonly unlisted?: true;
  /** Answers what is asked between rounds: typed in the middle of an answer, `nothing new` belongs to that. */
  readonly betweenRounds?: true;
  /** Begins an answer, or asks which: what is typed next is no news between rounds any more. */
  readonly beginsAnswer?: true;
  /** What may follow it: `[workstream]`. */
  readonly usage: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** Who may use it at all; what it acts on is checked again when it runs. */
  readonly action: Action;
  /** What to type, for help. */
  readonly examples: readonly string[];
  run(call: Call): Promise<Reply>;
  /** Takes a form of its own, whose `to` is the word and its arguments. */
  fill?(call: Call, values: Readonly<Record<string, string>>): Promise<Reply>;
  /**
   * Whether this, typed in the middle of an answer, is certainly meant as a word: "update ict" is, "update the charter"
   * is part of an answer. Without arguments it always is, unless {@link Word.betweenRounds}.
   */
  meant(call: Call): Promise<boolean>;
  /**
   * Whether it is meant when it stands alone where something is being asked: a word of the conversation too (`Back`) is
   * only as long as this says so. Absent: always.
   */
  meantAlone?(who: Recognised): boolean;
}

export interface Call {
  readonly tx: Tx;
  readonly actor: Actor;
  /** What followed the word. */
  readonly args: string;
  /** The platform's id of the message that it was typed in. */
  readonly message?: string;
  /** Where it was typed; in a `channel` others read along. */
  readonly place: 'direct' | 'channel' | 'command line';
  /** The steering group whose channel it was typed in. */
  readonly group?: SteeringGroup;
  /** The channel in which it was said, and the thread to which belongs what is answered later. */
  readonly thread?: { readonly platform: string; readonly channel: string; readonly address: Address };
  readonly chat: World['chat'];
}

/** What a word answers. Where it is shown follows from who may read it (run.ts), so no word looks at the place itself. */
export interface Reply {
  readonly message: Message;
  readonly readers: Readers;
  /** What this refuses, for the trail. */
  readonly refused?: Refused;
}

export type Readers =
  /** The asker alone: where they typed if nobody reads along, else in their direct message. */
  | 'asker'
  /** The asker alone, always in the direct message: what they say next belongs there. */
  | 'direct message'
  | 'everybody'
  /** Who reads the channel of this group; in any other place the asker alone. */
  | SteeringGroup;

export const alone = (message: Message): Reply => ({ message, readers: 'asker' });
export const direct = (message: Message): Reply => ({ message, readers: 'direct message' });
/** For what anybody at all may read. */
export const here = (message: Message): Reply => ({ message, readers: 'everybody' });
export const among = (group: SteeringGroup, message: Message): Reply => ({ message, readers: group });
/** A refusal may name what others must not know of, so it is for the asker alone. Without `refused` nothing was kept from them. */
export const refusal = (message: Message, refused?: Refused): Reply => ({
  message,
  readers: 'asker',
  ...(refused ? { refused } : {}),
});

/**
 * The group whose channel this is typed in, if that channel may read answers at all: councillors and partners get
 * approved content only. What is answered {@link among} it must be cut to what the group oversees.
 */
export const readingAlong = ({ place, group }: Call): SteeringGroup | undefined =>
  place === 'channel' && group && seesUnapproved(group) ? group : undefined;
