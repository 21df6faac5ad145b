import type { Actor, Role } from './actor.ts';
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
  /** Never leaves owner, lead, deputy, cover, director, sponsor and office. */
  readonly sensitive?: boolean;
  /** Who owns the item, where it has an owner of its own. */
  readonly owner?: string;
}

type Rule = (role: Role, subject: Subject) => boolean;

const office: Rule = (role) => role.role === 'office';
const sponsor: Rule = (role) => role.role === 'sponsor';
const chair: Rule = (role, subject) => role.role === 'chair' && role.group === subject.group;
const member: Rule = (role, subject) =>
  (role.role === 'chair' || role.role === 'member') && role.group === subject.group;
/** Of a body that sees what leads say as it is said (readers.ts). */
const officers: Rule = (role, subject) =>
  'groupKind' in role && role.group === subject.group && seesUnapproved({ kind: role.groupKind });
const answers: Rule = (role, subject) =>
  (role.role === 'lead' || role.role === 'deputy') && role.workstream === subject.workstream;
const director: Rule = (role, subject) => role.role === 'director' && role.workstream === subject.workstream;
/** Any role in the programme at all. */
const people: Rule = () => true;
const anyOf =
  (...rules: Rule[]): Rule =>
  (role, subject) =>
    rules.some((rule) => rule(role, subject));

const table = {
  /** See what the programme reports: its workstreams, their ratings and answers. */
  'programme.read': people,
  'workstream.read': people,
  'workstream.read-sensitive': anyOf(answers, director, sponsor, office),
  'group.read': people,
  /** Start, go on with, submit or change the answer of a workstream. */
  'workstream.answer': anyOf(answers, office),
  /** See everybody's lateness, not only one's own. */
  'round.see-all': office,
  'round.run': office,
  'digest.preview': anyOf(office, sponsor, chair),
  'digest.post': office,
  'digest.read': anyOf(member, office, sponsor),
  /** See in it what is not approved yet. */
  'digest.read-unapproved': anyOf(officers, office, sponsor),
  'deliveries.see': office,
  'programme.import': office,
} satisfies Record<string, Rule>;

export type Action = keyof typeof table;

/** Whether this person may do this to that. Sensitive things need more than the action itself. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const here = actor.roles.filter((role) => role.programme === subject.programme);
  if (!here.some((role) => table[action](role, subject))) return false;
  if (!subject.sensitive || subject.owner === actor.person.id) return true;
  return here.some((role) => table['workstream.read-sensitive'](role, subject));
}

/** The programmes in which a person has any role, each once. */
export function programmesOf(actor: Actor): readonly string[] {
  return [...new Set(actor.roles.map((role) => role.programme))];
}

/** Whether a person may do something at least somewhere: what `help` lists. */
export function canSomewhere(actor: Actor, action: Action): boolean {
  return actor.roles.some((role) => {
    const subject: Subject = {
      programme: role.programme,
      ...('workstream' in role ? { workstream: role.workstream } : {}),
      ...('group' in role ? { group: role.group } : {}),
    };
    return can(actor, action, subject);
  });
}
