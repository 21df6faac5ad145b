import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountId } from '#core/incoming';
import type { ItemChange, Tx } from '#core/ports';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

const slack = (id: string): AccountId => ({ platform: 'slack', tenant: 'T1', id });

describe('recognising a person', () => {
  const database = fresh();
  beforeAll(() => importSample(database.store));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const rolesOf = async (key: string) => (await store((tx) => tx.people.actor(key, 'command line')))?.roles;
  const write = (...changes: ItemChange[]) => store((tx) => tx.imports.write(changes));
  const programme = 'strategy';

  it('tells who stands behind an account, in which time zone, and what they are in the middle of', async () => {
    const focus = { round: 'strategy/2026-10_2026-12', workstream: 'strategy/customer' };
    await store((tx) => tx.people.match(slack('U1'), 'asha', 'email'));
    await store((tx) => tx.people.setFocus('asha', focus));
    expect(await store((tx) => tx.people.recognise(slack('U1')))).toEqual({
      actor: {
        person: { id: 'asha', name: 'Asha Patel', kind: 'officer', timeZone: 'America/New_York' },
        via: 'slack',
        roles: [{ programme, role: 'lead', workstream: 'strategy/customer' }],
      },
      focus,
      account: { reached: true, latest: false },
    });
    await store((tx) => tx.people.setFocus('asha', undefined));
    expect(await store((tx) => tx.people.recognise(slack('U1')))).not.toHaveProperty('focus');
  });

  it('tells how its account is reached, and whether they spoke there last', async () => {
    const [here, there] = [slack('U3'), { ...slack('29:mei'), platform: 'teams' }];
    const spokeAt = (minute: number) => new Date(`2027-01-04T09:0${minute}:00Z`);
    const account = async (of = here) => (await store((tx) => tx.people.recognise(of)))?.account;
    await store((tx) => tx.people.match(here, 'vera', 'email'));
    await store((tx) => tx.people.match(there, 'vera', 'email'));
    await store((tx) => tx.people.heard(here, 'D3', spokeAt(1)));
    expect(await account()).toEqual({ address: 'D3', reached: true, latest: true });
    await store((tx) => tx.people.heard(there, undefined, spokeAt(2)));
    expect([await account(), await account(there)]).toMatchObject([{ latest: false }, { latest: true }]);
    await store((tx) => tx.people.heard(here, undefined, spokeAt(3)));
    await store((tx) => tx.people.reachable(here, 'account_inactive'));
    expect(await account()).toEqual({ address: 'D3', reached: false, latest: true });
  });

  it('does not know an account that was not matched, though the file gives its id', async () => {
    expect(await store((tx) => tx.people.recognise(slack('U0ASHA')))).toBeUndefined();
  });

  it('does not take an account of another tenant or platform for the same', async () => {
    await store((tx) => tx.people.match(slack('U2'), 'ben', 'email'));
    for (const other of [{ tenant: 'T2' }, { platform: 'teams' }])
      expect(await store((tx) => tx.people.recognise({ ...slack('U2'), ...other }))).toBeUndefined();
  });

  it('gives the organisation’s time zone to who has none of their own', async () => {
    const actor = await store((tx) => tx.people.actor('price', 'playground'));
    expect(actor?.person).toEqual({ id: 'price', name: 'Cllr Price', kind: 'councillor', timeZone: 'Europe/London' });
    expect(actor?.via).toBe('playground');
  });

  it.each([
    ['the programme office', 'omar', [{ programme, role: 'office' }]],
    [
      'a sponsor who chairs a group',
      'claire',
      [
        { programme, role: 'sponsor' },
        { programme, role: 'chair', group: 'strategy/bsg', groupKind: 'officer', oversees: 'all' },
      ],
    ],
    [
      'an observer who shares a lead’s job',
      'vera',
      [
        { programme, role: 'observer' },
        { programme, role: 'lead', workstream: 'strategy/customer' },
      ],
    ],
    [
      'a lead member on a panel',
      'price',
      [
        { programme, role: 'lead-member' },
        {
          programme,
          role: 'member',
          group: 'strategy/panel',
          groupKind: 'councillor',
          oversees: ['strategy/customer'],
        },
      ],
    ],
    [
      'a deputy and lead',
      'ben',
      [
        { programme, role: 'deputy', workstream: 'strategy/customer' },
        { programme, role: 'lead', workstream: 'strategy/ict' },
      ],
    ],
    [
      'a director of two workstreams in a group',
      'dev',
      [
        { programme, role: 'director', workstream: 'strategy/customer' },
        { programme, role: 'director', workstream: 'strategy/ict' },
        { programme, role: 'member', group: 'strategy/bsg', groupKind: 'officer', oversees: 'all' },
      ],
    ],
  ])('knows the roles of %s', async (_who, key, roles) => {
    const held = await rolesOf(key);
    expect(held).toHaveLength(roles.length);
    expect(held).toEqual(expect.arrayContaining(roles));
  });

  it('forgets the roles over what is retired, and who is retired', async () => {
    await write({ change: 'retire', kind: 'workstream', id: 'strategy/ict' });
    expect(await rolesOf('ben')).toEqual([{ programme, role: 'deputy', workstream: 'strategy/customer' }]);
    await write({ change: 'retire', kind: 'steering-group', id: 'strategy/panel' });
    expect(await rolesOf('price')).toEqual([{ programme, role: 'lead-member' }]);
    await write({ change: 'retire', kind: 'programme', id: 'strategy' });
    expect(await rolesOf('dev')).toEqual([]);
    await write({ change: 'retire', kind: 'person', id: 'ben' });
    expect(await rolesOf('ben')).toBeUndefined();
    expect(await store((tx) => tx.people.recognise(slack('U2')))).toBeUndefined();
  });
});

