import type { Actor, Who } from './access/actor.ts';
import type { LocalDate } from './calendar/local-date.ts';
import type { AccountId, Address, Post, Profile, Receive, Recipient, Sent } from './incoming.ts';
import type { InterviewState } from './interview/state.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import type { Delivery, NewDelivery } from './outbox/delivery.ts';
import type {
  Decision,
  Indicator,
  Milestone,
  Programme,
  Risk,
  Saving,
  SteeringGroup,
  Workstream,
} from './programme/nouns.ts';
import type { Organisation } from './programme/organisation.ts';
import type { Paper } from './programme/paper.ts';
import type { Person } from './programme/person.ts';
import type { Draft, Round, Update } from './rounds/round.ts';

/**
 * What the core needs of the world. `main.ts` hands it in; nothing here names a vendor.
 *
 * Two times: `Tx.now` is programme time (what is due, what is late; movable in a rehearsal). Leases, time-outs and
 * back-off are machine time, which belongs to the adapters and the database and is never moved.
 */
export interface World {
  readonly store: Store;
  readonly log: Log;
  /** By platform: those configured, and the playground in a rehearsal. */
  readonly chat: ReadonlyMap<string, ChatAdapter>;
}

export interface Log {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
}

// ------------------------------------------------------------------------------------------------------------- chat

/** One chat platform. Slack, Teams and the playground each are one; contracts/chat.ts is the test that all pass. */
export interface ChatAdapter {
  readonly platform: string;
  /** Draws a message as this platform gets it, within its limits; pure. The result is frozen in the delivery. */
  render(message: Message): Json;
  /** One attempt: exactly one POST that posts, never a retry of its own. Rejects never; an unexpected fault is `unknown`. */
  send(post: Post): Promise<Sent>;
  /**
   * Looks whether the message with this delivery key stands at the address. `cannot-tell` where the platform gives no way
   * to read back. Absent is trusted only when asked twice (RELIABILITY: Sending 3).
   */
  find(key: string, to: Recipient, since: Date): Promise<{ readonly found: string } | 'absent' | 'cannot-tell'>;
  /** What the platform tells of an account, to match it with a person; undefined: it knows none. Rejects when it cannot be asked. */
  profile(account: AccountId): Promise<Profile | undefined>;
  /** The account by which this person can be reached here, looked up by the ids in the file or by e-mail; undefined: none. */
  reach(person: Person): Promise<AccountId | undefined>;
  /**
   * Begins to hand gestures to `receive`. Rejects with {@link CredentialsRefused} when the platform does not accept what
   * we identify ourselves with; a platform that cannot be reached is no reason to reject: `health` tells.
   */
  start(receive: Receive): Promise<void>;
  /** Accepts nothing more; resolves when what was accepted is answered. */
  stop(): Promise<void>;
  health(): { readonly state: 'ok' } | { readonly state: 'degraded'; readonly why: string };
}

/** A platform does not accept our token or password. The message says which setting, never its value. */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';
}

// ------------------------------------------------------------------------------------------------------------ store

/** The clock of a rehearsal: programme time that moves only when told. */
export interface MovableClock {
  now(): Promise<Date>;
  /** Moves forward; the caller has checked that it is forward. */
  moveTo(at: Date): Promise<void>;
}

