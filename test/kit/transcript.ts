import { asText, type Button, type Message } from '#core/message';

/** What a person typed, or what the button that they pressed says. */
export type Spoken = { readonly say: string; readonly to?: string; readonly pressed?: true };

/**
 * Holds a written conversation against the real one:
 *
 *     Quarterdeck: Customer focus: how is it going?
 *     Asha: Amber
 *     Quarterdeck: Why is it Amber?
 *     Asha: [ Skip ]
 *
 * `Quarterdeck:` lines stand in its newest message, in this order; every message must be read by at least one.
 * `[ Label ]` presses that button of the newest message; `[ Label ] above`, of the newest earlier message that has it.
 * A line that begins with spaces goes on with the text of the one before; one in round brackets is only said to us.
 */
export function conversation(open: Message | undefined, hear: (spoken: Spoken) => Message | Promise<Message>) {
  const messages: Message[] = open ? [open] : [];
  let readUpTo = 0;
  let isRead = open === undefined;

  const newest = () => messages.at(-1)!;
  const fail = (line: string, why: string): never => {
    const said = messages.length > 0 ? asText(newest()) : 'nothing yet';
    throw new Error(`${why}\n  in the line: ${line}\n  Quarterdeck said:\n${said}`);
  };
  const arrives = (message: Message): void => {
    messages.push(message);
    readUpTo = 0;
    isRead = false;
  };

  function read(expected: string): void {
    if (messages.length === 0) fail(`Quarterdeck: ${expected}`, 'Quarterdeck has not said anything.');
    const text = asText(newest());
    const at = text.indexOf(expected, readUpTo);
    if (at < 0) fail(`Quarterdeck: ${expected}`, 'Quarterdeck does not say that (there).');
    readUpTo = at + expected.length;
    isRead = true;
  }

  function press(label: string, above: boolean): Spoken {
    const where = above ? messages.slice(0, -1).reverse() : messages.slice(-1);
    const found = where.flatMap(buttonsOf).find((button) => button.label === label);
    if (!found) return fail(`[ ${label} ]`, 'There is no such button.');
    return { say: found.say, ...(found.to === undefined ? {} : { to: found.to }), pressed: true };
  }

  async function speak(text: string): Promise<void> {
    if (!isRead) fail(text, 'Nobody read what Quarterdeck said before this.');
    const [, label, above] = /^\[ (.+) \]( above)?$/.exec(text) ?? [];
    arrives(await hear(label ? press(label, above !== undefined) : { say: text }));
  }

  return {
    newest,
    /** Something that Quarterdeck says of its own accord. */
    arrives,
    /** Goes through a piece of the conversation. */
    async goes(script: string): Promise<void> {
      for (const { who, text } of linesOf(script)) {
        if (who === 'Quarterdeck') read(text);
        else await speak(text);
      }
      if (!isRead) fail('(the end)', 'Nobody read what Quarterdeck said last.');
    },
    /** Says something that is too long to write out. */
    says: speak,
  };
}

export const buttonsOf = (message: Message): readonly Button[] =>
  message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

function linesOf(script: string): readonly { readonly who: string; readonly text: string }[] {
  const written = script.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...written.map((line) => line.search(/\S/)));
  const lines: { who: string; text: string }[] = [];
  for (const line of written.map((each) => each.slice(indent))) {
    if (/^\(.*\)$/.test(line.trim())) continue;
    const [, who, text] = /^([\p{L}-]+): (.+)$/u.exec(line) ?? [];
    const before = lines.at(-1);
    if (who && text && !line.startsWith(' ')) lines.push({ who, text: text.trim() });
    else if (before) before.text += `\n${line.trim()}`;
    else throw new Error(`A transcript begins with who speaks, not with: ${line}`);
  }
  return lines;
}
