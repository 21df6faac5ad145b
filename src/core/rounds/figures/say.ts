import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { questionKey } from '../../interview/questions/indicators/read.ts';
import { makeReference } from '../../interview/reference.ts';
import type { Button, Line } from '../../message.ts';
import { toldApart } from '../../words/which.ts';
import type { Owned } from './owned.ts';

/** How each workstream is called among these: with its programme where the name alone is not enough. */
function calledAmong(all: readonly Owned[]): (owned: Owned) => string {
  const nameOf = toldApart(
    all.map(({ workstream }) => workstream),
    all.map(({ programme }) => programme),
  );
  return ({ workstream }) => nameOf(workstream);
}

/** `Customer focus: Calls answered within 20 seconds · due Friday 15 January`. */
export function figureLines(all: readonly Owned[], today: LocalDate): readonly Line[] {
  const nameOf = calledAmong(all);
  return all.map((owned): Line => {
    const { dueOn, state } = owned.round;
    const names = owned.owed.map(({ name }) => name).join('; ');
    const due = state === 'closed' || dueOn < today ? `was due ${sayDay(dueOn, today)}` : `due ${sayDay(dueOn, today)}`;
    return [{ bold: nameOf(owned) }, `: ${names} · ${due}`];
  });
}

/** One for each workstream: a press leads into the interview about what is theirs there. */
export function figureButtons(all: readonly Owned[], person: string): readonly Button[] {
  const nameOf = calledAmong(all);
  return all.map((owned): Button => {
    const asked = owned.owed[0] ?? owned.given[0];
    const what = owned.owed.length === 1 ? 'the figure' : 'the figures';
    return {
      label: `${owned.owed.length > 0 ? 'Give' : 'Change'} ${what} for ${nameOf(owned)}`.slice(0, 75),
      say: 'Start',
      to: makeReference({
        round: owned.round.id,
        workstream: owned.workstream.id,
        part: person,
        question: asked ? questionKey(asked) : 'review',
      }),
    };
  });
}
