import { describe, expect, it } from '@jest/globals';
import { small, smallWith } from './files.ts';
import { ict, imported, plan, planIs, SetUp, set } from './set-up.ts';

describe('importing for the first time', () => {
  it('adds everything, owners before what they own', () => {
    const setUp = new SetUp();
    const { steps, conflicts } = setUp.import(small);
    expect(steps.map(({ change }) => change.change)).toEqual(Array(8).fill('add'));
    expect(steps.map(({ id }) => id)).toEqual([
      'organisation',
      'olive',
      'asha',
      'strategy',
      'strategy/board',
      ict,
      plan,
      'strategy/focus',
    ]);
    expect(conflicts).toEqual([]);
  });
});

describe('importing again', () => {
  it('does nothing with a file that says the same', () => {
    const setUp = imported();
    const { steps, conflicts } = setUp.import(`# a remark\n${small}`);
    expect({ steps, conflicts }).toEqual({ steps: [], conflicts: [] });
  });

  it('changes only the field that changed in the file', () => {
    const setUp = imported();
    const { steps } = setUp.import(smallWith(['2026-12-15', '2027-01-15']));
    expect(steps.map(({ change }) => change)).toEqual([set('milestone', plan, { baseline: '2027-01-15' })]);
    expect(steps[0]).toMatchObject({ before: { baseline: '2026-12-15' }, after: { baseline: '2027-01-15' } });
  });

  it('empties a field that has left the file', () => {
    const setUp = imported(smallWith(['director: olive', 'director: olive\n        deputy: olive']));
    expect(setUp.item('workstream', ict)?.fields.deputy).toBe('olive');
    setUp.import(small);
    expect(setUp.item('workstream', ict)?.fields).not.toHaveProperty('deputy');
  });

  it('keeps what was changed here and not in the file', () => {
    const setUp = imported();
    setUp.chat(set('workstream', ict, { lead: ['olive'] }));
    const { steps, conflicts } = setUp.import(smallWith(['name: ICT', 'name: Technology']));
    expect(steps.map(({ change }) => change)).toEqual([set('workstream', ict, { name: 'Technology' })]);
    expect(conflicts).toEqual([]);
    expect(setUp.item('workstream', ict)?.fields).toMatchObject({ name: 'Technology', lead: ['olive'] });
  });

  it('reports what both changed, once, and leaves it as it is here', () => {
    const setUp = imported();
    setUp.chat(set('milestone', plan, { baseline: '2027-02-01' }));
    const { steps, conflicts } = setUp.import(smallWith(['2026-12-15', '2027-01-15']));
    expect(steps).toEqual([]);
    expect(conflicts).toEqual([
      {
        kind: 'milestone',
        id: plan,
        why: 'both changed',
        field: 'baseline',
        was: '2026-12-15',
        file: '2027-01-15',
        here: '2027-02-01',
        sensitive: false,
      },
    ]);
    expect(setUp.import(smallWith(['2026-12-15', '2027-01-15'], ['name: ICT', 'name: IT'])).conflicts).toEqual([]);
  });

  it('agrees with what both changed to the same', () => {
    const setUp = imported();
    setUp.chat(set('milestone', plan, { baseline: '2027-01-15' }));
    const { steps, conflicts } = setUp.import(smallWith(['2026-12-15', '2027-01-15']));
    expect({ steps, conflicts }).toEqual({ steps: [], conflicts: [] });
  });

  it('takes the file’s value again once the file has had the one that stands here', () => {
    const setUp = imported();
    setUp.chat(set('milestone', plan, { baseline: '2027-02-01' }));
    setUp.import(smallWith(['2026-12-15', '2027-02-01']));
    setUp.import(smallWith(['2026-12-15', '2027-03-01']));
    expect(setUp.item('milestone', plan)?.fields.baseline).toBe('2027-03-01');
  });

  it('follows a new order, and moves nothing else', () => {
    const setUp = imported();
    const first = '      - { key: new, name: New, lead: asha, director: olive }\n';
    const { steps } = setUp.import(smallWith(['    workstreams:\n', `    workstreams:\n${first}`]));
    expect(steps.map(({ change, id }) => [change.change, id])).toEqual([
      ['add', 'strategy/new'],
      ['set', ict],
      ['set', 'strategy/focus'],
    ]);
    expect(steps[1]?.change).toEqual({ ...set('workstream', ict, {}), position: 1 });
    expect(setUp.import(smallWith(['    workstreams:\n', `    workstreams:\n${first}`])).steps).toEqual([]);
  });
});

