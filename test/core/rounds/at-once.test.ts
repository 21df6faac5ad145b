import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

describe('several messages of one person that come at once', () => {
  const { says, at, database } = talk();
  const rows = async (sql: string) => (await database.pool.query(sql)).rows;
  const text = async (said: string) => (await says('lea', said)).map((each) => each.text).join('\n');

  it('are heard one after the other: an answer is submitted once, and what comes later finds where that led to', async () => {
    await at('2027-01-04T10:00:00Z');
    for (const each of ['update hr', 'amber', 'two posts are vacant', 'both filled by 12 March', 'submit'])
      await says('lea', each);
    const replies = await Promise.all(['submit', 'submit', 'submit'].map(text));
    expect(replies.filter((each) => each.includes('Submitted, thank you.'))).toHaveLength(1);
    const after = await text('submit');
    expect(after).toContain('I am not asking you anything at the moment');
    expect(replies.filter((each) => each === after)).toHaveLength(2);
    expect(await rows(`SELECT version, rating FROM update WHERE kind = 'round' AND at > '2027-01-01'`)).toEqual([
      { version: 1, rating: 'amber' },
    ]);
  });

  it('each find what the one before said', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('lea', 'update hr');
    const replies = await Promise.all(['amber', 'two posts are vacant'].map(text));
    const [draft] = await rows(`SELECT state -> 'answers' AS answers FROM draft`);
    expect(draft.answers).toMatchObject({ rating: 'amber' });
    expect(replies.join('\n')).toContain('two posts are vacant');
  });
});
