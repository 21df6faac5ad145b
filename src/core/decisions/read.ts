import { can, programmesOf } from '../access/can.ts';
import { grouped } from '../grouped.ts';
import { answersFor, sensitiveAmong } from '../interview/apart.ts';
import { keyOf } from '../programme/nouns.ts';
import { readBy, readerOf } from '../rounds/reading.ts';
import type { Call } from '../words/word.ts';
import { subjectOf } from '../words/workstream.ts';
import { eachAsked } from './asked.ts';
import { type Matter, ofAnswer, ofFile } from './matter.ts';

/**
 * Every decision of the asker's programmes that they may know of, decided or not: those of the file in its order, then
 * those that answers ask or asked for. A constant number of queries a programme.
 */
export async function readMatters(call: Pick<Call, 'tx' | 'actor'>): Promise<readonly Matter[]> {
  const { tx, actor } = call;
  const all: Matter[] = [];
  for (const programme of programmesOf(actor)) {
    const groups = await tx.programmes.groups(programme);
    const taken = await tx.decisions.taken(programme);
    const takenOf = (subject: string) => taken.find(({ ref }) => ref === subject);
    for (const decision of await tx.programmes.decisions(programme))
      if (can(actor, 'programme.read', { programme, sensitive: decision.sensitive ?? false }))
        all.push(ofFile(decision, groups, takenOf(decision.id)));
    const workstreams = (await tx.programmes.workstreams(programme)).filter((each) =>
      can(actor, 'workstream.read', subjectOf(each)),
    );
    const updatesOf = grouped(await readBy(call, workstreams), (update) => update.workstream);
    const askedOf = grouped(await tx.decisions.asked(workstreams.map(({ id }) => id)), (each) => each.workstream);
    const sensitiveOf = sensitiveAmong(await tx.programmes.sensitiveItems(programme));
    for (const workstream of workstreams) {
      const audience = readerOf(call, workstream);
      const sensitive = sensitiveOf(workstream.id);
      const [now, ...before] = updatesOf(workstream.id)
        .filter(({ rating }) => rating !== undefined)
        .map(({ answers }) => new Map(eachAsked(answersFor(audience, answers, sensitive))));
      for (const asked of askedOf(workstream.id)) {
        const own = takenOf(`A${asked.id}`);
        const needed = now?.get(asked.key);
        // What is asked no more can still be recorded, or recorded anew, by whoever may see it.
        const earlier = before.find((each) => each.has(asked.key))?.get(asked.key);
        if (needed) all.push(ofAnswer(asked, workstream, groups, needed, own));
        else if (earlier) all.push({ ...ofAnswer(asked, workstream, groups, earlier, own), isAsked: false });
        else if (own && audience === 'its-own') all.push(ofAnswer(asked, workstream, groups, undefined, own));
      }
    }
  }
  return all;
}

/** The one that a text begins with, by its `A12`, its key or its id, and what follows. */
export function beginsWithMatter(
  matters: readonly Matter[],
  text: string,
): { readonly matter: Matter; readonly rest: string } | undefined {
  const [first = ''] = /^\S*[^\s,:;]/.exec(text) ?? [];
  const said = first.toLowerCase();
  const found = matters.filter(({ ref, subject }) =>
    [ref, subject, keyOf(subject)].some((each) => each.toLowerCase() === said),
  );
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  return { matter: only, rest: text.slice(first.length).replace(/^[\s,:;]+/, '') };
}
