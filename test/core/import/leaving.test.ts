import { describe, expect, it } from '@jest/globals';
import type { Item } from '#core/ports';
import { small, smallWith } from './files.ts';
import { ict, imported, plan, set, without } from './set-up.ts';

describe('what leaves the file', () => {
  it('is retired, and brought back when it returns, as it was', () => {
    const setUp = imported();
    expect(setUp.import(without.plan).steps.map(({ change }) => change)).toEqual([
      { change: 'retire', kind: 'milestone', id: plan },
    ]);
    expect(setUp.item('milestone', plan)?.retired).toBe(true);
    expect(setUp.import(without.plan).steps).toEqual([]);
    expect(setUp.import(small).steps.map(({ change }) => change)).toEqual([
      { change: 'restore', kind: 'milestone', id: plan },
    ]);
    expect(setUp.item('milestone', plan)).toMatchObject({ retired: false, fields: { title: 'Plan agreed' } });
  });

  it('returns with what the file has changed meanwhile', () => {
    const setUp = imported();
    setUp.import(without.plan);
    const { conflicts } = setUp.import(smallWith(['2026-12-15', '2027-06-30']));
    expect(conflicts).toEqual([]);
    expect(setUp.item('milestone', plan)).toMatchObject({ retired: false, fields: { baseline: '2027-06-30' } });
  });

  it('takes along what belongs to it, and brings it back as it was left here', () => {
    const setUp = imported();
    setUp.chat(set('milestone', plan, { forecast: '2027-03-01' }));
    const steps = setUp.import(without.ict).steps;
    expect(steps.map(({ change, id }) => [change.change, id])).toEqual([
      ['set', 'strategy/focus'],
      ['retire', ict],
      ['retire', plan],
    ]);
    setUp.import(small);
    expect(setUp.item('workstream', ict)?.retired).toBe(false);
    expect(setUp.item('milestone', plan)).toMatchObject({ retired: false, fields: { forecast: '2027-03-01' } });
  });

  it('stays, and is reported, where it was changed here', () => {
    const setUp = imported();
    setUp.chat(set('milestone', plan, { forecast: '2027-03-01' }));
    const { steps, conflicts } = setUp.import(without.plan);
    expect(steps).toEqual([]);
    expect(conflicts).toMatchObject([{ id: plan, why: 'left the file, changed here' }]);
    expect(setUp.import(without.plan).conflicts).toEqual([]);
  });

  it('keeps what belongs to it while it stays', () => {
    const setUp = imported();
    setUp.chat(set('workstream', ict, { lead: ['olive'] }));
    const { conflicts } = setUp.import(without.ict);
    expect(conflicts).toMatchObject([{ id: ict, why: 'left the file, changed here' }]);
    expect(setUp.item('milestone', plan)?.retired).toBe(false);
  });

  it('is not what was made here', () => {
    const setUp = imported();
    const risk: Item = {
      kind: 'risk',
      id: 'strategy/ict/r',
      owner: ict,
      position: 0,
      fields: { title: 'Made in chat' },
    };
    setUp.chat({ change: 'add', item: risk });
    expect(setUp.import(smallWith(['name: ICT', 'name: IT'])).steps).toHaveLength(1);
    expect(setUp.item('risk', 'strategy/ict/r')?.retired).toBe(false);
  });

  it('is no person whom something here still names', () => {
    const more = ['programmes:', '  - { key: mei, name: Mei Lin, email: mei@example.org }\nprogrammes:'] as const;
    const setUp = imported(smallWith(more));
    setUp.chat(set('workstream', ict, { lead: ['mei'] }));
    const { steps, conflicts } = setUp.import(small);
    expect(steps).toEqual([]);
    expect(conflicts).toMatchObject([{ kind: 'person', id: 'mei', why: 'left the file, needed here', by: [ict] }]);
    setUp.chat(set('workstream', ict, { lead: ['asha'] }));
    expect(setUp.item('person', 'mei')?.retired).toBe(false);
  });
});

describe('what was retired here', () => {
  it('stays retired while the file says nothing new of it', () => {
    const setUp = imported();
    setUp.chat({ change: 'retire', kind: 'milestone', id: plan });
    expect(setUp.import(smallWith(['name: ICT', 'name: IT'])).conflicts).toEqual([]);
    expect(setUp.item('milestone', plan)?.retired).toBe(true);
  });

  it('is reported when the file changes it', () => {
    const setUp = imported();
    setUp.chat({ change: 'retire', kind: 'milestone', id: plan });
    const { steps, conflicts } = setUp.import(smallWith(['2026-12-15', '2027-01-15']));
    expect(steps).toEqual([]);
    expect(conflicts).toMatchObject([{ id: plan, why: 'retired here, changed in the file' }]);
  });
});

describe('what was made here under a key that the file now has too', () => {
  it('gets what it lacks, and keeps what it has', () => {
    const setUp = imported(without.plan);
    setUp.chat({
      change: 'add',
      item: { kind: 'milestone', id: plan, owner: ict, position: 0, fields: { title: 'The plan', critical: false } },
    });
    const { steps, conflicts } = setUp.import(small);
    expect(steps.map(({ change }) => change)).toEqual([set('milestone', plan, { baseline: '2026-12-15' })]);
    expect(conflicts).toMatchObject([{ field: 'title', file: 'Plan agreed', here: 'The plan' }]);
  });
});