describe('people', () => {
  const database = fresh();
  beforeAll(() => importSample(database.store));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  it('come out as the file says, without what it does not say', async () => {
    expect(await store((tx) => tx.people.get('asha'))).toEqual({
      key: 'asha',
      name: 'Asha Patel',
      email: 'asha.patel@example.org',
      kind: 'officer',
      timeZone: 'America/New_York',
      workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      slack: 'U0ASHA',
    });
  });

  it('are found by e-mail however it is written, and by the ids in the file', async () => {
    expect(await store((tx) => tx.people.byEmail('ASHA.patel@Example.org'))).toMatchObject({ name: 'Asha Patel' });
    expect(await store((tx) => tx.people.byPlatformId('slack', 'U0ASHA'))).toMatchObject({ name: 'Asha Patel' });
    const teams = '5b1f0c3e-0000-4000-8000-000000000001';
    expect(await store((tx) => tx.people.byPlatformId('teams', teams))).toMatchObject({ name: 'Ben Okoro' });
    expect(await store((tx) => tx.people.byPlatformId('slack', teams))).toBeUndefined();
    expect(await store((tx) => tx.people.byPlatformId('name', 'Asha Patel'))).toBeUndefined();
  });

  it('who share an e-mail address are not taken for one another', async () => {
    const fields = { email: 'claire.hughes@example.org' };
    await store((tx) => tx.imports.write([{ change: 'set', kind: 'person', id: 'dev', fields }]));
    expect(await store((tx) => tx.people.byEmail('claire.hughes@example.org'))).toBeUndefined();
  });

  it('who left still have a name, but are not listed or found', async () => {
    await store((tx) => tx.imports.write([{ change: 'retire', kind: 'person', id: 'ben' }]));
    expect((await store((tx) => tx.people.all())).map(({ name }) => name)).not.toContain('Ben Okoro');
    expect(await store((tx) => tx.people.byEmail('ben.okoro@example.org'))).toBeUndefined();
    expect(await store((tx) => tx.people.many(['ben', 'nobody']))).toMatchObject([{ name: 'Ben Okoro' }]);
  });

  it('keep the account they were matched with first', async () => {
    await store((tx) => tx.people.match(slack('U9'), 'claire', 'email'));
    await store((tx) => tx.people.match(slack('U9'), 'omar', 'roster'));
    expect(await store((tx) => tx.people.accounts(['claire', 'omar']))).toEqual([{ ...slack('U9'), person: 'claire' }]);
  });

  it('are reached where they last spoke, until they cannot be', async () => {
    const spoke = new Date('2027-01-04T09:30:00Z');
    const account = { ...slack('U9'), person: 'claire' };
    const now = () => store((tx) => tx.people.accounts(['claire']));
    await store((tx) => tx.people.heard(slack('U9'), 'D1', spoke));
    expect(await now()).toEqual([{ ...account, address: 'D1', spokeAt: spoke }]);
    await store((tx) => tx.people.heard(slack('U9'), undefined, new Date('2027-01-04T09:29:00Z')));
    await store((tx) => tx.people.heard(slack('U9'), 'D2', undefined));
    expect(await now()).toEqual([{ ...account, address: 'D2', spokeAt: spoke }]);
    await store((tx) => tx.people.reachable(slack('U9'), 'account_inactive'));
    expect(await now()).toMatchObject([{ unreachable: 'account_inactive' }]);
    await store((tx) => tx.people.reachable(slack('U9'), undefined));
    expect((await now())[0]).not.toHaveProperty('unreachable');
  });
});
