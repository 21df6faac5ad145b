import { describe, expect, it } from '@jest/globals';
import { talk } from '../../words/talk.ts';

describe('status, typed in a channel', () => {
  const { says, presses, database } = talk();

  it('of the group’s own programme stands there, as far as the group oversees it', async () => {
    const [said] = await says('olive', 'status alpha', 'C0ALPHA');
    expect(said).toMatchObject({ by: 'C0ALPHA', text: expect.stringContaining('2 workstreams: 1 Red, 1 without') });
    expect(said?.text).not.toContain('SENSITIVE');
  });

  it('of another programme comes to the asker, whole', async () => {
    const [mine, here] = await says('olive', 'status beta', 'C0ALPHA');
    expect(mine).toMatchObject({ by: 'olive', text: expect.stringContaining('2 workstreams: 1 Red, 1 without') });
    expect(here?.text).toContain('I have answered you in our chat.');
  });

  it('comes to the asker where two groups share the channel: nobody knows who reads there', async () => {
    await database.pool.query(`UPDATE steering_group SET channel = '{"slack": "C0ALPHA"}' WHERE id = 'alpha/panel'`);
    const [said] = await says('olive', 'status alpha', 'C0ALPHA');
    expect(said?.by).toBe('olive');
  });

  it('asks which workstream is meant where two programmes have the same key, and each is a press away', async () => {
    const [asked] = await says('asha', 'status ict');
    expect(asked?.text).toContain('[ ICT (Alpha Programme) ] [ ICT (Beta Programme) ]');
    expect((await presses('asha', 'status beta/ict'))[0]?.text).toContain('Beta reason');
  });
});
