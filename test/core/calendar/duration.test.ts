import { describe, expect, it } from '@jest/globals';
import { readDuration, sayDuration } from '#core/calendar/duration';

describe('a length of time', () => {
  it.each([
    ['2h', 'two hours'],
    ['1 hour', 'one hour'],
    ['90m', '90 minutes'],
    ['120 min', 'two hours'],
    ['12 hours', '12 hours'],
    ['1m', 'one minute'],
  ])('is read from “%s” and said as “%s”', (written, said) => {
    expect(sayDuration(readDuration(written)!)).toBe(said);
  });

  it.each(['', '0h', '2', 'h', '2 days', '-2h', '1.5h', '1000m', '2h 30m'])('is none in “%s”', (written) => {
    expect(readDuration(written)).toBeUndefined();
  });
});
