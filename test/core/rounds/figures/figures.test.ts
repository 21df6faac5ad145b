import { describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { asText, type Message } from '#core/message';
import type { AnswerAt, Tx } from '#core/ports';
import { answer, startAnswer } from '#core/rounds/answer';
import { figuresOf } from '#core/rounds/figures/owned';
import { chase } from '#core/rounds/words/chase';
import { due } from '#core/rounds/words/due';
import { round as roundWord } from '#core/rounds/words/round';
import { unasked } from '#core/rounds/words/unasked';
import { update } from '#core/rounds/words/update';
import type { Call, Word } from '#core/words/word';
import { buttonsOf } from '../../../kit/transcript.ts';
import { desk } from '../../outbox/desk.ts';
import { withOwners } from './file.ts';

const opens = '2027-01-04T09:00:00Z';
const bensTuesday = '2027-01-05T09:00:00Z';
const round = 'alpha/2026-10_2026-12';
const ofFocus: AnswerAt = { round, workstream: 'alpha/focus', part: 'ben' };
const ofIct: AnswerAt = { round, workstream: 'alpha/ict', part: 'ben' };

describe('the owner of indicators', () => {
  const { at, store, delivery, database } = desk({ file: withOwners, on: ['slack'] });

  const as = async <T>(person: string, work: (tx: Tx, actor: Call['actor']) => Promise<T>): Promise<T> =>
    store(async (tx) => work(tx, (await tx.people.actor(person, 'slack'))!));
  const says = async (person: string, where: AnswerAt, ...texts: readonly string[]): Promise<string> => {
    let last: Message = (await as(person, (tx, actor) => startAnswer(tx, actor, where))).message;
    for (const say of texts) last = (await as(person, (tx, actor) => answer(tx, actor, where, { say }))).message;
    return asText(last);
  };
  const word = async (person: string, { run }: Word, args = ''): Promise<string> => {
    const { message } = await as(person, (tx, actor) =>
      run({ tx, actor, args, chat: new Map([['slack', { platform: 'slack' }]]), place: 'direct' } as unknown as Call),
    );
    return `${message.summary}\n${asText(message)}`;
  };
  const figures = (posted: Awaited<ReturnType<typeof at>>) =>
    posted.filter(({ key }) => key.startsWith('ask-figures/'));
  const readings = async (indicator: string) =>
    (await database.pool.query('SELECT readings FROM indicator WHERE id = $1', [indicator])).rows[0].readings;

  it('is asked in one message, in their own hours, for what is available by then; for the rest when it is', async () => {
    expect(figures(await at(opens))).toEqual([]);
    const [asked, ...others] = figures(await at(bensTuesday));
    expect(others).toEqual([]);
    expect(asked?.text).toContain('Your figure for October to December 2026 (Q3)');
    expect(asked?.text).toContain('Customer focus: Calls answered · due Friday 15 January');
    expect(asked?.text).not.toContain('Uptime');
    expect(asked?.text).toContain('[ Give the figure for Customer focus ]');
    // Monday 11 January is the sixth working day; Ben works from Tuesday.
    expect(figures(await at('2027-01-11T12:00:00Z'))).toEqual([]);
    const [later] = figures(await at('2027-01-12T09:00:00Z'));
    expect(later?.key).toBe(`ask-figures/${round}/ben/2027-01-12`);
    expect(later?.text).toContain('ICT: Uptime');
  });

  it('gives it in answer to that message itself', async () => {
    await at(opens);
    await at(bensTuesday);
    const said = (text: string) =>
      as('ben', async (tx, actor) => {
        const call = { tx, actor, args: '', chat: new Map(), place: 'direct' } as unknown as Call;
        const reply = await unasked(call, text);
        return reply && asText(reply.message);
      });
    expect(await said('thanks, will look')).toBeUndefined();
    expect(await said('81%')).toMatch(/^Customer focus\nCalls answered[^\n]*: 81%/);
  });

  it('gives it in a short interview of their own, by its button or by “update”', async () => {
    await at(opens);
    const [asked] = figures(await at(bensTuesday));
    const [button] = buttonsOf(asked!.message);
    expect(button).toMatchObject({ say: 'Start', to: `draft:${round}:alpha/focus@ben#indicator/answered` });
    expect(await word('ben', update)).toContain('Calls answered? Last quarter 82%, target 85%.');
    expect(await word('ben', update, 'customer focus')).toContain('Calls answered? Last quarter 82%');
    expect(await word('ben', due)).toContain('One figure is asked of you.');
    expect(await says('ben', ofFocus, '78', 'More staff at lunchtime', 'Submit')).toContain('Submitted, thank you.');
    const [given] = await store(async (tx) => [await tx.updates.inRound(round, 'alpha/focus', 'ben')]);
    expect(given).toMatchObject({ kind: 'figures', part: 'ben', answeredBy: 'ben' });
    expect(await readings('alpha/focus/answered')).toEqual({ 'Q2 2026/27': 82, 'Q3 2026/27': 78 });
    expect(await word('ben', due)).toContain('Nothing is due from you');
  });

  it('is reminded by “chase” while their figure is missing, also where the answer itself is there', async () => {
    await at(opens);
    await at(bensTuesday);
    await store((tx) =>
      tx.updates.add({
        ...{ workstream: 'alpha/focus', round, kind: 'round', answers: {}, rating: 'green' },
        ...{ answeredBy: 'asha', platform: 'slack', before: [] },
      }),
    );
    await at('2027-01-06T09:00:00Z');
    expect(await word('olive', chase, 'focus')).toContain('Ben Carter: now; 0 reminders left after that.');
    expect((await at('2027-01-06T09:01:00Z')).map(({ key }) => key)).toEqual([`remind/${round}/2027-01-06/ben`]);
    await says('ben', ofFocus, '78', 'More staff at lunchtime', 'Submit');
    expect(await word('olive', chase, 'focus')).toContain('Nothing is missing');
    expect(await word('olive', chase)).not.toContain('Ben Carter');
  });

  it('takes as many queries to know what they owe in two workstreams as in one', async () => {
    await at(opens);
    const asked = async () => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const owned = await as('ben', figuresOf);
      const count = query.mock.calls.length;
      query.mockRestore();
      return [owned.length, count];
    };
    const [one, few] = await asked();
    await database.pool.query(`UPDATE indicator SET available = NULL`);
    const [two, many] = await asked();
    expect([one, two]).toEqual([1, 2]);
    expect(many).toBe(few);
  });

  it('is not asked for what they gave before the message went', async () => {
    await at(opens);
    await says('ben', ofFocus, '86', 'Submit');
    expect(figures(await at(bensTuesday))).toEqual([]);
    expect(await delivery(`ask-figures/${round}/ben`)).toMatchObject({
      status: 'cancelled',
      reason: 'every figure asked of them is given',
    });
  });

  it('is reminded in the round’s reminder of what is not given, and of nothing else', async () => {
    await at(opens);
    await at(bensTuesday);
    await says('ben', ofFocus, '86', 'Submit');
    const reminders = (await at('2027-01-12T09:00:00Z')).filter(({ key }) => key.startsWith('remind/'));
    const toBen = reminders.filter(({ key }) => key.endsWith('/ben'));
    expect(toBen).toHaveLength(1);
    expect(toBen[0]?.text).toContain('ICT: Uptime');
    expect(toBen[0]?.text).not.toContain('Calls answered');
    expect(reminders.map(({ key }) => key.split('/').at(-1)).sort()).toEqual(['asha', 'ben', 'mei']);
  });

  it('who says when a figure comes is left alone until then, and asked again', async () => {
    await at(opens);
    await at(bensTuesday);
    await says('ben', ofFocus, 'not yet available, expected 13 January', 'Submit');
    const before = (await at('2027-01-12T09:00:00Z')).filter(({ key }) => key.endsWith('/ben'));
    expect(before.map(({ text }) => text).join()).not.toContain('Calls answered');
    const [again] = figures(await at('2027-01-13T09:00:00Z'));
    expect(again?.text).toContain('Customer focus: Calls answered');
  });

  it('may give a figure after the round has closed, and correct it', async () => {
    await at(opens);
    await at('2027-01-22T18:00:00Z');
    expect((await store((tx) => tx.rounds.get(round)))?.state).toBe('closed');
    expect(await says('ben', ofIct, '99', 'Submit')).toContain('Submitted');
    expect(await readings('alpha/ict/uptime')).toEqual({ 'Q3 2026/27': 99 });
  });

  it('is in the preview of the round, with where and when they are asked', async () => {
    const preview = await word('olive', roundWord, 'preview Q3 2026/27');
    expect(preview).toContain('3 people are asked about 2 workstreams');
    expect(preview).toContain('Ben Carter: figures for Customer focus and ICT · Slack · Tuesday 5 January at 09:00');
  });

  it('gives what is theirs in a sensitive workstream too', async () => {
    await at(opens);
    await database.pool.query(`UPDATE workstream SET sensitive = true WHERE id = 'alpha/focus'`);
    expect(await says('ben', ofFocus, '86')).toContain('This is sensitive');
  });

  it('gets nothing of others: neither the whole answer nor another’s part', async () => {
    await at(opens);
    const whole = await as('ben', (tx, actor) => startAnswer(tx, actor, { round, workstream: 'alpha/focus' }));
    expect(whole.refused).toMatchObject({ action: 'workstream.answer' });
    const meis = await as('mei', (tx, actor) => startAnswer(tx, actor, ofIct));
    expect(meis.refused).toMatchObject({ action: 'workstream.contribute' });
  });
});
