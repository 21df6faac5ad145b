/** Who is doing something, and what they are in which programme. Roles come from the programme's set-up, read afresh each time. */
export interface Actor {
  readonly person: Who;
  /** slack, teams, playground, command line, schedule: kept in the trail. */
  readonly via: string;
  readonly roles: readonly Role[];
}

export interface Who {
  /** Key in the programme file. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'officer' | 'councillor' | 'partner';
  /** IANA; the organisation's where the person has none of their own. */
  readonly timeZone: string;
}

/** One thing a person is. A role over a workstream names it; one over a group says what that group oversees. */
export type Role = { readonly programme: string } & (
  | { readonly role: 'office' | 'sponsor' | 'observer' | 'lead-member' }
  /** Owns an action of the programme, done or not. */
  | { readonly role: 'action-owner' }
  /** `owner`: of an indicator that is asked of them directly; `approver`: of a milestone's new date. */
  | {
      readonly role: 'lead' | 'deputy' | 'director' | 'owner' | 'approver';
      readonly workstream: string;
    }
  /** Asked to answer in the lead's place in this open round. */
  | { readonly role: 'delegate'; readonly workstream: string; readonly round: string }
  /** Named to answer for its lead or deputy, `for`, who is away now. */
  | { readonly role: 'cover'; readonly workstream: string; readonly for: string }
  /** The deputy, or who stands in for them, was asked for the answer in this open round, since none had come. */
  | { readonly role: 'escalated'; readonly workstream: string; readonly round: string }
  | {
      readonly role: 'chair' | 'member';
      readonly group: string;
      readonly groupKind: 'officer' | 'councillor' | 'joint' | 'partner';
      /** Ids of workstreams, or all of the programme. */
      readonly oversees: 'all' | readonly string[];
    }
);
