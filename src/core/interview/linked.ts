import type { Line, Span } from '../message.ts';

const address = /https?:\/\/[\p{L}\p{N}[][^\s<>"“”«»]*/giu;

/** A person's words with the addresses in them as links: what they give as evidence can be followed. */
export function linked(text: string): Line {
  const line: Span[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = withoutEnd(found);
    if (index > from) line.push(text.slice(from, index));
    line.push({ link: href, href });
    from = index + href.length;
  }
  return from < text.length || line.length === 0 ? [...line, text.slice(from)] : line;
}

/** Without what ends the sentence around it; a closing bracket stays where it was opened within the address. */
function withoutEnd(found: string): string {
  const bare = found.replace(/[.,;:!?'’…]+$/u, '');
  return /[)\]]$/.test(bare) && !/[([]/.test(bare) ? withoutEnd(bare.slice(0, -1)) : bare;
}
