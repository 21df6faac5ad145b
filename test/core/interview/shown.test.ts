import { describe, expect, it } from '@jest/globals';
import { lastFromHistory, whenSeen, whoSees } from '#core/interview/about';
import { makeReference, readReference } from '#core/interview/reference';
import { achievedOf, backBy, decisionsOf, nextOf, pathOf, ratingOf, reasonOf, sayRating } from '#core/interview/shown';
import { customerFocus } from './customer-focus.ts';

describe('a submitted answer', () => {
  it('says the way back whether its day was given in the same answer or in the next', () => {
    const together = { path: { text: 'Panel agrees', by: '2027-02-12', said: 'by 12 Feb' } };
    const apart = { path: { text: 'Panel agrees' }, 'path-by': { on: '2027-02-12', said: '12 Feb' } };
    expect(pathOf(together)).toEqual({ text: 'Panel agrees', by: '2027-02-12', said: 'by 12 Feb' });
    expect(pathOf(apart)).toEqual({ text: 'Panel agrees', by: '2027-02-12', said: '12 Feb' });
    expect(backBy(apart)).toBe('2027-02-12');
    expect(pathOf({ path: { text: 'Panel agrees' }, 'path-by': { said: 'not known yet' } })).toEqual({
      text: 'Panel agrees',
      said: 'not known yet',
    });
  });

  it('tells “none is needed” from “not answered”, and ignores what is no answer of today’s shape', () => {
    expect(decisionsOf({ decisions: [] })).toEqual([]);
    expect(decisionsOf({})).toBeUndefined();
    const old = { rating: 'blue', reason: 7, achieved: '', next: null, decisions: 'none', path: [] };
    for (const read of [ratingOf, reasonOf, achievedOf, nextOf, decisionsOf, pathOf]) expect(read(old)).toBeUndefined();
  });

  it('shows no reader that there was nothing to say', () => {
    for (const said of ['none', 'Nothing yet.', 'nothing new to report', 'N/A'])
      expect([achievedOf({ achieved: said }), nextOf({ next: said })]).toEqual([undefined, undefined]);
    expect(achievedOf({ achieved: 'None of the sites is left' })).toBe('None of the sites is left');
  });

  it('says a change of rating in words', () => {
    expect(sayRating('green')).toBe('Green');
    expect(sayRating('amber', 'amber')).toBe('still Amber');
    expect(sayRating('amber-red', 'green')).toBe('from Green to Amber/Red');
  });
});

describe('what an interview is about', () => {
  it('takes a rating from before as last time, and its reason only where it was not green', () => {
    expect(lastFromHistory({ period: 'Q2 2026/27', rag: 'amber', reason: 'Charter waits' })).toEqual({
      rating: 'amber',
      answers: { rating: 'amber', reason: 'Charter waits' },
    });
    expect(lastFromHistory({ period: 'Q2 2026/27', rag: 'green', reason: 'Sites reviewed' }).answers).toEqual({
      rating: 'green',
    });
  });

  it('says who will see it', () => {
    expect(whoSees({ groups: [] })).toBe(
      'The programme office will see this; no steering group oversees this workstream.',
    );
    expect(whoSees({ groups: [{ name: 'The Panel', people: 1 }], paper: { to: 'Cabinet', public: false } })).toBe(
      'The Panel (1 person) will see this; once it is approved, it goes into the Cabinet paper.',
    );
    expect(whenSeen(customerFocus().audience)).toBe('the Business Strategy Group sees it on Monday 18 January');
    const board = (name: string, when: string) => ({ name, people: 2, when });
    const [first, second] = [board('Alpha Board', 'Monday 18 January'), board('Beta Board', 'Monday 18 January')];
    expect(whenSeen({ groups: [first, second, board('Gamma Board', 'Tuesday 19 January')] })).toBe(
      'the Alpha Board and the Beta Board see it on Monday 18 January, and the Gamma Board sees it on Tuesday 19 January',
    );
  });
});

describe('what a button belongs to', () => {
  it('can be read back, and nothing else can', () => {
    const reference = { round: 'p/2026-10_2026-12', workstream: 'p/w', question: 'path-by', seen: 7 };
    expect(makeReference(reference)).toBe('draft:p/2026-10_2026-12:p/w#path-by~7');
    expect(readReference(makeReference(reference))).toEqual(reference);
    for (const to of ['', 'draft:', 'draft:a:b', 'draft:a:b#', 'draft:a:b:c#d', 'word:a:b#c', 'draft:a:b#c~x'])
      expect(readReference(to)).toBeUndefined();
  });
});
