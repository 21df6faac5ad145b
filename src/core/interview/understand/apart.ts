import type { LocalDate } from '../../calendar/local-date.ts';
import type { Scale } from '../../programme/rag.ts';
import { clausesOf } from './clauses.ts';
import { gather } from './gather.ts';
import { TEXT_LIMIT } from './text.ts';

/** What is being asked, so that a long message can be taken apart: only what is open. */
export interface ApartContext {
  readonly scale: Scale;
  /** The workstream's name: its words say nothing of another thing. */
  readonly workstream?: string;
  readonly today: LocalDate;
  /** `MM-DD`. */
  readonly financialYearStarts: string;
  readonly milestones: readonly { readonly key: string; readonly title: string; readonly forecast?: LocalDate }[];
  readonly indicators: readonly { readonly key: string; readonly name: string; readonly unit?: string }[];
  readonly savings: readonly { readonly key: string; readonly name: string }[];
  readonly risks: readonly { readonly key: string; readonly title: string }[];
  /** What somebody has to do. */
  readonly actions?: readonly { readonly key: string; readonly text: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** Whether spending against a budget is asked about. */
  readonly money?: boolean;
}

/** A piece of the message that answers one question. */
export interface Part {
  /**
   * `rating`, `reason`, `path`, `achieved`, `next`, `decisions`, `money`, `milestone/<key>`, `indicator/<key>`,
   * `saving/<key>`, `risk/<key>`, `risks/new` or `action/<key>`; each at most once.
   */
  readonly question: string;
  /** The answer, as written: `slips to 31 July because procurement restarted`. Several pieces stand one a line. */
  readonly text: string;
  /** All that was said of it, as written: `contact centre slips to 31 July because procurement restarted`. */
  readonly said: string;
  /** False: it may be meant otherwise, so it is offered and not recorded. */
  readonly sure: boolean;
  /** Of a decision: of whom it is asked, as written: `the board`. */
  readonly who?: string;
}

export interface Apart {
  /** In the order of the message. */
  readonly parts: readonly Part[];
  /** What answers none of the questions plainly, as written. Every word of the message is in the rest or in what was said of a part. */
  readonly rest?: string;
  /** That nothing else has changed, as written: `nothing new`. It stands in a part or in the rest as well. */
  readonly unchanged?: string;
}

/**
 * Takes a message that answers several questions at once apart, where each piece can only be meant so. What names two
 * items equally, or none, is left in the rest, to be asked. Text of more than 4,000 characters is left whole.
 */
export function takeApart(text: string, context: ApartContext): Apart {
  if (!/\S/.test(text)) return { parts: [] };
  if (text.length > TEXT_LIMIT) return { parts: [], rest: text };
  return gather(text, clausesOf(text, context));
}
