import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

describe('an overall rating', () => {
  const { says, at, database } = talk();
  const text = async (...said: Parameters<typeof says>) => (await says(...said)).map((heard) => heard.text).join('\n');

  it('is set by the sponsor or the office with a reason, and stands beside the worst with who set it, when and why', async () => {
    await at('2027-01-12T10:00:00Z');
    expect(await text('claire', 'overall amber because ICT is red, and all else is on course')).toContain(
      'Alpha Programme is Amber overall, because ICT is red, and all else is on course.',
    );
    const stands =
      'Overall Amber, set by claire on 12 January: ICT is red, and all else is on course. The worst is Red.';
    for (const said of [await text('lea', 'status'), await text('cara', 'digest me')]) {
      expect(said).toContain(stands);
      expect(said).toContain('1 Red');
    }
    expect(await text('olive', 'overall beta: green, it is nearly done')).toContain('Beta Programme is Green overall');
    expect(await text('bert', 'digest me')).toContain('Overall Green, set by olive');
  });

  it('is told to councillors where the office set it', async () => {
    const councillors = async () => [
      await text('olive', 'digest alpha/panel preview'),
      await text('cllr', 'status alpha'),
    ];
    await text('claire', 'overall amber because all else is on course');
    for (const said of await councillors()) expect(said).not.toContain('Overall');
    await text('olive', 'overall alpha amber because all else is on course');
    for (const said of await councillors()) expect(said).toContain('Overall Amber, set by olive on');
  });

  it('wants a reason and a rating of the scale', async () => {
    expect(await text('claire', 'overall amber')).toContain('needs a reason');
    expect(await text('claire', 'overall amber because')).toMatch(/needs a reason|no rating/);
    expect(await text('claire', 'overall splendid because we are')).toContain('I found no rating in that');
    expect(await text('claire', 'overall amber/red because of ICT')).toContain('Amber/Red is not a rating');
    expect(await text('claire', 'status')).not.toContain('Overall');
  });

  it('is taken back by “clear”, and what was set stays on record', async () => {
    await text('claire', 'overall amber because the strategy is nearly agreed');
    await text('olive', 'overall alpha red because it is not');
    expect(await text('olive', 'overall alpha clear')).toContain('has no overall rating any more');
    expect(await text('claire', 'overall clear')).toContain('No overall rating is set');
    expect(await text('claire', 'status')).not.toContain('Overall');
    const { rows } = await database.pool.query(`SELECT rating, "byId" FROM overall_rating ORDER BY id`);
    expect(rows).toEqual([
      { rating: 'amber', byId: 'claire' },
      { rating: 'red', byId: 'olive' },
      { rating: null, byId: 'olive' },
    ]);
    const { rows: trail } = await database.pool.query(
      `SELECT action FROM audit WHERE action LIKE 'overall.%' ORDER BY id`,
    );
    expect(trail.map(({ action }) => action)).toEqual(['overall.set', 'overall.set', 'overall.cleared']);
  });

  it('is nobody else’s to set, and never guesses between programmes', async () => {
    for (const person of ['lea', 'dev', 'cara', 'vera'])
      expect(await text(person, 'overall green because all is well')).not.toContain('is Green overall');
    expect(await text('olive', 'overall green because all is well')).toContain('Which programme?');
    expect(await text('olive', 'status')).not.toContain('Overall');
  });
});
