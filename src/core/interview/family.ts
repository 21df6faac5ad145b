import type { LocalDate } from '../calendar/local-date.ts';
import type { Json } from '../json.ts';
import type { ItemKind } from '../ports/imports.ts';
import type { About } from './about.ts';
import type { Answers } from './answers.ts';
import type { Question } from './question.ts';

/**
 * Questions that belong together, one for each item of a workstream or the only one of its kind, and what their answers
 * change in the record. To ask about something new: a file in questions/, a line in questions.ts.
 */
export interface Family {
  /**
   * All that could be asked, due or not, in order; `Question.asked` says which are. The same about and answers give the
   * same questions. What is not due can still be called up by name.
   */
  questions(about: About, answers: Answers): readonly Question[];
  /** What a submitted answer changes in the record; absent: nothing, the answer itself is the record. */
  effects?(about: About, answers: Answers): readonly Effect[];
}

/** What an answer changes in the record when it is submitted. Performed by rounds/take-effect.ts. */
export type Effect =
  /** Fields of an item; `undefined` empties one. */
  | { readonly what: 'set'; readonly kind: ItemKind; readonly id: string; readonly fields: Fields }
  /** An item that is no more: a closed risk. */
  | { readonly what: 'retire'; readonly kind: ItemKind; readonly id: string }
  /** A new item; it is named by its words where it has no key. */
  | {
      readonly what: 'add';
      readonly kind: ItemKind;
      readonly owner: string;
      readonly key: string;
      readonly fields: Fields;
    }
  /** A milestone's day, which keeps its history and, where it is critical, waits for its approver. */
  | {
      readonly what: 'moved' | 'done';
      readonly milestone: string;
      /** Absent: no day is known. */
      readonly to?: LocalDate;
      readonly said?: string;
      readonly why?: string;
    };

type Fields = { readonly [name: string]: Json | undefined };

/** A family of one question. */
export const single = (question: Question): Family => ({ questions: () => [question] });
