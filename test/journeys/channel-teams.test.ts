import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Element, elementsOf, textIn } from '../adapters/teams/reader.ts';
import { type TeamsRig, teamsRig } from '../kit/teams-rig.ts';
import { steering } from '../kit/teams-tenant.ts';

/** What one person sees in the steering group's channel in Teams, through the real door. */
describe('below a digest in Teams', () => {
  let rig: TeamsRig;
  let digest: { readonly id: string; readonly conversation: string; readonly card: unknown };

  beforeAll(async () => {
    rig = await teamsRig({ REHEARSAL_START: '2027-01-08T09:00:00Z' });
    await rig.quarterdeck.moveTo('2027-01-11T09:00:00Z');
    const [row] = await rig.quarterdeck.query<{
      id: string;
      body: { parts: { attachments: { content: object }[] }[] };
    }>(
      `SELECT "messageId" AS id, body FROM delivery WHERE kind = 'digest' AND status = 'sent' ORDER BY id DESC LIMIT 1`,
    );
    const { id, body } = row!;
    digest = { id, conversation: `${steering};messageid=${id}`, card: body.parts[0]!.attachments[0]!.content };
  }, 60_000);
  afterAll(() => rig?.stop());

  let count = 0;
  /** Asha presses a button of the digest's card; what her client shows from then on. */
  const press = async (data: object, as: 'Action.Execute' | 'Action.Submit' = 'Action.Execute') => {
    count += 1;
    const common = {
      ...rig.written('asha', ''),
      id: `press-${count}`,
      timestamp: new Date(Date.parse('2027-01-11T09:00:00Z') + count * 60_000).toISOString(),
      conversation: { id: digest.conversation, conversationType: 'channel', isGroup: true },
      channelData: { ...rig.written('asha', '').channelData, channel: { id: steering } },
      replyToId: digest.id,
    };
    const action = { type: 'Action.Execute', verb: 'say', title: 'A button', data };
    const answer = await rig.deliver(
      as === 'Action.Submit'
        ? { ...common, text: undefined, value: data }
        : { ...common, type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } },
    );
    expect(answer.status).toBe(200);
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  };
  const textOf = (card: Element) => elementsOf(card).map(textIn).join('\n');

  it('a button shows its answer to the presser alone, in the place of the digest, and leads back to it', async () => {
    const before = await rig.steering.read();
    const shown = await press({ say: 'status' });
    expect(shown.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(textOf(shown.value)).toContain('Customer focus');
    const [back] = JSON.stringify(shown.value).match(/\{"say":"digest [^}]*\}/) ?? [];
    const stood = await press(JSON.parse(back ?? '{}'));
    expect(stood.value).toEqual(digest.card);
    expect(await rig.steering.read()).toEqual(before);
  });

  it('an old client, which has no such place, is answered in their own chat, with one line in the thread', async () => {
    const before = (await rig.steering.read()).length;
    expect(await press({ say: 'due' }, 'Action.Submit')).toBeUndefined();
    expect((await rig.person('asha').read()).at(-1)?.text).toContain('due');
    const lines = (await rig.steering.read()).slice(before);
    expect(lines.map(({ text }) => text)).toEqual([expect.stringMatching(/^I have answered you in our chat\./)]);
  });

  it('what begins a conversation goes on in their chat, and they are told so in the place of the digest', async () => {
    const shown = await press({ say: 'update customer-focus' });
    expect(textOf(shown.value)).toContain('I have written to you in our direct message.');
    expect((await rig.person('asha').read()).at(-1)?.text).toContain('Customer focus');
  });
});
