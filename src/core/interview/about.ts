import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import type { WorkstreamInFull } from '../ports.ts';
import type { Organisation } from '../programme/organisation.ts';
import { type Rating, scales } from '../programme/rag.ts';
import type { PastRating } from '../programme/workstream.ts';
import type { Round } from '../rounds/round.ts';
import type { Answers } from './answers.ts';

/** What an interview is about: all that a question may depend on, read before the step and never written by it. */
export interface About {
  readonly workstream: WorkstreamInFull;
  readonly round: Round;
  readonly organisation: Pick<Organisation, 'rag' | 'financialYearStarts'>;
  /** The newest answer of an earlier round; absent when there was none. */
  readonly last?: LastTime;
  /** The newest version of this round's answer, once there is one. */
  readonly submitted?: { readonly on: LocalDate; readonly answers: Answers };
  readonly audience: Audience;
  readonly reader: { readonly name: string; readonly timeZone: string };
  /** The reader's own day. */
  readonly today: LocalDate;
  readonly words: {
    /** `October to December 2026 (Q3)`. */
    readonly period: string;
    /** What to type to come back to this answer: `update customer-focus`. */
    readonly update: string;
  };
}

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
  readonly when?: string;
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
export const dayFor = (about: About, day: LocalDate): string => sayDay(day, about.today);

const theNamed = (name: string): string => (/^the /i.test(name) ? name : `the ${name}`);

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
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

/** When each group reads it next, where that is known; empty where it is not. */
export function whenSeen({ groups }: Audience): string {
  const known = groups.flatMap(({ name, when }) => (when ? [`${theNamed(name)} sees it on ${when}`] : []));
  const said = listed(known);
  return said && `${said[0]!.toUpperCase()}${said.slice(1)}.`;
}
