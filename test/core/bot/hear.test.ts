import { describe, expect, it } from '@jest/globals';
import { receiver } from '#core/bot';
import { words } from '#core/words';
import { talk } from '../words/talk.ts';

describe('what is typed in the middle of an answer', () => {
  const { says, at, database } = talk();
  const inReason = async () => {
    await at('2027-01-04T10:00:00Z');
    await says('asha', 'update alpha/ict');
    return says('asha', 'Amber');
  };
  const answers = async () => {
    const { rows } = await database.pool.query(
      `SELECT state->'answers' AS answers FROM draft WHERE "workstreamId" = 'alpha/ict'`,
    );
    return rows[0]?.answers;
  };

  it.each(['Start SENSITIVE Nightingale', 'Go on with SENSITIVE Nightingale', 'start secret'])(
    'goes to the other workstream when it reads as its button: “%s”',
    async (label) => {
      await inReason();
      expect((await says('asha', label))[0]?.text).toContain('SENSITIVE Nightingale: how is it going?');
      expect(await answers()).toEqual({ rating: 'amber' });
    },
  );

  it.each(['Start hiring again in March', 'Change of supplier', 'Status unclear'])(
    'is the answer otherwise: “%s”',
    async (text) => {
      await inReason();
      await says('asha', text);
      expect(await answers()).toMatchObject({ rating: 'amber', reason: text });
    },
  );

  it.each(['Go on', 'Start'])('goes on with it: “%s”', async (text) => {
    await inReason();
    expect((await says('asha', text))[0]?.text).toContain('Why is it Amber?');
  });
});

describe('what a gesture became', () => {
  const deck = talk();

  it('is help, when only Quarterdeck was mentioned', async () => {
    expect((await deck.says('olive', '', 'C0ALPHA'))[0]?.text).toContain('What I can do for you');
  });

  it('is said, so that it can be counted', async () => {
    await deck.says('olive', 'help');
    expect(deck.outcome.became).toBeUndefined();
    await deck.says('zed', 'digest board post');
    expect(deck.outcome.became).toBe('refused');
    const place = { kind: 'direct', id: 'Dzed', address: 'Dzed' } as const;
    const from = { platform: 'slack', tenant: 'T1', id: 'U0ZED' };
    const twice = { keys: ['twice'], at: deck.database.now, from, place, reply: 'outbox' } as const;
    const receive = receiver(deck.world, words);
    expect(await receive({ ...twice, what: { kind: 'said', text: 'help' } })).toEqual({});
    expect(await receive({ ...twice, what: { kind: 'said', text: 'help' } })).toEqual({ became: 'repeated' });
  });
});
