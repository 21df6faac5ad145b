/** A submitted answer on its way through review: one for each version (review/). */
export interface Approval {
  /** `U12` is what is typed to mean it. */
  readonly id: bigint;
  readonly workstream: string;
  readonly round: string;
  readonly version: number;
  /** Who is asked now, or was asked last. */
  readonly stage: Stage;
  readonly state: 'waiting' | 'approved' | 'returned' | 'withdrawn';
  /** Since when it waits for this stage. */
  readonly at: Date;
  /** Who approved it as the director, or in the director's place. */
  readonly passedBy?: string;
  readonly passedAt?: Date;
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  /** Why it was returned. */
  readonly reason?: string;
}

export type Stage = 'director' | 'office';

/** One version of one workstream's answer in one round. */
export type Version = Pick<Approval, 'workstream' | 'round' | 'version'>;

export interface ApprovalRows {
  /** Puts a version to a stage; those of the same answer that wait are withdrawn, and returned. */
  ask(
    version: Version,
    stage: Stage,
    by: string,
  ): Promise<{ readonly asked: Approval; readonly withdrawn: readonly Approval[] }>;
  get(id: bigint): Promise<Approval | undefined>;
  /** The newest of an answer. */
  ofAnswer(answer: Omit<Version, 'version'>): Promise<Approval | undefined>;
  /** The newest of an answer that was approved. */
  lastApproved(answer: Omit<Version, 'version'>): Promise<Approval | undefined>;
  /** Passes one that waits for the director on to the office; false: it does not wait for the director any more. */
  pass(id: bigint, by: string): Promise<boolean>;
  /** Notes how the stage that it waits for decided; false: it does not wait for that any more. */
  decide(
    id: bigint,
    stage: Stage,
    decision: { readonly state: 'approved' | 'returned'; readonly by: string; readonly reason?: string },
  ): Promise<boolean>;
  /** Those of these programmes that wait, oldest first. */
  waiting(programmes: readonly string[]): Promise<readonly Approval[]>;
}