describe('entries within a field', () => {
  const indicator = (readings: string) =>
    smallWith([planIs, `${planIs}\n        indicators: [{ key: i, name: I, readings: ${readings} }]`]);
  const id = 'strategy/ict/i';

  it('come in beside those that were recorded here', () => {
    const setUp = imported(indicator('{ Q1 2026/27: 80 }'));
    setUp.chat(set('indicator', id, { readings: { 'Q1 2026/27': 80, 'Q2 2026/27': 82 } }));
    const { conflicts } = setUp.import(indicator('{ Q4 2025/26: 79, Q1 2026/27: 81 }'));
    expect(conflicts).toEqual([]);
    expect(setUp.item('indicator', id)?.fields.readings).toEqual({
      'Q4 2025/26': 79,
      'Q1 2026/27': 81,
      'Q2 2026/27': 82,
    });
  });

  it('conflict one by one', () => {
    const setUp = imported(indicator('{ Q1 2026/27: 80, Q2 2026/27: 82 }'));
    setUp.chat(set('indicator', id, { readings: { 'Q1 2026/27': 79, 'Q2 2026/27': 82 } }));
    const { conflicts } = setUp.import(indicator('{ Q1 2026/27: 81, Q2 2026/27: 83 }'));
    expect(conflicts).toMatchObject([{ field: 'readings Q1 2026/27', was: 80, file: 81, here: 79 }]);
    expect(setUp.item('indicator', id)?.fields.readings).toEqual({ 'Q1 2026/27': 79, 'Q2 2026/27': 83 });
  });

  it('of history are known by their period', () => {
    const history = (...entries: string[]) =>
      smallWith(['dependsOn: [ict]', `dependsOn: [ict]\n        history: [${entries.join(', ')}]`]);
    const setUp = imported(history('{ period: Q1 2026/27, rag: red }', '{ period: Q2 2026/27, rag: amber }'));
    setUp.chat(
      set('workstream', 'strategy/focus', {
        history: [
          { period: 'Q1 2026/27', rag: 'red', reason: 'Told later' },
          { period: 'Q2 2026/27', rag: 'amber' },
        ],
      }),
    );
    setUp.import(history('{ period: Q1 2026/27, rag: amber }', '{ period: Q3 2026/27, rag: green }'));
    expect(setUp.item('workstream', 'strategy/focus')?.fields.history).toEqual([
      { period: 'Q1 2026/27', rag: 'amber', reason: 'Told later' },
      { period: 'Q3 2026/27', rag: 'green' },
    ]);
  });

  it('of a list of people come and go one by one', () => {
    const office = (keys: string) => smallWith(['office: [olive]', `office: [${keys}]`]);
    const setUp = imported(office('olive, asha'));
    setUp.chat({ change: 'add', item: { kind: 'person', id: 'mei', position: 9, fields: { name: 'Mei Lin' } } });
    setUp.chat(set('programme', 'strategy', { office: ['olive', 'asha', 'mei'] }));
    expect(setUp.import(office('olive')).conflicts).toEqual([]);
    expect(setUp.item('programme', 'strategy')?.fields.office).toEqual(['olive', 'mei']);
  });

  it('of a shared job are one value', () => {
    const setUp = imported();
    setUp.chat(set('workstream', ict, { lead: ['olive'] }));
    const { conflicts } = setUp.import(smallWith(['lead: asha', 'lead: [asha, olive]']));
    expect(conflicts).toMatchObject([{ field: 'lead', here: ['olive'] }]);
    expect(setUp.item('workstream', ict)?.fields.lead).toEqual(['olive']);
  });

  it('of the rounds’ settings merge field by field', () => {
    const setUp = imported();
    const rounds = { every: 'quarter', opens: 1, due: 10, closes: 20 };
    setUp.chat(set('programme', 'strategy', { rounds }));
    setUp.import(smallWith(['opens: 1', 'opens: 2']));
    expect(setUp.item('programme', 'strategy')?.fields.rounds).toEqual({ ...rounds, opens: 2 });
  });
});
