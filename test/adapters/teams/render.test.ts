import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Block,
  buttons,
  facts,
  footnote,
  heading,
  image,
  type Line,
  list,
  paragraph,
  quote,
  table,
} from '#core/message';
import { render } from '../../../adapters/teams/render.ts';
import { seenIn, validate } from './reader.ts';

const parts = (blocks: readonly Block[], summary = 'Summary') =>
  render({ summary, blocks }).parts.map((activity, at) => seenIn({ conversation: 'c', id: `${at}`, activity }));

const line: fc.Arbitrary<Line> = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4_000 }),
    fc.record({ bold: fc.string({ unit: 'grapheme' }) }),
    fc.record({ link: fc.string(), href: fc.oneof(fc.webUrl(), fc.string()) }),
    fc.record({ person: fc.string() }),
  ),
  { maxLength: 6 },
);
const text = fc.string({ unit: 'binary', maxLength: 20_000 });
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map(heading),
  line.map((each) => paragraph(...each)),
  fc.array(line).map(list),
  fc.array(fc.record({ label: text, value: line }), { maxLength: 8 }).map(facts),
  text.map(quote),
  fc.array(fc.record({ label: text, say: text, to: fc.string() }), { maxLength: 30 }).map((each) => buttons(...each)),
  line.map((each) => footnote(...each)),
  fc
    .tuple(text, fc.integer({ min: 0, max: 9 }))
    .chain(([caption, width]) => {
      const row = fc.array(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 40 })), {
        minLength: width,
        maxLength: width,
      });
      return fc.record({ caption: fc.constant(caption), columns: row, rows: fc.array(row, { maxLength: 60 }) });
    })
    .map(table),
  fc.record({ picture: fc.string(), title: text, alt: text, href: fc.oneof(fc.webUrl(), fc.string()) }).map(image),
);

describe('drawing a message as an Adaptive Card', () => {
  it('draws each kind of block in its own furniture', () => {
    expect(
      render({
        summary: 'Your update is due on Friday',
        blocks: [
          heading('Your update'),
          paragraph('Two ', { bold: 'workstreams' }, ' for ', { person: 'Asha' }, ', see ', {
            link: 'plan',
            href: 'https://a.example',
          }),
          list([['one'], ['two']]),
          facts([{ label: 'Due', value: ['Friday'] }]),
          quote('as she said'),
          buttons({ label: 'Start', say: 'start', to: 'd:1', style: 'primary' }, { label: 'Later', say: 'later' }),
          footnote('First of four.'),
        ],
      }),
    ).toMatchSnapshot();
  });

  it('draws a table with the same in lines for clients that know none, and goes on in another below the same headings', () => {
    const columns = ['Milestone', 'When'];
    const rows = Array.from({ length: 80 }, (_, at) => [`${at + 1}. Charter`, '27 November']);
    const [card] = render({ summary: 's', blocks: [table({ caption: 'All', columns, rows })] }).parts;
    const { body } = card!.attachments[0]!.content as { body: { type: string; rows: object[]; fallback: object }[] };
    const tables = body.filter(({ type }) => type === 'Table');
    expect(tables.length).toBeGreaterThan(1);
    for (const each of tables) expect(JSON.stringify(each.rows[0])).toContain('Milestone');
    expect(JSON.stringify(tables[0]!.fallback)).toContain('"text":"1. Charter","weight":"Bolder"');
    expect(JSON.stringify(tables[0]!.fallback)).toContain('When: 27 November');
  });

  it('is held to a schema that refuses what it should', () => {
    const card = (element: object) =>
      ({ type: 'AdaptiveCard', version: '1.5', body: [element] }) as Parameters<typeof validate>[0];
    expect(validate(card({ type: 'RichTextBlock', inlines: ['x'] }))).toEqual([]);
    expect(validate(card({ type: 'RichTextBlock', lines: ['x'] }))).not.toEqual([]);
    expect(validate(card({ type: 'Nonsense' }))).not.toEqual([]);
  });

  it('makes of any message cards that Teams takes, with a summary', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.string(), (blocks, summary) => {
        const seen = parts(blocks, summary);
        expect(seen.flatMap(({ problems }) => problems)).toEqual([]);
        expect(seen.length).toBeGreaterThan(0);
        for (const each of seen) expect(each.summary).not.toBe('');
      }),
      { numRuns: 60, seed: 20270104 },
    );
  });

  it('numbers the summaries of a message of several parts, and leaves no heading behind its text', () => {
    const blocks = Array.from({ length: 60 }, (_, at) => [
      heading(`Heading ${at}`),
      paragraph('x'.repeat(1_500 + at * 7)),
    ]).flat();
    const seen = parts(blocks);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen[1]?.summary).toBe(`(2 of ${seen.length}) Summary`);
    for (const each of seen) expect(each.text.split('\n').at(-1)).toMatch(/^x/);
  });

  it('has what a message is about stand out above its sections', () => {
    const blocks = [paragraph('Who decides: Cabinet.'), ...['Your update', 'Milestones', 'Savings'].map(heading)];
    const { content } = render({ summary: 'Summary', blocks }).parts[0]!.attachments[0]!;
    const { body } = content as { body: readonly { inlines: readonly [{ size?: string }] }[] };
    expect(body.map(({ inlines: [{ size }] }) => size)).toEqual([undefined, 'Large', 'Medium', 'Medium']);
  });

  it('says of a button that is too large to be one what to type', () => {
    const [seen] = parts([buttons({ label: 'Ask', say: 'y'.repeat(2_000) }, { label: 'Later', say: 'later' })]);
    expect(seen?.text).toBe(`Ask: please type ${'y'.repeat(2_000)}`);
    expect(seen?.buttons).toEqual(['Later']);
  });

  it('turns back what a text turns the direction of, before we go on', () => {
    const [seen] = parts([paragraph({ person: '\u202Eevil' }, ' is Green')]);
    expect(seen?.text).toBe('\u202Eevil\u202C is Green');
  });

  it('puts nobody’s text where a client reads Markdown', () => {
    const card = JSON.stringify(
      render({ summary: '[x](https://evil.example)', blocks: [heading('# y')] }).parts[0]?.attachments,
    );
    expect(card).not.toContain('"TextBlock"');
    expect(card).not.toContain('evil');
  });
});