export interface Store {
  /**
   * Runs `work` in one transaction: all of it is stored or nothing. Run again, at most a few times, when the database
   * says that it collided with another (serialization failure, deadlock): so `work` has no effects of its own.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** One transaction. Its `now` does not change while it lasts. */
export interface Tx {
  /** Programme time. */
  readonly now: Date;
  /** Undefined until a programme file was imported. */
  organisation(): Promise<Organisation | undefined>;
  readonly inbox: InboxRows;
  readonly people: PeopleRows;
  readonly programmes: ProgrammeRows;
  readonly rounds: RoundRows;
  readonly updates: UpdateRows;
  readonly digests: DigestRows;
  readonly deliveries: DeliveryRows;
  readonly schedule: ScheduleRows;
  readonly trail: Trail;
  readonly imports: ImportRows;
  readonly memory: AdapterMemory;
}

export interface InboxRows {
  /** True if none of the keys was seen before: they are now. False: handled already (see `answered`). */
  claim(keys: readonly string[]): Promise<boolean>;
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

export interface PeopleRows {
  /** The person behind an account with all their roles, and what they are in the middle of. One query. */
  recognise(account: AccountId): Promise<{ readonly actor: Actor; readonly focus?: Focus } | undefined>;
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
  /** Notes where a direct message reaches an account, and (with `at`) that it just spoke; writes only what changed. */
  heard(account: AccountId, address: Address | undefined, at: Date | undefined): Promise<void>;
  /** Notes that an account cannot be reached, or (undefined) that it can again. */
  reachable(account: AccountId, why: string | undefined): Promise<void>;
  accounts(people: readonly string[]): Promise<readonly KnownAccount[]>;
  setFocus(person: string, focus: Focus | undefined): Promise<void>;
}

/** What a person's next typed text answers: the draft they are in. */
export interface Focus {
  readonly round: string;
  readonly workstream: string;
}

export interface ProgrammeRows {
  /** Not retired, by name. */
  all(): Promise<readonly Programme[]>;
  get(id: string): Promise<Programme | undefined>;
  groups(programme: string): Promise<readonly SteeringGroup[]>;
  group(id: string): Promise<SteeringGroup | undefined>;
  /** The steering group whose channel on a platform this is. In the playground a group's channel has the group's id. */
  groupOfChannel(platform: string, channel: string): Promise<SteeringGroup | undefined>;
  /** Not retired, in the file's order. */
  workstreams(programme: string): Promise<readonly Workstream[]>;
  workstream(id: string): Promise<Workstream | undefined>;
  /** A workstream with all that an interview asks about, in one query. */
  inFull(id: string): Promise<WorkstreamInFull | undefined>;
  /** All of a programme's milestones, indicators, savings and risks: a constant number of queries, for digests. */
  measures(programme: string): Promise<Measures>;
  decisions(programme: string): Promise<readonly Decision[]>;
  paper(programme: string): Promise<Paper | undefined>;
}

export interface Measures {
  readonly milestones: readonly (Milestone & { readonly workstream: string })[];
  readonly indicators: readonly (Indicator & { readonly workstream: string })[];
  readonly savings: readonly (Saving & { readonly workstream: string })[];
  readonly risks: readonly (Risk & { readonly workstream: string })[];
}

export interface WorkstreamInFull extends Workstream {
  readonly milestones: readonly Milestone[];
  readonly indicators: readonly Indicator[];
  readonly savings: readonly Saving[];
  readonly risks: readonly Risk[];
}

export interface RoundRows {
  get(id: string): Promise<Round | undefined>;
  /** Newest first. */
  ofProgramme(programme: string): Promise<readonly Round[]>;
  open(programmes: readonly string[]): Promise<readonly Round[]>;
  save(round: Round): Promise<void>;
  draft(round: string, workstream: string): Promise<Draft | undefined>;
  /** All of a round's drafts, and who is in which state, without the answers of others. */
  drafts(round: string): Promise<readonly Draft[]>;
  /**
   * Stores a draft if its revision is still the one it was read with; false: somebody else changed it meanwhile.
   * `revision` 0 inserts.
   */
  saveDraft(draft: {
    readonly round: string;
    readonly workstream: string;
    readonly state: InterviewState;
    readonly revision: number;
    readonly by: string;
  }): Promise<boolean>;
  dropDraft(round: string, workstream: string): Promise<void>;
}

export interface UpdateRows {
  add(update: Omit<Update, 'version' | 'at'>): Promise<Update>;
  /** The newest version of each workstream's newest update, before `before` if given; one query. */
  latest(workstreams: readonly string[], before?: Date): Promise<readonly Update[]>;
  /** The newest two rounds' updates of each workstream (newest version of each), newest first; one query. */
  lastTwo(workstreams: readonly string[]): Promise<readonly Update[]>;
  /** The newest version of each answer in a round. */
  ofRound(round: string): Promise<readonly Update[]>;
}

export interface DigestRows {
  /** What the group was last shown, as digest/ kept it. */
  lastShown(group: string): Promise<{ readonly at: Date; readonly shown: Json } | undefined>;
  keep(group: string, deliveryKey: string, shown: Json): Promise<void>;
}

export interface DeliveryRows {
  /** Writes deliveries whose key is new, and a job for each lane; returns how many were new. */
  add(deliveries: readonly NewDelivery[]): Promise<number>;
  /**
   * Takes the next delivery of a lane that may go now (`dueAt` not after `Tx.now`, `notBefore` not after machine time): `sending`, attempt + 1, leased for `leaseSeconds` of machine time.
   * Undefined: nothing to do, or another holds the lane.
   */
  claim(lane: string, leaseSeconds: number): Promise<Delivery | undefined>;
  /** Freezes what is sent and where, before it is sent. */
  freeze(
    id: bigint,
    sent: { readonly message: Message; readonly platform: string; readonly address?: Address; readonly body: Json },
  ): Promise<void>;
  /**
   * Notes how an attempt ended, if it is still ours (same attempt). `retryInSeconds` puts it back to pending for then
   * (machine time); `burned: false` gives the attempt back.
   */
  settle(delivery: Pick<Delivery, 'id' | 'attempt'>, result: Settled): Promise<boolean>;
  /** Leases that ran out become `unknown`; returns the lanes that have something to do and no job. The tick calls it. */
  sweep(): Promise<readonly string[]>;
  /** `unknown` deliveries whose waiting time (seconds of machine time since the attempt) is over. */
  unknown(olderThanSeconds: number, limit: number): Promise<readonly Delivery[]>;
  /**
   * What was refused, cancelled or of unknown fate goes again, composed and routed anew; false if it is none of these.
   */
  again(id: bigint): Promise<boolean>;
  get(key: string): Promise<Delivery | undefined>;
  byId(id: bigint): Promise<Delivery | undefined>;
  /** Newest first. */
  list(filter: {
    readonly status?: readonly Delivery['status'][];
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  counts(): Promise<Readonly<Record<Delivery['status'], number>>>;
  /** Keys of those due by now that are not settled yet (pending, sending, unknown), oldest first; at most 100. */
  unsettled(): Promise<readonly string[]>;
  /** The earliest `dueAt` later than `after` of what is pending: a rehearsal's clock stands there too. */
  nextDueAt(after: Date): Promise<Date | undefined>;
}

export type Settled =
  | { readonly status: 'sent'; readonly messageId: string; readonly address?: Address }
  | { readonly status: 'refused' | 'unknown' | 'cancelled'; readonly reason: string }
  | { readonly status: 'pending'; readonly retryInSeconds: number; readonly burned: boolean; readonly reason: string }
  /** Put off in programme time (outside the reader's hours): claimed again when `dueAt` has come. Burns no attempt. */
  | { readonly status: 'pending'; readonly dueAt: Date; readonly reason: string };

export interface ScheduleRows {
  /** Up to which instant of programme time everything due has been planned; undefined: never. Locks it for this transaction, so that one replica plans at a time. */
  plannedUntil(): Promise<Date | undefined>;
  setPlannedUntil(at: Date): Promise<void>;
  /** Records that a schedule was due at an instant; false: it already was recorded. */
  occurred(schedule: string, dueAt: Date, state: 'planned' | 'skipped', reason?: string): Promise<boolean>;
}

/** Every change: who, when (Tx.now), from where, before and after; in the transaction of the change. */
export interface Trail {
  add(entry: TrailEntry): Promise<void>;
  list(filter: {
    readonly programme?: string;
    readonly subject?: string;
    readonly limit: number;
  }): Promise<readonly (TrailEntry & { readonly at: Date })[]>;
}

export interface TrailEntry {
  readonly programme?: string;
  /** A person's key, `quarterdeck`, or an operating-system user. */
  readonly actor: string;
  readonly via: string;
  /** `update.submitted`, `round.opened`, … */
  readonly action: string;
  readonly subject: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** One noun of the set-up as a row: see import/. */
export interface ImportRows {
  /** What was imported last. Locks imports for this transaction, so that one goes at a time, also among replicas. */
  last(): Promise<{ readonly hash: string; readonly document: Json } | undefined>;
  keep(entry: {
    readonly name: string;
    readonly hash: string;
    readonly document: Json;
    readonly by: string;
  }): Promise<void>;
  /** The whole set-up as it stands, retired things included, as flat items. */
  items(): Promise<readonly StoredItem[]>;
  /** Writes items: inserts, changes the given fields, retires or brings back. */
  write(changes: readonly ItemChange[]): Promise<void>;
}

export const itemKinds = [
  'organisation',
  'person',
  'programme',
  'steering-group',
  'meeting',
  'workstream',
  'milestone',
  'indicator',
  'saving',
  'risk',
  'decision',
  'action',
  'review',
  'recommendation',
  'consultation',
  'comment',
  'note',
  'paper',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A noun of the set-up, flat: its own fields under their names in the file, its lists of nouns as items of their own. */
export interface Item {
  readonly kind: ItemKind;
  /** The path of keys: `business-strategy/customer-focus/live`; `organisation` for the one. */
  readonly id: string;
  /** The id of the item it belongs to; absent for organisation, person and programme. */
  readonly owner?: string;
  /** Its place among its owner's items of this kind, from 0. */
  readonly position: number;
  readonly fields: { readonly [name: string]: Json | undefined };
}

export interface StoredItem extends Item {
  readonly retired: boolean;
}

export type ItemChange =
  | { readonly change: 'add'; readonly item: Item }
  /** Only the named fields; `undefined` empties one. */
  | {
      readonly change: 'set';
      readonly kind: ItemKind;
      readonly id: string;
      readonly fields: { readonly [name: string]: Json | undefined };
      readonly position?: number;
    }
  | { readonly change: 'retire' | 'restore'; readonly kind: ItemKind; readonly id: string };

/** Small facts an adapter keeps between requests. */
export interface AdapterMemory {
  get(platform: string, key: string): Promise<string | undefined>;
  set(platform: string, key: string, value: string): Promise<void>;
}

export type { LocalDate, Who };
