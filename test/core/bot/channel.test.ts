import { describe, expect, it } from '@jest/globals';
import { receiver } from '#core/bot';
import type { Incoming } from '#core/incoming';
import { words } from '#core/words';
import { talk } from '../words/talk.ts';

describe('what is answered in a channel', () => {
  const here = talk();
  const { says, taps, at, posted, database } = here;

  /** The board's digest, posted; the platform's id of its message. */
  const digestPosted = async (): Promise<string> => {
    await at('2027-01-18T09:00:00Z');
    const { rows } = await database.pool.query(
      `SELECT "messageId" FROM delivery WHERE kind = 'digest' AND reader->>'group' = 'alpha/board' AND status = 'sent'`,
    );
    return rows[0].messageId;
  };
  const digestText = () => posted.findLast(({ key }) => key.startsWith('digest/alpha/board/'))?.text ?? 'no digest';

  it('to a press is seen by the presser alone', async () => {
    const said = await taps('zed', 'status alpha/ict', 'C0ALPHA');
    expect(said).toEqual([expect.objectContaining({ by: 'zed' })]);
    expect(said[0]?.text).toContain('Alpha reason');
  });

  it('to a press on a digest leads back to it, as it stands there; and a repetition is answered alike', async () => {
    const message = await digestPosted();
    const [status] = await taps('zed', 'status alpha/ict', 'C0ALPHA', message);
    expect(status?.text).toMatch(/\[ Back to the digest \]$/);
    const [back] = await taps('zed', 'digest alpha/board', 'C0ALPHA', message, 'back');
    expect(back?.text).toBe(digestText());
  });

  it('leads back to the digest as it was last edited', async () => {
    const message = await digestPosted();
    await here.store((tx) =>
      tx.deliveries.announce({
        key: 'edit',
        kind: 'reply',
        about: {},
        urgent: false,
        reader: { group: 'alpha/board', platform: 'slack' },
        replaces: message,
        message: { summary: 'As corrected', blocks: [{ kind: 'paragraph', line: ['As corrected'] }] },
      }),
    );
    here.platforms.answer = () => ({ kind: 'sent', messageId: message });
    await at('2027-01-18T09:30:00Z');
    expect((await taps('zed', 'digest alpha/board', 'C0ALPHA', message, 'back'))[0]?.text).toBe('As corrected');
  });

  it('takes no place that it could not lead back to: of another channel’s message, or one that nobody knows', async () => {
    const message = await digestPosted();
    for (const [channel, covers] of [
      ['C0PANEL', message],
      ['C0ALPHA', '12345.6789'],
    ] as const) {
      expect((await taps('cllr', 'status', channel, covers))[0]?.text).not.toContain('Back to');
      // The button that leads back then does what typing it does.
      expect((await taps('zed', 'help', channel, covers, 'back'))[0]?.text).toContain('What I can do for you');
    }
  });

  it('and starts a conversation in private is said to have gone there', async () => {
    await at('2027-01-05T10:00:00Z');
    const said = await taps('asha', 'update alpha/ict', 'C0ALPHA');
    expect(said.map(({ by }) => by)).toEqual(['asha', 'asha']);
    expect(said[0]?.text).toContain('ICT: has anything changed');
    expect(said[1]?.text).toBe('I have written to you in our direct message.');
  });

  it('opens the recording of a decision in private, and records nothing', async () => {
    const said = await taps('olive', 'decide cuts', 'C0ALPHA');
    expect(said.map(({ by }) => by)).toEqual(['olive', 'olive']);
    expect(said[0]?.text).toContain('SENSITIVE cuts');
    expect(said[1]?.text).toBe('I have written to you in our direct message.');
    expect((await database.pool.query('SELECT FROM decision_taken')).rowCount).toBe(0);
  });

  it('opens a word’s own form behind the button by which a platform offers it', async () => {
    const [asked] = await taps('cara', 'ask alpha/ict', 'C0ALPHA');
    const [, ref] = /“ask (Q\d+)”/.exec(asked?.text ?? '') ?? [];
    const [opened] = await taps('cara', 'Fill in as a form', 'C0ALPHA', undefined, `ask ${ref}`);
    expect(opened?.text).toContain('A question about ICT');
    expect(opened?.message.blocks.some(({ kind }) => kind === 'form')).toBe(true);
  });

  /** Typed in a channel of a platform that can show something there to one person alone, or cannot. */
  const typed = async (text: string, alone?: string) => {
    const incoming: Incoming = {
      keys: [`typed/${text}/${alone}`],
      at: database.now,
      from: { platform: 'slack', tenant: 'T1', id: 'U0ASHA' },
      place: { kind: 'channel', id: 'C0ALPHA', address: 'thread', ...(alone === undefined ? {} : { alone }) },
      what: { kind: 'said', text },
      reply: 'outbox',
    };
    await receiver(here.world, words)(incoming);
    const { rows } = await database.pool.query(
      `SELECT reader, message->>'summary' AS summary FROM delivery WHERE kind = 'reply' ORDER BY id`,
    );
    return rows;
  };

  it('to what is typed is shown there to the asker alone, where the platform can', async () => {
    expect(await typed('due', 'alone')).toEqual([
      {
        reader: { platform: 'slack', channel: 'C0ALPHA', address: 'alone' },
        summary: expect.stringContaining('Nothing is due'),
      },
    ]);
  });

  it('else comes in private, with one line in the thread that says so, and how if there was no conversation yet', async () => {
    const [answer, line] = await typed('due');
    expect(answer).toMatchObject({ reader: { account: { id: 'U0ASHA' } } });
    expect(line).toEqual({
      reader: { platform: 'slack', channel: 'C0ALPHA', address: 'thread' },
      summary: expect.stringMatching(/^I have answered you in our chat\. If nothing comes there, open a chat with me/),
    });
    await says('asha', 'help');
    expect((await typed('due ')).at(-1)?.summary).toBe('I have answered you in our chat.');
  });
});
