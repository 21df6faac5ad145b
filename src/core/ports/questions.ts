import type { Address } from '../incoming.ts';

/** A question to whoever leads a workstream; typed as `Q12`. */
export interface Question {
  readonly id: bigint;
  readonly programme: string;
  readonly workstream: string;
  /** Key of who asks. */
  readonly by: string;
  /** Absent: it is not written yet. */
  readonly text?: string;
  /** Where the answer appears; absent: it comes to the asker alone. */
  readonly where?: Thread;
  /**
   * `draft`: its asker has not sent it; `open`: it waits for the answer; `waiting`: the answer waits for the programme
   * office, since who reads it gets approved content only.
   */
  readonly state: 'draft' | 'open' | 'waiting' | 'answered';
  /** When it was asked. */
  readonly at: Date;
  /** While it is open: what was written and not sent. */
  readonly answer?: string;
  readonly answeredBy?: string;
  /** Who was away, in whose place it was answered. */
  readonly for?: string;
  /** The answer goes to the asker alone. */
  readonly privately: boolean;
  readonly answeredAt?: Date;
  readonly approvedBy?: string;
}

/** A thread in the channel of a steering group. */
export interface Thread {
  /** Id of the steering group. */
  readonly group: string;
  readonly platform: string;
  /** As the platform names it. */
  readonly channel: string;
  readonly address: Address;
}

export type QuestionChange = Partial<
  Pick<Question, 'state' | 'text' | 'answer' | 'answeredBy' | 'for' | 'privately' | 'at' | 'answeredAt' | 'approvedBy'>
>;

export interface QuestionRows {
  /** Begins one, and forgets drafts of the same person that are older than a week. */
  begin(question: Pick<Question, 'programme' | 'workstream' | 'by' | 'text' | 'where'>): Promise<Question>;
  get(id: bigint): Promise<Question | undefined>;
  /** Undefined: it is not in this state any more, and nothing was changed. */
  change(id: bigint, from: Question['state'], to: QuestionChange): Promise<Question | undefined>;
  /** Those of these workstreams that wait for an answer, oldest first; one query. */
  open(workstreams: readonly string[]): Promise<readonly Question[]>;
}
