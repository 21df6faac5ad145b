import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Incoming, Outcome, Recipient, Sent } from '#core/incoming';
import { buttons, type Form, form, type Message, paragraph, sentence } from '#core/message';
import { type TeamsAdapter, teams } from '../../../adapters/teams/index.ts';
import { referenceOf } from '../../../adapters/teams/reference.ts';
import type { TeamsBody } from '../../../adapters/teams/render.ts';
import { type AgentsPlayground, agentsPlayground } from './agents-playground.ts';
import { filledIn, formOn } from './form-reader.ts';
import type { Element } from './reader.ts';
import { inMemory, silent } from './rig.ts';

const tenant = '00000000-0000-4000-8000-0000000000aa';
const asha = { platform: 'teams', tenant, id: '5b1f0c3e-0000-4000-8000-000000000001' };

describe('with Microsoft’s Agents Playground as the client', () => {
  let adapter: TeamsAdapter;
  let playground: AgentsPlayground;
  let server: Server;
  let received: Incoming[] = [];
  let outcome: Outcome = {};
  let arrived: () => void = () => {};

  beforeAll(async () => {
    const memory = inMemory();
    adapter = teams({ appType: 'SingleTenant', emulator: true, allowedTenants: 'any', memory, log: silent });
    await adapter.start(async (incoming) => {
      for (const [key, value] of Object.entries(incoming.remember ?? {})) await memory.set(key, value);
      received.push(incoming);
      arrived();
      return outcome;
    });
    // Only POST is answered, as main.ts mounts it; the Playground asks HEAD first.
    server = createServer((req, res) =>
      req.method === 'POST' ? void adapter.handle(req, res) : void res.writeHead(405).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    playground = await agentsPlayground(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`);
    await playground.install();
    await heard(({ what }) => what.kind === 'reachable');
  });
  afterAll(async () => {
    await playground.stop();
    await adapter.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    received = [];
    outcome = {};
  });

  /** The next gesture of this kind; the Playground delivers on its own time. */
  async function heard(which: (incoming: Incoming) => boolean): Promise<Incoming> {
    for (;;) {
      const found = received.find(which);
      if (found) return found;
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
  }

  const send = (message: Message, to: Recipient, replaces?: string): Promise<Sent> =>
    adapter.send({ key: 'k', body: adapter.render(message), to, ...(replaces === undefined ? {} : { replaces }) });
  const idOf = (sent: Sent) => {
    expect(sent).toMatchObject({ kind: 'sent' });
    return sent.kind === 'sent' ? sent.messageId : '';
  };
  const question: Message = {
    summary: 'How is it going?',
    blocks: [paragraph('How is Customer focus going?'), buttons({ label: 'Green', say: 'green', to: 'draft:1#rag' })],
  };
  const greenOf = (message: Message) => {
    const body = adapter.render(message) as unknown as TeamsBody;
    const { content } = body.parts[0]!.attachments[0]! as { content: { body: { actions?: object[] }[] } };
    return content.body[1]!.actions![0]! as { title: string; data: object };
  };

  it('tells who can be reached when the app is installed, and who no longer when it is removed', async () => {
    await playground.custom(playground.personal, 'install');
    const added = await heard(({ what }) => what.kind === 'reachable');
    expect(added.from).toMatchObject(asha);
    expect(referenceOf(added.from.address ?? '')?.conversation.id).toBe(playground.personal);
    await playground.custom(playground.personal, 'uninstall');
    expect((await heard(({ what }) => what.kind === 'unreachable')).from).toMatchObject(asha);
  });

  it('hands over what is typed, and answers there', async () => {
    await playground.say(playground.personal, 'amber, go live slips to 31 july');
    const said = await heard(({ what }) => what.kind === 'said');
    expect(said).toMatchObject({ what: { text: 'amber, go live slips to 31 july' }, from: asha });
    idOf(await send(sentence('I have understood: Amber'), { direct: asha, address: said.place.address }));
  });

  it('asks in private, takes Action.Execute and its fallback, and edits the question', async () => {
    const message = idOf(await send(question, { direct: asha }));
    const { fallback: _, ...action } = greenOf(question) as { fallback?: object; title: string; data: object };
    expect(await playground.execute(message, action)).toEqual({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Noted: Green.',
    });
    const pressed = await heard(({ what }) => what.kind === 'pressed');
    expect(pressed.what).toEqual({ kind: 'pressed', say: 'green', to: 'draft:1#rag', message });
    received = [];
    await playground.submit(message, action.data);
    expect((await heard(({ what }) => what.kind === 'pressed')).what).toEqual(pressed.what);
    expect(idOf(await send(sentence('Answered: Green'), { direct: asha }, message))).toBe(message);
  });

  it('takes a form that is filled in on its card, and puts its errors and then what became of it in the card’s place', async () => {
    const reason = { name: 'why', label: 'Why?', input: 'lines', required: true } as const;
    const asked: Form = { to: 'form:1#1', title: 'Customer focus', fields: [reason], send: 'Go to the review' };
    const again: Form = { ...asked, fields: [{ ...reason, value: '?', error: 'Please write a sentence.' }] };
    const sent: Message = { summary: 'The form', blocks: [form(asked)] };
    const message = idOf(await send(sent, { direct: asha }));
    const [activity] = (adapter.render(sent) as unknown as TeamsBody).parts;

    outcome = { answer: { summary: 'Not yet', blocks: [form(again)] } };
    const wrong = await playground.execute(
      message,
      filledIn(activity!.attachments[0]!.content as Element, { 'Why?': '?' }),
    );
    expect((await heard(({ what }) => what.kind === 'form')).what).toEqual({
      kind: 'form',
      to: 'form:1#1',
      values: { why: '?' },
    });
    expect(formOn(wrong.value as Element)?.fields).toEqual([
      { label: 'Why?', value: '?', error: 'Please write a sentence.' },
    ]);

    outcome = { answer: sentence('Your answers are in.') };
    const right = await playground.execute(message, filledIn(wrong.value as Element, { 'Why?': 'A tender failed' }));
    expect(JSON.stringify(right.value)).toContain('Your answers are in.');
  });

  it('tells of a message that was edited and then deleted, by the id under which it came', async () => {
    await playground.say(playground.personal, 'amber');
    const said = await heard(({ what }) => what.kind === 'said');
    const message = said.what.kind === 'said' ? said.what.message : '';
    const done = {
      id: message,
      channelId: 'msteams',
      serviceUrl: referenceOf(said.place.address)!.serviceUrl,
      from: { id: 'user-id-0', aadObjectId: asha.id },
      recipient: { id: '00000000-0000-4000-8000-0000000000b0' },
      conversation: { id: playground.personal, conversationType: 'personal', tenantId: tenant },
    };
    const edit = {
      type: 'messageUpdate',
      text: 'red',
      channelData: { tenant: { id: tenant }, eventType: 'editMessage' },
    };
    await playground.activity({ ...done, ...edit });
    expect((await heard(({ what }) => what.kind === 'edited')).what).toEqual({ kind: 'edited', message, text: 'red' });
    const deletion = { type: 'messageDelete', channelData: { tenant: { id: tenant }, eventType: 'softDeleteMessage' } };
    await playground.activity({ ...done, ...deletion });
    expect((await heard(({ what }) => what.kind === 'deleted')).what).toEqual({ kind: 'deleted', message });
  });

  it('takes a mention in a channel, and answers in its thread', async () => {
    await playground.say(playground.channel, 'status', true);
    const said = await heard(({ what }) => what.kind === 'said');
    expect(said).toMatchObject({ what: { text: 'status' }, place: { kind: 'channel', id: playground.channel } });
    const sent = await send(sentence('All Green'), { channel: playground.channel, address: said.place.address });
    idOf(sent);
    const thread = sent.kind === 'sent' ? referenceOf(sent.address ?? '') : undefined;
    expect(thread).toEqual(expect.objectContaining({ conversation: referenceOf(said.place.address)?.conversation }));
  });

  it('posts a digest to a channel by its id alone, and edits it', async () => {
    const message = idOf(await send(sentence('The digest'), { channel: playground.channel }));
    expect(idOf(await send(sentence('The digest, corrected'), { channel: playground.channel }, message))).toBe(message);
  });

  it('answers a press in a channel in the place of the card, which leads back to it', async () => {
    const digest: Message = { summary: 'The digest', blocks: [...question.blocks, paragraph('Week to 18 January')] };
    const sent = await send(digest, { channel: playground.channel });
    const message = idOf(sent);
    const thread = referenceOf((sent.kind === 'sent' && sent.address) || '')?.conversation.id ?? '';
    const back = { label: 'Back to the digest', say: 'digest bsg', to: 'back' };
    outcome = { answer: { summary: 'ICT is Red', blocks: [paragraph('ICT is Red'), buttons(back)] } };
    const { fallback: _, ...green } = greenOf(question) as { fallback?: object; title: string; data: object };
    const answered = await playground.execute(message, green, thread);
    expect(await heard(({ what }) => what.kind === 'pressed')).toMatchObject({
      place: { kind: 'channel', id: playground.channel },
      reply: 'acknowledgement',
      covers: message,
    });
    expect(answered.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(answered.value)).toContain('ICT is Red');
    const body = (answered.value as { body: { actions?: { title: string }[] }[] }).body;
    const pressed = body.at(-1)?.actions?.[0];
    expect(pressed?.title).toBe('Back to the digest');
    outcome = { answer: digest };
    const stood = (adapter.render(digest) as unknown as TeamsBody).parts[0]!.attachments[0]!.content;
    expect((await playground.execute(message, pressed!, thread)).value).toEqual(stood);
  });

  it('is told of a channel that does not exist', async () => {
    expect(await send(sentence('x'), { channel: '19:none@thread.tacv2' })).toMatchObject({ kind: 'refused' });
  });

  it('tells the member’s address in the directory', async () => {
    expect(await adapter.profile(asha)).toEqual({ name: 'Asha Patel', email: 'asha.patel@example.org' });
  });

  it('lets the longest message through, part by part', async () => {
    const text = Array.from({ length: 6_000 }, (_, at) => `word${at}`).join(' ');
    expect(idOf(await send(sentence(text), { channel: playground.channel })).split(',').length).toBeGreaterThan(1);
  });
});
