import { type Action, can, programmesOf } from '../access/can.ts';
import { type Message, paragraph, type Span, sentence } from '../message.ts';
import type { Workstream } from '../programme/nouns.ts';
import { named } from './named.ts';
import type { Call } from './word.ts';

/** Everything a word may refer to by NAME, as far as this person may know of it. */
export async function readableWorkstreams(call: Call): Promise<readonly Workstream[]> {
  const all = await Promise.all(programmesOf(call.actor).map((programme) => call.tx.programmes.workstreams(programme)));
  return all.flat().filter((workstream) => can(call.actor, 'workstream.read', subjectOf(workstream)));
}

export const subjectOf = (workstream: Workstream) => ({
  programme: workstream.programme,
  workstream: workstream.id,
  sensitive: workstream.sensitive ?? false,
});

/**
 * The workstream a person names, if they may do this to it; else what to say. "No such workstream" and "not yours to
 * see" are the same words: what one may not see is not confirmed.
 */
export async function workstreamNamed(
  call: Call,
  typed: string,
  action: Action,
): Promise<{ readonly workstream: Workstream } | { readonly refusal: Message }> {
  const readable = await readableWorkstreams(call);
  const allowed = readable.filter((workstream) => can(call.actor, action, subjectOf(workstream)));
  const found = named(allowed, typed);
  if ('one' in found) return { workstream: found.one };
  if ('many' in found) return { refusal: which(typed, found.many) };
  const visible = named(readable, typed);
  if ('one' in visible) return { refusal: await mayNot(call, visible.one) };
  const names = (allowed.length > 0 ? allowed : readable).slice(0, 8).map((workstream) => workstream.name);
  return {
    refusal: sentence(
      `There is no workstream “${typed.slice(0, 80)}” that you can see.`,
      names.length > 0 ? ` You could write ${names.join(', ')}.` : '',
    ),
  };
}

function which(typed: string, many: readonly Workstream[]): Message {
  const summary = `“${typed.slice(0, 80)}” could be ${many.map((each) => each.name).join(' or ')}. Which one?`;
  return { summary, blocks: [paragraph(summary)] };
}

async function mayNot(call: Call, workstream: Workstream): Promise<Message> {
  const programme = await call.tx.programmes.get(workstream.programme);
  const office = await call.tx.people.many(programme?.office ?? []);
  const names: Span[] = office.flatMap((person, i) => [i > 0 ? ', ' : '', { person: person.name }]);
  return sentence(`You can see ${workstream.name} but not change it. Its programme office is `, ...names, '.');
}
