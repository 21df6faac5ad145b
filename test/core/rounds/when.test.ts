import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { readWhen } from '#core/rounds/when';

const monday = '2027-01-04' as LocalDate;

describe('when to ask again', () => {
  it.each([
    ['tomorrow', { on: '2027-01-05' }],
    ['until Monday at 10', { on: '2027-01-11', time: '10:00' }],
    ['12 January 4pm', { on: '2027-01-12', time: '16:00' }],
    ['16:30', { on: '2027-01-04', time: '16:30' }],
    ['this afternoon', { on: '2027-01-04', time: '16:00' }],
    ['tomorrow afternoon', { on: '2027-01-05', time: '16:00' }],
    ['Wednesday lunchtime', { on: '2027-01-06', time: '12:00' }],
    ['tomorrow morning', { on: '2027-01-05' }],
    ['in an hour', { minutes: 60 }],
    ['in half an hour', { minutes: 30 }],
    ['in about 2 hours', { minutes: 120 }],
    ['in 20 minutes.', { minutes: 20 }],
    ['In two hrs', { minutes: 120 }],
  ])('is understood as people write it: “%s”', (text, when) => {
    expect(readWhen(text, monday)).toEqual(when);
  });

  it.each(['sometime', 'in a bit', 'when it rains'])('is asked back otherwise: “%s”', (text) => {
    expect(readWhen(text, monday)).toMatchObject({
      problem: expect.stringContaining('You could write “later tomorrow”'),
    });
  });
});
