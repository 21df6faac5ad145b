import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newest, type Person } from '../kit/rig.ts';
import { type SlackRig, slackRig } from '../kit/slack-rig.ts';

/** What no well-meaning client sends, through the real endpoint, while a round is open. */
describe('bad input on Slack', () => {
  let rig: SlackRig;
  let asha: Person;
  const account = (key: string) => rig.slack.account(key);
  const now = () => Math.floor(Date.now() / 1000);
  /** How much is stored: gestures, deliveries, drafts, what the trail holds. */
  const stored = async () =>
    (
      await rig.quarterdeck.query(
        `SELECT (SELECT count(*) FROM inbox) AS gestures, (SELECT count(*) FROM delivery) AS deliveries,
                (SELECT count(*) FROM draft) AS drafts, (SELECT count(*) FROM audit) AS trail`,
      )
    )[0];

  beforeAll(async () => {
    rig = await slackRig({ env: { REHEARSAL_START: '2027-01-04T06:59:00Z' } });
    asha = rig.person('asha');
    await rig.quarterdeck.moveTo('2027-01-04T09:00:00Z');
  }, 60_000);
  afterAll(() => rig?.stop());

  it.each([
    ['signed with another secret', () => ({ secret: 'not-the-secret-of-this-app' })],
    ['signed six minutes ago', () => ({ at: now() - 360 })],
    ['signed for six minutes from now', () => ({ at: now() + 360 })],
  ])('is refused when it is %s, and leaves no trace', async (_, how) => {
    const before = await stored();
    const payload = await rig.client.wrote(account('asha'), 'update customer-focus');
    expect(await rig.client.deliver(payload, how())).toMatchObject({ status: 401 });
    expect(await stored()).toEqual(before);
  });

  it('is refused when nobody signed it', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(await rig.client.wrote(account('asha'), 'help'));
    const answer = await fetch(`${rig.quarterdeck.url}/slack/events`, { method: 'POST', headers, body });
    expect(answer.status).toBe(401);
  });

  it('from somebody who is in no programme is answered with what to do, and nothing is done', async () => {
    await rig.deliver(await rig.client.wrote(rig.slack.stranger, 'update customer-focus'));
    const told = (await rig.slack.history(await rig.slack.direct(rig.slack.stranger))).at(-1);
    expect(told.text).toContain('I do not know you yet, so I have done nothing with this.');
    const command = await rig.deliver(rig.client.commanded(rig.slack.stranger, 'status'));
    expect(command.text).toContain('I do not know you yet');
    expect(command.text).not.toContain('Customer focus');
  });

  it('from another workspace is a stranger’s, even under an id that a lead has in ours', async () => {
    const before = (await asha.read()).length;
    const command = { ...rig.client.commanded(account('tomas'), 'status'), team_id: 'T0ELSEWHERE' };
    expect((await rig.deliver(command)).text).toContain('I do not know you yet');
    const mention = rig.client.mentioned(account('asha'), 'update customer-focus');
    mention.event.user_team = 'T0ELSEWHERE';
    await rig.deliver(mention);
    expect((await rig.slack.history(rig.slack.channel)).at(-1)?.text).not.toContain('Customer focus');
    expect(await asha.read()).toHaveLength(before);
    const accounts = await rig.quarterdeck.query(`SELECT * FROM account WHERE tenant = 'T0ELSEWHERE'`);
    expect(accounts).toEqual([]);
  });

  it('of another workspace’s events is taken and dropped', async () => {
    const before = await stored();
    const event = await rig.client.wrote(account('asha'), 'update customer-focus');
    const elsewhere = { team_id: 'T0ELSEWHERE', context_team_id: 'T0ELSEWHERE', authorizations: [] };
    expect(await rig.client.deliver({ ...event, ...elsewhere })).toMatchObject({ status: 200 });
    expect(await stored()).toEqual(before);
  });

  it('that is no word is answered with the nearest word', async () => {
    const { text } = await rig.deliver(rig.client.commanded(account('asha'), 'stauts'));
    expect(text).toContain('There is no word “stauts”. Did you mean status?');
    expect((await asha.types('stauts')).buttons).toEqual(['status']);
  });

  it('that is no date is shown back with what would be one, and nothing that was said before is lost', async () => {
    await asha.types('update customer-focus');
    await asha.types('amber');
    await asha.types('the panel meets later');
    expect((await asha.types('the panel agrees the charter')).text).toContain('By when?');
    const told = await asha.types('end of next');
    expect(told.text).toContain('I could not read “end of next” as a date.');
    expect(told.text).toContain('“end of March”');
    expect((await asha.types('end of February')).text).toContain('28 February 2027');
  });

  it('of 40,000 characters is not cut in silence: its beginning is offered', async () => {
    await asha.types('change achievements');
    const long = `The charter. ${'It is long. '.repeat(3_400)}`.slice(0, 40_000);
    const told = await asha.types(long);
    expect(told.text).toMatch(/characters; an answer holds 4,000/);
    expect(told.buttons).toContain('Use the first part');
    expect((await asha.presses('Use the first part')).text).toContain('Customer charter published was due');
  });

  it('on a button of a question that was answered changes nothing by itself', async () => {
    const question = (await asha.read()).find(({ buttons }) => buttons.includes('Amber'))!;
    const told = await asha.presses('Red', question);
    expect(told.text).toContain('Your answer to “Rating” is Amber. Change it to Red?');
    expect((await asha.presses('No, keep Amber')).text).toContain('Customer charter published was due');
  });

  it('that comes four times, one after the other or at once, has one effect and one answer', async () => {
    for (const deliver of [oneByOne, atOnce]) {
      const before = (await asha.read()).length;
      const event = await rig.client.wrote(account('asha'), 'help');
      expect(await deliver(() => rig.client.deliver(event))).toEqual([200, 200, 200, 200]);
      await rig.quarterdeck.settled();
      expect(await asha.read()).toHaveLength(before + 1);
    }
  });

  it('that is a press four times over is one press, and a command four times over is answered each time alike', async () => {
    const standing = (await rig.slack.history(await rig.slack.direct(account('gwen')))).at(-1);
    const press = rig.client.pressed(
      account('gwen'),
      standing.channel ?? (await rig.slack.direct(account('gwen'))),
      standing,
      'Start Reshaping management',
    );
    await atOnce(() => rig.client.deliver(press));
    await rig.quarterdeck.settled();
    expect((await rig.person('gwen').read()).map(({ text }) => text.split('\n')[0])).toEqual([
      'Your update for October to December 2026 (Q3)',
      'Reshaping management: has anything changed since 9 October? You said Green.',
    ]);
    const command = rig.client.commanded(account('olive'), 'round close');
    const answers = [];
    for (let time = 0; time < 4; time++) answers.push((await rig.deliver(command)).text);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/Closed: (Business Strategy, )?Q3 2026\/27\./);
    expect((await newest(rig.person('olive'))).text).toContain('Your update for');
  });
});

type Deliver = () => Promise<{ readonly status: number }>;

async function oneByOne(deliver: Deliver): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < 4; time++) statuses.push((await deliver()).status);
  return statuses;
}

const atOnce = async (deliver: Deliver): Promise<number[]> =>
  (await Promise.all([deliver(), deliver(), deliver(), deliver()])).map(({ status }) => status);
