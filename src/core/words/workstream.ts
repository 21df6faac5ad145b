import type { Actor } from '../access/actor.ts';
import { type Action, can, programmesOf } from '../access/can.ts';
import { type Message, type Span, sentence } from '../message.ts';
import type { Tx } from '../ports.ts';
import { keyOf, type Workstream } from '../programme/nouns.ts';
import { hiddenAs, named } from './named.ts';
import { toldApart, which } from './which.ts';
import { type Call, type Reply, refusal } from './word.ts';

/** Everything a word may refer to by NAME, as far as this person may know of it. */
async function readableWorkstreams(call: Pick<Call, 'tx' | 'actor'>): Promise<readonly Workstream[]> {
  const all = await Promise.all(programmesOf(call.actor).map((programme) => call.tx.programmes.workstreams(programme)));
  return all.flat().filter((workstream) => can(call.actor, 'workstream.read', subjectOf(workstream)));
}

export const subjectOf = (workstream: Workstream) => ({
  programme: workstream.programme,
  workstream: workstream.id,
  sensitive: workstream.sensitive ?? false,
});

/** What this person types to mean a workstream: its key, or its whole id where another that they can see has the same key. */
export async function typedAs(tx: Tx, actor: Actor, workstream: Workstream): Promise<string> {
  const key = keyOf(workstream.id);
  for (const programme of programmesOf(actor)) {
    if (programme === workstream.programme) continue;
    const other = await tx.programmes.workstream(`${programme}/${key}`);
    if (other && can(actor, 'workstream.read', subjectOf(other))) return workstream.id;
  }
  return key;
}

const allowedTo = async (call: Pick<Call, 'tx' | 'actor'>, action: Action): Promise<readonly Workstream[]> =>
  (await readableWorkstreams(call)).filter((each) => can(call.actor, action, subjectOf(each)));

/** Whether a text certainly means one workstream to which the asker may do this. */
export async function meansWorkstream(call: Call, typed: string, action: Action): Promise<boolean> {
  return 'one' in named(await allowedTo(call, action), typed);
}

/** Longer beginnings of a text are no name. */
const WORDS = 8;

/**
 * A text that begins with a workstream, `hr: the contract is signed`: the longest beginning that names one to which the
 * asker may do this, and what follows. Where there is none, its first word is taken to be meant. Read once, however long
 * the text is.
 */
export async function beginsWithWorkstream(
  call: Pick<Call, 'tx' | 'actor' | 'args'>,
  action: Action,
): Promise<{ readonly typed: string; readonly rest: string; readonly meant?: Workstream }> {
  const allowed = await allowedTo(call, action);
  const ends = [...call.args.matchAll(/\S+/g)].slice(0, WORDS).map((word) => word.index + word[0].length);
  const upTo = (end: number) => call.args.slice(0, end).replace(/[:,]$/, '');
  const end = ends.findLast((each) => 'one' in named(allowed, upTo(each))) ?? ends[0] ?? 0;
  const found = named(allowed, upTo(end));
  return { typed: upTo(end), rest: call.args.slice(end).trim(), ...('one' in found ? { meant: found.one } : {}) };
}

/**
 * The workstream a person names, if they may do this to it; else what to say. "No such workstream" and "not yours to
 * see" are the same words: what one may not see is not confirmed.
 *
 * @param say what to type to do this to the workstream with this id: `(id) => `status ${id}``
 */
export async function workstreamNamed(
  call: Call,
  typed: string,
  action: Action,
  say: (id: string) => string,
): Promise<{ readonly workstream: Workstream } | { readonly refusal: Reply }> {
  const readable = await readableWorkstreams(call);
  const allowed = readable.filter((workstream) => can(call.actor, action, subjectOf(workstream)));
  const found = named(allowed, typed);
  if ('one' in found) return { workstream: found.one };
  const programmes = await call.tx.programmes.all();
  if ('many' in found) {
    const nameOf = toldApart(found.many, programmes);
    const many: { id: string; name: string }[] = [];
    for (const each of found.many) many.push({ id: await typedAs(call.tx, call.actor, each), name: nameOf(each) });
    const question = `“${typed.slice(0, 80)}” could be ${many.map(({ name }) => name).join(' or ')}. Which one?`;
    return { refusal: refusal(which(question, many, say)) };
  }
  const onlyRead = await mayOnlyRead(call, typed, action);
  if (onlyRead) return { refusal: onlyRead };
  const all = (await Promise.all(programmes.map(({ id }) => call.tx.programmes.workstreams(id)))).flat();
  const known = allowed.length > 0 ? allowed : readable;
  const names = known.slice(0, 8).map((each) => ('one' in named(known, each.name) ? each.name : each.id));
  return {
    refusal: refusal(
      sentence(
        `There is no workstream “${typed.slice(0, 80)}” that you can see.`,
        names.length > 0 ? ` You could write ${names.join(', ')}.` : '',
      ),
      hiddenAs(all, typed, action),
    ),
  };
}

/** What is said to who may read the workstream that they name, and no more; undefined: they name none. */
export async function mayOnlyRead(call: Call, typed: string, action: Action): Promise<Reply | undefined> {
  const visible = typed === '' ? undefined : named(await readableWorkstreams(call), typed);
  if (!visible || !('one' in visible)) return undefined;
  const { id, programme } = visible.one;
  return refusal(await mayNot(call, visible.one), { action, programme, subject: id });
}

async function mayNot(call: Call, workstream: Workstream): Promise<Message> {
  const programme = await call.tx.programmes.get(workstream.programme);
  const office = await call.tx.people.many(programme?.office ?? []);
  const names: Span[] = office.flatMap((person, i) => [i > 0 ? ', ' : '', { person: person.name }]);
  return sentence(`You can see ${workstream.name} but not change it. Its programme office is `, ...names, '.');
}
