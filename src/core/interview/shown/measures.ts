import { z } from 'zod';
import type { Answers } from '../answers.ts';
import {
  type ActionSaid,
  actionSaid,
  correctiveAction,
  type Figure,
  figure,
  type MoneySaid,
  moneySaid,
  type NewRisk,
  newRisk,
  type RiskSaid,
  riskSaid,
  type SavingSaid,
  savingSaid,
} from '../stored/measures.ts';
import { readAs } from '../stored/read-as.ts';

/**
 * What a submitted answer says of the items of a workstream, typed, for status, digest and paper. `key` is the item's
 * key in the file. Undefined: it was not answered.
 */
const read = <T>(shape: z.ZodType<T>, answers: Answers, question: string): T | undefined =>
  readAs(shape, answers[question]);

export const figureOf = (answers: Answers, key: string): Figure | undefined =>
  read(figure, answers, `indicator/${key}`);
/** What is being done about a figure that is off target. */
export const correctionOf = (answers: Answers, key: string): string | undefined =>
  read(correctiveAction, answers, `indicator/${key}/action`);
export const savingOf = (answers: Answers, key: string): SavingSaid | undefined =>
  read(savingSaid, answers, `saving/${key}`);
export const riskOf = (answers: Answers, key: string): RiskSaid | undefined => read(riskSaid, answers, `risk/${key}`);
const newRisks = z.array(newRisk);
/** Empty: asked, and there is none. */
export const newRisksOf = (answers: Answers): readonly NewRisk[] | undefined => read(newRisks, answers, 'risks/new');
export const actionOf = (answers: Answers, key: string): ActionSaid | undefined =>
  read(actionSaid, answers, `action/${key}`);
export const moneyOf = (answers: Answers): MoneySaid | undefined => read(moneySaid, answers, 'money');
