import { letterOf, type RatingHistory } from '#core/picture/rating-history';
import { type Rating, ratingName, ratings } from '#core/programme/rag';
import { type Chart, type CustomSeriesOption, ink, label, line, paper, svgOf, textStyle } from './chart.ts';
import type { Lettering } from './lettering.ts';

const [title, axis, row, below] = [88, 60, 66, 60];
const size = { title: 30, row: 23, small: 22, column: 20, letter: 26 } as const;
/** The names of the workstreams have at least this room. */
const names = 290;
const [left, right] = [paper.margin, paper.width - paper.margin];

/** A cell's ground, and a letter on it that stands out by 4.5 : 1 at least. */
export const grounds: Readonly<Record<Rating, readonly [string, string]>> = {
  green: ['#146c2e', '#ffffff'],
  'amber-green': ['#c3d04a', '#1b1b1f'],
  amber: ['#f5b914', '#1b1b1f'],
  'amber-red': ['#f08a3c', '#1b1b1f'],
  red: ['#b3261e', '#ffffff'],
};

/** A row for each workstream, a cell for each period and one for today; the letter of the rating stands in each. */
export function ratingHistorySvg(history: RatingHistory, { lines, width }: Lettering): string {
  const { of, periods, rows, others } = history;
  const columns = [...periods, 'Now'];
  const cell = Math.min(92, (right - left - names - 16) / columns.length);
  const begins = right - cell * columns.length;
  const top = title + axis;
  const bottom = top + rows.length * row;

  const renderItem: CustomSeriesOption['renderItem'] = ({ dataIndex }) => {
    const { name, cells, now } = rows[dataIndex]!;
    const y = top + dataIndex * row;
    const known = lines(name, { size: size.row, width: begins - left - 50 }, 2).join('\n');
    return {
      type: 'group',
      children: [
        line([left, y], [right, y], ink.line, 2),
        label(left, y + row / 2, `${dataIndex + 1}`, { verticalAlign: 'middle', ...textStyle(size.row) }),
        label(left + 36, y + row / 2, known || 'named in the table', {
          verticalAlign: 'middle',
          lineHeight: 27,
          ...textStyle(size.row),
        }),
        ...[...cells, now].flatMap((rating, at) => square(rating, begins + at * cell, y, cell, at === cells.length)),
      ],
    };
  };

  const heading = lines(of, { size: size.title, width: right - left, bold: true })[0] ?? 'Ratings';
  const shown = others > 0 ? `Ratings: the worst ${rows.length} of ${rows.length + others} workstreams` : 'Ratings';
  const meaning = meaningOf(rows.flatMap(({ cells, now }) => [...cells, now]));
  const chart: Chart = {
    grid: { left, right: paper.width - right, top, height: rows.length * row },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map((_, index) => `${index}`), show: false },
    series: [{ type: 'custom', silent: true, data: rows.map((_, index) => [0, index]), renderItem }],
    graphic: [
      label(left, 18, heading, textStyle(size.title, ink.text, true)),
      label(left, 58, shown, textStyle(size.small, ink.soft)),
      ...columns.map((column, at) =>
        label(begins + (at + 0.5) * cell, top - 8, inTwoLines(column), {
          align: 'center',
          verticalAlign: 'bottom',
          lineHeight: 24,
          ...textStyle(size.column, ink.text, at === periods.length),
        }),
      ),
      label(
        left,
        bottom + 18,
        meaning,
        textStyle(width(meaning, size.small) > right - left ? 18 : size.small, ink.soft),
      ),
    ],
  };
  return svgOf(chart, bottom + below);
}

/** `Q3 2026/27` above each other, in as little room as can be read; `2026-11` as it is. */
const inTwoLines = (column: string): string => column.replace(/^(Q\d) (?:\d\d)?(.+)$/, '$1\n$2');

function square(rating: Rating | null, x: number, y: number, cell: number, isNow: boolean) {
  const letter = (text: string, fill: string, bold: boolean) =>
    label(x + cell / 2, y + row / 2, text, {
      align: 'center',
      verticalAlign: 'middle',
      ...textStyle(size.letter, fill, bold),
    });
  if (!rating) return [letter('–', ink.soft, false)];
  const [ground, above] = grounds[rating];
  return [
    {
      type: 'rect' as const,
      shape: { x: x + 5, y: y + 8, width: cell - 10, height: row - 16, r: 6 },
      style: { fill: ground, ...(isNow ? { stroke: ink.text, lineWidth: 3 } : {}) },
    },
    letter(letterOf(rating), above, true),
  ];
}

/** What the letters mean that stand there: `A Amber`. */
function meaningOf(cells: readonly (Rating | null)[]): string {
  const used = ratings.filter((rating) => cells.includes(rating));
  const words = used.map((rating) => `${letterOf(rating)} ${ratingName(rating)}`);
  return [...words, ...(cells.includes(null) ? ['– not rated'] : [])].join('   ');
}
