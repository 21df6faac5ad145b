import { describe, expect, it } from '@jest/globals';
import { talk } from './talk.ts';

const told = expect.stringContaining('I have answered you in our chat.');
const nothingApproved = 'Alpha Panel gets approved content only, and nothing is approved yet';

describe('digest', () => {
  const { says, presses, at, posted, database } = talk();
  const digests = () => posted.filter(({ key }) => key.startsWith('digest/'));

  it('stands in the channel of an officer group, for who may preview it', async () => {
    const [said] = await says('cara', 'digest', 'C0ALPHA');
    expect(said).toMatchObject({ by: 'C0ALPHA', text: expect.stringContaining('Alpha Programme, week to') });
  });

  it('of a group of councillors stands in no channel, and shows its chair nothing that is not approved', async () => {
    const [office, here] = await says('olive', 'digest', 'C0PANEL');
    expect(office).toMatchObject({ by: 'olive', text: expect.stringContaining('Alpha Programme, week to') });
    expect(here).toMatchObject({ by: 'C0PANEL', text: told });
    const [chair] = await says('cllr', 'digest', 'C0PANEL');
    expect(chair).toMatchObject({ by: 'cllr', text: `${nothingApproved}.` });
  });

  it('is not previewed by a member, who reads it with “digest me”, alone', async () => {
    const [refused] = await says('zed', 'digest board preview');
    expect(refused?.text).toContain('is previewed by its chair, the sponsor and the programme office');
    const [mine, here] = await says('zed', 'digest me', 'C0ALPHA');
    expect(mine).toMatchObject({ by: 'zed', text: expect.stringContaining('Alpha Programme, week to') });
    expect(here).toMatchObject({ by: 'C0ALPHA', text: told });
    expect((await says('cllr', 'digest me'))[0]?.text).toBe(`The ${nothingApproved}.`);
    expect((await says('lea', 'digest me'))[0]?.text).toContain('is not among what you can do here');
    expect((await says('claire', 'digest me'))[0]?.text).toContain('member of no steering group');
  });

  it('asks which group is meant, and each is a press away', async () => {
    const [asked] = await says('olive', 'digest board');
    expect(asked?.text).toContain('[ Alpha Board ] [ Beta Board ]');
    const [pressed] = await presses('olive', 'digest beta/board');
    expect(pressed?.text).toContain('Beta Programme, week to');
  });

  it('is not posted to councillors, and the office is told so at once', async () => {
    expect((await says('olive', 'digest panel post'))[0]?.text).toBe(`${nothingApproved}, so nothing was posted.`);
    const { rows } = await database.pool.query(`SELECT key FROM delivery WHERE kind = 'digest'`);
    expect(rows).toEqual([]);
  });

  it('is posted each time the office asks, at one instant of a rehearsal too, but not while it is on its way', async () => {
    const onItsWay = 'The digest of Alpha Board is on its way to its channel.';
    expect((await says('olive', 'digest alpha/board post'))[0]?.text).toBe(onItsWay);
    expect((await says('olive', 'digest alpha/board post'))[0]?.text).toBe(
      onItsWay.replace('channel.', 'channel already.'),
    );
    await at('2026-12-18T08:00:00Z');
    expect((await says('olive', 'digest alpha/board post'))[0]?.text).toBe(onItsWay);
    await at('2026-12-18T08:00:00Z');
    expect(digests()).toHaveLength(2);
  });
});
