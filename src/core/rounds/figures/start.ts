import { can } from '../../access/can.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { buttons, heading, list } from '../../message.ts';
import type { AnswerAt } from '../../ports.ts';
import { named } from '../../words/named.ts';
import { type Call, direct, type Reply } from '../../words/word.ts';
import { subjectOf } from '../../words/workstream.ts';
import { figuresOf, type Owned } from './owned.ts';
import { figureButtons, figureLines } from './say.ts';

/** Where the answer of an owner stands. */
const answerOf = ({ round, workstream }: Owned, person: string): AnswerAt => ({
  round: round.id,
  workstream: workstream.id,
  part: person,
});

/** What `update NAME` means for somebody who owns figures there and does not answer for the whole. */
export async function figuresNamed({ tx, actor, args }: Call): Promise<AnswerAt | undefined> {
  const theirs = (await figuresOf(tx, actor)).filter(
    ({ workstream }) => !can(actor, 'workstream.answer', subjectOf(workstream)),
  );
  const found = named(
    theirs.map(({ workstream }) => workstream),
    args,
  );
  const owned = 'one' in found ? theirs.find(({ workstream }) => workstream.id === found.one.id) : undefined;
  return owned && answerOf(owned, actor.person.id);
}

/**
 * What `update` means for somebody of whom only figures are asked: those of the only workstream, or which. `mine` is
 * not empty.
 */
export async function startFigures(
  { tx, actor }: Call,
  mine: readonly Owned[],
  begin: (at: AnswerAt) => Promise<Reply>,
): Promise<Reply> {
  const owed = mine.filter((each) => each.owed.length > 0);
  const [only, ...more] = owed.length > 0 ? owed : mine;
  if (more.length === 0) return begin(answerOf(only!, actor.person.id));
  const summary = owed.length > 0 ? 'Which figures would you like to give?' : 'Which figures would you like to change?';
  return direct({
    summary,
    blocks: [
      heading(summary),
      ...(owed.length > 0 ? [list(figureLines(owed, localDateOf(tx.now, actor.person.timeZone)))] : []),
      buttons(...figureButtons([only!, ...more].slice(0, 20), actor.person.id)),
    ],
  });
}
