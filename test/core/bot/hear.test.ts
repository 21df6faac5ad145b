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
      expect((await says('asha', label))[0]?.text).toContain(
        'SENSITIVE Nightingale: has anything changed since 9 October?',
      );
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

  it.each(['Handover', 'audit'])('is the answer where it is a word that is not for them: “%s”', async (text) => {
    await inReason();
    await says('asha', text);
    expect(await answers()).toMatchObject({ rating: 'amber', reason: text });
  });

  it.each(['Nothing new', 'No news', 'That’s all'])(
    'is the answer where it would else answer what is asked between rounds: “%s”',
    async (text) => {
      await inReason();
      await says('asha', text);
      await says('asha', 'A new supplier is named in March');
      expect(await answers()).toMatchObject({
        rating: 'amber',
        reason: text,
        path: { text: 'A new supplier is named in March' },
      });
      expect((await database.pool.query('SELECT FROM update')).rowCount).toBe(0);
    },
  );

  it('is “nothing new” to whether anything has changed: submitted at once', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('lea', 'update hr');
    await says('lea', 'green');
    await says('lea', 'submit');
    await says('lea', 'submit');
    await at('2027-04-01T10:00:00Z');
    await says('lea', 'update hr');
    expect((await says('lea', 'nothing new'))[0]?.text).toContain('HR: Submitted, thank you.');
  });

  it.each(['Go on', 'Start'])('goes on with it: “%s”', async (text) => {
    await inReason();
    expect((await says('asha', text))[0]?.text).toContain('Why is it Amber?');
  });
});

describe('a button’s label, typed as it reads', () => {
  const { says, presses, at } = talk();

  it('is refused to who may only read, with who can help; what they may not see is not confirmed', async () => {
    await at('2027-01-04T10:00:00Z');
    expect((await says('vera', 'Start HR'))[0]?.text).toBe(
      'You can see HR but not change it. Its programme office is olive.',
    );
    const refused = '“update” is not among what you can do here. “help” lists what is.';
    for (const text of ['update', 'update secret', 'update nothing'])
      expect((await says('vera', text))[0]?.text).toBe(refused);
  });

  it('chooses which was meant', async () => {
    const [asked] = await says('asha', 'status ict');
    expect(asked?.text).toContain('[ ICT (Beta Programme) ]');
    expect((await says('asha', 'ict (beta programme)'))[0]?.text).toContain('Beta reason');
  });

  it('is that of the newest message, and of no other', async () => {
    await says('asha', 'status ict');
    await says('asha', 'Later');
    expect((await says('asha', 'ICT (Beta Programme)'))[0]?.text).toContain('I am not asking you anything');
  });

  it('is understood in the middle of an answer, which it leaves as it is', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('asha', 'update alpha/ict');
    await says('asha', 'Amber');
    await presses('asha', 'status ict');
    expect((await says('asha', 'ICT (Beta Programme)'))[0]?.text).toContain('Beta reason');
    expect((await says('asha', 'The supplier withdrew'))[0]?.text).toContain('The supplier withdrew');
  });

  it('steers the answer that they are in the middle of, where it is a word of that too', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('asha', 'update alpha/ict');
    await says('asha', 'Amber');
    await at('2027-01-12T09:00:00Z');
    expect((await says('asha', 'Later'))[0]?.text).toContain('ICT: your answers are kept');
  });

  it('answers what a word asked for, pressed or typed, and what is typed then is no answer to it', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('lea', 'Later');
    expect((await says('lea', 'Tuesday 5 January'))[0]?.text).toContain('on Tuesday 5 January at 09:00');
    await says('lea', 'Later');
    expect((await says('lea', 'Today at 16:00'))[0]?.text).toContain('on Monday 4 January at 16:00');
    await says('lea', 'Later');
    await presses('lea', 'later 2027-01-05');
    expect((await says('lea', 'Friday'))[0]?.text).toContain('I am not asking you anything');
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
