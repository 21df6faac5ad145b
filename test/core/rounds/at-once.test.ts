import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

describe('several messages of one person that come at once', () => {
  const { says, at, database } = talk();
  const versions = async () =>
    (
      await database.pool.query(
        `SELECT version, rating FROM update WHERE kind = 'round' AND at > '2027-01-01' ORDER BY id`,
      )
    ).rows;

  it('are heard one after the other: an answer is submitted once, and the others are told so', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('lea', 'update hr');
    await says('lea', 'green');
    await says('lea', 'submit');
    const replies = await Promise.all(['submit', 'submit', 'submit'].map((text) => says('lea', text)));
    const texts = replies.flat().map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Submitted, thank you.'))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('Nothing was sent again.'))).toHaveLength(2);
    expect(await versions()).toEqual([{ version: 1, rating: 'green' }]);
  });

  it('each find what the one before said', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('lea', 'update hr');
    const [first, second] = await Promise.all([says('lea', 'amber'), says('lea', 'two posts are vacant')]);
    const [draft] = (await database.pool.query(`SELECT state -> 'answers' AS answers FROM draft`)).rows;
    expect(draft.answers).toMatchObject({ rating: 'amber' });
    expect([...first, ...second].map(({ text }) => text).join('\n')).toContain('two posts are vacant');
  });
});
