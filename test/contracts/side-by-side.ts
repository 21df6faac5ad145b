import type { Message } from '#core/message';
import type { ChatAdapter } from '#core/ports';
import { render as renderSlack } from '../../adapters/slack/render.ts';
import { inPlace } from '../../adapters/teams/answer.ts';
import { render as renderTeams } from '../../adapters/teams/render.ts';
import { reachedAt, withPictures } from '../../src/pictures.ts';
import { seen } from '../adapters/slack/reader.ts';
import { type Element, elementsOf, seenIn, textIn } from '../adapters/teams/reader.ts';

/** One message as both platforms get it. */
export interface Drawn {
  /** The blocks of each message of Slack. */
  readonly slack: readonly (readonly Wire[])[];
  /** The card of each message of Teams. */
  readonly teams: readonly Element[];
  /** What either would refuse it for, by schemas and limits that are not ours. */
  readonly problems: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: what the adapters send is read here without trusting their types
type Wire = any;

/** How a message is shown: posted for all, or before whoever pressed a button in a channel, with a way back on Teams. */
export type Shown = 'posted' | 'to the presser';

/** @param publicUrl where the platforms can fetch pictures; without it they show what those say */
export function drawn(message: Message, shown: Shown = 'posted', publicUrl?: string): Drawn {
  const placed = (render: (message: Message) => unknown) =>
    withPictures({ render } as ChatAdapter, reachedAt(publicUrl)).render(message) as Wire;
  const slack: Wire[] = placed(renderSlack).parts;
  const activities: Wire[] =
    shown === 'posted'
      ? placed(renderTeams).parts
      : [{ type: 'message', summary: 'x', attachments: [{ content: placed((each) => inPlace(each, 0)).value }] }];
  const teams = activities.map(({ attachments }) => attachments[0].content as Element);
  const posted = activities.map((activity) => seenIn({ conversation: 'c', id: '1', activity }));
  return {
    slack: slack.map(({ blocks }) => blocks),
    teams,
    problems: [
      ...slack.flatMap(({ text, blocks }) => seen({ ts: '1', text, blocks }).problems).map((each) => `Slack: ${each}`),
      ...posted.flatMap(({ problems }) => problems).map((each) => `Teams: ${each}`),
      ...teams.flatMap((card) => (Buffer.byteLength(JSON.stringify(card)) > 25_000 ? ['Teams: above 25 KB'] : [])),
    ],
  };
}

const width = 58;
const unbroken = '\u00A0';

/** What a reader of either sees, in two columns. */
export function sideBySide({ slack, teams }: Drawn): string {
  const left = ['SLACK', ...slack.flatMap((blocks, at) => [...rule(at), ...blocks.flatMap(ofSlack)])].flatMap(wrapped);
  const right = ['TEAMS', ...teams.flatMap((card, at) => [...rule(at), ...(card.body ?? []).flatMap(ofTeams)])].flatMap(
    wrapped,
  );
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
    `${(left[at] ?? '').padEnd(width)} │ ${right[at] ?? ''}`.trimEnd(),
  ).join('\n');
}

/** Between the messages that one became. */
const rule = (at: number): readonly string[] => (at === 0 ? [] : ['— the next message —']);

/** None is broken between two lines. */
const buttons = (labels: readonly string[]): string =>
  labels.map((label) => `[ ${label} ]`.replaceAll(' ', unbroken)).join(' ');

/** By the reader of the adapter's own tests, block by block. */
function ofSlack(block: Wire): readonly string[] {
  const { text, buttons: labels, pictures } = seen({ ts: '1', text: 'x', blocks: [block] });
  if (block.type === 'actions') return [buttons(labels)];
  if (pictures.length > 0) return pictures.map(({ alt }) => `(picture) ${alt}`);
  if (block.type !== 'rich_text') return [`${block.type === 'header' ? '# ' : ''}${text}`];
  return block.elements.flatMap((element: Wire): readonly string[] => {
    const read = seen({ ts: '1', text: 'x', blocks: [{ type: 'rich_text', elements: [element] }] }).text.split('\n');
    const mark = element.type === 'rich_text_list' ? '• ' : element.type === 'rich_text_quote' ? '> ' : '';
    return read.filter(Boolean).map((line) => `${mark}${line}`);
  });
}

function ofTeams(element: Element): readonly string[] {
  if (element.actions) return [buttons(element.actions.map(({ title }) => title))];
  if (element.type === 'Image') return [`(picture) ${element.altText ?? ''}`];
  if (element.rows)
    return element.rows.map(({ cells }) =>
      cells.map(({ items }) => items.map((each) => textIn(each)).join(' ')).join(' | '),
    );
  if (element.items) return element.items.flatMap(ofTeams).map((line) => `> ${line}`);
  const isHeading = ['Large', 'Medium'].includes((element as Wire).inlines?.[0]?.size);
  return elementsOf({ type: '', body: [element] })
    .map((each) => `${isHeading ? '# ' : ''}${textIn(each)}`)
    .filter(Boolean);
}

/** Between words, as a phone does. */
function wrapped(line: string): readonly string[] {
  return line.split('\n').flatMap((each) => {
    const lines: string[] = [''];
    for (const word of each.split(' ')) {
      const last = lines.at(-1)!;
      if (last !== '' && last.length + 1 + word.length > width) lines.push(`  ${word}`);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines.map((own) => own.replaceAll(unbroken, ' '));
  });
}
