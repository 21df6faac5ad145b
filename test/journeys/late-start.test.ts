import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playgroundRig } from '../kit/playground-rig.ts';
import { newest, type Rig } from '../kit/rig.ts';

describe('a programme that arrives between a round’s opening and its due date', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await playgroundRig({ REHEARSAL_START: '2027-01-06T10:00:00Z' });
    await rig.quarterdeck.settled();
  }, 60_000);
  afterAll(() => rig?.stop());

  it('asks its office whether to open the round, and nobody anything else', async () => {
    const { text, buttons } = await newest(rig.person('olive'));
    expect(text).toContain('for Q3 2026/27 would have opened on Monday 4 January and is due Friday 15 January.');
    expect(text).toContain('Shall I open it now?');
    expect(buttons).toEqual(['Open Q3 2026/27', 'Preview']);
    await rig.quarterdeck.moveTo('2027-01-07T10:00:00Z');
    // A Thursday: whether anything has changed is asked as in any week in which no round is open.
    for (const key of ['asha', 'gwen', 'mei'])
      expect((await rig.person(key).read()).map(({ text }) => text)).toEqual([
        expect.stringMatching(/nything changed/),
      ]);
  });

  it('asks its leads as soon as the office says so', async () => {
    expect((await rig.person('olive').presses('Open Q3 2026/27')).text).toContain(
      'Your update for October to December',
    );
    const { text } = await newest(rig.person('asha'));
    expect(text).toContain('Two workstreams; about four minutes if little has changed. Due Friday 15 January.');
    expect(text).not.toContain('This comes late');
  });

  it('reminds from then on as planned', async () => {
    await rig.quarterdeck.moveTo('2027-01-12T09:00:00Z');
    expect((await newest(rig.person('mei'))).text).toContain('ICT is due in 3 days, Friday 15 January.');
  });
});
