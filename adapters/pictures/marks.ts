import { ink, paper, textStyle } from './chart.ts';
import type { Lettering } from './lettering.ts';

/** Which marks stand on a time plan. Each has a shape of its own: none is told by its colour alone. */
export interface Marks {
  readonly agreed: boolean;
  readonly done: boolean;
  readonly expected: boolean;
  readonly overdue: boolean;
  readonly proposed: boolean;
}

const names: Readonly<Record<keyof Marks, string>> = {
  agreed: 'planned',
  done: 'done',
  expected: 'expected',
  overdue: 'overdue',
  proposed: 'proposed',
};

const colours: Readonly<Record<keyof Marks, string>> = {
  agreed: ink.plan,
  done: ink.good,
  expected: ink.now,
  overdue: ink.late,
  proposed: ink.late,
};

/** A hollow diamond, a filled square, a filled disc, a filled triangle, a hollow disc. */
export function mark(kind: keyof Marks, x: number, y: number, colour: string) {
  const hollow = { fill: ink.paper, stroke: colour, lineWidth: 4 };
  const filled = { fill: colour, stroke: ink.paper, lineWidth: 2 };
  switch (kind) {
    case 'agreed':
      return {
        type: 'polygon' as const,
        shape: { points: around(x, y, [0, -12, 12, 0, 0, 12, -12, 0]) },
        style: { ...hollow, lineWidth: 3 },
      };
    case 'done':
      return { type: 'rect' as const, shape: { x: x - 11, y: y - 11, width: 22, height: 22 }, style: filled };
    case 'expected':
      return { type: 'circle' as const, shape: { cx: x, cy: y, r: 12 }, style: filled };
    case 'overdue':
      return { type: 'polygon' as const, shape: { points: around(x, y, [0, -14, 15, 12, -15, 12]) }, style: filled };
    case 'proposed':
      return { type: 'circle' as const, shape: { cx: x, cy: y, r: 11 }, style: hollow };
  }
}

function around(x: number, y: number, offsets: readonly number[]): [number, number][] {
  const points: [number, number][] = [];
  for (let at = 0; at < offsets.length; at += 2) points.push([x + offsets[at]!, y + offsets[at + 1]!]);
  return points;
}

/** What the marks mean, in a line below the picture. */
export function key(marks: Marks, top: number, size: number, width: Lettering['width']) {
  let x = paper.margin;
  return (Object.keys(names) as (keyof Marks)[])
    .filter((kind) => marks[kind])
    .flatMap((kind) => {
      const at = x;
      x += 26 + 8 + width(names[kind], size) + 18;
      return [
        mark(kind, at + 13, top + 24, colours[kind]),
        {
          type: 'text' as const,
          x: at + 34,
          y: top + 24,
          style: { text: names[kind], verticalAlign: 'middle' as const, ...textStyle(size, ink.soft) },
        },
      ];
    });
}
