import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The font that pictures are drawn with: narrow, so that more of a name stands in a line on a phone. */
export interface Font {
  readonly bytes: Uint8Array;
  /** Whether it has a sign for this character. */
  has(character: string): boolean;
  /** Width of a text in parts of the font's size; kerning aside. */
  width(text: string): number;
}

export const family = 'DejaVu Sans';

const files = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
} as const;

export function openFont(weight: keyof typeof files): Font {
  const bytes = readFileSync(files[weight]);
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(file);
  const glyphs = glyphsOf(file, tables.cmap!);
  const unitsPerEm = file.getUint16(tables.head! + 18);
  const metrics = file.getUint16(tables.hhea! + 34);
  const advance = (glyph: number) => file.getUint16(tables.hmtx! + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  const glyphOf = (character: string) => glyphs.get(character.codePointAt(0)!) ?? 0;
  return {
    bytes,
    has: (character) => glyphOf(character) > 0,
    width: (text) => [...text].reduce((sum, character) => sum + advance(glyphOf(character)), 0),
  };
}

/** Where each table of a TrueType file begins: https://learn.microsoft.com/typography/opentype/spec/otff */
function tablesOf(file: DataView): Readonly<Record<string, number>> {
  const entries = Array.from({ length: file.getUint16(4) }, (_, at) => 12 + 16 * at);
  const name = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((letter) => file.getUint8(at + letter)));
  return Object.fromEntries(entries.map((at) => [name(at), file.getUint32(at + 8)]));
}

/** Which character has which glyph: https://learn.microsoft.com/typography/opentype/spec/cmap#format-12-segmented-coverage */
function glyphsOf(file: DataView, cmap: number): ReadonlyMap<number, number> {
  const subtables = Array.from(
    { length: file.getUint16(cmap + 2) },
    (_, at) => cmap + file.getUint32(cmap + 8 + 8 * at),
  );
  const table = subtables.find((at) => file.getUint16(at) === 12);
  if (table === undefined) throw new Error('The font tells no characters beyond the first 65,536');
  const glyphs = new Map<number, number>();
  for (let group = 0; group < file.getUint32(table + 12); group += 1) {
    const at = table + 16 + 12 * group;
    const [first, last, glyph] = [file.getUint32(at), file.getUint32(at + 4), file.getUint32(at + 8)];
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}
