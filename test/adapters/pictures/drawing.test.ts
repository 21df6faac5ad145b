import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { Drawing } from '#core/picture/picture';
import type { Rated } from '#core/picture/rating-history';
import { ink } from '../../../adapters/pictures/chart.ts';
import { draw, svgOf } from '../../../adapters/pictures/draw.ts';
import { monthsAlong } from '../../../adapters/pictures/months.ts';
import { grounds } from '../../../adapters/pictures/rating-history.ts';
import { history, plan } from './samples.ts';

/** What is written on a picture, line by line. */
const written = (drawing: Drawing): string[] =>
  [...svgOf(drawing).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    text.replace(
      /&(amp|lt|gt|quot|#x27);/g,
      (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name as 'lt'] ?? "'",
    ),
  );

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

async function sizeOf(drawing: Drawing) {
  const png = Buffer.from(await draw(drawing));
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.length).toBeLessThan(1_000_000);
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe('a time plan as a picture', () => {
  const words = written(plan);

  it('says of each milestone its number, its name, whether it is critical, and how it stands', () => {
    expect(words).toEqual(
      expect.arrayContaining([
        'Business Strategy Group',
        'Time plan: 6 of 60 milestones',
        'Today, 18 January',
        '1  Charter published',
        'done 3 days early',
        '2  Critical: ICT strategy & <roadmap>',
        '34 days overdue',
        '3  Контракт подписан',
        '38 days late',
        '6  Critical: Go live',
        'approval awaited',
      ]),
    );
  });

  it('explains each kind of mark that stands on it, and no other', () => {
    const explained = (drawn: readonly string[]) =>
      drawn.filter((text) => ['planned', 'done', 'expected', 'overdue', 'proposed'].includes(text));
    expect(explained(words.slice(0, 8))).toEqual(['planned', 'done', 'expected', 'overdue', 'proposed']);
    const done = plan.rows.filter((row) => row.done);
    expect(explained(written({ ...plan, rows: done }).slice(0, 8))).toEqual(['planned', 'done']);
  });

  it('leaves out signs that its font does not have, and shortens a name that is too long', () => {
    expect(words).toContain('4  named in the table');
    expect(words.find((text) => text.startsWith('5  '))).toMatch(/^5 {2}A very long name [\w ]+…$/);
  });

  it('fits what platforms take, with ten rows and with one', async () => {
    const rows = Array.from({ length: 10 }, (_, at) => ({ ...plan.rows[1]!, on: `20${15 + at}-03-01` as LocalDate }));
    const { width, height } = await sizeOf({ ...plan, rows });
    expect(Math.max(width, height)).toBeLessThanOrEqual(1_024);
    expect((await sizeOf({ ...plan, rows: plan.rows.slice(0, 1) })).width).toBe(width);
  });

  it('names at most five months or years along the way, however long it is', () => {
    for (const days of [28, 100, 400, 2_000, 20_000]) {
      const months = monthsAlong('2027-01-18' as LocalDate, 0, days);
      expect(months.length).toBeLessThanOrEqual(5);
      expect(months.every(({ at }) => at >= 0 && at <= days)).toBe(true);
    }
    expect(monthsAlong('2027-01-18' as LocalDate, 0, 60).map(({ name }) => name)).toEqual(['Feb 2027', 'Mar 2027']);
  });
});

describe('a history of ratings as a picture', () => {
  it('has the letter of each rating in its cell, and what the letters mean', () => {
    const words = written(history);
    expect(words).toEqual(
      expect.arrayContaining(['Ratings: the worst 2 of 20 workstreams', 'Now', 'ICT', 'Q2', '26/27']),
    );
    const letters = words.filter((text) => /^(G|AG|A|AR|R|–)$/.test(text));
    expect(letters).toEqual(['A', 'AR', 'R', '–', 'AG', 'G']);
    const meaning = words.map((text) => text.replace(/\s+/g, ' '));
    expect(meaning).toContain('G Green AG Amber/Green A Amber AR Amber/Red R Red – not rated');
  });

  it('fits what platforms take, with twelve rows of five periods', async () => {
    const periods = [1, 2, 3, 4, 5].map((at) => `Q${at} 2026/27`);
    const rows = Array.from({ length: 12 }, (): Rated => ({ ...history.rows[0]!, cells: periods.map(() => 'amber') }));
    const { width, height } = await sizeOf({ ...history, periods, rows });
    expect(Math.max(width, height)).toBeLessThanOrEqual(1_024);
  });
});

describe('what is written on pictures', () => {
  it('stands out from its ground', () => {
    const onPaper = [ink.text, ink.soft, ink.plan, ink.good, ink.late, ink.now];
    for (const colour of onPaper) expect(contrast(colour, ink.paper)).toBeGreaterThanOrEqual(4.5);
    for (const [ground, letter] of Object.values(grounds)) expect(contrast(ground, letter)).toBeGreaterThanOrEqual(4.5);
  });
});
