import { unescaped } from './text.ts';

/**
 * Links that people put under words. Teams sends what was formatted twice: as text without its links, and as HTML in an
 * attachment (https://github.com/MicrosoftDocs/msteams-docs/issues/3960). A link is evidence, so its address is written
 * out where its words stand.
 */

interface Link {
  readonly label: string;
  readonly href: string;
}

/** The text, with the address of each link of the HTML behind its words: `the paper (https://…)`. */
export function withLinks(text: string, html: string): string {
  let done = '';
  let rest = text;
  for (const link of read(html).links) {
    const at = link.label === '' ? -1 : rest.indexOf(link.label);
    if (at >= 0) {
      done += rest.slice(0, at) + written(link);
      rest = rest.slice(at + link.label.length);
    } else if (!text.includes(link.href)) {
      // Words that the text leaves out, as it does with a preview of a link.
      rest = rest === '' ? written(link) : `${rest} ${written(link)}`;
    }
  }
  return done + rest;
}

/** The words of a text that is HTML itself, line by line, with its links written out. */
export const ofHtml = (html: string): string => read(html).text;

const ends = new Set(['br', '/p', '/div', '/li', '/h1', '/h2', '/h3', '/tr', '/blockquote']);

/** One pass over the tags: what arrives is as long and as odd as whoever sends it likes. */
function read(html: string): { readonly text: string; readonly links: readonly Link[] } {
  const links: Link[] = [];
  const quotes: boolean[] = [];
  let text = '';
  let open: { readonly href: string | undefined; readonly from: number } | undefined;
  for (const [token] of html.matchAll(/<[^<>]*>|[^<]+|</g)) {
    const [, name = ''] = /^<(\/?[a-z][a-z\d]*)[^<>]*>$/i.exec(token) ?? [];
    const tag = name.toLowerCase();
    // What is quoted in a reply was said by somebody before.
    if (tag === 'blockquote') quotes.push(token.includes('schema.skype.com/Reply'));
    const quoted = quotes.includes(true);
    if (tag === '/blockquote') quotes.pop();
    if (quoted) continue;
    if (!/^<.*>$/s.test(token)) text += unescaped(token.replace(/\s+/g, ' '));
    if (ends.has(tag)) text += '\n';
    if (tag === 'a') open = { href: hrefOf(token), from: text.length };
    if (tag === '/a' && open?.href) {
      const link = { label: text.slice(open.from).trim(), href: open.href };
      links.push(link);
      text = text.slice(0, open.from) + written(link);
    }
    if (tag === '/a') open = undefined;
  }
  return { text: text.replace(/ *\n */g, '\n').trim(), links };
}

function hrefOf(tag: string): string | undefined {
  const [, double, single] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? [];
  const href = unescaped(double ?? single ?? '').trim();
  return URL.canParse(href) && /^https?:$/.test(new URL(href).protocol) ? href : undefined;
}

/** `label (address)`; once, where the label is the address, perhaps without what clients leave away. */
function written({ label, href }: Link): string {
  if (label === '') return href;
  const bare = (address: string) =>
    address
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return bare(label) === bare(href) ? label : `${label} (${href})`;
}
