import { z } from 'zod';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Json } from '../json.ts';
import type { Organisation } from '../programme/organisation.ts';
import { day } from '../programme/values.ts';
import type { Matter } from './matter.ts';

const words = z.string().min(1);

const actionMade = z.object({ text: words, owner: words, by: day.optional(), said: words.optional() });
export type ActionMade = z.output<typeof actionMade>;

const recording = z.object({
  /** Why it is recorded anew. */
  reason: words.optional(),
  /** What was decided. */
  words: words.optional(),
  /** Who decided, where that is no steering group that is named already. */
  who: words.optional(),
  on: day.optional(),
  /** The meeting, or the delegation under which it was taken. */
  where: words.optional(),
  /** `null`: not recorded, and somebody said so. */
  why: words.nullable().optional(),
  considered: words.nullable().optional(),
  key: z.enum(['yes', 'no', 'not-sure']).optional(),
  actions: z.array(actionMade).optional(),
});

/** What somebody has said so far of a decision that they are recording; kept until it is recorded. */
export type Recording = z.output<typeof recording>;
export type Part = keyof Recording;

/** What an older version kept and this one cannot read is asked again. */
export function readRecording(json: Json | undefined): Recording {
  const parsed = recording.safeParse(json);
  return parsed.success ? parsed.data : {};
}

/** All that the questions about one decision depend on. */
export interface Recorded {
  readonly matter: Matter;
  readonly recording: Recording;
  readonly today: LocalDate;
  readonly organisation: Pick<Organisation, 'financialYearStarts' | 'keyDecision'>;
  /** Who may be named as an action's owner. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Days on which the body that decides met, newest first. */
  readonly met: readonly LocalDate[];
}
