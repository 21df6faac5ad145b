import { describe, expect, it } from '@jest/globals';
import { both, talk } from '../words/talk.ts';

describe('home', () => {
  const { says, presses, does, at } = talk(both);
  const home = async (person: string) => (await says(person, 'home'))[0]?.text ?? '';

  it('says what waits, one’s workstreams with the worst first, and one’s groups: for every role in the same words', async () => {
    await at('2027-01-04T10:00:00Z');
    const answer = ['update hr', 'red', 'late', 'x by 12 february', 'change decisions'];
    for (const text of [...answer, 'the board agrees the extra £60,000, by 6 January', 'submit', 'submit'])
      await says('lea', text);
    expect(await home('asha')).toBe(
      `What waits for you
• ICT (Alpha Programme) · your update for Q3 2026/27 · due Friday 15 January · not started
• SENSITIVE Nightingale · your update for Q3 2026/27 · due Friday 15 January · not started
• ICT (Beta Programme) · your update for Q3 2026/27 · due Tuesday 19 January · not started
[ Start ICT (Alpha Programme) ] [ Start SENSITIVE Nightingale ] [ Start ICT (Beta Programme) ]
Your workstreams
• ICT (Alpha Programme) · Red, 9 October · you lead it
• SENSITIVE Nightingale · Red, 9 October · you lead it
• ICT (Beta Programme) · Red, 9 October · you lead it
[ Status ] [ Milestones ] [ Help ]`,
    );
    expect(await home('dev')).toContain('• To approve · 1 update · HR\n[ What I approve ]');
    expect(await home('dev')).toContain('• HR · Red, 4 January · you direct it');
    expect(await home('cara')).toMatch(
      /^What waits for you\n• The board agrees the extra £60,000 · to decide \(A\d+\), by Wednesday 6 January\n\[ A\d+: record the decision \]\nYour groups\n• Alpha Board · next digest Monday 11 January\n\[ Digest of Alpha Board \]/,
    );
    expect(await home('zed')).toContain(
      'Nothing at the moment.\nYour groups\n• Alpha Board · next digest Monday 11 January',
    );
    expect(await home('cllr')).toContain('• Alpha Panel · next digest Monday 11 January');
    expect(await home('vera')).toContain('Your programmes\n• Alpha Programme · you may read it');
    expect(await home('olive')).toBe(
      `What waits for you
• Decisions · 2 needed
• Updates · 4 of 5 not received
[ Decisions ] [ Not received ]
Your programmes
• Alpha Programme · you are its programme office
• Beta Programme · you are its programme office
[ Status ] [ Milestones ] [ Help ]`,
    );
    expect((await presses('dev', 'approve'))[0]?.text).toContain('HR: the update');
  });

  it('names what is sensitive to nobody else', async () => {
    await at('2027-01-04T10:00:00Z');
    for (const person of ['zed', 'cara', 'cllr', 'vera', 'lea']) expect(await home(person)).not.toContain('SENSITIVE');
  });

  it('asked for in a channel is for the asker alone', async () => {
    const heard = await says('asha', 'home', 'C0ALPHA');
    expect(heard.find(({ by }) => by === 'asha')?.text).toContain('SENSITIVE');
    expect(JSON.stringify(heard.filter(({ by }) => by === 'C0ALPHA'))).not.toContain('SENSITIVE');
  });

  it('stands on the page that a platform keeps for us, and what is typed then still answers what was asked before', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('lea', 'update hr');
    const [page] = await does('lea', { kind: 'opened-home' });
    expect(page?.message.summary).toBe('One thing waits for you.');
    expect((await says('lea', 'Green'))[0]?.text).toContain('Rating: Green');
    expect((await does('stranger', { kind: 'opened-home' }))[0]?.text).toContain('I do not know you yet');
  });
});
