import type { LocalDate } from '../calendar/local-date.ts';
import type { InterviewState } from '../interview/state.ts';
import type { Json } from '../json.ts';
import type { Action, Programme, SteeringGroup } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import type { Paper } from '../programme/paper.ts';
import type { Period } from '../programme/period.ts';
import type { Rating } from '../programme/rag.ts';
import type { Draft, Round, Update } from '../rounds/round.ts';
import type { AnswerAt } from './people.ts';
import type { WorkstreamInFull } from './programmes.ts';

export interface RoundRows {
  get(id: string): Promise<Round | undefined>;
  /** Newest first. */
  ofProgramme(programme: string): Promise<readonly Round[]>;
  open(programmes: readonly string[]): Promise<readonly Round[]>;
  save(round: Round): Promise<void>;
  /**
   * All that a turn of an interview depends on, in one query; undefined when the workstream or the round is not there.
   * Whoever else reads the same draft waits until this transaction ends: two devices are heard one after the other.
   */
  interview(at: AnswerAt): Promise<InterviewReading | undefined>;
  /** The same of a whole answer, to say how far it is: nobody waits for that, and its draft is not to be changed. */
  look(at: Omit<AnswerAt, 'part'>): Promise<InterviewReading | undefined>;
  /** All of a round's drafts, and who is in which state, without the answers of others. */
  drafts(round: string, only?: readonly string[]): Promise<readonly Draft[]>;
  /**
   * The newest draft in which this message of theirs was taken as an answer (InterviewState.from): of an open round, or
   * the one that they are `in`, which may be a late correction.
   */
  draftOfMessage(person: string, message: string, inIt?: AnswerAt): Promise<AnswerAt | undefined>;
  /** False: somebody else began it meanwhile, and nothing was stored. */
  beginDraft(draft: DraftToSave): Promise<boolean>;
  /** Of a draft that `interview` read in this transaction. */
  changeDraft(draft: DraftToSave): Promise<void>;
  dropDraft(round: string, workstream: string): Promise<void>;
}

export interface DraftToSave extends AnswerAt {
  readonly state: InterviewState;
  readonly by: string;
}

export interface ReadAhead {
  readonly at: AnswerAt;
  readonly reading: InterviewReading;
}

export interface InterviewReading {
  readonly programme: Programme;
  readonly round: Round;
  readonly workstream: WorkstreamInFull;
  readonly organisation: Organisation;
  /** The programme's, in the file's order. */
  readonly groups: readonly SteeringGroup[];
  readonly paper?: Paper;
  /** As `UpdateRows.lastTwo`. */
  readonly updates: readonly Update[];
  readonly draft?: Draft;
  /** What was said between rounds since the newest of those answers was given, oldest first. */
  readonly touches: readonly Update[];
  /** What owners of single items gave in this round: the newest version of each. */
  readonly figures: readonly Update[];
  /** The draft of the round before, if that round closed without an answer. */
  readonly unfinished?: Draft;
  /**
   * Dates of critical milestones that wait for their approver, and those that were returned, of this round or said between
   * rounds since the answer before; oldest first.
   */
  readonly proposed: readonly MilestoneChange[];
  /**
   * Not done, and owed by somebody who leads this workstream and none before it in the file's order: there they are asked
   * for what is theirs and no workstream's.
   */
  readonly actions: readonly Action[];
  /** Names of everybody who has to do with this workstream, by key. */
  readonly names: Readonly<Record<string, string>>;
}

/** A change of a milestone's forecast or actual day, as somebody said it. */
export interface MilestoneChange {
  readonly id: bigint;
  readonly milestone: string;
  readonly workstream: string;
  readonly round?: string;
  /** `corrected`: what was said before is taken back. */
  readonly kind: 'moved' | 'done' | 'corrected';
  /** The forecast before. */
  readonly from?: LocalDate;
  /** The new forecast, or the day it was done; absent: no day is known. */
  readonly to?: LocalDate;
  /** The date as they wrote it. */
  readonly said?: string;
  readonly why?: string;
  readonly by: string;
  readonly at: Date;
  /** `proposed`: a critical date that waits for its approver, and is not the milestone's forecast until then. */
  readonly state: 'made' | 'proposed' | 'approved' | 'returned' | 'withdrawn';
  readonly approver?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  /** Why it was returned. */
  readonly reason?: string;
}

export interface MilestoneChangeRows {
  add(change: Omit<MilestoneChange, 'id' | 'at'>): Promise<MilestoneChange>;
  get(id: bigint): Promise<MilestoneChange | undefined>;
  /** Notes what became of a proposed change; false: it was decided or withdrawn before. */
  decide(
    id: bigint,
    decision: { readonly state: 'approved' | 'returned' | 'withdrawn'; readonly by: string; readonly reason?: string },
  ): Promise<boolean>;
  /** Those that wait for an approver, of these programmes or of this person, oldest first. */
  proposed(
    of: { readonly programmes: readonly string[] } | { readonly approver: string },
  ): Promise<readonly MilestoneChange[]>;
  /** All changes of these milestones, oldest first; one query. */
  ofMilestones(milestones: readonly string[]): Promise<readonly MilestoneChange[]>;
}

