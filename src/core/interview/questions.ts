import type { About } from './about.ts';
import type { Answers } from './answers.ts';
import { type Effect, type Family, single } from './family.ts';
import type { Question } from './question.ts';
import { actions } from './questions/actions.ts';
import { asides } from './questions/asides.ts';
import { decisions } from './questions/decisions.ts';
import { evidence } from './questions/evidence.ts';
import { indicators } from './questions/indicators.ts';
import { milestones } from './questions/milestones.ts';
import { money } from './questions/money.ts';
import { path, pathBy } from './questions/path.ts';
import { ratingQuestion } from './questions/rating.ts';
import { risks } from './questions/risks.ts';
import { savings } from './questions/savings.ts';
import { achieved, next, reason } from './questions/words.ts';

/** What a round asks, in this order; each question only when it is due (`asked`). */
const families: readonly Family[] = [
  single(ratingQuestion),
  single(reason),
  single(path),
  single(pathBy),
  single(evidence),
  milestones,
  indicators,
  savings,
  risks,
  actions,
  money,
  single(achieved),
  single(next),
  decisions,
];

/** All that could be asked of whoever answers here: for the workstream, or (`about.part`) for the items of one person. */
export function questionsOf(about: About, answers: Answers): readonly Question[] {
  const all = families.flatMap((family) => family.questions(about, answers));
  const own =
    about.part === undefined
      ? all.filter(({ sensitive }) => !sensitive || !about.withoutSensitive)
      : all.filter(({ askedOf }) => askedOf === about.part);
  return [...own, ...asides(own, answers)];
}

/** What a submitted answer changes in the record. */
export const effectsOf = (about: About, answers: Answers): readonly Effect[] =>
  families.flatMap((family) => family.effects?.(about, answers) ?? []);
