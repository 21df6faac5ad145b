import type { Actor } from '../access/actor.ts';
import type { Block, Button } from '../message.ts';
import type { Tx } from '../ports.ts';
import { keyOf, type Workstream } from '../programme/nouns.ts';
import { type Asked, askedOf } from './asked.ts';

/** The button that starts or resumes one answer. */
export const startButton = ({ workstream, draft, given }: Pick<Asked, 'workstream' | 'draft' | 'given'>): Button => ({
  label: `${given ? 'Change' : draft ? 'Go on with' : 'Start'} ${workstream.name}`.slice(0, 75),
  say: `update ${keyOf(workstream.id)}`,
});

/** After one answer: what this person has still to give, each one press away. */
export async function whatIsLeft(tx: Tx, actor: Actor, done: Pick<Workstream, 'id'>): Promise<readonly Block[]> {
  const left = (await askedOf(tx, actor.roles)).filter((asked) => !asked.given && asked.workstream.id !== done.id);
  if (left.length === 0) return [];
  const many = left.length > 1 ? `${left.length} more wait for you.` : 'One more waits for you.';
  return [
    { kind: 'paragraph', line: [many] },
    { kind: 'buttons', buttons: left.slice(0, 5).map(startButton) },
  ];
}
