import { capital } from '../../capital.ts';
import { listed, theNamed } from '../../interview/about.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import { form, paragraph, quote, sentence } from '../../message.ts';
import type { Workstream } from '../../programme/nouns.ts';
import { alone, type Call, direct, type Reply, refusal, type Word } from '../../words/word.ts';
import { beginsWithWorkstream, meansWorkstream, typedAs, workstreamNamed } from '../../words/workstream.ts';
import { lineReadersOf } from '../when-read.ts';

/** A line is read in thirty seconds with everything else. */
const LIMIT = 300;

/** `line WORKSTREAM text`: the director's own line beside an answer, until the next answer comes. It changes no rating. */
export const line: Word = {
  name: 'line',
  usage: 'WORKSTREAM [text]',
  summary: 'adds a director’s own line beside a workstream’s answer in the digest; the rating stays',
  action: 'workstream.remark',
  examples: ['line ict', 'line ict The review is booked for 2 February'],
  run: async (call) => {
    const { typed, rest, meant } = await beginsWithWorkstream(call, 'workstream.remark');
    if (meant) return rest === '' ? ask(call, meant) : keep(call, meant, rest);
    const found = await workstreamNamed(call, typed, 'workstream.remark', (id) => `line ${id}`);
    if ('workstream' in found) return ask(call, found.workstream);
    return found.refusal;
  },
  fill: async (call, values) => {
    const found = await workstreamNamed(call, call.args, 'workstream.remark', (id) => `line ${id}`);
    return 'workstream' in found ? keep(call, found.workstream, values.line ?? '') : found.refusal;
  },
  meant: async (call) => {
    const { meant } = await beginsWithWorkstream(call, 'workstream.remark');
    return meant !== undefined || meansWorkstream(call, call.args, 'workstream.remark');
  },
};

/** What they type next is the line; where the platform can show a form, it is written there. */
async function ask({ tx, actor }: Call, workstream: Workstream, problem?: string): Promise<Reply> {
  const typed = await typedAs(tx, actor, workstream);
  await tx.people.setFocus(actor.person.id, { restOf: `line ${typed}` });
  const question = `Your line on ${workstream.name}?`;
  return alone({
    summary: problem ?? question,
    blocks: [
      paragraph(problem ?? `${question} It stands beside the answer in the digest until the next answer comes.`),
      form({
        to: `line ${typed}`,
        title: `Add a line: ${workstream.name}`,
        fields: [
          { name: 'line', label: 'Your line', hint: `At most ${LIMIT} characters.`, input: 'lines', required: true },
        ],
        send: 'Add the line',
      }),
    ],
  });
}

async function keep(call: Call, workstream: Workstream, said: string): Promise<Reply> {
  const { tx, actor } = call;
  const text = said.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return ask(call, workstream, 'I found no words in that. What is your line?');
  if (text.length > LIMIT)
    return ask(call, workstream, `That is ${text.length} characters; a line holds ${LIMIT}. Nothing was kept.`);
  const groups = lineReadersOf(workstream, await tx.programmes.groups(workstream.programme));
  if (groups.length === 0)
    return refusal(
      sentence(
        `${workstream.name} stands in no digest of officers${workstream.sensitive ? ', since it is sensitive' : ''}, so nobody would read a line. Nothing was kept.`,
      ),
    );
  const focus = await tx.people.focus(actor.person.id);
  if (focus && 'restOf' in focus) await tx.people.setFocus(actor.person.id, undefined);
  await tx.directorLines.add({ workstream: workstream.id, text, by: actor.person.id });
  await tx.trail.add({
    programme: workstream.programme,
    actor: actor.person.id,
    via: actor.via,
    action: 'line.added',
    subject: workstream.id,
    after: { text },
  });
  const who = capital(listed(groups.map(({ name }) => theNamed(name))));
  const goes = `Added beside ${workstream.name}. ${who} ${groups.length === 1 ? 'reads' : 'read'} it in the next digest, under your name; the newest line counts.`;
  return direct({ summary: goes, blocks: [paragraph(goes), quote(excerpt(text, LIMIT))] });
}
