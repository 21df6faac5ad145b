import { CustomChart, type CustomSeriesOption } from 'echarts/charts';
import {
  GraphicComponent,
  type GraphicComponentOption,
  GridComponent,
  type GridComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { family } from './font.ts';

use([CustomChart, GridComponent, GraphicComponent, SVGRenderer]);

export type Chart = ComposeOption<CustomSeriesOption | GridComponentOption | GraphicComponentOption>;
export type { CustomSeriesOption };

/** Pixels; shown at half of it on a phone, so that 22 pixels are a small print of 11. */
export const paper = { width: 720, margin: 28 } as const;

/** On white, also in a dark client: each of at least 4.5 : 1 against its ground. */
export const ink = {
  paper: '#ffffff',
  text: '#1b1b1f',
  soft: '#55555f',
  line: '#d3d3da',
  plan: '#55555f',
  good: '#146c2e',
  late: '#b3261e',
  now: '#1d4ed8',
} as const;

export const textStyle = (size: number, fill: string = ink.text, bold = false) =>
  ({ fontFamily: family, fontSize: size, fontWeight: bold ? 700 : 400, fill }) as const;

/** Words on the picture, from this point to the right unless told otherwise. */
export const label = (
  x: number,
  y: number,
  text: string,
  style: ReturnType<typeof textStyle> & {
    readonly align?: 'center' | 'right';
    readonly verticalAlign?: 'middle' | 'bottom';
    readonly lineHeight?: number;
  },
) => ({ type: 'text' as const, x, y, style: { text, ...style } });

type Point = readonly [x: number, y: number];

export const line = ([x1, y1]: Point, [x2, y2]: Point, stroke: string, lineWidth: number, lineDash?: number[]) => ({
  type: 'line' as const,
  shape: { x1, y1, x2, y2 },
  style: { stroke, lineWidth, ...(lineDash ? { lineDash } : {}) },
});

/** The chart as SVG. */
export function svgOf(chart: Chart, height: number): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: paper.width, height });
  try {
    drawing.setOption({ animation: false, backgroundColor: ink.paper, ...chart });
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}
