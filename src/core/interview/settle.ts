import { recorded, skippedOver } from './change.ts';
import { asked, type Interview, isOpen, quietly, type Standing } from './interview.ts';
import type { Question } from './question.ts';

/** What `No change` to several questions at once leads to. */
export interface Settled {
  readonly interview: Interview;
  readonly recorded: readonly { readonly question: Question; readonly standing: Standing }[];
  /** Where there is nothing to say. */
  readonly skipped: readonly Question[];
}

/** They wrote something that may be its answer: that is put to them first. */
const hasOffer = ({ state }: Interview, { key }: Question): boolean =>
  state.kept.some(({ question, offer }) => offer && question === key);

/**
 * Records for every open question among these what it is when nothing has changed, until there is none left of which
 * that is known: an answer may make another question due. What has to be asked all the same stays open.
 */
export function settle(interview: Interview, among: (question: Question) => boolean = () => true): Settled {
  const answered: Settled['recorded'][number][] = [];
  const skipped: Question[] = [];
  const seen = new Set<string>();
  let now = interview;
  for (let before: Interview | undefined; before !== now; ) {
    before = now;
    for (const question of asked(now)) {
      // What was just recorded may have made it fall away.
      if (
        seen.has(question.key) ||
        !among(question) ||
        !isOpen(now, question) ||
        hasOffer(now, question) ||
        !question.asked(now.state.answers, now.about)
      )
        continue;
      const standing = quietly(now, question);
      if (standing === undefined) continue;
      seen.add(question.key);
      if (standing === 'skip') {
        skipped.push(question);
        now = { ...now, state: skippedOver(now.state, [question.key]) };
      } else {
        answered.push({ question, standing });
        now = { ...now, state: recorded(now.state, question.key, standing.value) };
      }
    }
  }
  return { interview: now, recorded: answered, skipped };
}
