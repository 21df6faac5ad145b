import type { Actor } from '../access/actor.ts';
import type { AccountId, Address } from '../incoming.ts';
import type { Button, Message } from '../message.ts';
import type { Person } from '../programme/person.ts';
import type { ReadAhead } from './rounds.ts';

/** A gesture that has come. */
export interface Claimed {
  /** None of its keys was seen before: they are now. Otherwise it is handled already (see `InboxRows.answered`). */
  readonly fresh: boolean;
  /** Who makes it, as far as that was known when it came; absent: an account that was not met before, or a repeat. */
  readonly known?: Recognised;
  /** The answer that they are in the middle of, as `RoundRows.interview` reads it. */
  readonly ahead?: ReadAhead;
}

export interface InboxRows {
  /**
   * Notes a gesture by its keys and finds who is behind the account it comes from (`PeopleRows.recognise`); of one that
   * `goesOn` with an answer also what they are in the middle of. What a transaction does first, before it writes anything:
   * one query, unless what they depend on has changed since it was last read.
   */
  claim(keys: readonly string[], from: AccountId, what?: { readonly goesOn?: boolean }): Promise<Claimed>;
  /** Takes back a claim of this transaction, of keys that were all new. */
  release(keys: readonly string[]): Promise<void>;
  /** What was acknowledged to the gesture with one of these keys. */
  answered(keys: readonly string[]): Promise<Message | undefined>;
  keepAnswer(keys: readonly string[], answer: Message): Promise<void>;
  /** Forgets keys older than this many days. */
  prune(days: number): Promise<number>;
}

/** An account and whose it is. */
export interface KnownAccount extends AccountId {
  readonly person: string;
  readonly address?: Address;
  readonly spokeAt?: Date;
  /** Why it cannot be reached at present. */
  readonly unreachable?: string;
}

/** Who somebody is, what they are in the middle of, and what they can choose. */
export interface Recognised {
  readonly actor: Actor;
  readonly focus?: Focus;
  readonly choices?: Choices;
  /** They are away, or will be: days are noted for them that are not over. */
  readonly leave?: true;
  /** Of the account that was asked for. */
  readonly account?: Reached;
}

/** What is known of the way to an account. */
export interface Reached {
  readonly address?: string;
  /** Not noted as one that cannot be reached. */
  readonly reached: boolean;
  /** Its person has spoken here, and nowhere else since. */
  readonly latest: boolean;
}

export interface PeopleRows {
  /** The person behind an account with all their roles. One query. */
  recognise(account: AccountId): Promise<Recognised | undefined>;
  /** The same by key, for the command line and the playground. */
  actor(person: string, via: string): Promise<Actor | undefined>;
  get(person: string): Promise<Person | undefined>;
  all(): Promise<readonly Person[]>;
  many(keys: readonly string[]): Promise<readonly Person[]>;
  byEmail(email: string): Promise<Person | undefined>;
  /** The person to whom the programme file gives this account id on this platform. */
  byPlatformId(platform: string, id: string): Promise<Person | undefined>;
  /** Notes that an account belongs to a person. An account is matched once; undoing it is the office's. */
  match(account: AccountId, person: string, matchedBy: 'file' | 'email' | 'roster'): Promise<void>;
  /** Notes where a direct message reaches an account, and (with `at`) that it just spoke, and so can be reached; writes only what changed. */
  heard(account: AccountId, address: Address | undefined, at: Date | undefined): Promise<void>;
  /** Notes that an account cannot be reached, or (undefined) that it can again. */
  reachable(account: AccountId, why: string | undefined): Promise<void>;
  accounts(people: readonly string[]): Promise<readonly KnownAccount[]>;
  /** Where a direct message reaches an account; undefined: there was none yet. */
  addressOf(account: AccountId): Promise<Address | undefined>;
  focus(person: string): Promise<Focus | undefined>;
  setFocus(person: string, focus: Focus | undefined): Promise<void>;
  /** Notes what the newest message to them offers. */
  setChoices(person: string, choices: Choices | undefined): Promise<void>;
  /** Until when (programme time) a person asked to be left alone about what waits for them. */
  askedLater(person: string): Promise<Date | undefined>;
  setLater(person: string, until: Date | undefined): Promise<void>;
}

/** What the buttons of a message say, by their labels made comparable: typing a label does what pressing it does. */
export type Choices = Readonly<Record<string, Pick<Button, 'say' | 'to'>>>;

/** What a person's next typed text answers: the draft they are in, what is new in a workstream between rounds, or what a word asked for. */
export type Focus = AnswerAt | NewsAt | RestOf;

/** A draft: of a workstream's whole answer, or (`part`) of the items that one person owns in it. */
export interface AnswerAt {
  readonly round: string;
  readonly workstream: string;
  readonly part?: string;
}

export const isSamePlace = (one: AnswerAt, other: AnswerAt): boolean =>
  one.round === other.round && one.workstream === other.workstream && one.part === other.part;

export interface NewsAt {
  readonly newsOf: string;
}

/** A word that asked for the rest of it: `return D2` for the reason, `later` for the time. */
export interface RestOf {
  readonly restOf: string;
}
