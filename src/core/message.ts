/**
 * What Quarterdeck says, before any platform has drawn it: a document of blocks and spans. No Markdown, no vendor's
 * JSON: every string here is text to be shown as it stands, so what people typed needs no escaping in the core.
 * Each adapter draws every kind of block once, in a {@link Renderer}; a new kind does not compile until all have.
 */

/** A run of text within a line. A plain string is shown exactly as it stands, whatever it contains. */
export type Span =
  | string
  | { readonly bold: string }
  /** `href` is an absolute http(s) address of ours or one a person gave; adapters drop any other scheme. */
  | { readonly link: string; readonly href: string }
  /** A person, by name. Never drawn as a mention: a channel must not ping people about lateness. */
  | { readonly person: string };

/** One line of text. */
export type Line = readonly Span[];

/**
 * A button. Pressing it says `say`, just as if the person had typed it: so everything a button does can be typed.
 * `to` tells what it answers (`draft:<id>#<question>`), which lets an old button be recognised; a button without `to`
 * is a word from the list of words.
 */
export interface Button {
  /** Unique within its message; begins with or contains the fixed word, may say more ("Start Customer focus"). */
  readonly label: string;
  readonly say: string;
  readonly to?: string;
  readonly style?: 'primary' | 'danger';
  /** What it opens is a form: a platform that can show one over the conversation does so at the press. */
  readonly opens?: 'form';
}

/** One thing a form asks. What is written into it is text, read just as if it had been typed in the conversation. */
export interface Field {
  /** Unique within the form; the name of its value when the form is sent. */
  readonly name: string;
  readonly label: string;
  /** Below it: an example, or when to leave it empty. */
  readonly hint?: string;
  readonly input: 'line' | 'lines' | 'day' | 'choice';
  /** Of a choice: what is shown, and the text that choosing it stands for. */
  readonly choices?: readonly { readonly label: string; readonly say: string }[];
  /** What stands in it at first, as text; of a day `YYYY-MM-DD`, of a choice one of `say`. */
  readonly value?: string;
  /** It cannot be sent empty. */
  readonly required?: boolean;
  /** What was wrong with it when it was last sent, and what would work. */
  readonly error?: string;
}

/** Short texts in rows below headings; the first cell of a row says what the row is about. Few columns: it is read on a phone. */
export interface Table {
  /** Says what the table is; above it, or read out before it. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Each as long as `columns`; a longer one is drawn as lines instead. */
  readonly rows: readonly (readonly string[])[];
}

/** A picture that was kept (picture/). What it shows stands beside it in words as well, always. */
export interface Picture {
  /** As `Tx.pictures.keep` named it. */
  readonly picture: string;
  readonly title: string;
  /** The point of it, in a sentence or two: for who cannot see it, and where no picture can be shown. */
  readonly alt: string;
  /** Where a platform fetches it; put there on its way to the platform, absent where none could fetch it. */
  readonly href?: string;
}

/** Several questions at once. Sent, all its fields come back as one gesture (incoming.ts, What `form`). */
export interface Form {
  /** What it answers, as `Button.to`. */
  readonly to: string;
  /** `Customer focus, Q3 2026/27`; a platform may cut it. */
  readonly title: string;
  /** Who will see the answers, when they are due. */
  readonly intro?: Line;
  readonly fields: readonly Field[];
  /** On the button that sends it: `Go to the review`. */
  readonly send: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** Labels and values, read in pairs. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Line }[] }
  /** What a person wrote, set apart from what we say. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'image'; readonly image: Picture }
  /** A small line at the end: why you are asked, how often, where it goes. */
  | { readonly kind: 'footnote'; readonly line: Line };

export interface Message {
  /** One line for notifications and screen readers; says the whole point without the blocks. Never empty. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** How one platform draws each kind of block. */
export type Renderer<Out> = {
  readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => Out;
};

/** Draws one block with the renderer's part for its kind. */
export function draw<Out>(renderer: Renderer<Out>, block: Block): Out {
  return (renderer[block.kind] as (block: Block) => Out)(block);
}

/** The line as plain text. */
export function plain(line: Line): string {
  return line
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('link' in span) return span.link;
      return span.person;
    })
    .join('');
}

/** A message of one paragraph, which is also its summary. */
export function sentence(...line: Span[]): Message {
  return { summary: plain(line), blocks: [{ kind: 'paragraph', line }] };
}

/** Several messages as one. */
export const joined = (messages: readonly Message[]): Message => ({
  summary: messages.map(({ summary }) => summary).join(' '),
  blocks: messages.flatMap(({ blocks }) => blocks),
});

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (...line: Span[]): Block => ({ kind: 'paragraph', line });
export const list = (items: readonly Line[]): Block => ({ kind: 'list', items });
export const facts = (facts: readonly { label: string; value: Line }[]): Block => ({ kind: 'facts', facts });
export const quote = (text: string): Block => ({ kind: 'quote', text });
export const buttons = (...buttons: Button[]): Block => ({ kind: 'buttons', buttons });
export const footnote = (...line: Span[]): Block => ({ kind: 'footnote', line });

export const form = (form: Form): Block => ({ kind: 'form', form });
export const table = (table: Table): Block => ({ kind: 'table', table });
export const image = (image: Picture): Block => ({ kind: 'image', image });

/** The form of a message, if it has one: no message has two. */
export function formIn(message: Message): Form | undefined {
  return message.blocks.flatMap((block) => (block.kind === 'form' ? [block.form] : []))[0];
}

function formAsText({ title, intro, fields, send }: Form): string {
  const lines = fields.map(
    ({ label, value = '', hint, error }) =>
      `${label}: [${value}]${hint ? ` (${hint})` : ''}${error ? `\n! ${error}` : ''}`,
  );
  return [title, ...(intro ? [plain(intro)] : []), ...lines, `[ ${send} ]`].join('\n');
}

/** A table as lines, one for each row, where a platform draws none: `**Charter published** · Plan: 30 June · Now: done`. */
export const rowLines = ({ columns, rows }: Table): readonly Line[] =>
  rows.map(([about = '', ...cells]) => [
    { bold: about },
    ...cells.map((cell, at) => (cell === '' ? '' : ` · ${columns[at + 1] ? `${columns[at + 1]}: ` : ''}${cell}`)),
  ]);

/** Text of the whole message: for transcripts, the command line and platforms that draw nothing. */
export function asText(message: Message): string {
  return message.blocks
    .map((block) => {
      switch (block.kind) {
        case 'heading':
          return block.text;
        case 'paragraph':
        case 'footnote':
          return plain(block.line);
        case 'list':
          return block.items.map((item) => `• ${plain(item)}`).join('\n');
        case 'facts':
          return block.facts.map((fact) => `${fact.label}: ${plain(fact.value)}`).join('\n');
        case 'quote':
          return block.text
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n');
        case 'buttons':
          return block.buttons.map((button) => `[ ${button.label} ]`).join(' ');
        case 'form':
          return formAsText(block.form);
        case 'table':
          return [block.table.caption, ...rowLines(block.table).map((line) => `• ${plain(line)}`)].join('\n');
        case 'image':
          return block.image.alt;
      }
      return block satisfies never;
    })
    .join('\n');
}
