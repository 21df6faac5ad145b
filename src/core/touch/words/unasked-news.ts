import { plainWords } from '../../interview/understand/wording.ts';
import { readYesNo } from '../../interview/understand/yes-no.ts';
import { buttons, type Message, paragraph, quote } from '../../message.ts';
import { keyOf, type Workstream } from '../../programme/nouns.ts';
import { askedOf } from '../../rounds/asked.ts';
import { waitForWhich, whichButtons } from '../../rounds/words/of-which.ts';
import { toldApart } from '../../words/which.ts';
import { type Call, direct, type Reply } from '../../words/word.ts';
import { note, nothingChanged, theirs } from './note.ts';

/**
 * What is typed in the direct message between rounds by whoever leads several workstreams: the light check for all of them
 * is answered, or one of them is called by its name. Undefined: it is nothing of the kind.
 */
export async function unaskedNews(call: Call, text: string): Promise<Reply | undefined> {
  const { tx, actor } = call;
  const led = new Set(actor.roles.flatMap((role) => (role.role === 'lead' ? [role.workstream] : [])));
  if (led.size === 0) return undefined;
  const changed = /^(?:yes|yep|yeah|yes please|it has)$/.test(plainWords(text.slice(0, 20)));
  if (readYesNo(text) === 'no')
    return (await theirs(call, undefined)).length > 0 ? nothingChanged.run({ ...call, args: '' }) : undefined;
  const programmes = [...new Set(actor.roles.flatMap((role) => (role.role === 'lead' ? [role.programme] : [])))];
  const all = (await Promise.all(programmes.map((id) => tx.programmes.workstreams(id)))).flat();
  const own = all.filter(({ id, status }) => led.has(id) && status === 'active');
  const [, name, said] = /^([^:\n]{1,80}):\s*(\S[\s\S]*)$/.exec(text) ?? [];
  const called =
    (typed: string) =>
    ({ id, name: full }: Workstream) =>
      [id, keyOf(id), plainWords(full)].includes(plainWords(typed));
  const [one, ...more] = name ? own.filter(called(name)) : [];
  if (one && more.length === 0) return note.run({ ...call, args: `${one.id} ${said}` });
  if (own.length === 0 || (!changed && text.trim().split(/\s+/).length < WORDS)) return undefined;
  // What an open round waits for is said there (rounds/words/unasked.ts).
  if ((await askedOf(tx, actor.roles)).some(({ given }) => !given)) return undefined;
  const names = toldApart(own, await tx.programmes.all());
  const news = { as: 'note', text: changed ? '' : text } as const;
  const among = own.slice(0, 8);
  await waitForWhich(call, { ...news, among, message: call.message });
  return direct(whichOf(among, news.text, names));
}

/** A word or two are hardly news. */
const WORDS = 4;
/** Longer texts do not go into a button. */
const FITS = 1_200;

function whichOf(own: readonly Workstream[], text: string, nameOf: (one: Workstream) => string): Message {
  const line =
    text === ''
      ? 'Which one has changed?'
      : 'I am not asking you anything at the moment. Is that news of a workstream of yours?';
  return {
    summary: line,
    blocks: [
      paragraph({ bold: line }),
      buttons(
        ...whichButtons(
          { as: 'note', text },
          own.map((one) => ({ id: one.id, label: nameOf(one) })),
        ),
      ),
      ...(text.length > FITS
        ? [
            paragraph('I have not kept it yet. Write which one it is; or press one and send it again.'),
            quote(text.slice(0, 2_000)),
          ]
        : []),
    ],
  };
}
