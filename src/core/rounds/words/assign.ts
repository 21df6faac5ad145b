import { listed } from '../../interview/about.ts';
import { buttons, type Message, paragraph, sentence } from '../../message.ts';
import type { Tx } from '../../ports.ts';
import type { Workstream } from '../../programme/nouns.ts';
import { nameOfPeriod } from '../../programme/period.ts';
import type { Person } from '../../programme/person.ts';
import { personNamed } from '../../words/person.ts';
import { which } from '../../words/which.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../../words/word.ts';
import { beginsWithWorkstream, meansWorkstream, workstreamNamed } from '../../words/workstream.ts';
import { askedIn } from '../asked.ts';
import { tellOfReplaced } from '../replaced.ts';

const parts = ['lead', 'deputy', 'director'] as const;
type Part = (typeof parts)[number];

/** `assign WORKSTREAM lead @person`: the office says who leads a workstream, is its deputy or its director. */
export const assign: Word = {
  name: 'assign',
  usage: 'WORKSTREAM lead @person',
  summary: 'who leads a workstream, is its deputy, or its director',
  action: 'workstream.assign',
  examples: [
    'assign ict lead @ben',
    'assign ict lead @ben and @cara',
    'assign ict deputy @asha',
    'assign ict deputy nobody',
  ],
  run,
  meant: async (call) =>
    meansWorkstream(call, (await beginsWithWorkstream(call, 'workstream.assign')).typed, 'workstream.assign'),
};

async function run(call: Call): Promise<Reply> {
  const { typed, rest } = await beginsWithWorkstream(call, 'workstream.assign');
  if (typed === '') return refusal(sentence('Which workstream? You could write “assign ict lead @ben”.'));
  const found = await workstreamNamed(call, typed, 'workstream.assign', (id) => `assign ${id} ${rest}`.trim());
  if ('refusal' in found) return found.refusal;
  const { workstream } = found;
  const [, said = '', names = ''] = /^(?:as |the |to )*(\w*)\s*(.*)$/is.exec(rest) ?? [];
  const part = parts.find((each) => each === said.toLowerCase());
  if (!part) return alone(await asWhat(call, workstream));
  if (names === '') return alone(await whom(call, workstream, part));
  if (part === 'deputy' && /^(?:nobody|none|no one)$/i.test(names)) return alone(await set(call, workstream, part, []));
  const people: Person[] = [];
  for (const name of part === 'lead' ? names.split(/\s*(?:,|&|\band\b)\s*/i) : [names]) {
    const one = await personFor(call, workstream, part, name);
    if ('refusal' in one) return one.refusal;
    people.push(one.person);
  }
  return alone(await set(call, workstream, part, people));
}

async function personFor(
  { tx, actor }: Call,
  workstream: Workstream,
  part: Part,
  typed: string,
): Promise<{ readonly person: Person } | { readonly refusal: Reply }> {
  const say = (key: string) => `assign ${workstream.id} ${part} ${key}`;
  const found = await personNamed(tx, typed, actor.via);
  if ('many' in found)
    return {
      refusal: refusal(which(`“${typed.slice(0, 80)}” could be several people. Whom do you mean?`, found.many, say)),
    };
  if ('none' in found) {
    await tx.people.setFocus(actor.person.id, { restOf: `assign ${workstream.id} ${part}` });
    const text = `I know nobody called “${typed.replace(/^@/, '').slice(0, 80)}”. People come from the programme file: add them there, import it, and assign them then.`;
    return { refusal: refusal(sentence(text)) };
  }
  const { kind, name } = found.one;
  if (kind === 'councillor' && part !== 'director')
    return {
      refusal: refusal(sentence(`${name} is a councillor, and is not asked for updates. You could name an officer.`)),
    };
  return { person: found.one };
}

async function asWhat({ tx, actor }: Call, workstream: Workstream): Promise<Message> {
  await tx.people.setFocus(actor.person.id, { restOf: `assign ${workstream.id}` });
  const summary = `What is to change in ${workstream.name}? ${await asItIs(tx, workstream)}`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      buttons(...parts.map((part) => ({ label: `Another ${part}`, say: `assign ${workstream.id} ${part}` }))),
    ],
  };
}

async function whom({ tx, actor }: Call, workstream: Workstream, part: Part): Promise<Message> {
  await tx.people.setFocus(actor.person.id, { restOf: `assign ${workstream.id} ${part}` });
  const asked = { lead: 'Who leads', deputy: 'Who is the deputy of', director: 'Who is the director of' }[part];
  return sentence(
    `${asked} ${workstream.name} from now on? ${await asItIs(tx, workstream)} Please write a name or a mention.`,
  );
}

async function asItIs(tx: Tx, { lead, deputy, director }: Workstream): Promise<string> {
  const people = await tx.people.many([...lead, director, ...(deputy ? [deputy] : [])]);
  const name = (key: string) => people.find((each) => each.key === key)?.name ?? key;
  return `At present ${listed(lead.map(name))} ${lead.length === 1 ? 'leads' : 'lead'} it; deputy: ${deputy ? name(deputy) : 'nobody'}; director: ${name(director)}.`;
}

async function set(
  { tx, actor }: Call,
  workstream: Workstream,
  part: Part,
  people: readonly Person[],
): Promise<Message> {
  const keys = [...new Set(people.map(({ key }) => key))];
  const before = [workstream[part] ?? []].flat();
  const names = listed(people.map(({ name }) => name)) || 'Nobody';
  const verb =
    part === 'lead'
      ? keys.length > 1
        ? 'lead'
        : 'leads'
      : `is ${part === 'deputy' ? 'the deputy' : 'the director'} of`;
  if (before.length === keys.length && keys.every((key) => before.includes(key)))
    return sentence(`${names} ${verb} ${workstream.name} already, so nothing was changed.`);
  const value = part === 'lead' ? keys : keys[0];
  const { id, programme } = workstream;
  await tx.imports.write([{ change: 'set', kind: 'workstream', id, fields: { [part]: value } }]);
  await tx.trail.add({
    programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'workstream.changed',
    subject: id,
    before: { [part]: part === 'lead' ? before : (before[0] ?? null) },
    after: { [part]: value ?? null },
  });
  const was = listed((await tx.people.many(before)).map(({ name }) => name));
  if (part !== 'director') await tellOfReplaced(tx, id, part === 'lead' ? { lead: before } : { deputy: before[0] });
  const [open] = (await askedIn(tx, [programme], (each) => each.id === id)).filter(({ given }) => !given);
  const told =
    open && part === 'lead'
      ? ` What is asked for ${nameOfPeriod(open.round.period)} goes on where it stopped; whoever is asked now is told, and whoever was asked that they need not answer.`
      : '';
  return sentence(
    `${names} ${verb} ${workstream.name} now${was ? `; until now it was ${was}` : ''}.${told} An import of the programme file leaves this as it is, unless the file names somebody else than it did.`,
  );
}
