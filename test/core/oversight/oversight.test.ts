import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { nowInPlaceOf, overseeingOn } from '#core/oversight/oversight';
import type { SteeringGroup } from '#core/programme/nouns';

const group = (key: string, oversees: 'all' | string[], until?: string, ...successors: string[]) =>
  ({ id: `tp/${key}`, programme: 'tp', name: key, oversees, successors, ...(until ? { until } : {}) }) as SteeringGroup;

const on = (day: string, ...groups: readonly SteeringGroup[]) => {
  const all = overseeingOn(groups, day as LocalDate);
  return {
    oversees: Object.fromEntries(all.map(({ id, oversees }) => [id.slice(3), oversees])),
    inPlaceOf: (key: string) => nowInPlaceOf(all, `tp/${key}`).map(({ id }) => id.slice(3)),
    all,
  };
};

describe('oversight', () => {
  const papers = [
    group('sub', ['csc', 'ict'], '2020-03-12', 'performance', 'audit'),
    group('performance', ['hr']),
    group('audit', []),
  ];

  it('passes to the successors on the day, on which both oversee, and the body that ended oversees nothing after it', () => {
    expect(on('2020-03-11', ...papers).oversees).toEqual({ sub: ['csc', 'ict'], performance: ['hr'], audit: [] });
    const both = { performance: ['hr', 'csc', 'ict'], audit: ['csc', 'ict'] };
    expect(on('2020-03-12', ...papers).oversees).toEqual({ sub: ['csc', 'ict'], ...both });
    expect(on('2020-03-13', ...papers).oversees).toEqual({ sub: [], ...both });
    expect(on('2020-03-13', ...papers).all[2]?.tookOver).toEqual([
      { from: 'tp/sub', on: '2020-03-12', oversees: ['csc', 'ict'] },
    ]);
  });

  it('of what a body was asked lies with its successors from then on', () => {
    expect(on('2020-03-11', ...papers).inPlaceOf('sub')).toEqual(['sub']);
    expect(on('2020-03-12', ...papers).inPlaceOf('sub')).toEqual(['performance', 'audit']);
    expect(on('2020-03-12', ...papers).inPlaceOf('nobody')).toEqual([]);
  });

  it('goes on from a successor that ends in its turn, and includes what that one had taken over', () => {
    const later = [papers[0]!, group('performance', ['hr'], '2021-01-31', 'cabinet'), papers[2]!, group('cabinet', [])];
    const now = on('2021-02-01', ...later);
    expect(now.oversees).toEqual({ sub: [], performance: [], audit: ['csc', 'ict'], cabinet: ['hr', 'csc', 'ict'] });
    expect(now.inPlaceOf('sub')).toEqual(['cabinet', 'audit']);
  });

  it('of everything makes the successor oversee everything', () => {
    const all = [group('sub', 'all', '2020-03-12', 'audit'), group('audit', ['ict'])];
    expect(on('2020-03-12', ...all).oversees.audit).toBe('all');
  });

  it('ends also where nobody takes over, or where two name each other', () => {
    expect(on('2020-03-13', group('sub', ['ict'], '2020-03-12')).oversees).toEqual({ sub: [] });
    const circle = [group('a', ['ict'], '2020-03-12', 'b'), group('b', ['hr'], '2020-03-12', 'a')];
    expect(on('2020-03-13', ...circle).oversees).toEqual({ a: [], b: [] });
    expect(on('2020-03-13', ...circle).inPlaceOf('a')).toEqual(['b']);
  });
});
