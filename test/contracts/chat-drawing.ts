import { describe, expect, it } from '@jest/globals';
import { buttons, facts, footnote, heading, image, list, paragraph, quote, table } from '#core/message';
import { hostile } from './chat-hostile.ts';
import type { Seen } from './chat-rig.ts';
import type { Stage } from './chat-stage.ts';

/** `count` words that can be told apart: nothing may be lost, and none may be cut where there is a space to cut at. */
const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at).padStart(5, '0')}`);

const wordsIn = (letter: string, seen: readonly Seen[]): string[] =>
  seen.flatMap((message) => message.text.match(new RegExp(`${letter}\\d{5}`, 'g')) ?? []);

const wellFormed = (text: string): boolean =>
  !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);

/** What a reader sees of a message. */
export function drawing(on: Stage): void {
  describe('drawing', () => {
    it('draws every kind of block, with its summary', async () => {
      const [seen] = await on.show([
        heading('Your update for October to December 2026'),
        paragraph('Two ', { bold: 'workstreams' }, ', asked by ', { person: 'Olive Mbeki' }),
        list([['First thing'], ['Second ', { link: 'thing', href: 'https://council.example/paper?a=1&b=2' }]]),
        facts([
          { label: 'Rating', value: ['Amber'] },
          { label: 'Due', value: [{ bold: 'Friday 15 January' }] },
        ]),
        quote('As the lead\nwrote it'),
        buttons({ label: 'Start Customer focus', say: 'start customer focus', style: 'primary' }),
        footnote('Second of at most four reminders.'),
      ]);
      expect(seen?.summary).toBe('A summary');
      for (const part of [
        'Your update for October to December 2026',
        'Two workstreams, asked by Olive Mbeki',
        'First thing',
        'Second thing',
        'Rating',
        'Amber',
        'Due',
        'Friday 15 January',
        'As the lead',
        'wrote it',
        'Second of at most four reminders.',
      ])
        expect(seen?.text).toContain(part);
      expect(seen?.buttons).toEqual(['Start Customer focus']);
      expect(seen?.links).toEqual([{ text: 'thing', href: 'https://council.example/paper?a=1&b=2' }]);
      expect(seen?.pings).toEqual([]);
    });

    it('draws a table: its caption, its headings and every cell, in order', async () => {
      const rows = [
        ['1. Charter published', '30 November', '27 November, done 3 days early'],
        ['2. ICT strategy agreed (critical)', '', '15 December, 34 days overdue'],
      ];
      const columns = ['Milestone', 'Planned', 'Now'];
      const [seen] = await on.show([table({ caption: 'The milestones', columns, rows })]);
      const places = ['The milestones', ...columns, ...rows.flat().filter(Boolean)].map((text) =>
        seen?.text.indexOf(text),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a! - b!));
    });

    it('shows all of a long table, of several, and of one with long cells, which the platform may draw as lines', async () => {
      for (const [letter, count, length] of [
        ['s', 12, 1],
        ['r', 300, 3],
        ['l', 6, 200],
      ] as const) {
        const words = numbered(letter, count * length);
        const rows = Array.from({ length: count }, (_, at) => [
          words.slice(at * length, (at + 1) * length).join(' '),
          'from Amber to Red',
        ]);
        const long = table({ caption: 'All', columns: ['What', 'Now'], rows });
        expect(
          wordsIn(letter, await on.show([long, table({ caption: 'One more', columns: ['A'], rows: [['b']] })])),
        ).toEqual(words);
      }
    });

    it('shows a picture with what it says, and only what it says where it has no address', async () => {
      const picture = { picture: 'x', title: 'Time plan', alt: 'Two milestones, one overdue.' };
      const href = 'https://quarterdeck.example.org/files/x.png';
      const [seen] = await on.show([heading('ICT'), image({ ...picture, href })]);
      expect(seen?.pictures).toEqual([{ alt: 'Two milestones, one overdue.', href }]);
      const [unseen] = await on.show([heading('ICT'), image(picture)]);
      expect(unseen?.pictures).toEqual([]);
      expect(unseen?.text).toContain('Two milestones, one overdue.');
      await on.show([image({ ...picture, href, alt: 'long '.repeat(2_000), title: '' })]);
    });

    it('draws messages with nothing in them, and empty texts, as something the platform takes', async () => {
      await on.show([]);
      await on.show([
        heading(''),
        paragraph(),
        paragraph(''),
        list([]),
        list([[]]),
        facts([]),
        quote(''),
        buttons(),
        table({ caption: '', columns: [], rows: [] }),
        table({ caption: ' ', columns: ['', ''], rows: [['', '']] }),
        image({ picture: 'x', title: '', alt: '' }),
        footnote(''),
      ]);
      await on.show([facts([{ label: '', value: [] }]), buttons({ label: ' ', say: '' })]);
    });

    it.each(hostile)('leaves what people typed inert wherever it stands: %j', async (text) => {
      const seen = await on.show(
        [
          heading(text),
          paragraph(text, { bold: text }, { person: text }),
          list([[text], [{ bold: text }]]),
          facts([{ label: text, value: [text] }]),
          quote(text),
          table({ caption: text, columns: [text, text], rows: [[text, text]] }),
          image({ picture: 'x', title: text, alt: text }),
          footnote(text),
        ],
        'channel',
      );
      expect(seen.flatMap((message) => message.pings)).toEqual([]);
      expect(seen.flatMap((message) => message.links)).toEqual([]);
      const read = seen.map((message) => message.text).join('\n');
      for (const line of text.split('\n')) expect(read.split(line).length - 1).toBeGreaterThanOrEqual(15);
    });

    it.each(hostile)('leaves a hostile summary inert: %j', async (text) => {
      await on.send({ summary: text, blocks: [paragraph('Body')] }, 'channel');
      const seen = (await on.rig.seen('channel')).at(-1);
      expect(seen).toMatchObject({ pings: [], links: [] });
      expect(seen?.summary.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
    });

    it('links only to web addresses; the words of any other link remain', async () => {
      const bad = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'tel:1', '/local', ''];
      const seen = await on.show([paragraph(...bad.map((href) => ({ link: `to ${href};`, href })))]);
      expect(seen.flatMap((message) => message.links)).toEqual([]);
      expect(seen.map((message) => message.text).join('')).toContain('to javascript:alert(1);');
    });

    it.each([
      ['a paragraph', (text: string) => paragraph(text)],
      ['a bold run', (text: string) => paragraph({ bold: text })],
      ['a heading', (text: string) => heading(text)],
      ['an item of a list', (text: string) => list([['short'], [text]])],
      ['a fact', (text: string) => facts([{ label: 'Why', value: [text] }])],
      ['a label', (text: string) => facts([{ label: text, value: ['x'] }])],
      ['a footnote', (text: string) => footnote(text)],
      ['a quote', (text: string) => quote(text)],
    ])('shows all of a text of 3,001 characters and of 40,000 in %s, cut only between words', async (_, block) => {
      for (const size of [3_001, 40_000]) {
        const words = numbered('w', Math.floor(size / 7) + 1);
        expect(wordsIn('w', await on.show([block(words.join(' '))]))).toEqual(words);
      }
    });

    it('never cuts a character in two, where there is no space to cut at', async () => {
      const seen = await on.show([paragraph(`x${'🙂'.repeat(4_000)}`)]);
      for (const message of seen) expect(wellFormed(message.text)).toBe(true);
      expect(
        seen
          .map((message) => message.text)
          .join('')
          .match(/🙂/gu),
      ).toHaveLength(4_000);
    });

    it('shows all of 200 blocks, in order', async () => {
      const words = numbered('p', 200);
      const blocks = words.map((word, at) => [paragraph, heading, footnote, quote][at % 4]!(word));
      expect(wordsIn('p', await on.show(blocks))).toEqual(words);
    });

    it('shows all of a list of 500 items, in order', async () => {
      const words = numbered('i', 500);
      expect(
        wordsIn('i', await on.show([list(words.map((word) => [`${word} from Amber to Red, was Green`]))])),
      ).toEqual(words);
    });

    it('shows 60 buttons, each of which can be pressed', async () => {
      const labels = Array.from({ length: 60 }, (_, at) => `Workstream ${at + 1}`);
      const seen = await on.show([buttons(...labels.map((label) => ({ label, say: `start ${label}`, to: 'list' })))]);
      expect(seen.flatMap((message) => message.buttons)).toEqual(labels);
      await on.rig.press('Workstream 60');
      expect(on.rig.received[0]?.what).toMatchObject({ kind: 'pressed', say: 'start Workstream 60', to: 'list' });
    });

    it('keeps the beginning of a label that is too long', async () => {
      const label = `Start ${'Customer Service Centre and '.repeat(6)}others`;
      const seen = await on.show([buttons({ label, say: 'start' })]);
      expect(seen.flatMap((message) => message.buttons)[0]).toMatch(/^Start Customer Service Centre/);
    });
  });
}
