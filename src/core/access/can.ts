import type { Actor, Role, Who } from './actor.ts';
import { seesUnapproved } from './readers.ts';

/**
 * The one place that says who may do what. Every word, button, form and page asks {@link can}; nothing else decides.
 * What is not in the table is not allowed.
 */

/** What is acted on. A subject without a workstream or group is the programme as a whole. */
export interface Subject {
  readonly programme: string;
  /** Workstream id. */
  readonly workstream?: string;
  /** Steering group id. */
  readonly group?: string;
  /** Ids of the workstreams that the group oversees. */
  readonly oversees?: 'all' | readonly string[];
  /** Never leaves owner, lead, deputy, cover, director, sponsor and office. */
  readonly sensitive?: boolean;
  /** Who owns the item, where it has an owner of its own. */
  readonly owner?: string;
  /** The round whose answer it is. */
  readonly round?: string;
}

type Rule = (role: Role, subject: Subject, person: Who) => boolean;

const office: Rule = (role) => role.role === 'office';
const sponsor: Rule = (role) => role.role === 'sponsor';
const chair: Rule = (role, subject) => role.role === 'chair' && role.group === subject.group;
const member: Rule = (role, subject) =>
  (role.role === 'chair' || role.role === 'member') && role.group === subject.group;
/** An officer, in any other role than on a body of councillors or partners (readers.ts). */
const officers: Rule = (role, _, { kind }) =>
  kind === 'officer' && (!('groupKind' in role) || seesUnapproved({ kind: role.groupKind }));
/** Of such a body, that oversees the workstream. */
const overseeingOfficers: Rule = (role, subject) =>
  'groupKind' in role &&
  seesUnapproved({ kind: role.groupKind }) &&
  (role.oversees === 'all' || (subject.workstream !== undefined && role.oversees.includes(subject.workstream)));
/** Of any body that oversees the workstream. */
const overseeing: Rule = (role, subject) =>
  'groupKind' in role &&
  (role.oversees === 'all' ||
    (subject.workstream === undefined ? subject.group === role.group : role.oversees.includes(subject.workstream)));
/** Chairs the officer group whose decision it is; where none was named, one that oversees the workstream. */
const chairsOfficers: Rule = (role, subject) =>
  role.role === 'chair' &&
  role.groupKind === 'officer' &&
  (subject.group !== undefined
    ? role.group === subject.group
    : subject.workstream !== undefined && (role.oversees === 'all' || role.oversees.includes(subject.workstream)));
const answers: Rule = (role, subject) =>
  (role.role === 'lead' ||
    role.role === 'deputy' ||
    role.role === 'cover' ||
    (role.role === 'delegate' && isAskedThen(role, subject))) &&
  role.workstream === subject.workstream;
/** Its lead and deputy, and who answers for them while they are away. */
const itsOwn: Rule = (role, subject) =>
  (role.role === 'lead' || role.role === 'deputy' || role.role === 'cover') && role.workstream === subject.workstream;
/** Whom a lead asked answers in that round, and corrects no other. */
const isAskedThen = (role: Extract<Role, { role: 'delegate' }>, { round }: Subject): boolean =>
  round === undefined || role.round === round;
/** It has come to them, so that they may pass it on as a lead may. */
const escalated: Rule = (role, subject) => role.role === 'escalated' && role.workstream === subject.workstream;
const leads: Rule = (role, subject) => role.role === 'lead' && role.workstream === subject.workstream;
const owner: Rule = (role, subject) => role.role === 'owner' && role.workstream === subject.workstream;
/** It is theirs by name: the approver of a date, the owner of an action. */
const whoIsAsked: Rule = (_, subject, person) => subject.owner === person.id;
const director: Rule = (role, subject) => role.role === 'director' && role.workstream === subject.workstream;
/** Of a workstream that the group oversees. */
const directsOverseen: Rule = (role, { oversees }) =>
  role.role === 'director' && (oversees === 'all' || oversees?.includes(role.workstream) === true);
/** Any role in the programme at all. */
const people: Rule = () => true;
/**
 * The same; but who answers for one workstream in a lead's place is not thereby shown the others, and whom a decision
 * gave an action sees that alone.
 */
const readers: Rule = (role, subject) =>
  role.role !== 'action-owner' &&
  ((role.role !== 'delegate' && role.role !== 'cover' && role.role !== 'escalated') ||
    role.workstream === subject.workstream);
const anyOf =
  (...rules: Rule[]): Rule =>
  (role, subject, person) =>
    rules.some((rule) => rule(role, subject, person));

