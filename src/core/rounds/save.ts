import type { Actor } from '../access/actor.ts';
import type { About } from '../interview/about.ts';
import type { Stepped } from '../interview/step.ts';
import type { AnswerAt, Focus, Tx } from '../ports.ts';
import { programmeOf } from '../programme/nouns.ts';
import type { Draft } from './round.ts';

/** One turn of an interview, with the draft as it stands. */
export type Turn = (about: About, draft: Draft | undefined) => Stepped;

/** Stores what a turn led to as the draft; false: somebody else has begun it meanwhile. */
export async function save(
  tx: Tx,
  actor: Actor,
  at: AnswerAt,
  draft: Draft | undefined,
  { state, done, aside }: Stepped,
  inIt: boolean,
): Promise<boolean> {
  const by = actor.person.id;
  if (draft) await tx.rounds.changeDraft({ ...at, state, by });
  else if (!(await tx.rounds.beginDraft({ ...at, state, by }))) return false;
  const leaves = done !== undefined;
  if (!aside && (leaves || !inIt)) await tx.people.setFocus(by, leaves ? afterwards(done) : at);
  const changed = Object.keys(state.answers).filter(
    (key) => JSON.stringify(state.answers[key]) !== JSON.stringify(draft?.state.answers[key]),
  );
  if (changed.length === 0 && draft) return true;
  // Which questions, not what was said: a draft is shown to nobody but its people.
  await tx.trail.add({
    programme: programmeOf(at.workstream),
    actor: by,
    via: actor.via,
    action: draft ? 'draft.changed' : 'draft.begun',
    subject: `${at.round}:${at.workstream}`,
    after: { questions: changed },
  });
  return true;
}

/** What is typed next: after `later`, when to ask again. */
const afterwards = (done: Stepped['done']): Focus | undefined =>
  done?.what === 'later' && !done.stands
    ? { restOf: 'later' }
    : done?.what === 'delegate'
      ? { restOf: done.word }
      : undefined;
