import { sayCount, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { capital } from '../../capital.ts';
import { listed } from '../../interview/about.ts';
import { buttons, footnote, list, type Message, paragraph, sentence } from '../../message.ts';
import type { Call } from '../../words/word.ts';
import type { Waiting } from './meant.ts';

/** What waits for somebody's decision, when it is not clear which of it is meant. `typed` is empty when nothing was. */
export function noSuchThing(
  { tx, actor }: Call,
  typed: string,
  waiting: readonly Waiting[],
  word: 'approve' | 'return',
): Message {
  const none = typed === '' ? '' : `I cannot tell what “${typed.slice(0, 80)}” is. `;
  const [first] = waiting;
  if (!first) return sentence(`${none}Nothing waits for you to decide on.`);
  const summary = `${none}${howMany(waiting)} for you.`;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const what = (each: Waiting) => {
    if ('approval' in each) return 'the update';
    return each.change.to ? sayShort(each.change.to, today) : 'no date';
  };
  const example = word === 'approve' ? `approve ${first.ref}` : `return ${first.ref} and the reason`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      list(waiting.map((each) => [{ bold: each.name }, `: ${what(each)} (${each.ref})`])),
      buttons(
        ...waiting.slice(0, 5).map(({ ref }) => ({
          label: word === 'approve' ? `Approve ${ref}` : `Return ${ref} …`,
          say: `${word} ${ref}`,
        })),
      ),
      footnote(`To decide, write “${example}”.`),
    ],
  };
}

/** `One date waits`, `2 dates and one update wait`. */
function howMany(waiting: readonly Waiting[]): string {
  const updates = waiting.filter((each) => 'approval' in each).length;
  const dates = waiting.length - updates;
  const count = (number: number, one: string) =>
    number === 0 ? [] : [number === 1 ? `one ${one}` : sayCount(number, one)];
  return `${capital(listed([...count(dates, 'date'), ...count(updates, 'update')]))} ${waiting.length === 1 ? 'waits' : 'wait'}`;
}
