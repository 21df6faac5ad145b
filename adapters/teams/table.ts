import { rowLines, type Table } from '#core/message';
import { limits } from './limits.ts';
import { bytes, type CardElement, type Piece } from './pack.ts';
import { lines, spaced } from './runs.ts';

/**
 * A table as a card draws one, with the same in lines for clients that know no tables (cards of version 1.2, as on some
 * phones). A long one goes on in a second table below the same headings; what could not be read in columns is lines.
 * https://adaptivecards.io/explorer/Table.html
 */
export function tablePieces(table: Table): readonly Piece[] {
  const caption = lines([table.caption], { weight: 'Bolder' }).map((piece) => ({
    ...piece,
    keepWithNext: true as const,
  }));
  const { columns, rows } = table;
  const isEven = columns.length > 0 && rows.every((row) => row.length === columns.length);
  const isShort = [columns, ...rows].flat().every((text) => bytes(text) <= limits.tableCell);
  if (!isEven || !isShort || columns.length > limits.tableColumns)
    return [...caption, ...rowLines(table).flatMap((line) => spaced(lines(line)))];
  return [...caption, ...cutInto(rows, columns).map((part) => ({ element: element({ ...table, rows: part }) }))];
}

/** Rows in parts, each of which makes one element that fits into any card beside others. */
function cutInto(rows: Table['rows'], columns: readonly string[]): Table['rows'][] {
  const parts: string[][][] = [];
  let size = 0;
  for (const row of rows) {
    const cost = bytes(element({ caption: '', columns, rows: [row] }));
    if (parts.length === 0 || size + cost > limits.table) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push([...row]);
    size += cost;
  }
  return parts;
}

const element = ({ caption, columns, rows }: Table): CardElement => ({
  type: 'Table',
  columns: columns.map((_, at) => ({ width: widthOf([columns, ...rows].map((row) => row[at]!)) })),
  firstRowAsHeader: true,
  rows: [columns, ...rows].map((row, at) => ({
    type: 'TableRow',
    cells: row.map((text, of) => ({ type: 'TableCell', items: cell(text, at === 0 || of === 0) })),
  })),
  fallback: {
    type: 'Container',
    items: rowLines({ caption, columns, rows }).flatMap((line) => spaced(lines(line)).map((piece) => piece.element)),
  },
});

/** A cell without a text is left out by some clients, and those beside it then stand below the wrong heading. */
const cell = (text: string, isBold: boolean): readonly CardElement[] =>
  lines([text.trim() || '–'], isBold ? { weight: 'Bolder' } : {}).map((piece) => piece.element);

/** Room in proportion to what stands in a column, but not so much that a short one beside it cannot be read. */
const widthOf = (cells: readonly string[]): number =>
  Math.max(3, Math.round(Math.sqrt(Math.max(...cells.map(({ length }) => length)))));
