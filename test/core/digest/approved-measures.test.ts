import { describe, expect, it } from '@jest/globals';
import { type DigestFacts, readFacts } from '#core/digest/facts';
import type { Answers } from '#core/interview/answers';
import type { ItemChange, Tx } from '#core/ports';
import { shared, talk } from '../words/talk.ts';

const measured = `name: HR, lead: lea, director: dev,
  indicators: [{ key: calls, name: Calls, better: higher, target: 85, readings: { Q2 2026/27: 80 } }, { key: visits, name: Visits, better: higher, target: 9, owner: asha }],
  savings: [{ key: layers, name: Layers, basis: annual, low: 100, high: 200 }],
  risks: [{ key: lease, title: Lease, kind: risk, likelihood: 3, impact: 5 }, { key: flood, title: Flood, likelihood: 4, impact: 4 }] }`;
const file = shared.replace('name: ONLY-ALPHA HR, lead: lea, director: dev }', measured.replaceAll('\n', '\n       '));

describe('the measures of a group that gets approved content only', () => {
  const { at, store } = talk(file);

  type Given = Partial<Parameters<Tx['updates']['add']>[0]>;
  const says = (answers: Answers, before: readonly ItemChange[], changes: readonly ItemChange[], more: Given = {}) =>
    store(async (tx) => {
      const update = await tx.updates.add({
        workstream: 'alpha/hr',
        round: 'alpha/2026-10_2026-12',
        kind: 'round',
        answers,
        answeredBy: 'lea',
        platform: 'slack',
        before: before as Given['before'],
        ...more,
      } as Parameters<Tx['updates']['add']>[0]);
      await tx.imports.write(changes);
      return update;
    });
  const set = (kind: 'indicator' | 'saving' | 'risk', key: string, fields: object, now?: object): ItemChange =>
    ({ change: 'set', kind, id: `alpha/hr/${key}`, fields, ...(now ? { now } : {}) }) as ItemChange;
  const approve = (version: number) =>
    store(async (tx) => {
      const { asked } = await tx.approvals.ask(
        { workstream: 'alpha/hr', round: 'alpha/2026-10_2026-12', version },
        'office',
        'lea',
      );
      await tx.approvals.decide(asked.id, 'office', { state: 'approved', by: 'olive' });
    });
  const seenBy = async (group: string) => {
    const facts = await store(async (tx) => readFacts(tx, (await tx.programmes.group(`alpha/${group}`))!));
    const hr = facts!.workstreams.find(({ workstream }) => workstream.id === 'alpha/hr')!;
    const { indicators, savings, risks } = hr.items as NonNullable<DigestFacts['workstreams'][number]['items']>;
    return {
      readings: indicators.map(({ readings }) => readings),
      savings: savings.map(({ delivered, low, high, atRisk }) => [delivered, low, high, atRisk?.high]),
      risks: risks.map(({ title, likelihood }) => [title, likelihood]),
    };
  };
  const was = { 'Q2 2026/27': 80 };
  const first = { ...was, 'Q3 2026/27': 82 };
  const second = { ...was, 'Q3 2026/27': 60 };

  it('are those of the newest approved answer, whatever was said since', async () => {
    await at('2027-01-12T10:00:00Z');
    const answers: Answers = {
      rating: 'green',
      'indicator/calls': { readings: { 'Q3 2026/27': 82 } },
      'saving/layers': { delivered: 50, low: 100, high: 200, atRisk: { low: 10, high: 20 } },
    };
    await says(
      answers,
      [
        set('indicator', 'calls', { readings: was }, { readings: first }),
        set('saving', 'layers', { delivered: null }, { delivered: 50 }),
      ],
      [set('indicator', 'calls', { readings: first }), set('saving', 'layers', { delivered: 50 })],
      { rating: 'green' },
    );
    await approve(1);
    const approved = {
      readings: [first, {}],
      savings: [[50, 100, 200, 20]],
      risks: [
        ['Lease', 3],
        ['Flood', 4],
      ],
    };
    expect(await seenBy('panel')).toEqual(approved);

    await at('2027-01-14T10:00:00Z');
    const added: ItemChange = {
      change: 'add',
      item: {
        kind: 'risk',
        id: 'alpha/hr/strike-2026-12',
        owner: 'alpha/hr',
        position: 1000,
        fields: { title: 'Strike', kind: 'risk', likelihood: 5, impact: 5 },
      },
    };
    await says(
      {
        ...answers,
        'indicator/calls': { readings: { 'Q3 2026/27': 60 } },
        'saving/layers': { delivered: 70, low: 10, high: 20 },
      },
      [
        set('indicator', 'calls', { readings: was }, { readings: second }),
        set('saving', 'layers', { delivered: null, low: 100, high: 200 }, { delivered: 70, low: 10, high: 20 }),
        { change: 'retire', kind: 'risk', id: 'alpha/hr/strike-2026-12' },
      ],
      [
        set('indicator', 'calls', { readings: second }),
        set('saving', 'layers', { delivered: 70, low: 10, high: 20 }),
        added,
      ],
      { rating: 'green', reason: 'a mistake' } as Given,
    );
    const noRound = { round: undefined, kind: 'touch' } as unknown as Given;
    await says(
      { news: 'worse' },
      [set('risk', 'lease', { likelihood: 3 }, { likelihood: 5 })],
      [set('risk', 'lease', { likelihood: 5 })],
      noRound,
    );
    const visits = { readings: { 'Q3 2026/27': 7 } };
    await says(
      { 'indicator/visits': visits },
      [set('indicator', 'visits', { readings: {} }, visits)],
      [set('indicator', 'visits', visits)],
      { kind: 'figures', part: 'asha' },
    );
    expect(await seenBy('board')).toEqual({
      readings: [second, visits.readings],
      savings: [[70, 10, 20, undefined]],
      risks: [
        ['Lease', 5],
        ['Flood', 4],
        ['Strike', 5],
      ],
    });
    expect(await seenBy('panel')).toEqual(approved);
  });

  it('leave out what was kept back, also of what is new', async () => {
    await at('2027-01-12T10:00:00Z');
    const apart = { is: 'kept-out', why: 'commercial' };
    const added: ItemChange = {
      change: 'add',
      item: {
        kind: 'risk',
        id: 'alpha/hr/strike-2026-12',
        owner: 'alpha/hr',
        position: 1000,
        fields: { title: 'Strike', kind: 'risk' },
      },
    };
    await says(
      {
        rating: 'green',
        'risks/new': [{ kind: 'risk', text: 'Strike' }],
        'apart/risks/new': apart,
        'apart/indicator/calls': apart,
        'apart/saving/layers': apart,
        'apart/risk/lease': apart,
      },
      [],
      [added],
      { rating: 'green' },
    );
    expect(await seenBy('board')).toEqual({ readings: [{}], savings: [], risks: [['Flood', 4]] });
  });
});

