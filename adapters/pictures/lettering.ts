import { type Font, openFont } from './font.ts';

/** What people typed, as letters on a picture: in a line or two, each as wide as there is room for. */
export interface Lettering {
  readonly fonts: readonly Font[];
  /** The lines that a text takes, at most `most` of them; the last ends with an ellipsis where something is left out. */
  lines(
    text: string,
    look: { readonly size: number; readonly width: number; readonly bold?: boolean },
    most?: number,
  ): readonly string[];
  /** Pixels. */
  width(text: string, size: number, bold?: boolean): number;
}

/** Nobody's name is longer, and combining marks cost no width. */
const mostCharacters = 160;

export function lettering(): Lettering {
  const fonts = { regular: openFont('regular'), bold: openFont('bold') };
  const fontOf = (bold = false) => (bold ? fonts.bold : fonts.regular);
  const width: Lettering['width'] = (text, size, bold) => fontOf(bold).width(text) * size;
  return {
    fonts: Object.values(fonts),
    width,
    lines(text, { size, width: room, bold }, most = 1) {
      const fits = (line: string) => width(line, size, bold) <= room;
      const words = drawable(text, fontOf(bold)).split(' ').filter(Boolean);
      const lines: string[] = [];
      while (words.length > 0 && lines.length < most) {
        let line = words.shift()!;
        while (words.length > 0 && fits(`${line} ${words[0]}`)) line = `${line} ${words.shift()}`;
        const isLast = lines.length === most - 1 && words.length > 0;
        lines.push(isLast || !fits(line) ? shortened(isLast ? `${line} ${words[0]}` : line, fits) : line);
      }
      return lines;
    },
  };
}

/** A sign that the font does not have is left out, as are those that cannot be seen: the table beside the picture has them. */
function drawable(text: string, font: Font): string {
  const kept = [...text.normalize('NFC').replace(/\s+/g, ' ')].filter(
    (character) => character === ' ' || (!/\p{C}/u.test(character) && font.has(character)),
  );
  return kept.slice(0, mostCharacters).join('').replace(/ +/g, ' ').trim();
}

function shortened(text: string, fits: (line: string) => boolean): string {
  const characters = [...text];
  while (characters.length > 1 && !fits(`${characters.join('').trimEnd()}…`)) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
