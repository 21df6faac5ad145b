import type { Message } from '#core/message';

/** What the playground keeps, for as long as the rehearsal's database lives. adapters/postgres stores it. */
export interface PlaygroundRows {
  /** Adds a message to a conversation. A row with the same key is there already: no effect. */
  add(row: NewRow): Promise<void>;
  /** Puts another message in the place of the one with this key; false: there is none. */
  edit(key: string, message: Message, at: Date): Promise<boolean>;
  find(key: string): Promise<Row | undefined>;
  /**
   * Messages of one conversation, oldest first, at most `limit`: those after the row with id `after`; without `after`
   * the newest ones.
   */
  list(conversation: string, after: bigint | undefined, limit: number): Promise<readonly Row[]>;
  /** The newest message of each conversation, in any order. */
  latest(): Promise<readonly Row[]>;
}

interface NewRow {
  /** The delivery's key, or the gesture's: unique over all conversations. */
  readonly key: string;
  /** `person:asha` (direct messages with Quarterdeck) or `channel:business-strategy/bsg`. */
  readonly conversation: string;
  /** Key of the person who wrote it; absent: Quarterdeck. */
  readonly fromPerson?: string;
  readonly message: Message;
  /** Programme time. */
  readonly at: Date;
}

export interface Row extends NewRow {
  /** Ascends in the order in which messages were added. */
  readonly id: bigint;
  /** When it was last edited, in programme time. */
  readonly editedAt?: Date;
}

/** Who takes part in the rehearsal and where they meet; main.ts reads it from the store, afresh each time. */
export interface Directory {
  organisation(): Promise<{ readonly name: string /** IANA. */; readonly timeZone: string }>;
  /** All people of the programmes, in the order to be shown. */
  people(): Promise<readonly Player[]>;
  /** One channel for each steering group. */
  channels(): Promise<readonly Channel[]>;
  /** Platforms configured besides, as people call them (`Slack`, `Teams`): scheduled messages go there, not here. */
  readonly elsewhere: readonly string[];
}

export interface Player {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly title?: string;
  /** IANA; absent: the organisation's. */
  readonly timeZone?: string;
}

export interface Channel {
  /** The steering group's id, `business-strategy/bsg`. */
  readonly id: string;
  readonly name: string;
  /** The programme's name. */
  readonly programme: string;
}

/** The rehearsal's clock, as the core moves it. */
export interface Rehearsal {
  /** Programme time. */
  now(): Promise<Date>;
  /** The next instant at which something is due, and what, where that is known; undefined: nothing is. */
  next?(): Promise<Next | undefined>;
  /** Moves programme time forward, standing at each due instant; resolves when all is sent, or after a minute. */
  moveTo(at: Date): Promise<Moved>;
}

export interface Next {
  readonly at: Date;
  /** As half a sentence: `the round for Q3 2026/27 opens`. */
  readonly what?: string;
}

interface Moved {
  readonly now: Date;
  /** How many messages were delivered on the way. */
  readonly sent: number;
  readonly refused: number;
  /** What was not delivered yet, in words. */
  readonly waiting: readonly string[];
}
