import type { Actor } from '../access/actor.ts';
import type { Action } from '../access/can.ts';
import type { Message } from '../message.ts';
import type { Tx, World } from '../ports.ts';
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
  /** What may follow it: `[workstream]`. */
  readonly usage: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** Who may use it at all; what it acts on is checked again when it runs. */
  readonly action: Action;
  /** What to type, for help. */
  readonly examples: readonly string[];
  run(call: Call): Promise<Reply>;
  /**
   * Whether this, typed in the middle of an answer, is certainly meant as a word: "update ict" is, "update the charter"
   * is part of an answer. Without arguments it always is.
   */
  meant(call: Call): Promise<boolean>;
}

export interface Call {
  readonly tx: Tx;
  readonly actor: Actor;
  /** What followed the word. */
  readonly args: string;
  /** Where it was typed. */
  readonly place: 'direct' | 'channel' | 'command line';
  /** The steering group whose channel it was typed in. */
  readonly group?: SteeringGroup;
  readonly chat: World['chat'];
}

export interface Reply {
  /** Said where the word was typed; in a channel everybody there reads it. */
  readonly here?: Message;
  /** Said to the person alone, in their direct message. */
  readonly direct?: Message;
}

export const here = (message: Message): Reply => ({ here: message });
/** For words that are about the asker alone, or show more than a channel may read. */
export const direct = (message: Message): Reply => ({ direct: message });
