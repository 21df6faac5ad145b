import type { Actor } from '../access/actor.ts';
import { actionButtons, actionLine, refsAmong } from '../actions/say.ts';
import { pressingActions } from '../actions/seen.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type Block, type Button, buttons, type Line, list, paragraph } from '../message.ts';
import type { Tx } from '../ports.ts';
import { ratingName } from '../programme/rag.ts';
import { type Asked, askedOf, progressOf } from '../rounds/asked.ts';
import { figuresOwed } from '../rounds/figures/owned.ts';
import { figureButtons, figureLines } from '../rounds/figures/say.ts';
import { namesAmong, startButtons } from '../rounds/left.ts';

/** What somebody who comes back has to know of what is theirs: what was answered for them, and what waits. */
export async function whatWaits(tx: Tx, actor: Actor, since: Date): Promise<readonly Block[]> {
  const today = localDateOf(tx.now, actor.person.timeZone);
  const all = await askedOf(tx, actor.roles);
  const open = all.filter((each) => !each.given && each.now.some(({ person }) => person === actor.person.id));
  const given = all.filter(({ given }) => given && given.answeredBy !== actor.person.id && given.at >= since);
  const figures = await figuresOwed(tx, actor);
  const actions = await pressingActions(tx, actor, today);
  const refOf = refsAmong(actions);
  const names = await namesOf(tx, all);
  const lines: readonly Line[] = [
    ...given.map((each) => answeredLine(each, namesAmong(given)(each), names, today, actor)),
    ...open.map((each) => openLine(each, namesAmong(open)(each), names, today, actor)),
    ...figureLines(figures, today),
    ...actions.map((each) => actionLine(each, refOf(each), today)),
  ];
  if (lines.length === 0) return [];
  const choices: readonly Button[] = [
    ...startButtons(open),
    ...figureButtons(figures, actor.person.id),
    ...actionButtons(actions, refOf),
  ].slice(0, 5);
  return [
    paragraph(choices.length > 0 ? 'This waits for you:' : 'This was answered meanwhile:'),
    list(lines),
    ...(choices.length > 0 ? [buttons(...choices, { label: 'Later', say: 'Later' })] : []),
  ];
}

async function namesOf(tx: Tx, all: readonly Asked[]): Promise<ReadonlyMap<string, string>> {
  const keys = all
    .flatMap(({ given, draft }) => [given?.answeredBy, draft?.changedBy])
    .filter((key) => key !== undefined);
  return new Map((await tx.people.many([...new Set(keys)])).map(({ key, name }) => [key, name]));
}

function answeredLine(
  { given, workstream }: Asked,
  name: string,
  names: ReadonlyMap<string, string>,
  today: LocalDate,
  { person }: Actor,
): Line {
  const by = names.get(given!.answeredBy) ?? given!.answeredBy;
  const on = sayDay(localDateOf(given!.at, person.timeZone), today);
  const rating = given!.rating ? `, ${ratingName(given!.rating)}` : '';
  return [{ bold: name }, ` · answered by ${by} on ${on}${rating}; “update ${workstream.id}” shows it and changes it`];
}

function openLine(
  each: Asked,
  name: string,
  names: ReadonlyMap<string, string>,
  today: LocalDate,
  { person }: Actor,
): Line {
  const { round, draft } = each;
  const due = `${round.dueOn < today ? 'was due' : 'due'} ${sayDay(round.dueOn, today)}`;
  const by = draft && draft.changedBy !== person.id ? names.get(draft.changedBy) : undefined;
  return [
    { bold: name },
    ` · ${due} · ${by ? `begun by ${by}, not sent; it goes on where it stopped` : progressOf(each)}`,
  ];
}