describe('a Red', () => {
  const { at, store } = talk(file);
  const rated = (rating: string, more: object = {}) =>
    store((tx) =>
      tx.updates.add({
        workstream: 'alpha/ict',
        round: 'alpha/2026-10_2026-12',
        kind: 'round',
        answers: { rating },
        rating,
        answeredBy: 'asha',
        platform: 'slack',
        before: [],
        ...more,
      } as Parameters<Tx['updates']['add']>[0]),
    );
  const since = async () => {
    const facts = await store(async (tx) => readFacts(tx, (await tx.programmes.group('alpha/board'))!));
    return facts!.workstreams.find(({ workstream }) => workstream.id === 'alpha/ict')?.redSince;
  };
  const touch = { round: undefined, kind: 'touch' };

  it('is one since the first answer of the unbroken run of them, back into the file’s history', async () => {
    await at('2027-01-12T10:00:00Z');
    expect(await since()).toBe('2026-10-09');
    await rated('red');
    expect(await since()).toBe('2026-10-09');
    await at('2027-01-13T10:00:00Z');
    await rated('red', { reason: 'two words were wrong' });
    expect(await since()).toBe('2026-10-09');
    await at('2027-01-20T10:00:00Z');
    await rated('amber', touch);
    expect(await since()).toBeUndefined();
    await at('2027-01-21T10:00:00Z');
    await rated('red', touch);
    await at('2027-01-22T10:00:00Z');
    await rated('red', touch);
    expect(await since()).toBe('2027-01-21');
  });
});
