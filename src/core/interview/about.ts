import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import type { MilestoneChange, WorkstreamInFull } from '../ports.ts';
import type { Action, SteeringGroup } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { type Rating, scales } from '../programme/rag.ts';
import type { PastRating } from '../programme/workstream.ts';
import type { Round } from '../rounds/round.ts';
import type { Answers } from './answers.ts';

/** What an interview is about: all that a question may depend on, read before the step and never written by it. */
export interface About {
  readonly workstream: WorkstreamInFull;
  readonly round: Round;
  readonly organisation: Pick<
    Organisation,
    'rag' | 'financialYearStarts' | 'holidays' | 'closures' | 'risk' | 'keyDecision'
  >;
  /** Those that oversee the workstream, in the file's order: who may be asked for a decision. */
  readonly groups: readonly Overseeing[];
  /** Open actions of its leads, where this is the workstream in which they are asked about them. */
  readonly actions: readonly Action[];
  /** Moved dates of critical milestones that wait for their approver, and those of this round that were returned. */
  readonly proposed: readonly MilestoneChange[];
  /** Names of everybody who has to do with the workstream, by key. */
  readonly names: Readonly<Record<string, string>>;
  /** The person of whom only the items that they own are asked; absent: the whole answer. */
  readonly part?: string;
  /** Whoever answers may not read what is sensitive: they are not asked about it, and what others said of it stays. */
  readonly withoutSensitive?: true;
  /** The newest answer of an earlier round; absent when there was none. */
  readonly last?: LastTime;
  /** What was said since, newest first: between rounds, or in a draft that its round closed on. Filled in, to be confirmed. */
  readonly told: readonly Told[];
  /** What the owners of single items gave in this round. */
  readonly figures: readonly Figures[];
  /** The newest version of this round's answer, once there is one. */
  readonly submitted?: Submitted;
  readonly audience: Audience;
  readonly reader: { /** Their key. */ readonly id?: string; readonly name: string; readonly timeZone: string };
  /** The names of those in whose place the reader answers. */
  readonly inPlaceOf?: string;
  /** The reader's own day. */
  readonly today: LocalDate;
  readonly words: {
    /** `October to December 2026 (Q3)`. */
    readonly period: string;
    /** What to type to come back to this answer: `update customer-focus`. */
    readonly update: string;
  };
}

export interface Submitted {
  readonly on: LocalDate;
  readonly answers: Answers;
  /** From 1; absent: not known. */
  readonly version?: number;
  /** Why it was changed, of a later version. */
  readonly reason?: string;
  /** Names, where somebody answered in the place of the lead. */
  readonly inPlace?: { readonly by: string; readonly of: string };
}

export interface Told {
  readonly on: LocalDate;
  readonly answers: Answers;
  /** It stood in a draft that was not submitted before its round closed. */
  readonly unfinished?: true;
}

export interface Figures {
  /** Key of the person. */
  readonly by: string;
  readonly on: LocalDate;
  readonly answers: Answers;
}

export type Overseeing = Pick<SteeringGroup, 'id' | 'name' | 'kind'>;

export interface LastTime {
  readonly rating?: Rating;
  readonly on?: LocalDate;
  readonly answers: Answers;
}

interface Readers {
  readonly name: string;
  readonly people: number;
  /** The platform's name as people say it: `Slack`. */
  readonly where?: string;
  /** When they read it next, in words: `Monday 18 January`. */
  readonly when?: string | undefined;
}

/** Who will see the answer. */
export interface Audience {
  /** Those who see it as it is said. */
  readonly groups: readonly Readers[];
  /** Councillors and partners, who see what was approved. */
  readonly onceApproved?: readonly Readers[];
  /** It leaves nobody but its lead, deputy and director, the sponsor and the programme office. */
  readonly sensitive?: true;
  /** The committee paper it goes into once approved. */
  readonly paper?: { readonly to: string; readonly public: boolean };
}

/** A rating from before Quarterdeck as the first "last time". Its reason says why only where it was not green. */
export function lastFromHistory(past: PastRating): LastTime {
  const reason = past.rag === 'green' ? undefined : past.reason;
  return {
    rating: past.rag,
    ...(past.on ? { on: past.on } : {}),
    answers: { rating: past.rag, ...(reason ? { reason } : {}) },
  };
}

/** Last time's rating, if today's scale still has it: the only one that may be offered again. */
export function lastRating(about: About): Rating | undefined {
  const scale: readonly Rating[] = scales[about.organisation.rag.scale];
  return scale.find((rating) => rating === about.last?.rating);
}

/** A day as the reader of this interview is told it. */
export const dayFor = (about: Pick<About, 'today'>, day: LocalDate): string => sayDay(day, about.today);

/** `the Customer First Board`, `Cabinet`. */
export const theNamed = (name: string): string => (/^the /i.test(name) || !/\s/.test(name) ? name : `the ${name}`);

/** `A, B, C and 4 more`: names where there may be many. */
export const listedShort = (names: readonly string[], most = 6): string =>
  listed(names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names);

/** `a, b and c`; where one has an `and` of its own, `a and b, and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.some((part) => / and /.test(part)) ? ', and' : ' and';
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${last} ${parts.at(-1)}`;
}

/** Who will see it, in one sentence: said before anything is submitted. */
export function whoSees({ groups, onceApproved = [], paper, sensitive }: Audience): string {
  if (sensitive)
    return 'This is sensitive: only its lead, deputy and director, the sponsor and the programme office will see it.';
  const later = [
    ...(onceApproved.length > 0 ? [`${listed(onceApproved.map(reader))} will see it`] : []),
    ...(paper ? [`it goes into the ${paper.to} paper${paper.public ? ', which is public' : ''}`] : []),
  ];
  const approved = later.length > 0 ? `once it is approved, ${listed(later)}` : undefined;
  if (groups.length === 0) {
    return `The programme office will see this; ${approved ?? 'no steering group oversees this workstream'}.`;
  }
  const seen = `${listed(groups.map(reader))} will see this`;
  return `${seen[0]!.toUpperCase()}${seen.slice(1)}${approved ? `; ${approved}` : ''}.`;
}

export function reader({ name, people, where }: Readers): string {
  const number = people === 1 ? '1 person' : `${people} people`;
  return `${theNamed(name)} (${where ? `${where}, ` : ''}${number})`;
}

/** `the Alpha Board sees it on Monday 11 January`: when each group reads it next, where that is known; else empty. */
export function whenSeen({ groups }: Audience): string {
  const days = [...new Set(groups.flatMap(({ when }) => when ?? []))];
  return listed(
    days.map((day) => {
      const names = groups.filter(({ when }) => when === day).map(({ name }) => theNamed(name));
      return `${listed(names)} ${names.length === 1 ? 'sees' : 'see'} it on ${day}`;
    }),
  );
}
