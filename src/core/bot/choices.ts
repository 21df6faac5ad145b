import { readReference } from '../interview/reference.ts';
import { SUBMITTED } from '../interview/state.ts';
import { plainWords } from '../interview/understand/wording.ts';
import type { Button, Message } from '../message.ts';
import type { Choices } from '../ports.ts';

/** What can be chosen in a message by typing a label; undefined: nothing. `which`: of these buttons only. */
export function choicesIn(message: Message, which: (button: Button) => boolean = () => true): Choices | undefined {
  const buttons = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.filter(which) : []));
  if (buttons.length === 0) return undefined;
  return Object.fromEntries(
    buttons.map(({ label, say, to }) => [plainWords(label), { say, ...(to === undefined ? {} : { to }) }]),
  );
}

/** What somebody chose who typed a label as it reads. */
export function chosen(choices: Choices | undefined, text: string): Choices[string] | undefined {
  const label = plainWords(text.slice(0, 200));
  return choices && Object.hasOwn(choices, label) ? choices[label] : undefined;
}

/**
 * Whether it is kept what a label that is typed means. The buttons of an answer are understood by the answer itself,
 * wherever it stands, until it is submitted: then nothing is asked of which a text could be the answer.
 */
export const isKept = ({ to }: Button): boolean => to === undefined || readReference(to)?.question === SUBMITTED;
