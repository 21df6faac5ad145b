import type { Actor } from '../access/actor.ts';
import { asked as askedIn, countAnswered, type Interview, isOpen } from '../interview/interview.ts';
import { questionsOf } from '../interview/questions.ts';
import { begin } from '../interview/step.ts';
import type { Tx } from '../ports.ts';
import { aboutOf } from './about.ts';
import type { Asked } from './asked.ts';

/** How far one answer is, for whoever is asked for it. */
export interface HowFar {
  readonly answered: number;
  /** Questions, as the answers stand. */
  readonly of: number;
  /** Indicators of which a figure is asked and not given. */
  readonly measures: number;
}

/** Of each of these workstreams; one query each, all at once, so for what is asked of one person. */
export async function howFar(
  tx: Tx,
  actor: Actor,
  asked: readonly Asked[],
): Promise<(each: Asked) => HowFar | undefined> {
  const all = new Map<Asked, HowFar>();
  const readings = await Promise.all(
    asked.map((each) => tx.rounds.look({ round: each.round.id, workstream: each.workstream.id })),
  );
  for (const [at, each] of asked.entries()) {
    const reading = readings[at];
    if (!reading) continue;
    const about = await aboutOf(tx, actor, reading);
    const state = reading.draft?.state ?? begin(questionsOf, about).state;
    const interview: Interview = { questions: questionsOf, about, state };
    const questions = askedIn(interview).filter(({ aside }) => !aside);
    const measures = questions.filter((question) => isFigure.test(question.key) && isOpen(interview, question));
    all.set(each, { answered: countAnswered(interview), of: questions.length, measures: measures.length });
  }
  return (each) => all.get(each);
}

/** A figure itself, not what is done about it. */
const isFigure = /^indicator\/[^/]+$/;
