import type { Json } from '../json.ts';

/** The newest digest of a group in one of its channels: it certainly stands there. */
export interface PostedDigest {
  readonly group: string;
  readonly platform: string;
  /** Of its delivery. */
  readonly key: string;
  /** The platform's id of its message. */
  readonly messageId: string;
  readonly postedAt: Date;
  /** What it shows (digest/shown.ts), as it was edited last. */
  readonly shown: Json;
  /** Since when it shows that. */
  readonly shownAt: Date;
}

/** What changed of an answer after it was posted. */
export interface DigestChange {
  readonly workstream: string;
  readonly what: 'answered' | 'corrected';
  readonly at: Date;
}

export interface DigestEditRows {
  /** The newest of each of these groups in each of its channels; one query. */
  posted(groups: readonly string[]): Promise<readonly PostedDigest[]>;
  /**
   * Notes a change; returns the key of the edit that is to say it, or undefined where one is planned and not composed yet,
   * which says this too.
   */
  note(posted: PostedDigest, change: Omit<DigestChange, 'at'>): Promise<string | undefined>;
  /** All that changed since a digest was posted, oldest first. */
  changes(postedKey: string): Promise<readonly DigestChange[]>;
  /** Notes that this edit says all of it. */
  saidIn(postedKey: string, editKey: string): Promise<void>;
  /** What changed since a digest was posted, and no edit of it that was sent says. */
  unsaid(postedKey: string): Promise<readonly DigestChange[]>;
}
