import type { Document, ErrorCode } from 'yaml';
import { offsetOf, type Wrong } from './plain.ts';

const colon = 'a colon and a space stand inside a value; expected one "name: value" on a line, or the value in quotes';

/** What the library's errors mean to someone who does not know YAML's own words. */
const meanings: Partial<Record<ErrorCode, (message: string, rest: string) => string>> = {
  TAB_AS_INDENT: () => 'a tab stands at the beginning of the line; expected spaces',
  BAD_INDENT: (message) =>
    message.startsWith('Flow')
      ? 'a bracket is not closed before the next line begins; expected ] or }'
      : 'the line begins in the wrong column; expected it under the names or dashes that it belongs to',
  MISSING_CHAR: (message) =>
    message.includes('quote')
      ? 'a quotation mark is not closed; expected a second one'
      : `${message.toLowerCase()}; expected it here`,
  BLOCK_AS_IMPLICIT_KEY: () => colon,
  MULTILINE_IMPLICIT_KEY: () => colon,
  BAD_SCALAR_START: (_, rest) => `a value cannot begin with ${rest.charAt(0)}; expected it in quotes`,
  TAG_RESOLVE_FAILED: () =>
    'a value that begins with ! is a tag, which this format does not have; expected it in quotes',
};

/** The library's findings, at most one a line: what follows an error on its line is mostly its echo. */
export function inWords(document: Document, second: Document | undefined, text: string): readonly Wrong[] {
  const all = [...document.errors, ...document.warnings];
  // After a tab every line seems to begin in the wrong column.
  const tab = all.some(({ code }) => code === 'TAB_AS_INDENT');
  const telling = all.filter(({ code }) => !tab || code !== 'BAD_INDENT');
  const found: Wrong[] = telling.map(({ code, message, pos: [offset] }) => ({
    offset,
    message:
      meanings[code]?.(message, text.slice(offset, offset + 1)) ??
      `this is not YAML (${message}); expected a list, or lines of "name: value"`,
  }));
  const version = document.directives?.yaml.version;
  if (version !== undefined && version !== '1.2')
    found.push({ offset: 0, message: `the file asks for YAML ${version}; expected 1.2` });
  if (second)
    found.push({ offset: offsetOf(second), message: 'a second document begins here; expected one file to hold one' });
  const byLine = new Map<number, Wrong>();
  for (const wrong of found) {
    const line = text.lastIndexOf('\n', wrong.offset - 1);
    if (!byLine.has(line)) byLine.set(line, wrong);
  }
  return [...byLine.values()];
}
