import { describe, expect, it } from '@jest/globals';
import type { Block } from '#core/message';
import { both, type Heard, talk } from '../words/talk.ts';

const file = both.replace(
  'reason: Alpha reason }] }',
  `reason: Alpha reason }], milestones: [
          { key: go, title: Go live, baseline: 2026-12-01, critical: true },
          { key: panel, title: SENSITIVE panel, baseline: 2026-12-02, sensitive: true } ] }`,
);
const kindsOf = (heard: Heard | undefined): Block['kind'][] => heard?.message.blocks.map(({ kind }) => kind) ?? [];

describe('a time plan and a history of ratings', () => {
  const { says, presses, database, refusals } = talk(file);
  const kept = async () => (await database.pool.query('SELECT id, data FROM picture ORDER BY "keptAt"')).rows;

  it('of a group stand in its channel, as a picture and as a table', async () => {
    const [plan] = await says('cara', 'plan', 'C0ALPHA');
    expect(plan?.by).toBe('C0ALPHA');
    expect(kindsOf(plan)).toEqual(['heading', 'image', 'table', 'buttons']);
    expect(plan?.text).toContain('1. Go live (critical), ICT · When: 1 December');
    // A director who is no member reads the digest there, and so its time plan; elsewhere not.
    expect(await says('dev', 'plan alpha/board', 'C0ALPHA')).toMatchObject([{ by: 'C0ALPHA', text: plan?.text }]);
    expect((await says('dev', 'plan alpha/board'))[0]?.text).toContain('There is no workstream “alpha/board”');
    const [history] = await says('cara', 'history', 'C0ALPHA');
    expect(kindsOf(history)).toEqual(['heading', 'image', 'table']);
    expect(history?.text).toContain('1. ICT · Now: Red · Before: Red in Q2 2026/27');
  });

  it('can be typed as people say it, and be asked of a workstream', async () => {
    expect((await says('zed', 'time plan board'))[0]).toMatchObject({
      by: 'zed',
      text: expect.stringContaining('Alpha Board: time plan'),
    });
    expect((await says('dev', 'plan ict'))[0]).toMatchObject({
      by: 'dev',
      text: expect.stringContaining('ICT: time plan'),
    });
    const [hr] = await says('lea', 'plan hr');
    expect(hr?.text).toBe('No milestone of HR has a date yet.');
    expect((await says('lea', 'history hr'))[0]?.text).toBe('HR has no rating yet.');
  });

  it('hold nothing sensitive, since a picture can be passed on', async () => {
    const [refused] = await says('dev', 'plan secret');
    expect(refused?.text).toContain('a picture can be passed on, so none is made of it');
    await says('olive', 'plan alpha/board');
    expect(JSON.stringify(await kept())).not.toContain('SENSITIVE');
  });

  it('name nothing that the asker may not see, and the trail keeps who asked', async () => {
    const [none] = await says('bert', 'plan alpha/ict');
    expect(none?.text).toContain('There is no workstream “alpha/ict” that you can see.');
    expect(await refusals()).toEqual(['bert: workstream.read alpha/ict (alpha)']);
  });

  it('of councillors have what was approved, and in private', async () => {
    const [said] = await says('cllr', 'plan', 'C0PANEL');
    expect(said).toMatchObject({
      by: 'cllr',
      text: 'Nothing of Alpha Panel is approved yet, so there is nothing to show.',
    });
    expect((await says('cllr', 'history ict'))[0]?.text).toBe(
      'Nothing of ICT is approved yet, so there is nothing to show.',
    );
  });

  it('ask of which group or workstream, each a press away', async () => {
    const [asked] = await says('asha', 'plan');
    expect(asked?.text).toContain('Of which group or workstream?');
    expect(asked?.text).toContain('[ ICT (Alpha Programme) ] [ ICT (Beta Programme) ]');
    expect((await presses('asha', 'history beta/ict'))[0]?.text).toContain('1. ICT · Now: Red');
  });

  it('asked again are the same picture; one that shows something else has a name of its own', async () => {
    await says('cara', 'plan', 'C0ALPHA');
    const before = await kept();
    await says('cara', 'plan', 'C0ALPHA');
    expect(await kept()).toEqual(before);
    await database.pool.query(`UPDATE milestone SET forecast = '2027-03-01' WHERE id = 'alpha/ict/go'`);
    await says('cara', 'plan', 'C0ALPHA');
    const after = await kept();
    expect(after).toHaveLength(2);
    expect(after).toEqual(expect.arrayContaining(before));
  });
});
