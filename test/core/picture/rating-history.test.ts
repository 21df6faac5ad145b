import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { asText } from '#core/message';
import { ratingHistoryMessage } from '#core/picture/message';
import { letterOf, ratingHistoryOf } from '#core/picture/rating-history';
import type { RatingInRound } from '#core/ports';
import type { Workstream } from '#core/programme/nouns';
import type { Month, Period } from '#core/programme/period';
import { type Rating, ratings } from '#core/programme/rag';

const today = '2027-01-18' as LocalDate;
const q2: Period = { from: '2026-07' as Month, to: '2026-09' as Month, label: 'Q2 2026/27' };
const q3: Period = { from: '2026-10' as Month, to: '2026-12' as Month, label: 'Q3 2026/27' };
const workstream = (id: string, now?: Rating, history: Workstream['history'] = []) => ({
  workstream: { id, name: id.toUpperCase(), history } as unknown as Workstream,
  standing: now ? { now: { rating: now } } : {},
});
const given = (id: string, period: Period, rating: Rating): RatingInRound => ({ workstream: id, period, rating });
const historyOf = (...args: [Parameters<typeof ratingHistoryOf>[2], readonly RatingInRound[]]) =>
  ratingHistoryOf('Board', today, ...args, '04-01');

describe('a history of ratings', () => {
  it('has a column for each period, oldest first, and today beside them', () => {
    const past = [{ period: 'Q1 26/27', rag: 'green' }] as unknown as Workstream['history'];
    const history = historyOf(
      [workstream('hr', 'green'), workstream('ict', 'red', past)],
      [given('ict', q3, 'amber'), given('hr', q2, 'amber'), given('ict', q2, 'green'), given('hr', q3, 'green')],
    )!;
    expect(history.periods).toEqual(['Q1 2026/27', 'Q2 2026/27', 'Q3 2026/27']);
    expect(history.rows).toEqual([
      { name: 'ICT', now: 'red', cells: ['green', 'green', 'amber'] },
      { name: 'HR', now: 'green', cells: [null, 'amber', 'green'] },
    ]);
    expect(asText(ratingHistoryMessage(history, 'id'))).toBe(
      [
        'Board: ratings',
        'Board: ratings on 18 January. 2 workstreams, 1 Red, 1 Green. Worse than the first rating shown: ICT. Better than the first rating shown: HR.',
        'Ratings now and before',
        '• 1. ICT · Now: Red · Before: Amber in Q3 2026/27, Green in Q2 2026/27, Green in Q1 2026/27',
        '• 2. HR · Now: Green · Before: Green in Q3 2026/27, Amber in Q2 2026/27',
      ].join('\n'),
    );
  });

  it('shows the worst of many and the newest periods, and counts the rest', () => {
    const names = Array.from({ length: 500 }, (_, at) => workstream(`w${at}`, at % 20 === 0 ? 'red' : 'green'));
    const old = ['Q1', 'Q2', 'Q3', 'Q4'].flatMap((q) => [`${q} 2024/25`, `${q} 2025/26`]);
    const past = old.map((period) => ({ period, rag: 'amber' })) as unknown as Workstream['history'];
    const history = historyOf([workstream('old', 'amber', past), ...names], [])!;
    expect(history.rows).toHaveLength(12);
    expect(history.rows.every(({ now }) => now === 'red')).toBe(true);
    expect(history.others).toBe(489);
    expect(history.periods).toEqual(['Q4 2024/25', 'Q1 2025/26', 'Q2 2025/26', 'Q3 2025/26', 'Q4 2025/26']);
  });

  it('is none where nothing was ever rated', () => {
    expect(historyOf([workstream('ict')], [])).toBeUndefined();
  });

  it('tells the five ratings apart by their letters', () => {
    expect(ratings.map(letterOf)).toEqual(['G', 'AG', 'A', 'AR', 'R']);
  });
});
