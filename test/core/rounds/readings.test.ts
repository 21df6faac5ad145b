import { describe, expect, it } from '@jest/globals';
import { answer, startAnswer } from '#core/rounds/answer';
import { talk } from '../words/talk.ts';
import { withOwners } from './figures/file.ts';

describe('a figure that is corrected after a later round was answered', () => {
  const { says, store, at, database } = talk(withOwners);
  const readings = async (indicator: string) =>
    (await database.pool.query('SELECT readings FROM indicator WHERE id = $1', [indicator])).rows[0].readings;
  const inOneGo = async (person: string, ...texts: readonly string[]) => {
    let last = '';
    for (const text of texts) last = (await says(person, text))[0]?.text ?? '';
    return last;
  };

  it('is corrected in its own period, and nothing else is', async () => {
    await at('2027-01-04T10:00:00Z');
    await inOneGo('mei', 'update ict', 'green', '120', 'skip', 'skip', 'skip', 'submit');
    expect(await readings('alpha/ict/tickets')).toEqual({ 'Q3 2026/27': 120 });
    await at('2027-04-01T10:00:00Z');
    await inOneGo('mei', 'update ict', 'change something', 'green', '140', 'skip', 'skip', 'skip', 'submit');
    expect(await readings('alpha/ict/tickets')).toEqual({ 'Q3 2026/27': 120, 'Q4 2026/27': 140 });
    await inOneGo('mei', 'update ict Q3 2026/27', 'change tickets', '125', 'submit', 'Miscounted');
    expect(await readings('alpha/ict/tickets')).toEqual({ 'Q3 2026/27': 125, 'Q4 2026/27': 140 });
    await inOneGo('mei', 'update ict Q3 2026/27', 'change tickets', 'not yet available', 'submit', 'Not counted');
    expect(await readings('alpha/ict/tickets')).toEqual({ 'Q4 2026/27': 140 });
  });

  it('is corrected by its owner too', async () => {
    const say = (round: string, ...texts: readonly string[]) =>
      store(async (tx) => {
        const ben = (await tx.people.actor('ben', 'slack'))!;
        const where = { round, workstream: 'alpha/focus', part: 'ben' };
        await startAnswer(tx, ben, where);
        for (const text of texts) await answer(tx, ben, where, { say: text });
      });
    const third = 'alpha/2026-10_2026-12';
    await at('2027-01-05T10:00:00Z');
    await say(third, '86', 'submit');
    await at('2027-04-06T10:00:00Z');
    await inOneGo('asha', 'update focus', 'change something', 'green', 'skip', 'skip', 'skip', 'submit');
    await say('alpha/2027-01_2027-03', '88', 'submit');
    expect(await readings('alpha/focus/answered')).toEqual({ 'Q2 2026/27': 82, 'Q3 2026/27': 86, 'Q4 2026/27': 88 });
    await say(third, 'change calls answered', '87', 'submit', 'Miscounted');
    expect(await readings('alpha/focus/answered')).toEqual({ 'Q2 2026/27': 82, 'Q3 2026/27': 87, 'Q4 2026/27': 88 });
  });
});
