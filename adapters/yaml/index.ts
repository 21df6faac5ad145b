import { Buffer } from 'node:buffer';
import { Composer, type Document, LineCounter } from 'yaml';
import type { Reading } from '#core/import/problem';
import { locateIn } from './locate.ts';
import { plainOf } from './plain.ts';
import { tokensOf } from './tokens.ts';
import { inWords } from './words.ts';

const mostBytes = 5 * 1024 * 1024;

/**
 * Reads a programme file's YAML 1.2. A name without a value counts as absent, and is listed; dates stay text; a name that stands twice,
 * an alias that leads nowhere and every error of notation are problems with their place. While the notation itself is
 * broken there is no document: what follows from half a file would only confuse.
 *
 * Bounded: at most 5 MB, 100 levels of notation, 200,000 values once aliases are followed.
 */
export function readYaml(text: string): Reading {
  const nothing = { document: undefined, locate: () => ({ line: 1, column: 1 }), empty: [] };
  if (Buffer.byteLength(text) > mostBytes)
    return { ...nothing, problems: [{ line: 1, column: 1, message: 'the file is too large; expected at most 5 MB' }] };

  const lines = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tokens = tokensOf(text, lines.addNewLine);
  if ('tooDeep' in tokens)
    return {
      ...nothing,
      problems: [
        {
          ...placeOf(tokens.tooDeep),
          message: 'this stands too deep inside other things; expected fewer than 100 levels',
        },
      ],
    };

  const composer = new Composer({ prettyErrors: false, uniqueKeys: false });
  const [document, second] = [...composer.compose(tokens, true, text.length)] as [Document, Document?];
  const broken = inWords(document, second, text);
  const { value, problems, empty } = plainOf(document);
  return {
    document: broken.length > 0 ? undefined : value,
    locate: locateIn(document, placeOf),
    empty,
    problems: (broken.length > 0 ? broken : problems).map(({ offset, message }) => ({ ...placeOf(offset), message })),
  };
}
