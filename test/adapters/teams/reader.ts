import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Seen } from '../../contracts/chat.ts';
import type { Posted } from './fake-cloud.ts';

/** A message as somebody meets it in Teams: mark-up is interpreted where Teams interprets it, and only there. */
export function seenIn({ conversation, id, activity }: Posted): Seen {
  const cards = (activity.attachments ?? []).map((each: { content: Element }) => each.content) as Element[];
  const elements = cards.flatMap((card) => all(card.body ?? []));
  const markdown = elements.flatMap((element) =>
    element.type === 'TextBlock'
      ? [element.text ?? '']
      : (element.facts ?? []).flatMap(({ title, value }) => [title, value]),
  );
  const runs = elements.flatMap((element) => element.inlines ?? []);
  const thread = conversation.split(';messageid=')[1];
  return {
    id,
    summary: activity.summary ?? '',
    text: elements.flatMap((element) => (element.inlines ? [textIn(element)] : [])).join('\n'),
    buttons: elements.flatMap(({ actions = [] }) =>
      actions.filter(({ data }) => data?.kind !== 'form').map(({ title }) => title),
    ),
    links: [
      ...runs.flatMap((run) => (run.selectAction ? [{ text: textOf(run), href: run.selectAction.url }] : [])),
      ...[...markdown.join('\n').matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map(([, text = '', href = '']) => ({
        text,
        href,
      })),
    ],
    pictures: elements.flatMap(({ type, url = '', altText = '' }) =>
      type === 'Image' ? [{ alt: altText, href: url }] : [],
    ),
    pings: [
      ...(activity.entities ?? []).filter((each: Element) => each.type === 'mention').map((each: Element) => each.text),
      ...cards.flatMap((card) => (card.msteams?.entities ?? []).map(({ text }) => text)),
    ],
    ...(thread === undefined || thread === id ? {} : { thread }),
    problems: problemsOf(activity, cards, elements),
  };
}

/** Teams' own limits and the Adaptive Card schema of Microsoft (https://github.com/microsoft/AdaptiveCards, 1.5.0). */
function problemsOf(activity: Posted['activity'], cards: readonly Element[], elements: readonly Element[]): string[] {
  const problems = cards.flatMap((card) => validate(card));
  if (cards.length !== 1) problems.push(`${cards.length} cards in one activity are split`);
  if (activity.text) problems.push('text beside a card is split, and no id comes back');
  for (const card of cards)
    if (Buffer.byteLength(JSON.stringify(card)) > 28 * 1024) problems.push('a card above 28 KB');
  if (JSON.stringify(activity).length * 2 > 80 * 1024) problems.push('an activity above 80 KB');
  for (const { actions } of elements) if ((actions?.length ?? 0) > 6) problems.push('more than six actions in a set');
  return problems;
}

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const read = (url: string) => JSON.parse(readFileSync(new URL(url, import.meta.url), 'utf8'));
ajv.addMetaSchema(read('../../../node_modules/ajv/dist/refs/json-schema-draft-06.json'));
// Draft 4's name for `$id`, left over in a schema of draft 6.
const { id: _, ...schema } = read('../../fixtures/teams/ac-1.5.0.json');
const isCard = ajv.compile(schema);

/** Everything on a card, from top to bottom. */
export const elementsOf = (card: Element): readonly Element[] => all(card.body ?? []);

/** What is read in an element. */
export const textIn = ({ inlines = [] }: Element): string => inlines.map(textOf).join('');

export function validate({ msteams: _msteams, ...card }: Element): string[] {
  return isCard(card) ? [] : (isCard.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

export interface Element {
  readonly type: string;
  readonly spacing?: string;
  readonly text?: string;
  readonly body?: readonly Element[];
  readonly items?: readonly Element[];
  readonly rows?: readonly { readonly cells: readonly { readonly items: readonly Element[] }[] }[];
  readonly url?: string;
  readonly altText?: string;
  readonly inlines?: readonly Run[];
  readonly facts?: readonly { readonly title: string; readonly value: string }[];
  readonly actions?: readonly { readonly title: string; readonly data?: { readonly kind?: string } }[];
  readonly msteams?: { readonly entities?: readonly { readonly text: string }[] };
}

interface Run {
  readonly text: string;
  readonly size?: string;
  readonly color?: string;
  readonly selectAction?: { readonly url: string };
}

const all = (elements: readonly Element[]): Element[] =>
  elements.flatMap((each) => [each, ...all(each.items ?? []), ...all(cellsOf(each))]);

/** What stands in the cells of a table; what stands in its place in an older client is not read there too. */
const cellsOf = ({ rows = [] }: Element): readonly Element[] =>
  rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items));

/** As the renderer of Adaptive Cards formats it; joiners cannot be seen, nor can what closes a direction of writing. */
function textOf({ text }: Run): string {
  return text.replace(/\{{2}(DATE|TIME)\([^)]*\)\}{2}/g, 'a date').replaceAll('\u2060', '');
}
