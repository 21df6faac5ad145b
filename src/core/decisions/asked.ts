import type { Answers } from '../interview/answers.ts';
import { eachDecision } from '../interview/decision-key.ts';
import { decisionsOf } from '../interview/shown.ts';
import type { DecisionNeeded } from '../interview/stored.ts';
import type { Tx } from '../ports.ts';

/** Gives each decision that an answer asks for a name that can be typed; the same words have the same name for ever. */
export async function noteAsked(tx: Tx, workstream: string, answers: Answers): Promise<void> {
  const needed = eachAsked(answers);
  await tx.decisions.noteAsked(
    needed.map(([key, { text, by }]) => ({ workstream, key, text, ...(by === undefined ? {} : { by }) })),
  );
}

/** What an answer asks for, by the key of its words. */
export function eachAsked(answers: Answers): readonly (readonly [string, DecisionNeeded])[] {
  const needed = decisionsOf(answers) ?? [];
  return [...eachDecision(needed)];
}
