import type { Actor } from '../access/actor.ts';
import type { Block, Button } from '../message.ts';
import type { Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { toldApart } from '../words/which.ts';
import { type Asked, askedOf } from './asked.ts';
import { figuresOwed } from './figures/owned.ts';
import { figureButtons } from './figures/say.ts';

/** The buttons that start or resume answers. They say the whole id: two programmes may have the same key. */
export function startButtons(asked: readonly Asked[]): readonly Button[] {
  const nameOf = namesAmong(asked);
  return asked.map((each) => ({
    label: `${each.given ? 'Change' : each.draft ? 'Go on with' : 'Start'} ${nameOf(each)}`.slice(0, 75),
    say: `update ${each.workstream.id}`,
  }));
}

/** The buttons that open answers as forms. */
export function formButtons(asked: readonly Asked[]): readonly Button[] {
  const nameOf = namesAmong(asked);
  return asked.map((each) => ({
    label: `Fill in ${nameOf(each)} as a form`.slice(0, 75),
    say: `form ${each.workstream.id}`,
    opens: 'form',
  }));
}

/** How each workstream is called among these answers: with its programme where the name alone is not enough. */
export function namesAmong(asked: readonly Asked[]): (each: Asked) => string {
  const nameOf = toldApart(
    asked.map(({ workstream }) => workstream),
    asked.map(({ programme }) => programme),
  );
  return ({ workstream }) => nameOf(workstream);
}

/** After one answer: what this person has still to give, each one press away. */
export async function whatIsLeft(tx: Tx, actor: Actor, done: Pick<Workstream, 'id'>): Promise<readonly Block[]> {
  const left = (await askedOf(tx, actor.roles)).filter((asked) => !asked.given && asked.workstream.id !== done.id);
  const figures = await figuresOwed(tx, actor);
  const count = left.length + figures.length;
  if (count === 0) return [];
  const many = count > 1 ? `${count} more wait for you.` : 'One more waits for you.';
  return [
    { kind: 'paragraph', line: [many] },
    { kind: 'buttons', buttons: [...startButtons(left), ...figureButtons(figures, actor.person.id)].slice(0, 5) },
  ];
}
