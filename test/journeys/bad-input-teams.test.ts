import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newest, type Person } from '../kit/rig.ts';
import { type TeamsRig, teamsRig } from '../kit/teams-rig.ts';
import { tenant } from '../kit/teams-tenant.ts';

const elsewhere = '00000000-0000-4000-8000-0000000000ee';

/** What no well-meaning client sends, through the real endpoint, while a round is open. */
describe('bad input in Teams', () => {
  let rig: TeamsRig;
  let asha: Person;
  const stored = async () =>
    (
      await rig.quarterdeck.query(
        `SELECT (SELECT count(*) FROM inbox) AS gestures, (SELECT count(*) FROM delivery) AS deliveries,
                (SELECT count(*) FROM account) AS accounts, (SELECT count(*) FROM audit) AS trail`,
      )
    )[0];

  beforeAll(async () => {
    rig = await teamsRig({ REHEARSAL_START: '2027-01-04T06:59:00Z', TEAMS_ALLOWED_TENANTS: tenant });
    asha = rig.person('asha');
    await rig.quarterdeck.moveTo('2027-01-04T09:00:00Z');
  }, 60_000);
  afterAll(() => rig?.stop());

  it.each([
    ['comes through a proxy, from who knows where', 401, {}, { 'x-forwarded-for': '203.0.113.7' }],
    ['names no service address', 400, { serviceUrl: undefined }, {}],
    ['names a service address that is not on this machine', 403, { serviceUrl: 'https://evil.example/' }, {}],
    [
      'is of a tenant that is not ours, though the person’s id is one of ours',
      403,
      {
        channelData: { tenant: { id: elsewhere } },
        conversation: { id: 'personal-chat-id', conversationType: 'personal', tenantId: elsewhere },
      },
      {},
    ],
  ])('that %s is refused, and leaves no trace', async (_, status, changes, headers) => {
    const before = await stored();
    const activity = { ...rig.written('asha', 'update customer-focus'), ...changes };
    expect(await rig.deliver(activity, headers)).toMatchObject({ status });
    expect(await stored()).toEqual(before);
  });

  it('from somebody who is in no programme is answered with what to do, and nothing is done', async () => {
    const stranger = { id: 'user-id-9', name: 'Sam Stranger', aadObjectId: elsewhere };
    await rig.deliver({ ...rig.written('asha', 'status'), from: stranger });
    expect((await newest(asha)).text).toContain('I do not know you yet, so I have done nothing with this.');
  });

  it('that is no word is answered with the nearest word', async () => {
    const told = await asha.types('stauts');
    expect(told.text).toContain('There is no word “stauts”. Did you mean status?');
    expect(told.buttons).toEqual(['status']);
  });

  it('that is no date, or has 40,000 characters, is shown back with what would do', async () => {
    await asha.types('update customer-focus');
    await asha.types('amber');
    await asha.types('the panel meets later');
    await asha.types('the panel agrees the charter');
    expect((await asha.types('end of next')).text).toContain('I could not read “end of next” as a date.');
    await asha.types('28 February');
    await asha.types('change achievements');
    const told = await asha.types('The charter is long. '.repeat(1_905));
    expect(told.text).toMatch(/That is (39|40),\d{3} characters; an answer holds 4,000/);
    expect((await asha.presses('Use the first part')).text).toContain('Customer charter published was due');
  });

  it('on a button of a question that was answered changes nothing by itself', async () => {
    const question = (await asha.read()).find(({ buttons }) => buttons.includes('Amber'))!;
    const told = await asha.presses('Red', question);
    expect(told.text).toContain('Your answer to “Rating” is Amber. Change it to Red?');
    expect((await asha.presses('No, keep Amber')).text).toContain('Customer charter published was due');
  });

  it('that comes four times, one after the other or at once, has one effect and one answer', async () => {
    for (const atOnce of [false, true]) {
      const before = (await asha.read()).length;
      const activity = rig.written('asha', 'help');
      const four = [1, 2, 3, 4].map(() => () => rig.deliver(activity));
      const statuses: number[] = [];
      if (atOnce) statuses.push(...(await Promise.all(four.map((deliver) => deliver()))).map(({ status }) => status));
      else for (const deliver of four) statuses.push((await deliver()).status);
      expect(statuses).toEqual([200, 200, 200, 200]);
      expect(await asha.read()).toHaveLength(before + 1);
    }
  });
});
