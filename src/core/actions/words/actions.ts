import type { LocalDate } from '../../calendar/local-date.ts';
import { sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { concerns } from '../../decisions/words/decisions.ts';
import { excerpt, plainWords } from '../../interview/understand/wording.ts';
import { type Block, buttons, footnote, heading, type Line, list, type Message, sentence } from '../../message.ts';
import type { ActionChange } from '../../ports.ts';
import { alone, type Call, type Word } from '../../words/word.ts';
import { actionButtons, actionLine, refsAmong } from '../say.ts';
import { readActions, type SeenAction } from '../seen.ts';

/** `actions`: what somebody has to do, by the group or workstream it comes from; one’s own first. */
export const actionsWord: Word = {
  name: 'actions',
  usage: '[mine | overdue | done | group or workstream]',
  summary: 'what has to be done because of decisions and reviews, by whom and by when; yours first',
  action: 'programme.read',
  examples: ['actions', 'actions mine', 'actions overdue', 'actions bsg', 'actions done'],
  run: async (call) => alone(await answer(call)),
  meant: async (call) => {
    const { states, of } = readFilter(call.args);
    if (of === '') return states.size > 0;
    return (await readActions(call)).some(({ matter }) => matter !== undefined && concerns(matter, of));
  },
};

type State = 'mine' | 'overdue' | 'done';

/** `overdue bsg`: states in any order, and the name of a group or workstream. */
function readFilter(args: string): { readonly states: ReadonlySet<State>; readonly of: string } {
  const states = new Set<State>();
  const left = args
    .split(/[\s,]+/)
    .filter((word) => {
      const said = plainWords(word);
      const isState = said === 'mine' || said === 'overdue' || said === 'done';
      if (isState) states.add(said);
      return !isState;
    })
    .join(' ');
  return { states, of: left };
}

/** So many lines; the filters show the others. */
const MOST = 30;

async function answer(call: Call): Promise<Message> {
  const { tx, actor, args } = call;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const { states, of } = readFilter(args);
  const isMine = ({ action }: SeenAction) => action.owner === actor.person.id;
  const isDone = states.has('done');
  const found = (await readActions(call))
    .filter(({ action }) => (action.done !== undefined) === isDone)
    .filter((each) => !states.has('mine') || isMine(each))
    .filter(({ action: { by } }) => !states.has('overdue') || (by !== undefined && by < today))
    .filter(({ matter }) => of === '' || (matter !== undefined && concerns(matter, of)))
    .sort((a, b) => (isDone ? compareDone(b, a) : compareDue(a, b)));
  if (found.length === 0) return nothing(args.trim(), isDone);
  const sorted = [...found.filter(isMine), ...found.filter((each) => !isMine(each))];
  const shown = sorted.slice(0, MOST);
  const around = await readAround(call, shown, today);
  const own = shown.filter((each) => isMine(each) && !isDone);
  const summary = `${found.length === 1 ? 'One action' : `${found.length} actions`} ${isDone ? 'done, newest first' : 'open'}${lateOf(found, today)}.`;
  return {
    summary,
    blocks: [
      heading(summary),
      ...section('Yours', shown.filter(isMine), around),
      ...(own.length > 0
        ? [
            buttons(
              ...actionButtons(
                own.map(({ action }) => action),
                around.refOf,
              ),
            ),
          ]
        : []),
      ...(
        await byOrigin(
          call,
          shown.filter((each) => !isMine(each)),
        )
      ).flatMap(([name, actions]) => section(name, actions, around)),
      ...(found.length > MOST
        ? [footnote(`And ${found.length - MOST} more: “actions” and the name of a group or workstream shows its own.`)]
        : []),
      ...(own.length > 0
        ? [footnote(`Write “action ${around.refOf(own[0]!.action)} done”, or the new date, or how it stands.`)]
        : []),
    ],
  };
}

const compareDue = ({ action: a }: SeenAction, { action: b }: SeenAction): number =>
  (a.by ?? '9999').localeCompare(b.by ?? '9999');
const compareDone = ({ action: a }: SeenAction, { action: b }: SeenAction): number =>
  (a.done ?? '').localeCompare(b.done ?? '');

function lateOf(found: readonly SeenAction[], today: LocalDate): string {
  const late = found.filter(({ action: { by, done } }) => done === undefined && by !== undefined && by < today).length;
  return late === 0 ? '' : `, ${late} overdue`;
}

function nothing(args: string, isDone: boolean): Message {
  if (args === '') return sentence('No action is open that you could see. “actions done” lists what was done.');
  return sentence(
    `No ${isDone ? 'action that is done' : 'open action'} is found for “${excerpt(args, 80)}”. “actions” alone lists what is open.`,
  );
}

interface Around {
  readonly today: LocalDate;
  readonly zone: string;
  readonly names: ReadonlyMap<string, string>;
  readonly lastSaid: ReadonlyMap<string, ActionChange>;
  refOf(action: SeenAction['action']): string;
}

async function readAround({ tx, actor }: Call, shown: readonly SeenAction[], today: LocalDate): Promise<Around> {
  const said = await tx.actions.lastSaid(shown.map(({ action }) => action.id));
  const owners = shown.flatMap(({ action }) => action.owner ?? []);
  const people = await tx.people.many([...new Set([...owners, ...said.map(({ by }) => by)])]);
  return {
    today,
    zone: actor.person.timeZone,
    names: new Map(people.map(({ key, name }) => [key, name])),
    lastSaid: new Map(said.map((each) => [each.action, each])),
    refOf: refsAmong(shown.map(({ action }) => action)),
  };
}

const section = (title: string, actions: readonly SeenAction[], around: Around): readonly Block[] =>
  actions.length === 0 ? [] : [heading(title), list(actions.map((each) => lineOf(each, around)))];

/** What has to be done, by when, from where, by whom, and what was said of it last. */
function lineOf({ action }: SeenAction, { today, zone, names, lastSaid, refOf }: Around): Line {
  const { owner } = action;
  const last = lastSaid.get(action.id);
  const words = last?.said.is === 'words' ? last.said.said : last?.said.why;
  const on = last ? sayShort(localDateOf(last.at, zone), today) : '';
  return [
    ...actionLine(action, refOf(action), today),
    ' · ',
    owner === undefined ? 'nobody has taken it' : { person: names.get(owner) ?? owner },
    ...(words === undefined ? [] : [` · ${on}: ${excerpt(words, 160)}`]),
  ];
}

/** By the group that decided, else the workstream that asked, else the programme. */
async function byOrigin({ tx }: Call, shown: readonly SeenAction[]) {
  const programmes = new Map((await tx.programmes.all()).map(({ id, name }) => [id, name]));
  const groups = new Map<string, SeenAction[]>();
  for (const each of shown) {
    const { matter, action } = each;
    const name = matter?.body?.name ?? matter?.workstream?.name ?? programmes.get(action.programme) ?? action.programme;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups];
}
