import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { people } from '../kit/sample.ts';
import { type SlackRig, slackRig } from '../kit/slack-rig.ts';

/** Beside the sample's programme another, which only Tomás may read. */
const second = `
  - key: closures
    name: School closures
    office: [ruth]
    sponsor: claire
    observers: [tomas]
    rounds: { every: quarter, opens: 1, due: 10 }
    workstreams:
      - { key: hillside, name: Hillside Primary, lead: ruth, director: claire, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09, reason: Roof unsafe }] }
`;
/** ICT is sensitive here: only its own people, the sponsor and the office may know of it. */
const changes = [
  ['      - key: ict\n        name: ICT\n', '      - key: ict\n        name: ICT\n        sensitive: true\n'],
  ['        template: county,\n      }\n', `        template: county,\n      }${second}`],
] as const;

describe('rights, through the real door', () => {
  let rig: SlackRig;
  const account = (key: string) => rig.slack.account(key);
  const command = async (key: string, text: string) =>
    (await rig.deliver(rig.client.commanded(account(key), text))).text;
  const mention = async (key: string, text: string): Promise<string> => {
    const payload = rig.client.mentioned(account(key), text);
    await rig.deliver(payload);
    return JSON.stringify(await rig.slack.thread(payload.event.ts));
  };
  const refusals = () =>
    rig.quarterdeck.query<{ actor: string; subject: string }>(
      `SELECT actor, subject FROM audit WHERE action = 'refused' ORDER BY id`,
    );

  beforeAll(async () => {
    rig = await slackRig({ changes, env: { REHEARSAL_START: '2027-01-04T06:59:00Z' } });
    await rig.quarterdeck.moveTo('2027-01-04T09:00:00Z');
  }, 60_000);
  afterAll(() => rig?.stop());

  it('let an observer read, but not answer: not by word, and not by a button made for somebody else', async () => {
    const vera = rig.person('vera');
    expect((await vera.types('status customer-focus')).text).toContain('Amber');
    expect((await vera.types('update customer-focus')).text).toMatch(/not among what you can do|not change it/);
    const question = await rig.person('asha').types('update customer-focus');
    const shown = (await rig.slack.history(await rig.slack.direct(account('asha')))).find(
      ({ ts }) => ts === question.id,
    );
    const veras = await rig.slack.direct(account('vera'));
    await rig.deliver(rig.client.pressed(account('vera'), veras, shown, 'Red'));
    expect((await vera.read()).at(-1)?.text).toMatch(/not yours/);
    const [draft] = await rig.quarterdeck.query<{ changedBy: string; answers: object }>(
      `SELECT "changedBy", state->'answers' AS answers FROM draft`,
    );
    expect(draft).toEqual({ changedBy: 'asha', answers: {} });
    expect(await refusals()).toContainEqual(expect.objectContaining({ actor: 'vera' }));
  });

  it('let a lead not run rounds or see what was delivered, and a group’s member not post its digest', async () => {
    for (const text of ['round close', 'round open Q4 2026/27', 'deliveries', 'resend 1'])
      expect(await command('asha', text)).toContain('is not among what you can do here');
    expect(await command('dev', 'digest bsg post')).toContain('Only the programme office posts');
    const [, offered] = /You can use: ([^.]*)\./.exec(await command('asha', 'help')) ?? [];
    expect(offered).toContain('update');
    expect(offered).not.toMatch(/round|deliveries|resend/);
    expect(await command('olive', 'round')).toContain('0 of 8 answers received');
    expect(await refusals()).toContainEqual({ actor: 'asha', subject: expect.stringContaining('round') });
  });

  it('show somebody of one programme nothing of another, in the same words as for what does not exist', async () => {
    expect(await command('tomas', 'status')).toContain('Hillside Primary');
    expect(await command('vera', 'status')).not.toContain('Hillside');
    const other = await command('vera', 'status hillside');
    const none = await command('vera', 'status nowhere');
    expect(other).toContain('There is no workstream “hillside” that you can see.');
    expect(other.replaceAll('hillside', 'nowhere')).toBe(none);
    const olives = await rig.person('olive').types('update hillside');
    expect(olives.text).toContain('There is no workstream “hillside” that you can see.');
    expect(await command('vera', 'status closures')).not.toContain('School closures');
    expect(await command('ruth', 'round')).not.toContain('Business Strategy');
  });

  it('keep what is sensitive from whoever may not know of it, and out of every channel', async () => {
    expect(await command('mei', 'status ict')).toContain('Strategy drafted');
    expect(await command('olive', 'status')).toContain('ICT');
    expect(await command('vera', 'status')).toMatch(/7 workstreams/);
    expect(await command('vera', 'status ict')).toContain('There is no workstream “ict” that you can see.');
    expect(await mention('olive', 'status')).not.toMatch(/ICT/);
    expect(await mention('olive', 'status ict')).not.toMatch(/Strategy drafted|Amber/);
    await rig.quarterdeck.moveTo('2027-01-11T09:00:00Z');
    const posted = JSON.stringify(await rig.slack.history(rig.slack.channel));
    expect(posted).toContain('week to 11 January');
    expect(posted).not.toMatch(/ICT|delivery capacity|8 workstreams/);
  });

  it('shame nobody in a channel: who is late goes to the asker alone', async () => {
    for (const [key, text] of [
      ['olive', 'due'],
      ['olive', 'round'],
      ['olive', 'deliveries'],
    ] as const) {
      const said = await mention(key, text);
      for (const { name } of people) expect(said).not.toContain(name);
      const [answer] = await rig.quarterdeck.query<{ address: string; status: string }>(
        `SELECT reader->>'address' AS address, status FROM delivery WHERE kind = 'reply' ORDER BY id DESC LIMIT 1`,
      );
      expect(answer?.status).toBe('sent');
      expect(JSON.parse(answer?.address ?? '')).toMatchObject({ channel: rig.slack.channel, only: account(key) });
    }
  });
});
