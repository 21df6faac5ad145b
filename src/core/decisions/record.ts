import { ended } from '../ended.ts';
import { listed } from '../interview/about.ts';
import { type Message, sentence } from '../message.ts';
import type { DecisionTaken, ItemChange, Tx } from '../ports.ts';
import { slug } from '../programme/naming.ts';
import type { Call } from '../words/word.ts';
import type { Matter } from './matter.ts';
import type { ActionMade, Recorded, Recording } from './recording.ts';

/** Records a decision of which everything was said; the record before, if there is one, stays. */
export async function record(call: Call, { matter, recording, people }: Recorded): Promise<Message> {
  const { tx, actor } = call;
  const { words, on, actions = [] } = recording;
  if (words === undefined || on === undefined) throw new Error(`the recording of ${matter.subject} is not complete`);
  const taken = await tx.decisions.record({
    programme: matter.programme,
    ref: matter.subject,
    needed: matter.needed,
    words,
    on,
    where: recording.where ?? 'at its meeting',
    by: actor.person.id,
    ...(matter.workstream ? { workstream: matter.workstream.id } : {}),
    ...deciders(matter, recording),
    ...(recording.why ? { why: recording.why } : {}),
    ...(recording.considered ? { considered: recording.considered } : {}),
    ...(recording.key === undefined ? {} : { keyDecision: recording.key }),
    ...(matter.taken ? { replaces: matter.taken.id } : {}),
    ...(recording.reason === undefined ? {} : { reason: recording.reason }),
  });
  await tx.imports.write([...ofNoun(matter, recording), ...actions.map((each, i) => action(matter, taken, each, i))]);
  await tx.decisions.keepDraft(actor.person.id, matter.subject, undefined);
  await tx.people.setFocus(actor.person.id, undefined);
  await tx.trail.add({
    programme: matter.programme,
    actor: actor.person.id,
    via: actor.via,
    action: matter.taken ? 'decision.recorded-anew' : 'decision.recorded',
    subject: matter.subject,
    ...(matter.taken
      ? { before: { id: String(matter.taken.id), words: matter.taken.words, on: matter.taken.on } }
      : {}),
    after: { id: String(taken.id), ...recording },
  });
  const nameOf = (key: string) => people.find(({ id }) => id === key)?.name ?? key;
  const what = ended(matter.needed);
  return sentence(
    `Recorded: ${what} It stands in the next digest as decided, and is asked of nobody any more.`,
    await whoIsAsked(tx, matter, actions, nameOf),
  );
}

const deciders = ({ body, who }: Matter, recording: Recording) => ({
  ...(body ? { body: body.id } : {}),
  ...(body === undefined && (recording.who ?? who) !== undefined ? { who: recording.who ?? who! } : {}),
});

/** A decision of the programme file says itself what became of it; what was recommended stays beside it. */
function ofNoun({ subject, workstream, isKey }: Matter, { words, on, key }: Recording): readonly ItemChange[] {
  if (workstream) return [];
  const judged = isKey === undefined && (key === 'yes' || key === 'no') ? { keyDecision: key === 'yes' } : {};
  return [{ change: 'set', kind: 'decision', id: subject, fields: { resolved: words, on, ...judged } }];
}

function action(
  { programme, ref, sensitive }: Matter,
  { id }: DecisionTaken,
  { text, owner, by, said }: ActionMade,
  i: number,
): ItemChange {
  return {
    change: 'add',
    item: {
      kind: 'action',
      id: `${programme}/${slug(text).slice(0, 40)}-${id}${i === 0 ? '' : `-${i + 1}`}`,
      owner: programme,
      position: 1_000,
      // What comes of a sensitive decision is no less so.
      fields: { text, owner, by, said, from: ref.toLowerCase(), ...(sensitive ? { sensitive } : {}) },
    },
  };
}

/** Actions are asked about in the answers of leads; who leads nothing is asked for themselves (actions/). */
async function whoIsAsked(
  tx: Tx,
  { programme }: Matter,
  actions: readonly ActionMade[],
  nameOf: (key: string) => string,
): Promise<string> {
  const owners = [...new Set(actions.map(({ owner }) => owner))];
  if (owners.length === 0) return '';
  const leads = new Set(
    (await tx.programmes.workstreams(programme)).flatMap(({ lead, status }) => (status === 'active' ? lead : [])),
  );
  const asked = owners.filter((each) => leads.has(each)).map(nameOf);
  const others = owners.filter((each) => !leads.has(each)).map(nameOf);
  const are = ({ length }: readonly string[]) => (length === 1 ? 'is' : 'are');
  return [
    ...(asked.length > 0 ? [` ${listed(asked)} ${are(asked)} asked about it with the next update.`] : []),
    ...(others.length > 0
      ? [
          ` ${listed(others)} ${are(others)} asked about it as each round opens, and three working days before it is due.`,
        ]
      : []),
  ].join('');
}
