import type { Actor } from '../access/actor.ts';
import { every } from '../interview/interview.ts';
import { questionsOf } from '../interview/questions.ts';
import type { AnswerAt, InterviewReading, Tx } from '../ports.ts';
import { aboutOf } from './about.ts';
import { givenThen } from './closed.ts';
import { save, type Turn } from './save.ts';

/**
 * A form that was still open when its round closed holds a whole answer, and nowhere else: where none was submitted it goes
 * into the draft, with which the next answer begins. `typed`: what was written, to show it back.
 */
export async function keptAfterClose(
  tx: Tx,
  actor: Actor,
  at: AnswerAt,
  reading: InterviewReading,
  turn: Turn,
  written: Readonly<Record<string, string>>,
): Promise<{ readonly reading: InterviewReading; readonly typed: string; readonly kept: boolean }> {
  const { draft } = reading;
  const about = await aboutOf(tx, actor, reading, at.part);
  const stepped = turn(about, draft);
  const texts = every({ questions: questionsOf, about, state: stepped.state }).flatMap(({ key, name }) =>
    written[key]?.trim() ? [`${name}: ${written[key].trim()}`] : [],
  );
  const typed = texts.join('\n');
  if (!draft || (await givenThen(tx, reading, at.part))) return { reading, typed, kept: false };
  await save(tx, actor, at, draft, stepped, true);
  return { reading: { ...reading, draft: { ...draft, state: stepped.state } }, typed, kept: true };
}
