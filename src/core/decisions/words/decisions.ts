import { localDateOf } from '../../calendar/zone.ts';
import { plainWords } from '../../interview/understand/wording.ts';
import { type Block, buttons, footnote, heading, list, type Message, sentence } from '../../message.ts';
import { keyOf } from '../../programme/nouns.ts';
import { alone, type Call, type Word } from '../../words/word.ts';
import { type Matter, mayRecord } from '../matter.ts';
import { readMatters } from '../read.ts';
import { deciderOf } from '../steps.ts';
import { neededLine, takenLine } from './listed.ts';

/** `decisions`: what is needed, by who decides; `decisions decided` what was. */
export const decisionsWord: Word = {
  name: 'decisions',
  usage: '[decided | overdue | group or workstream]',
  summary: 'decisions that are needed, by who decides',
  action: 'programme.read',
  examples: ['decisions', 'decisions overdue', 'decisions decided', 'decisions bsg'],
  run: async (call) => alone(await answer(call)),
  meant: async (call) =>
    /^(?:decided|overdue)$/i.test(call.args) || (await readMatters(call)).some((each) => concerns(each, call.args)),
};

/** So many lines; the filters show the others. */
const most = 30;

async function answer(call: Call): Promise<Message> {
  const { tx, actor, args } = call;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const keyDecision = (await tx.organisation())?.keyDecision;
  const all = await readMatters(call);
  const filter = plainWords(args);
  if (filter === 'decided') {
    const decided = all
      .filter((each) => each.decided)
      .sort((a, b) => (b.decided?.on ?? '').localeCompare(a.decided?.on ?? ''));
    if (decided.length === 0) return sentence('No decision was recorded yet. “decisions” lists what is needed.');
    const summary = `${count(decided.length)} recorded, newest first.`;
    return {
      summary,
      blocks: [heading(summary), list(decided.slice(0, most).map((each) => takenLine(each, today)))],
    };
  }
  const open = all.filter(
    (each) =>
      each.isAsked &&
      (filter === '' || (filter === 'overdue' ? each.by !== undefined && each.by < today : concerns(each, args))),
  );
  if (open.length === 0) {
    const of = filter === '' ? '' : filter === 'overdue' ? ' and overdue' : ` for “${args.slice(0, 80)}”`;
    return sentence(`No decision is needed at the moment${of}. “decisions decided” lists what was decided.`);
  }
  const mine = open.filter((each) => mayRecord(call, each));
  const summary = `${count(open.length)} needed.`;
  return {
    summary,
    blocks: [
      heading(summary),
      ...byDecider(open.slice(0, most)).flatMap(([who, matters]): readonly Block[] => [
        heading(who),
        list(matters.map((each) => neededLine(each, today, keyDecision))),
      ]),
      ...(open.length > most
        ? [footnote(`And ${open.length - most} more: “decisions” and the name of a group shows its own.`)]
        : []),
      ...(mine.length > 0
        ? [
            buttons(
              ...mine.slice(0, 5).map(({ ref }) => ({ label: `${ref}: record the decision`, say: `decide ${ref}` })),
            ),
            footnote(`Once it is decided, write “decide ${mine[0]!.ref}”.`),
          ]
        : []),
    ],
  };
}

const count = (number: number): string => (number === 1 ? 'One decision' : `${number} decisions`);

/** In order of their days, by who decides. */
function byDecider(matters: readonly Matter[]): readonly (readonly [string, readonly Matter[]])[] {
  const sorted = [...matters].sort((a, b) => (a.by ?? '9999').localeCompare(b.by ?? '9999'));
  const groups = new Map<string, Matter[]>();
  for (const each of sorted) {
    const who = each.body?.name ?? each.who ?? 'Nobody named yet';
    groups.set(who, [...(groups.get(who) ?? []), each]);
  }
  return [...groups];
}

/** Whether it is of the group, the person or the workstream that a text names. */
export function concerns(matter: Matter, typed: string): boolean {
  const text = plainWords(typed);
  if (text === '') return false;
  const { body, workstream } = matter;
  const names = [
    ...(body ? [body.name, keyOf(body.id)] : []),
    ...(workstream ? [workstream.name, keyOf(workstream.id)] : []),
    ...(deciderOf(matter) === undefined ? [] : [deciderOf(matter)!]),
  ];
  return names.some((name) => plainWords(name) === text || (text.length > 2 && plainWords(name).includes(text)));
}
