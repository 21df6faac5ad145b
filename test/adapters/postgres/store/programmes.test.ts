import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

describe('the nouns of a programme', () => {
  const database = fresh();
  beforeAll(() => importSample(database.store));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  it('begin with the organisation, once there is one', async () => {
    expect(await store((tx) => tx.organisation())).toEqual({
      name: 'Example Council',
      timeZone: 'Europe/London',
      holidays: 'england-and-wales',
      closures: [],
      hours: '09:00-17:00',
      financialYearStarts: '04-01',
      rag: { scale: 'three', definitions: {} },
      risk: { scale: 5, escalateAt: 15 },
      preElection: [],
    });
  });

  it('are what the file says of a programme, and since when its schedules count', async () => {
    const programme = {
      id: 'strategy',
      name: 'Business Strategy',
      office: ['omar'],
      sponsor: 'claire',
      aims: [],
      leadMember: { person: 'price', portfolio: 'Leader' },
      observers: ['vera'],
      phases: [],
      savings: [],
      rounds: { every: 'quarter', opens: 1, due: 10 },
      scheduledSince: database.now,
    };
    expect(await store((tx) => tx.programmes.get('strategy'))).toEqual(programme);
    expect(await store((tx) => tx.programmes.all())).toEqual([programme]);
  });

  it('give its workstreams, alone and in the order of the file', async () => {
    const customer = {
      id: 'strategy/customer',
      programme: 'strategy',
      name: 'Customer focus',
      lead: ['asha', 'vera'],
      deputy: 'ben',
      director: 'dev',
      status: 'active',
      areas: [],
      aims: [],
      dependsOn: [],
      history: [],
    };
    expect(await store((tx) => tx.programmes.workstream('strategy/customer'))).toEqual(customer);
    const [first] = await store((tx) => tx.programmes.workstreams('strategy'));
    expect(first).toEqual(customer);
  });

  it('give all measures of a programme, each with its workstream', async () => {
    const { milestones, indicators, savings, risks } = await store((tx) => tx.programmes.measures('strategy'));
    const workstream = 'strategy/customer';
    expect(milestones).toEqual([
      { id: 'strategy/customer/live', title: 'Centre live', baseline: '2027-03-31', critical: true, workstream },
      { id: 'strategy/customer/panel', title: 'Panel set up', critical: false, sensitive: true, workstream },
    ]);
    expect([indicators, savings, risks].map((each) => each.map((one) => one.workstream))).toEqual([
      [workstream],
      [workstream],
      [workstream],
    ]);
  });

  it('say what of them is sensitive, also once it is retired, and nothing of another programme', async () => {
    const panel = { kind: 'milestone', id: 'strategy/customer/panel' };
    expect(await store((tx) => tx.programmes.sensitiveItems('strategy'))).toEqual([panel]);
    expect(await store((tx) => tx.programmes.sensitiveItems('strat'))).toEqual([]);
    await store((tx) => tx.imports.write([{ change: 'retire', kind: 'milestone', id: panel.id }]));
    expect(await store((tx) => tx.programmes.sensitiveItems('strategy'))).toEqual([panel]);
    await store((tx) => tx.imports.write([{ change: 'restore', kind: 'milestone', id: panel.id }]));
  });

  it('give its steering groups, by id and by the channel they meet in', async () => {
    const bsg = {
      id: 'strategy/bsg',
      programme: 'strategy',
      name: 'Strategy Group',
      kind: 'officer',
      parents: [],
      successors: [],
      chair: 'claire',
      members: ['dev'],
      oversees: 'all',
      channel: { slack: 'C0STEER' },
      workPlan: [],
      scheduledSince: database.now,
    };
    expect(await store((tx) => tx.programmes.group('strategy/bsg'))).toEqual(bsg);
    expect((await store((tx) => tx.programmes.groups('strategy'))).map(({ id }) => id)).toEqual([
      'strategy/bsg',
      'strategy/panel',
    ]);
    expect(await store((tx) => tx.programmes.groupOfChannel('slack', 'C0STEER'))).toEqual(bsg);
    expect(await store((tx) => tx.programmes.groupOfChannel('playground', 'strategy/bsg'))).toEqual(bsg);
    expect(await store((tx) => tx.programmes.groupOfChannel('teams', 'C0STEER'))).toBeUndefined();
  });

  it('give its decisions and its paper', async () => {
    expect(await store((tx) => tx.programmes.decisions('strategy'))).toEqual([
      {
        id: 'strategy/structure',
        programme: 'strategy',
        text: 'Restructure',
        kind: 'approve',
        of: 'bsg',
        options: ['One', 'Two'],
      },
    ]);
    expect(await store((tx) => tx.programmes.paper('strategy'))).toEqual({
      to: 'Cabinet',
      title: 'Progress report',
      keyDecision: false,
      clearances: [],
      route: [],
      attachments: [],
      backgroundPapers: [],
    });
  });

  it('are not there once they are retired, nor what belongs to them', async () => {
    const retire = (kind: 'risk' | 'workstream' | 'programme', id: string) =>
      store((tx) => tx.imports.write([{ change: 'retire', kind, id }]));
    await retire('risk', 'strategy/customer/staff');
    expect((await store((tx) => tx.programmes.measures('strategy'))).risks).toEqual([]);
    await retire('workstream', 'strategy/customer');
    expect(await store((tx) => tx.programmes.workstream('strategy/customer'))).toBeUndefined();
    expect((await store((tx) => tx.programmes.measures('strategy'))).milestones).toEqual([]);
    await retire('programme', 'strategy');
    expect(await store((tx) => tx.programmes.all())).toEqual([]);
    expect(await store((tx) => tx.programmes.workstream('strategy/ict'))).toBeUndefined();
    expect(await store((tx) => tx.programmes.groupOfChannel('slack', 'C0STEER'))).toBeUndefined();
    expect(await store((tx) => tx.programmes.paper('strategy'))).toBeUndefined();
  });
});

describe('an empty record', () => {
  const database = fresh();
  it('has no organisation and no programmes', async () => {
    expect(await database.store.transaction((tx) => tx.organisation())).toBeUndefined();
    expect(await database.store.transaction((tx) => tx.programmes.all())).toEqual([]);
  });
});
