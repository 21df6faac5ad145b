import { can } from '../../access/can.ts';
import { listed } from '../../interview/about.ts';
import { readRating } from '../../interview/understand/rating.ts';
import { whichOne } from '../../interview/understand/which-one.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import { type Button, buttons, footnote, type Message, paragraph, quote } from '../../message.ts';
import { keyOf, programmeOf, type Workstream } from '../../programme/nouns.ts';
import { note } from '../../touch/words/note.ts';
import { noSuchWord } from '../../words/help.ts';
import { toldApart } from '../../words/which.ts';
import { type Call, direct, here, type Reply, type Word } from '../../words/word.ts';
import { subjectOf } from '../../words/workstream.ts';
import { update } from './update.ts';

/** Something that was said, and not of which workstream. */
export interface Said {
  /** What it is told by, once it is known of which: as an answer, or as news. */
  readonly as: 'update' | 'note';
  readonly text: string;
  /** In the order in which they were shown. */
  readonly among: readonly Pick<Workstream, 'id'>[];
  /** The message that it was written in, so that an edit of that edits the answer. */
  readonly message?: string | undefined;
}

const NAME = 'of-which';

/** The question waits: what is typed next may say which, and what was said is kept with it. */
export async function waitForWhich({ tx, actor }: Call, { as, text, among, message }: Said): Promise<void> {
  const ids = among.map(({ id }) => id).join(',');
  await tx.people.setFocus(actor.person.id, { restOf: [NAME, as, ids, packed(message ?? ''), packed(text)].join(' ') });
}

/** One word, whatever is in it. */
const packed = (text: string): string => `=${encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'))}`;
function unpacked(word: string): string | undefined {
  try {
    return decodeURIComponent(word.slice(1));
  } catch {
    return undefined; // Nothing that was packed here.
  }
}

const says = {
  update: (id: string, text: string) => (text === '' ? `update ${id}` : `update ${id}: ${text}`),
  note: (id: string, text: string) => `note ${id} ${text}`,
};

/** Longer texts do not go into a button: it then only leads there. */
const FITS = 1_200;

/** For each of them a press that says it of that one. */
export const whichButtons = (
  { as, text }: Pick<Said, 'as' | 'text'>,
  among: readonly { readonly id: string; readonly label: string }[],
): readonly Button[] =>
  among.map(({ id, label }) => ({
    label: label.slice(0, 75),
    say: says[as](id, text.length > FITS ? '' : text).trim(),
  }));

/** `second`, `the contact centre one`, `both`: answers “Which workstream is that about?”, and is in no list. */
export const ofWhich: Word = {
  name: NAME,
  unlisted: true,
  usage: '',
  summary: 'say of which workstream something is meant',
  action: 'programme.read',
  examples: ['second', 'both'],
  run: answerWhich,
  // A new message is heard as one; the question before it keeps its buttons.
  meant: async ({ args, actor }) => {
    const said = read(args);
    if (!said || theirs(actor, said).length === 0) return false;
    const { typed } = said;
    const isShort = !/[:\n]\s*\S/.test(typed) && typed.split(/\s+/).length <= SHORT;
    return isShort && readRating(typed, 'five').kind !== 'rating';
  },
};

const SHORT = 5;

function read(args: string): (Said & { readonly typed: string }) | undefined {
  const [, as, ids = '', by = '', said = '', typed] = /^(update|note) (\S+) (=\S*) (=\S*) (.*)$/s.exec(args) ?? [];
  const [message, text] = [unpacked(by), unpacked(said)];
  if (as === undefined || !typed || text === undefined) return undefined;
  const among = ids.split(',').map((id) => ({ id }));
  return { as: as as Said['as'], among, message: message || undefined, text, typed };
}

async function answerWhich(call: Call): Promise<Reply> {
  const said = read(call.args);
  const own = said ? await named(call, said) : [];
  if (!said || own.length === 0) return here(noSuchWord(NAME, []));
  const meant = whichOne(said.typed, own);
  if (meant === 'none') return direct(ofNone(said, own));
  const [first, ...others] = meant === 'all' ? own : meant ? [meant.one] : [];
  if (!first) {
    await waitForWhich(call, said);
    return direct(again(said, own));
  }
  const { id } = first;
  const word = said.as === 'note' ? note : update;
  const args = says[said.as](id, said.text)
    .slice(said.as.length + 1)
    .trim();
  const { message: _, ...plain } = call;
  const reply = await word.run({ ...plain, args, ...(said.message ? { message: said.message } : {}) });
  if (others.length === 0) return reply;
  const line = `That is for ${first.label}. Say the same of ${listed(others.map(({ label }) => label))}?`;
  const more = whichButtons(said, others).map((each) => ({
    ...each,
    label: `The same for ${each.label}`.slice(0, 75),
  }));
  const { summary, blocks } = reply.message;
  return {
    ...reply,
    message: { summary: `${summary} ${line}`, blocks: [...blocks, paragraph(line), buttons(...more)] },
  };
}

/** What somebody must be allowed to do to be asked of which it is. */
const action = { update: 'workstream.answer', note: 'workstream.note' } as const;

/** As many as are ever asked about at once. */
const MOST = 20;

/** Anybody can type ids: those that are not theirs are not looked up. */
const theirs = (actor: Call['actor'], { as, among }: Said): readonly string[] =>
  [...new Set(among.map(({ id }) => id))]
    .filter((id) => can(actor, action[as], { programme: programmeOf(id), workstream: id }))
    .slice(0, MOST);

/** The workstreams that were asked about and are theirs, in their order, as they are told apart. One query a programme. */
async function named({ tx, actor }: Call, said: Said) {
  const ids = theirs(actor, said);
  const programmes = [...new Set(ids.map(programmeOf))];
  const [all, found] = await Promise.all([
    tx.programmes.all(),
    Promise.all(programmes.map((programme) => tx.programmes.workstreams(programme, ids))),
  ]);
  // What is sensitive needs more than a role, and only the record says what is.
  const known = found.flat().filter((each) => can(actor, action[said.as], subjectOf(each)));
  const nameOf = toldApart(known, all);
  return ids.flatMap((id) => known.filter((each) => each.id === id)).map((each) => ({ ...each, label: nameOf(each) }));
}

type Labelled = Workstream & { readonly label: string };

function again(said: Said & { readonly typed: string }, own: readonly Labelled[]): Message {
  const [all, none] = own.length > 2 ? ['all of them', 'none of them'] : ['both', 'neither'];
  const kept = said.text === '' ? '' : ' What you wrote before is kept.';
  const line = `I could not tell which one “${excerpt(said.typed, 60)}” is. You could write its name, “first”, “${all}” or “${none}”.${kept}`;
  return { summary: line, blocks: [paragraph(line), ...before(said), buttons(...whichButtons(said, own))] };
}

function ofNone(said: Said, own: readonly Labelled[]): Message {
  const line = 'Then I have noted nothing of it.';
  const how = `To say it of another workstream, write that name in front${own[0] ? `: “${keyOf(own[0].id)}: …”` : ''}.`;
  return { summary: `${line} ${how}`, blocks: [paragraph(line), ...before(said), footnote(how)] };
}

const before = ({ text }: Said) => (text === '' ? [] : [paragraph('You wrote:'), quote(excerpt(text, 2_000))]);
