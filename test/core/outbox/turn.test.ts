import { beforeEach, describe, expect, it } from '@jest/globals';
import { kinds } from '#core/kinds';
import { sentence } from '#core/message';
import { deliverLane } from '#core/outbox/deliver';
import type { Kinds } from '#core/outbox/kinds';
import type { Allowance, Budgets, World } from '#core/ports';
import { desk } from './desk.ts';

const allowance: Allowance = {
  tenant: { perSecond: 5 },
  conversation: { perSecond: 1 },
  toll: (to, body) => ({
    tenant: 'slack/T1',
    conversation: `slack/T1/${'direct' in to ? to.direct.id : to.channel}`,
    requests: body === undefined ? 1 : 3,
  }),
};

describe('a message to a platform with a budget', () => {
  const { world, platforms, posted, store, delivery, database, at } = desk({ on: ['slack'] });
  const hello: Kinds = {
    ...kinds,
    note: { compose: async () => ({ message: sentence('Hello.') }), keepsHours: false, whenUnknown: 'repeat' },
  };
  let said: string[];
  let turn: { readonly in: number } | { readonly after: number } | 'full';
  let goesOn: boolean;
  let isNear: boolean;
  let meanwhile: () => Promise<unknown>;
  const budgets: Budgets = {
    async turn(_, { conversation, requests }) {
      said.push(`turn ${conversation} ${requests}`);
      return turn;
    },
    async wait(seconds) {
      said.push(`wait ${seconds}`);
      await meanwhile();
      return goesOn;
    },
    async go(_, { conversation, requests }, turn) {
      said.push(`go ${conversation} ${requests}${turn ? ' at its turn' : ''}`);
      return isNear;
    },
    async askedToWait(_, { conversation }, seconds) {
      said.push(`asked ${conversation} ${seconds}`);
    },
  };
  const budgeted: World = { ...world, budgets };
  const add = (urgent = false) =>
    store((tx) =>
      tx.deliveries.add([
        { key: 'n', kind: 'note', about: { programme: 'alpha' }, reader: { person: 'asha' }, urgent },
      ]),
    );
  const reply = () =>
    store((tx) =>
      tx.deliveries.add([
        {
          key: 'r',
          kind: 'reply',
          about: {},
          reader: { account: { platform: 'slack', tenant: 'T1', id: 'U0ASHA' } },
          urgent: true,
          message: sentence('Saved.'),
        },
      ]),
    );
  const deliver = (lane = 'person:asha') => deliverLane(budgeted, hello, lane);
  const jobs = async () =>
    (await database.pool.query('SELECT key, flags FROM graphile_worker.jobs ORDER BY key')).rows.filter(({ key }) =>
      key.startsWith('retry:'),
    );
  const pauseTenant = (seconds: number) =>
    database.pool.query(
      `INSERT INTO send_budget (scope, tenant, "freeAt", "pausedUntil")
       VALUES ('slack/T1', 'slack/T1', now(), clock_timestamp() + make_interval(secs => $1))`,
      [seconds],
    );

  beforeEach(async () => {
    [said, turn, goesOn, isNear, meanwhile] = [[], { in: 0 }, true, true, async () => undefined];
    Object.assign(world.chat.get('slack')!, { allowance });
    await at('2026-12-18T09:00:00Z');
    said = [];
  });

  it('is composed when its turn is near, and goes at its turn, with all its parts', async () => {
    turn = { in: 1.5 };
    meanwhile = async () => expect(await delivery('n')).not.toHaveProperty('body');
    await add();
    await deliver();
    expect(said).toEqual(['turn slack/T1/U0ASHA 1', 'wait 1.35', 'go slack/T1/U0ASHA 3 at its turn']);
    expect(await delivery('n')).toMatchObject({ status: 'sent', attempt: 1 });
  });

  it('keeps its lease however long it waits', async () => {
    turn = { in: 90 };
    let waited = 0;
    meanwhile = async () => {
      waited += 20;
      await database.machineTime(`${waited} seconds`);
      await store((tx) => tx.deliveries.sweep());
    };
    await add();
    await deliver();
    expect(said.filter((each) => each.startsWith('wait'))).toHaveLength(5);
    expect(await delivery('n')).toMatchObject({ status: 'sent', attempt: 1 });
    await database.machineTime('0');
  });

  it('is put back when too many wait for that tenant, burns no attempt, and is not taken before there is room', async () => {
    turn = 'full';
    await add();
    await deliver();
    const { id, ...rest } = await delivery('n');
    expect(rest).toMatchObject({ status: 'pending', attempt: 0, reason: 'waits for its turn' });
    expect(await jobs()).toEqual([{ key: `retry:${id}`, flags: { 'slack/T1': true } }]);
    expect(await store((tx) => tx.deliveries.sweep())).toEqual([]);
    expect(posted).toEqual([]);
  });

  it('is put back until its turn is near, when that is too far away to wait for', async () => {
    turn = { after: 300 };
    await add();
    await deliver();
    expect(await delivery('n')).toMatchObject({ status: 'pending', attempt: 0, reason: 'waits for its turn' });
    await database.machineTime('299 seconds');
    await deliver();
    expect(said).toEqual(['turn slack/T1/U0ASHA 1']);
    await database.machineTime('301 seconds');
    turn = { in: 0 };
    await deliver();
    expect(await delivery('n')).toMatchObject({ status: 'sent', attempt: 1 });
    await database.machineTime('0');
  });

  it('is put back, as it was composed, when its turn is too far away for its lease after all', async () => {
    isNear = false;
    await add();
    let more = 1;
    await deliverLane(budgeted, hello, 'person:asha', () => more-- > 0);
    expect(posted).toEqual([]);
    expect(await delivery('n')).toMatchObject({ status: 'pending', attempt: 0, body: expect.anything() });
    isNear = true;
    await deliver();
    expect(await delivery('n')).toMatchObject({ status: 'sent', attempt: 1 });
  });

  it('is put back when the process stops while it waits', async () => {
    turn = { in: 5 };
    goesOn = false;
    await add();
    let more = true;
    meanwhile = async () => {
      more = false;
    };
    await deliverLane(budgeted, hello, 'person:asha', () => more);
    expect(await delivery('n')).toMatchObject({ status: 'pending', attempt: 0 });
    expect(posted).toEqual([]);
  });

  it('tells others when the platform asked to wait', async () => {
    platforms.answer = () => ({ kind: 'wait', seconds: 8 });
    await add();
    await deliver();
    expect(said).toEqual(['turn slack/T1/U0ASHA 1', 'go slack/T1/U0ASHA 3 at its turn', 'asked slack/T1/U0ASHA 8']);
    expect(await delivery('n')).toMatchObject({ status: 'pending', attempt: 0 });
  });

  it('that somebody waits for has no turn', async () => {
    await reply();
    await deliver('account:slack:T1:U0ASHA');
    await add(true);
    await deliver();
    expect(said).toEqual(['go slack/T1/U0ASHA 3', 'go slack/T1/U0ASHA 3']);
    expect(posted.map(({ key }) => key)).toEqual(['r', 'n']);
  });

  it.each([
    ['a reply', reply, 'r', 'account:slack:T1:U0ASHA'],
    ['bulk', add, 'n', 'person:asha'],
  ] as const)(
    '%s is not sent before the tenant may be written to again, whichever replica was told',
    async (_, announce, key, lane) => {
      await pauseTenant(30);
      await announce();
      await deliver(lane);
      expect(posted).toEqual([]);
      expect(await delivery(key)).toMatchObject({
        status: 'pending',
        attempt: 0,
        reason: 'the platform asked to wait',
      });
      await database.machineTime('40 seconds');
      await deliver(lane);
      expect(posted.map((each) => each.key)).toEqual([key]);
      await database.machineTime('0');
    },
  );

  it('has its claim, its check and its text in one transaction, if it is a reply', async () => {
    await reply();
    let transactions = 0;
    const store: World['store'] = {
      transaction: (work) => {
        transactions += 1;
        return world.store.transaction(work);
      },
    };
    await deliverLane({ ...budgeted, store }, hello, 'account:slack:T1:U0ASHA');
    expect(transactions).toBe(2); // the second settles, and looks for the next
  });
});