const table = {
  /** Know of the programme: what it is called, and what in it is one's own. */
  'programme.read': people,
  /** See what a workstream reports: its rating and answers. */
  'workstream.read': readers,
  /** See it before the programme office approved it. Councillors and partners do so only of what is their own. */
  'workstream.read-unapproved': anyOf(officers, answers, director, sponsor, office),
  /** Not whom a lead asked to answer for a round: they are not asked about sensitive items. */
  'workstream.read-sensitive': anyOf(itsOwn, director, sponsor, office),
  /** See, in private, what an answer says that is exempt from publication. */
  'workstream.read-exempt': anyOf(answers, director, sponsor, office, overseeingOfficers),
  'group.read': people,
  /** Start, go on with, submit or change the answer of a workstream. */
  'workstream.answer': anyOf(answers, office),
  /** Give the figures of the items in a workstream that are one's own. */
  'workstream.contribute': anyOf(owner, answers, office),
  /** Say what is new between rounds. */
  'workstream.note': anyOf(answers, office),
  /** Choose how often one is asked between rounds. */
  'touch.choose': anyOf(leads, office),
  /** Note when one is away, and that one is back. */
  'absence.note': people,
  /** The same for others. */
  'absence.note-for': office,
  /** Say who leads a workstream, is its deputy or its director. */
  'workstream.assign': office,
  /** Ask somebody else to answer. */
  'workstream.delegate': anyOf(leads, escalated, office),
  /** Approve or return the new date of a critical milestone; `owner` is its approver. */
  'milestone.approve': whoIsAsked,
  /** Approve or return a submitted answer, when it is one's turn (review/who.ts). */
  'update.approve': anyOf(director, sponsor, office),
  /** Record what was decided: by an officer group its chair as well; a body of councillors decides in a meeting, which the office records. */
  'decision.record': anyOf(office, chairsOfficers),
  /** See an action of the programme; `workstream`: that of the decision it comes from. */
  'action.read': anyOf(readers, whoIsAsked),
  /** Say that an action is done, when it will be, or how it stands. */
  'action.answer': anyOf(office, whoIsAsked),
  /** Ask whoever leads a workstream a question. */
  'question.ask': anyOf(overseeing, director),
  'question.answer': itsOwn,
  /** Let an answer go to those who get approved content only. */
  'question.approve': office,
  /** Say who takes over from a steering group that ends. */
  'oversight.hand-over': office,
  /** See everybody's lateness, not only one's own. */
  'round.see-all': office,
  'round.run': office,
  'digest.preview': anyOf(office, sponsor, chair),
  'digest.post': office,
  /** Delay a digest; directors once, for the time that the group's settings name. */
  'digest.hold': anyOf(office, sponsor, chair, directsOverseen),
  'digest.release': office,
  /** Say anything of digests; of which one is asked again. */
  'digest.use': anyOf(member, office, sponsor, director),
  /** Add a line of one's own beside a workstream's answer. */
  'workstream.remark': director,
  'digest.read': anyOf(member, office, sponsor),
  /** Say how the programme stands as a whole, with a reason, beside what its workstreams add up to. */
  'programme.rate': anyOf(office, sponsor),
  'deliveries.see': office,
  'programme.import': office,
} satisfies Record<string, Rule>;

export type Action = keyof typeof table;
const rules: Readonly<Record<Action, Rule>> = table;

/** Whether this person may do this to that. Sensitive things need more than the action itself. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const here = actor.roles.filter((role) => role.programme === subject.programme);
  if (!here.some((role) => rules[action](role, subject, actor.person))) return false;
  if (!subject.sensitive || subject.owner === actor.person.id) return true;
  return here.some((role) => rules['workstream.read-sensitive'](role, subject, actor.person));
}

/** The programmes in which a person has any role, each once. */
export function programmesOf(actor: Actor): readonly string[] {
  return [...new Set(actor.roles.map((role) => role.programme))];
}

/** Whether a person may do something at least somewhere. */
export function canSomewhere(actor: Actor, action: Action): boolean {
  return actor.roles.some((role) => {
    const subject: Subject = {
      programme: role.programme,
      owner: actor.person.id,
      ...('workstream' in role ? { workstream: role.workstream } : {}),
      ...('group' in role ? { group: role.group } : {}),
    };
    return can(actor, action, subject);
  });
}

/**
 * What `help` lists. Anybody may decide a date that was put to them; it is put to who is an approver, or directs a
 * workstream, and answers also to sponsor and office, so the others are not told of it.
 */
export const isListed = (actor: Actor, action: Action): boolean =>
  canSomewhere(actor, action) &&
  (action !== 'milestone.approve' ||
    canSomewhere(actor, 'update.approve') ||
    actor.roles.some(({ role }) => role === 'approver'));
