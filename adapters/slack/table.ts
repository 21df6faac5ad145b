import type { KnownBlock, RichTextBlock, TableBlock } from '@slack/types';
import type { Table } from '#core/message';
import { limits } from './limits.ts';
import { escaped } from './text.ts';

/**
 * A table as Slack draws one; undefined where Slack would not take it, or could not be read: then it is drawn as lines.
 * https://docs.slack.dev/reference/block-kit/blocks/table-block
 */
export function tableBlock({ columns, rows }: Table): KnownBlock | undefined {
  const cells = [columns, ...rows].flat();
  const isEven = rows.length > 0 && columns.length > 0 && rows.every((row) => row.length === columns.length);
  if (!isEven || rows.length >= limits.tableRows || columns.length > limits.tableColumns) return undefined;
  if (cells.some((text) => text.length > limits.tableCell)) return undefined;
  const block: TableBlock = {
    type: 'table',
    column_settings: columns.map(() => ({ is_wrapped: true })),
    rows: [columns.map(bold), ...rows.map(([about = '', ...others]) => [bold(about), ...others.map(plainly)])],
  };
  return escaped(JSON.stringify(block)).length > limits.table ? undefined : block;
}

/** Slack refuses a cell without a text. */
const shown = (text: string): string => text.trim() || '–';

const plainly = (text: string) => ({ type: 'raw_text' as const, text: shown(text) });

const bold = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: [{ type: 'text', text: shown(text), style: { bold: true as const } }] },
  ],
});
