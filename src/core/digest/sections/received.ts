import { sayShort } from '../../calendar/say.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import { type Block, footnote, heading, type Line, list, paragraph } from '../../message.ts';
import { ratingName } from '../../programme/rag.ts';
import type { Digest } from '../digest.ts';
import { asSentence, type Entry, type Room, section } from './section.ts';
import { remarkLine } from './turn.ts';

/** What directors added to workstreams that have no line of their own, and what leads said between rounds. */
export function news({ news, remarks }: Digest, { lines, words }: Room): readonly Block[] {
  const added = remarks.map(
    ({ workstream, remark }): Entry => [[{ bold: workstream.name }, '. ', ...remarkLine(remark)]],
  );
  if (words === 0 && news.length > lines)
    return [
      ...section('News', added, asIs, { limit: added.length }),
      paragraph({ bold: 'Between rounds:' }, ` ${news.length} said something new; “status” and a name shows it.`),
    ];
  const told = news.map(
    ({ workstream, text }): Entry => [[{ bold: workstream.name }, `: ${asSentence(excerpt(text, words || 60))}`]],
  );
  return section('News', [...added, ...told], asIs, { limit: Math.max(lines, added.length) });
}

const asIs = (entry: Entry): Entry => entry;

/** Counted: what they say is nobody's business here before it is approved. */
export function awaiting({ awaiting: waiting, size }: Digest): readonly Block[] {
  if (waiting.length === 0) return [];
  return [
    heading('Awaiting approval'),
    paragraph(`${waiting.length} of ${size}; what stands here was approved before`),
  ];
}

/**
 * Counted; a workstream is named once its director was asked, and a person never: who has not answered is asked in
 * private, not shown in a channel.
 */
export function notReceived({ notReceived: missing, size, today }: Digest, { lines: most }: Room): readonly Block[] {
  if (missing.length === 0) return [];
  const named = missing.filter(({ directorAsked }) => directorAsked).slice(0, most);
  const lines = named.map(({ workstream, standing: { now } }): Line => {
    const last = now ? `, last ${ratingName(now.rating)}${now.on ? `, ${sayShort(now.on, today)}` : ''}` : '';
    return [{ bold: workstream.name }, last];
  });
  const others = missing.length - named.length;
  return [
    heading('Not received'),
    paragraph(`${missing.length} of ${size}`),
    ...(lines.length > 0 ? [list([...lines, ...(others > 0 ? [[`and ${others} more`]] : [])])] : []),
    footnote('The programme office is asking for what is missing.'),
  ];
}

export const oldest = ({ oldest: found, today }: Digest): readonly Block[] =>
  found ? [footnote(`Oldest answer: ${found.workstream}, ${sayShort(found.on, today)}.`)] : [];
