import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Font, family } from './font.ts';

const require = createRequire(import.meta.url);

/** The library is prepared once in a process. */
let prepared: Promise<void> | undefined;

/** An SVG whose letters are of these fonts, as a PNG of the same size. */
export async function pngOf(svg: string, fonts: readonly Font[]): Promise<Uint8Array> {
  prepared ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then((wasm) => initWasm(wasm));
  await prepared;
  const picture = new Resvg(svg, {
    font: { fontBuffers: fonts.map(({ bytes }) => bytes), defaultFontFamily: family, sansSerifFamily: family },
  });
  try {
    const image = picture.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    picture.free();
  }
}
