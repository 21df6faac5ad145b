import { sayDayInFull } from '../calendar/say.ts';
import { findDeadlines } from '../interview/understand/date.ts';
import { excerpt, plainWords } from '../interview/understand/wording.ts';
import { named } from '../words/named.ts';
import type { ActionMade, Recorded, Recording } from './recording.ts';

/** What has to be done because of a decision, as it is typed: `Asha Patel: bring a costed proposal, by 31 March`. */

const none = /^(?:none|no|nothing|nothing to do|no actions?|skip|n\/a)$/;
const most = 20;

export function readActions(
  text: string,
  { people, today, organisation: { financialYearStarts } }: Recorded,
): Partial<Recording> | { readonly problem: string } {
  if (none.test(plainWords(text.slice(0, 40)))) return { actions: [] };
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[•*–-]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (lines.length === 0 || lines.length > most) return { problem: whatWorks };
  const actions: ActionMade[] = [];
  for (const line of lines) {
    const [, who, what] = /^@?([^:]{1,60}):\s*(.+)$/u.exec(line) ?? [];
    if (who === undefined || what === undefined)
      return { problem: `I cannot tell who does “${excerpt(line, 80)}”. ${whatWorks}` };
    const owner = named(people, who.trim());
    if (!('one' in owner)) {
      const several = 'many' in owner ? ` It could be ${owner.many.map(({ name }) => name).join(' or ')}.` : '';
      return { problem: `I do not know which person “${excerpt(who, 60)}” is.${several} ${whatWorks}` };
    }
    const deadline = findDeadlines(what, { today, financialYearStarts }).at(-1);
    const words = deadline
      ? `${what.slice(0, deadline.at)}${what.slice(deadline.at + deadline.said.length)}`.replace(/[\s,;.–—-]+$/u, '')
      : what.trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return { problem: `What has to be done by then? ${whatWorks}` };
    actions.push({
      text: words,
      owner: owner.one.id,
      ...(deadline ? { by: deadline.on, said: deadline.said } : {}),
    });
  }
  return { actions };
}

const whatWorks =
  'You could write one action a line, “Asha Patel: bring a costed proposal, by 31 March”, or “Nothing to do”.';

/** `bring a costed proposal (Asha Patel, by Wednesday 31 March 2027)`. */
export function sayAction({ text, owner, by }: ActionMade, people: Recorded['people']): string {
  const who = people.find(({ id }) => id === owner)?.name ?? owner;
  return `${text} (${who}${by === undefined ? '' : `, by ${sayDayInFull(by)}`})`;
}