/** Who was asked to answer in the place of the lead. */
export interface Delegation {
  readonly round: string;
  readonly workstream: string;
  readonly to: string;
  readonly by: string;
  readonly at: Date;
}

export interface DelegationRows {
  /** The one before, if there is one, ends. */
  add(delegation: Omit<Delegation, 'at'>): Promise<void>;
  end(round: string, workstream: string): Promise<void>;
  /** Those that stand, to people who are still in the programme file. */
  ofRound(round: string): Promise<readonly Delegation[]>;
}

/** How a workstream was rated in a round. */
export interface RatingInRound {
  readonly workstream: string;
  readonly period: Period;
  readonly rating: Rating;
}

export type Given = Pick<Update, 'version' | 'answeredBy' | 'at'>;

export interface UpdateRows {
  add(update: Omit<Update, 'version' | 'at'>): Promise<Update>;
  /** Notes touches (the first version of each), whatever their number in one statement. */
  addTouches(touches: readonly Omit<Update, 'version' | 'at' | 'round' | 'part'>[]): Promise<void>;
  /** Whoever else says something of this workstream waits until the transaction ends. */
  lock(workstream: string): Promise<void>;
  /** The newest touch that was read from this message of theirs (interview/news.ts, `MESSAGE`). */
  touchOfMessage(person: string, message: string): Promise<Update | undefined>;
  /**
   * What was said between rounds about these workstreams since an instant and since their newest answer was first given,
   * oldest first; one query.
   */
  touches(workstreams: readonly string[], since: Date): Promise<readonly Update[]>;
  /** The newest version of what this part (absent: the whole answer) gave for a workstream in a round. */
  inRound(round: string, workstream: string, part?: string): Promise<Update | undefined>;
  /** Who gave each version of the whole answer for a workstream in a round, and when, oldest first. */
  versions(round: string, workstream: string): Promise<readonly Given[]>;
  /** The whole answer for a workstream in a round, as it stood in one of its versions. */
  version(round: string, workstream: string, version: number): Promise<Update | undefined>;
  /** The newest version of the figures that one person gave in a round, of each workstream; one query. */
  ofPart(round: string, part: string): Promise<readonly Update[]>;
  /** The newest version of each workstream's newest update, before `before` if given; one query. */
  latest(workstreams: readonly string[], before?: Date): Promise<readonly Update[]>;
  /** The newest two rounds' updates of each workstream (newest version of each), newest first; one query. */
  lastTwo(workstreams: readonly string[]): Promise<readonly Update[]>;
  /** The same of what the programme office approved: of each round the newest version that was. */
  lastTwoApproved(workstreams: readonly string[]): Promise<readonly Update[]>;
  /** The newest figures that each owner of single items gave for each of these workstreams; one query. */
  figures(workstreams: readonly string[]): Promise<readonly Update[]>;
  /**
   * What was said of these workstreams since the newest answer that the programme office approved, newest first: of each
   * round and owner the newest version, and what was said between rounds; one query.
   */
  sinceApproved(workstreams: readonly string[]): Promise<readonly Update[]>;
  /** Of those of these workstreams whose last ratings were red: the unbroken run of them; one query. */
  redRuns(workstreams: readonly string[], only?: 'approved'): Promise<readonly RedRun[]>;
  /**
   * How these workstreams were rated in their newest `periods` rounds, by the newest version of each answer that has a
   * rating, or with `approved` by the newest that was approved; in any order, one query.
   */
  ratings(
    workstreams: readonly string[],
    of: { readonly periods: number; readonly approved: boolean },
  ): Promise<readonly RatingInRound[]>;
  /** The workstreams of which a round has a whole answer. */
  givenIn(round: string): Promise<ReadonlySet<string>>;
  /** The newest version of each workstream's whole answer in a round. */
  ofRound(round: string, only?: readonly string[]): Promise<readonly Update[]>;
}

/** Red, and nothing else since. */
export interface RedRun {
  readonly workstream: string;
  /** When the first of the run was given. */
  readonly since: Date;
  /** No other rating was ever given before: the run may go back into the file's history. */
  readonly fromTheFirst: boolean;
}

export interface DigestRows {
  /**
   * What the group was last shown, as digest/ kept it, in a digest that was certainly sent; with `platform`: in its
   * channel there, which may have got other digests than its channel elsewhere; with `before`: before the digest with this
   * delivery key was composed.
   */
  lastShown(
    group: string,
    platform?: string,
    before?: string,
  ): Promise<{ readonly at: Date; readonly shown: Json } | undefined>;
  /** Notes what a digest shows; composed again, it shows what it says then. */
  keep(group: string, deliveryKey: string, shown: Json): Promise<void>;
}
