import { describe, expect, it } from '@jest/globals';
import { askedAt, type Chain, firstStage } from '#core/review/who';

const chain = (given: Partial<Chain> = {}): Chain => ({
  own: ['asha'],
  director: 'dev',
  sponsor: 'claire',
  office: ['olive', 'omar'],
  absent: [],
  ...given,
});

describe('who approves an answer', () => {
  it('is the director, then anybody of the office', () => {
    expect(firstStage(chain())).toBe('director');
    expect(askedAt('director', chain())).toEqual(['dev']);
    expect(askedAt('office', chain())).toEqual(['olive', 'omar']);
  });

  it('is the sponsor in the place of a director who is absent, and the office where the sponsor cannot either', () => {
    expect(askedAt('director', chain({ absent: ['dev'] }))).toEqual(['claire']);
    expect(firstStage(chain({ absent: ['dev', 'claire'] }))).toBe('office');
    expect(firstStage(chain({ absent: ['dev'], sponsor: 'asha' }))).toBe('office');
  });

  it('is never somebody who leads it or answered for it', () => {
    expect(firstStage(chain({ director: 'asha' }))).toBe('office');
    expect(firstStage(chain({ own: ['asha', 'dev'], absent: ['dev'] }))).toBe('office');
    expect(askedAt('office', chain({ own: ['asha', 'olive'] }))).toEqual(['omar']);
    expect(askedAt('office', chain({ own: ['olive'], office: ['olive'] }))).toEqual(['claire']);
    expect(askedAt('office', chain({ own: ['olive'], office: ['olive'], sponsor: 'olive' }))).toEqual([]);
  });
});
