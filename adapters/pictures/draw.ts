import type { Drawing } from '#core/picture/picture';
import { type Lettering, lettering } from './lettering.ts';
import { pngOf } from './png.ts';
import { ratingHistorySvg } from './rating-history.ts';
import { timePlanSvg } from './time-plan.ts';

let letters: Lettering | undefined;

/** As SVG: what is drawn, in letters. */
export function svgOf(drawing: Drawing): string {
  letters ??= lettering();
  return drawing.kind === 'time-plan' ? timePlanSvg(drawing, letters) : ratingHistorySvg(drawing, letters);
}

/** A PNG of at most 1,024 pixels either way. */
export const draw = async (drawing: Drawing): Promise<Uint8Array> => {
  const svg = svgOf(drawing);
  return pngOf(svg, letters!.fonts);
};
