import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayDayInFull } from '../calendar/say.ts';
import { changes, readAction, whatWorks } from '../interview/questions/actions.ts';
import { same } from '../interview/same.ts';
import type { ActionSaid } from '../interview/stored/measures.ts';
import type { Json } from '../json.ts';
import type { ActionChange } from '../ports.ts';
import type { Action } from '../programme/nouns.ts';
import type { Call } from '../words/word.ts';

/** What became of what somebody said of an action. */
export type Taken =
  | { readonly noted: ActionSaid; readonly now: Action }
  /** It could be meant otherwise. */
  | { readonly perhaps: ActionSaid; readonly said: string }
  | { readonly problem: string };

type Fields = { readonly [field: string]: string | undefined };

/** Reads it as the interview would, and keeps it with who said it, when and why. */
export async function takeSaid({ tx, actor }: Call, action: Action, text: string, today: LocalDate): Promise<Taken> {
  const organisation = await tx.organisation();
  if (!organisation) return { problem: 'No programme is set up yet.' };
  const read = readAction(text, { today, organisation });
  if ('problem' in read) return read;
  if ('confirm' in read) return { perhaps: read.confirm, said: read.said };
  const said = read.understood;
  if (said.is === 'unchanged' && action.done === undefined && action.by !== undefined && action.by < today)
    return { problem: `It was due on ${sayDay(action.by, today)}, so it is done or has another date. ${whatWorks}` };
  const fields = fieldsOf(action, said);
  const before = asJson(action, Object.keys(fields));
  if (Object.keys(fields).length > 0)
    await tx.imports.write([{ change: 'set', kind: 'action', id: action.id, fields }]);
  await tx.actions.note({ action: action.id, said, before, by: actor.person.id });
  await tx.trail.add({
    programme: action.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'action.answered',
    subject: action.id,
    before,
    after: { ...said },
  });
  return { noted: said, now: { ...action, ...fields } as Action };
}

/** What moves is not done, whatever was said before. */
function fieldsOf(action: Action, said: ActionSaid): Fields {
  const reopened = said.is === 'moved' && action.done !== undefined ? { done: undefined } : {};
  return { ...changes(action, said), ...reopened };
}

/** `null` where there is none, since what is undefined is not kept in a row. */
const asJson = (action: Action, names: readonly string[]): { readonly [field: string]: Json } =>
  Object.fromEntries(names.map((name) => [name, (action as unknown as Fields)[name] ?? null]));

/** Takes back what was said last, if the action still is what that made of it. */
export async function takeBack(
  { tx, actor }: Call,
  action: Action,
): Promise<{ readonly now: Action } | { readonly problem: string }> {
  const [last] = await tx.actions.lastSaid([action.id]);
  if (!last) return { problem: 'Nothing was said of it here that could be taken back.' };
  if (!isStill(action, last))
    return { problem: 'It was changed since, in an answer or in the programme file, so nothing was taken back.' };
  const fields = emptied(last.before);
  const before = asJson(action, Object.keys(fields));
  if (Object.keys(fields).length > 0)
    await tx.imports.write([{ change: 'set', kind: 'action', id: action.id, fields }]);
  await tx.actions.takeBack(last.id);
  await tx.trail.add({
    programme: action.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'action.taken-back',
    subject: action.id,
    before,
    after: last.before,
  });
  return { now: { ...action, ...fields } as Action };
}

const emptied = (before: ActionChange['before']): Fields =>
  Object.fromEntries(Object.entries(before).map(([name, value]) => [name, value === null ? undefined : String(value)]));

function isStill(action: Action, { before, said }: ActionChange): boolean {
  const was = { ...action, ...emptied(before) } as Action;
  const made = { ...was, ...fieldsOf(was, said) } as Action;
  const names = Object.keys(before);
  return same(asJson(action, names), asJson(made, names));
}

/** What was noted, as a sentence of which the action is the beginning: `is done, on Friday 27 November 2026`. */
export function sayNoted({ is, on, why }: ActionSaid, was: Action, now: Action): string {
  const because = why === undefined ? '' : `, because ${why}`;
  switch (is) {
    case 'done': {
      const again =
        now.done === undefined && now.by !== undefined ? `; it is due again on ${sayDayInFull(now.by)}` : '';
      return `is done, on ${sayDayInFull(on!)}${because}${again}`;
    }
    case 'moved': {
      const before =
        was.done !== undefined
          ? `; it was done on ${sayDayInFull(was.done)}`
          : was.by !== undefined && was.by !== on
            ? `; it was due on ${sayDayInFull(was.by)}`
            : '';
      return `is due on ${sayDayInFull(on!)}${because}${before}`;
    }
    case 'new-date-unknown':
      return `has a new date that is not known yet${because}`;
    case 'unchanged':
      return `stays as it is${now.done === undefined && now.by !== undefined ? `, due on ${sayDayInFull(now.by)}` : ''}${because}`;
    case 'words':
      return 'stays open, with what you wrote beside it';
  }
}
