import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayShort } from '../calendar/say.ts';
import { capital } from '../capital.ts';
import { excerpt } from '../interview/understand/wording.ts';
import type { Button, Line } from '../message.ts';
import { type Action, keyOf } from '../programme/nouns.ts';

/** How actions are said, wherever they stand. */

/** How each is typed: its key; where another of these has the same, with its programme. */
export function refsAmong(actions: readonly Action[]): (action: Action) => string {
  const keys = actions.map(({ id }) => keyOf(id));
  return ({ id }) => (keys.filter((key) => key === keyOf(id)).length > 1 ? id : keyOf(id));
}

/** `due Wednesday 31 October (“in October 2018”)`, `was due on Friday 15 January, 3 days ago`. */
function sayDue({ by, said, when, done, every }: Action, today: LocalDate): string {
  if (done !== undefined) return `done on ${sayDay(done, today)}`;
  const again = every === undefined ? '' : `, every ${every}`;
  if (by === undefined)
    return said !== undefined ? `due ${said}` : when !== undefined ? `once ${when}` : `no date${again}`;
  // What was typed as a day says no more than the day.
  const inWords = said === undefined || said.includes(String(Number(by.slice(8)))) ? '' : ` (“${excerpt(said, 60)}”)`;
  if (by < today) return `was due on ${sayDay(by, today)}${inWords}, ${sayCount(daysBetween(by, today), 'day')} ago`;
  return `due ${sayDay(by, today)}${inWords}${again}`;
}

/** `from decision A12`, `from “structure”`. */
const sayFrom = ({ from }: Action): string =>
  from === undefined
    ? ''
    : /^a\d+$/i.test(from)
      ? ` · from decision ${from.toUpperCase()}`
      : ` · from “${from.replaceAll('-', ' ')}”`;

/** `Bring a costed proposal · due Friday 26 February · from decision A12 (costed)`. */
export const actionLine = (action: Action, ref: string, today: LocalDate): Line => [
  { bold: whatOf(action) },
  ` · ${sayDue(action, today)}${sayFrom(action)} (${ref})`,
];

/** What has to be done, as it is named in a sentence or a line. */
export const whatOf = ({ text }: Pick<Action, 'text'>): string => capital(excerpt(text, 200).replace(/[.\s]+$/, ''));

/** For so many the buttons stand there; for the others there is the word. */
const MOST = 3;

/** For each of the first: that it is done, and when it will be. */
export function actionButtons(
  actions: readonly Action[],
  refOf: (action: Action) => string,
  style?: Button['style'],
): readonly Button[] {
  return actions.slice(0, MOST).flatMap((action): readonly Button[] => {
    const ref = refOf(action);
    const which = actions.length === 1 ? '' : `: ${excerpt(whatOf(action), 50)}`;
    return [
      { label: `Done${which}`, say: `action ${ref} done`, ...(style ? { style } : {}) },
      { label: `New date${which}`, say: `action ${ref}` },
    ];
  });
}

/** A day so that it is read as that and nothing else. */
export const asTyped = (day: LocalDate): string => `${sayShort(day)} ${day.slice(0, 4)}`;
