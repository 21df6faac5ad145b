import type { LocalDate } from '../calendar/local-date.ts';
import type { Escalation } from '../rounds/plan.ts';

/** A due day that the office put off. */
export interface Extension {
  readonly round: string;
  /** Absent: the whole round, whose own days have moved too. */
  readonly workstream?: string;
  /** Due until then. */
  readonly was: LocalDate;
  /** Due from then on; always later. */
  readonly dueOn: LocalDate;
  readonly by: string;
  readonly at: Date;
}

export interface ExtensionRows {
  add(extension: Omit<Extension, 'at'>): Promise<void>;
  /** The latest of each round and of each workstream in it; one query. */
  ofRounds(rounds: readonly string[]): Promise<readonly Extension[]>;
}

/** Somebody was asked for a workstream because no answer had come by its due day. */
export interface Escalated {
  readonly round: string;
  readonly workstream: string;
  /** The due day that it was counted from: after an extension it is counted anew. */
  readonly dueOn: LocalDate;
  readonly step: Escalation;
  readonly to: string;
  readonly at: Date;
  readonly deliveryKey: string;
  /** `sent`: it reached them · `failed`: it did not, or it was taken back · `under way`: not known yet. */
  readonly fate: 'sent' | 'failed' | 'under way';
}

/** The office keeps it back that anybody further is asked for a workstream. */
export interface Hold {
  readonly round: string;
  readonly workstream: string;
  readonly by: string;
  readonly at: Date;
}

/** A prompt or reminder, as it went or will go. */
export interface Prompted {
  readonly person: string;
  readonly kind: 'ask' | 'remind';
  readonly round: string;
  /** When it was sent, or is due; programme time. */
  readonly at: Date;
  readonly sent: boolean;
  /** The due day that a reminder was counted from. */
  readonly dueOn?: LocalDate;
}

export interface EscalationRows {
  /** Notes who is asked; the same once more changes only when, and by which message. */
  add(escalated: readonly Omit<Escalated, 'at' | 'fate'>[]): Promise<void>;
  /** Oldest first; one query. */
  ofRound(round: string): Promise<readonly Escalated[]>;
  /** False: it is held already. */
  hold(hold: Omit<Hold, 'at'>): Promise<boolean>;
  /** False: it was not held. */
  release(round: string, workstream: string): Promise<boolean>;
  /** Those that stand. */
  holds(round: string): Promise<readonly Hold[]>;
  /**
   * The prompts and reminders of a round to these people that were sent, or are still to go, oldest first; one query.
   * What was said in the message of another counts as sent with it.
   */
  prompted(round: string, people: readonly string[]): Promise<readonly Prompted[]>;
}
