import type { AccountId, Post, Profile, Receive, Recipient, Sent } from './incoming.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import type { AbsenceRows } from './ports/absences.ts';
import type { ActionRows } from './ports/actions.ts';
import type { ApprovalRows } from './ports/approvals.ts';
import type { Allowance, Budgets } from './ports/budgets.ts';
import type { DecisionRows } from './ports/decisions.ts';
import type { DeliveryRows, ScheduleRows } from './ports/deliveries.ts';
import type { DigestEditRows } from './ports/digest-edits.ts';
import type { DigestHoldRows } from './ports/digest-holds.ts';
import type { EscalationRows, ExtensionRows } from './ports/escalations.ts';
import type { ImportRows } from './ports/imports.ts';
import type { OverallRows } from './ports/overall.ts';
import type { InboxRows, PeopleRows } from './ports/people.ts';
import type { PictureRows } from './ports/pictures.ts';
import type { ProgrammeRows } from './ports/programmes.ts';
import type { QuestionRows } from './ports/questions.ts';
import type { DelegationRows, DigestRows, MilestoneChangeRows, RoundRows, UpdateRows } from './ports/rounds.ts';
import type { DirectorLineRows, SurpriseRows } from './ports/surprises.ts';
import type { TouchChoiceRows } from './ports/touches.ts';
import type { Trail } from './ports/trail.ts';
import type { Organisation } from './programme/organisation.ts';
import type { Person } from './programme/person.ts';

export type * from './ports/absences.ts';
export type * from './ports/actions.ts';
export type * from './ports/approvals.ts';
export type * from './ports/budgets.ts';
export type * from './ports/decisions.ts';
export type * from './ports/deliveries.ts';
export type * from './ports/digest-edits.ts';
export type * from './ports/digest-holds.ts';
export type * from './ports/escalations.ts';
export * from './ports/imports.ts';
export type * from './ports/overall.ts';
export * from './ports/people.ts';
export type * from './ports/pictures.ts';
export type * from './ports/programmes.ts';
export type * from './ports/questions.ts';
export type * from './ports/rounds.ts';
export type * from './ports/surprises.ts';
export type * from './ports/touches.ts';
export type * from './ports/trail.ts';

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
  /** Absent: nothing limits what is sent. */
  readonly budgets?: Budgets;
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
   * to read back. Absent is trusted only when asked twice.
   */
  find(key: string, to: Recipient, since: Date): Promise<{ readonly found: string } | 'absent' | 'cannot-tell'>;
  /**
   * Where the platform can be read: if more than one message with this delivery key stands there, removes the later ones.
   * Which one stands; undefined: none, or it cannot be told. Rejects when it cannot be asked.
   */
  removeRepeats?(
    key: string,
    to: Recipient,
    since: Date,
  ): Promise<{ readonly stands: string; readonly removed: number } | undefined>;
  /** How fast it may be written to; absent: as fast as we can. */
  readonly allowance?: Allowance;
  /** What the platform tells of an account, to match it with a person; undefined: it knows none. Rejects when it cannot be asked. */
  profile(account: AccountId): Promise<Profile | undefined>;
  /** The account by which this person can be reached here, looked up by the ids in the file or by e-mail; undefined: none. Rejects when it cannot be asked, with {@link AskedToWait} if it says for how long. */
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

/** A platform that was asked for something wants to be left alone for some seconds. */
export class AskedToWait extends Error {
  override readonly name = 'AskedToWait';
  readonly seconds: number;
  constructor(seconds: number) {
    super(`asked to wait ${seconds} s`);
    this.seconds = seconds;
  }
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

/**
 * One transaction. Its `now` does not change while it lasts. What is asked of it without waiting is carried out in that
 * order; what fails, even if nobody waits for it, fails the transaction.
 */
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
  readonly milestoneChanges: MilestoneChangeRows;
  readonly delegations: DelegationRows;
  readonly absences: AbsenceRows;
  readonly approvals: ApprovalRows;
  readonly decisions: DecisionRows;
  readonly actions: ActionRows;
  readonly questions: QuestionRows;
  readonly touchChoices: TouchChoiceRows;
  readonly extensions: ExtensionRows;
  readonly escalations: EscalationRows;
  readonly digests: DigestRows;
  readonly pictures: PictureRows;
  readonly digestHolds: DigestHoldRows;
  readonly digestEdits: DigestEditRows;
  readonly surprises: SurpriseRows;
  readonly directorLines: DirectorLineRows;
  readonly overall: OverallRows;
  readonly deliveries: DeliveryRows;
  readonly schedule: ScheduleRows;
  readonly trail: Trail;
  readonly imports: ImportRows;
  readonly memory: AdapterMemory;
}

/** Small facts an adapter keeps between requests. */
export interface AdapterMemory {
  get(platform: string, key: string): Promise<string | undefined>;
  set(platform: string, key: string, value: string): Promise<void>;
}
