import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseLine, databaseLine } from '../kit/database-line.ts';
import { newest } from '../kit/rig.ts';
import { type SlackRig, slackRig } from '../kit/slack-rig.ts';
import { personal, written } from '../kit/teams-tenant.ts';

/** Slack and Teams at one Quarterdeck, whose database goes away in the middle of an answer and comes back. */
describe('while the database is down', () => {
  let rig: SlackRig;
  let line: DatabaseLine;
  const account = (key: string) => rig.slack.account(key);
  const ready = async () => (await fetch(`${rig.quarterdeck.url}/readyz`)).status;
  const wrote = (text: string) => written('asha', { conversation: personal, serviceUrl: rig.slack.responseUrl, text });
  const toTeams = async (activity: object) => {
    const headers = { 'content-type': 'application/json' };
    const url = `${rig.quarterdeck.url}/api/messages`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(activity) });
    return { status: answer.status, text: await answer.text() };
  };

  beforeAll(async () => {
    line = await databaseLine();
    rig = await slackRig({
      env: { REHEARSAL_START: '2027-01-04T06:59:00Z', TEAMS_EMULATOR: 'true' },
      through: line.through,
    });
    await rig.quarterdeck.moveTo('2027-01-04T09:00:00Z');
    await rig.person('asha').types('update customer-focus');
    expect(await ready()).toBe(200);
    await line.cut();
  }, 60_000);
  afterAll(async () => {
    await rig?.stop();
    await line?.close();
  });

  it('says that it is not ready, and lives on', async () => {
    expect(await ready()).toBe(503);
    expect((await fetch(`${rig.quarterdeck.url}/healthz`)).status).toBe(200);
  });

  it('tells whoever presses a button or gives a command on Slack that nothing was saved', async () => {
    const asha = await rig.slack.direct(account('asha'));
    const question = (await rig.slack.history(asha)).at(-1);
    const press = rig.client.pressed(account('asha'), asha, question, 'Red');
    expect(await rig.client.deliver(press)).toMatchObject({ status: 200 });
    expect(rig.slack.told.at(-1)).toBe('Not saved, please press again');
    const { status, text } = await rig.client.deliver(rig.client.commanded(account('olive'), 'round close'));
    expect({ status, told: JSON.parse(text).text }).toEqual({ status: 200, told: 'Not saved, please press again' });
  });

  it('tells whoever presses a button in Teams, or sends a form in the playground, the same', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'say', data: { say: 'status' } }, trigger: 'manual' };
    const press = { ...wrote(''), type: 'invoke', name: 'adaptiveCard/action', value };
    const { status, text } = await toTeams(press);
    expect(status).toBe(200);
    expect(text).toContain('Not saved, please press again.');
    const body = new URLSearchParams({ as: 'olive', text: 'round close', nonce: 'n1' });
    const form = await fetch(`${rig.quarterdeck.url}/playground/say`, { method: 'POST', body });
    expect(form.status).toBe(503);
  });

  it('refuses events, and takes them once when they come again and it is back', async () => {
    const event = await rig.client.wrote(account('asha'), 'amber, the panel meets late');
    expect((await rig.client.deliver(event)).status).toBe(503);
    expect((await rig.client.deliver(event)).status).toBe(503);
    expect((await toTeams(wrote('help'))).status).toBe(503);
    await line.mend();
    expect((await rig.client.deliver(event)).status).toBe(200);
    expect((await rig.client.deliver(event)).status).toBe(200);
    await rig.quarterdeck.settled();
    expect(await ready()).toBe(200);
    const said = (await rig.person('asha').read()).map(({ text }) => text.split('\n')[0]);
    expect(said).toEqual([
      'Your update for October to December 2026 (Q3)',
      'Customer focus: has anything changed since 9 October? You said Amber.',
      'I have understood:',
    ]);
  });

  it('has lost nothing and done nothing behind anybody’s back', async () => {
    expect((await rig.person('olive').types('round')).text).toContain('0 of 8 answers received');
    const next = await rig.person('asha').types('the panel agrees the charter, by 12 February');
    expect(next.text).toContain('Customer charter published was due on 27 November');
    expect((await newest(rig.person('asha'))).buttons).toContain('Back');
  });
});
