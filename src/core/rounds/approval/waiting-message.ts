import { sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { buttons, footnote, list, type Message, paragraph, sentence } from '../../message.ts';
import type { Call } from '../../words/word.ts';
import type { Waiting } from './meant.ts';
import { refOf } from './reading.ts';

/** What waits for somebody's decision, when it is not clear which of it is meant. `typed` is empty when nothing was. */
export function noSuchDate(
  { tx, actor }: Call,
  typed: string,
  waiting: readonly Waiting[],
  word: 'approve' | 'return',
): Message {
  const none = typed === '' ? '' : `I cannot tell which date “${typed.slice(0, 80)}” is. `;
  const [first] = waiting;
  if (!first) return sentence(`${none}No date waits for you to decide on.`);
  const summary = `${none}${waiting.length === 1 ? 'One date waits' : `${waiting.length} dates wait`} for you.`;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const example =
    word === 'approve' ? `approve ${refOf(first.change)}` : `return ${refOf(first.change)} and the reason`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      list(
        waiting.map(({ name, change }) => [
          { bold: name },
          `: ${change.to ? sayShort(change.to, today) : 'no date'} (${refOf(change)})`,
        ]),
      ),
      buttons(
        ...waiting.slice(0, 5).map(({ change }) => ({
          label: word === 'approve' ? `Approve ${refOf(change)}` : `Return ${refOf(change)} …`,
          say: `${word} ${refOf(change)}`,
        })),
      ),
      footnote(`To decide, write “${example}”.`),
    ],
  };
}
