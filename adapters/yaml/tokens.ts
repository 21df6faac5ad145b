import { type CST, Lexer, Parser } from 'yaml';

/** Far more than the format has levels: the parser counts a list and its entries apart. */
const deepest = 100;

/**
 * The file's tokens, or the offset where it goes deeper than anyone writes. Stopped while reading: what is built of such
 * a file with recursion exhausts the stack, which ends the process and cannot be caught.
 */
export function tokensOf(
  text: string,
  onNewLine: (offset: number) => void,
): readonly CST.Token[] | { tooDeep: number } {
  const parser = new Parser(onNewLine);
  const tokens: CST.Token[] = [];
  onNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepest) return { tooDeep: parser.offset };
  }
  tokens.push(...parser.end());
  return tokens;
}
