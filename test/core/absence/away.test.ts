import { describe, expect, it } from '@jest/globals';
import { shared, talk } from '../words/talk.ts';

/** HR has a deputy; ICT has none, and Asha leads it and something sensitive whose deputy is Ben. */
const file = shared
  .replaceAll('ONLY-ALPHA ', '')
  .replace('lead: lea, director: dev', 'lead: lea, director: dev, deputy: zed');
const opens = '2027-01-04T09:00:00Z';

describe('somebody who is away', () => {
  const { says, at, posted, database } = talk(file);
  const to = (person: string) => posted.filter(({ key }) => new RegExp(`[/]${person}(/|$)`).test(key));
  const said = async (person: string, text: string) => (await says(person, text))[0]?.text ?? '';

  it('is noted with weekdays, without a reason, and joined with what was noted before', async () => {
    expect(await said('asha', 'away')).toContain('From which day to which are you away?');
    const noted = await said('asha', '3 January 8 January cover @ben, on holiday in Spain');
    expect(noted).toContain('Noted: you are away from Sunday 3 to Friday 8 January, both days included.');
    expect(noted).toContain('ben is asked instead, and the update says who answered for whom.');
    expect(noted).toContain('Why somebody is away is neither asked nor kept, so the other words were left out.');
    expect(await said('asha', 'away 9 January 12 January')).toContain(
      'away from Sunday 3 to Tuesday 12 January, both days included. It is joined with what was noted before (from Sunday 3 to Friday 8 January).',
    );
    expect(await said('asha', 'away 3 January 12 January')).toContain('That was noted already');
    expect(await said('asha', 'away 8 January 2026 9 January 2026')).toContain('Those days are past');
    const kept = await database.pool.query(
      'SELECT row_to_json(a) AS row FROM absence a UNION ALL SELECT row_to_json(t) FROM audit t UNION ALL SELECT row_to_json(d) FROM delivery d',
    );
    expect(JSON.stringify(kept.rows)).not.toMatch(/on holiday|Spain/i);
  });

  it('is noted for others by their office alone, and nobody covers who may not', async () => {
    expect(await said('ben', 'away @asha 3 January 8 January')).toContain('You can note when you are away yourself.');
    expect(await said('bea', 'away @lea 3 January 8 January')).toContain('You can note when you are away yourself.');
    expect(await said('olive', 'away @lea 3 January 8 January')).toContain(
      'lea is away from Sunday 3 to Friday 8 January',
    );
    expect(await said('asha', 'away 3 January 8 January cover @cllr')).toContain('is a councillor');
    expect(await said('asha', 'away 3 January 8 January cover @asha')).toContain('Nobody can answer for themselves');
    expect(await said('asha', 'away 3 January 8 January cover @stranger because')).toContain(
      'I know nobody called “stranger”',
    );
  });

  it('is sent nothing; the cover is asked in their place, goes on with what is begun, and hands it back', async () => {
    await says('asha', 'away 3 January 8 January cover @cara');
    const [named] = (await at('2026-12-18T10:00:00Z')).filter(({ key }) => key.startsWith('in-place/'));
    expect(named?.text).toContain(
      'asha is away from Sunday 3 to Friday 8 January, and named you to answer meanwhile for ICT',
    );
    expect(await said('cara', 'update ict')).not.toContain('has anything changed');
    await at(opens);
    const [prompt] = to('cara').filter(({ key }) => key.startsWith('ask/'));
    expect(prompt?.text).toContain(
      'asha is away, back on Monday 11 January, and named you. You are asked for ICT and SENSITIVE Nightingale in their place; the update will say so.',
    );
    expect(await said('cara', 'update ict')).toContain('ICT: has anything changed since 9 October?');
    expect(await said('cara', 'Green')).toContain('What shows that it is back on course?');
    await says('cara', 'submit');
    await says('cara', 'submit');
    expect(to('asha')).toEqual([]);
    await at('2027-01-11T09:00:00Z');
    const [back, ...more] = to('asha').concat(posted.filter(({ key }) => key.startsWith('back/')));
    expect(more).toEqual([]);
    expect(back?.text).toContain('Welcome back');
    expect(back?.text).toMatch(/ICT · answered by cara on Monday 4 January, Green/);
    expect(back?.text).toContain('SENSITIVE Nightingale · due Friday 15 January · not started');
    const [ended] = to('cara').filter(({ key }) => key.startsWith('in-place-ended/'));
    expect(ended?.text).toContain('asha is back: you need not answer for SENSITIVE Nightingale any more.');
    const { rows } = await database.pool.query(
      `SELECT "answeredBy", "answeredFor" FROM update WHERE "workstreamId" = 'alpha/ict'`,
    );
    expect(rows).toEqual([{ answeredBy: 'cara', answeredFor: 'asha' }]);
    expect(await said('cara', 'update secret')).not.toContain('SENSITIVE Nightingale:');
  });

  it('is not reminded within a working day of hearing what waits, and whoever covered for several is thanked once', async () => {
    await at('2026-12-21T09:00:00Z');
    await says('asha', 'away 3 January 11 January cover @cara');
    await says('lea', 'away 3 January 11 January cover @cara');
    await at(opens);
    await at('2027-01-12T09:00:00Z');
    const reminded = () => to('asha').filter(({ key }) => key.startsWith('remind/'));
    expect(posted.filter(({ key }) => key.startsWith('back/'))).toHaveLength(2);
    // The one reminder of the programme falls on that day.
    expect(reminded()).toEqual([]);
    const [ended, ...more] = to('cara').filter(({ key }) => key.startsWith('in-place-ended/'));
    expect(more).toEqual([]);
    expect(ended?.text).toMatch(/asha is back.*\nlea is back|lea is back.*\nasha is back/s);
    expect((await says('olive', 'chase'))[0]?.text).toContain('asha');
  });

  it('leaves in the middle of an answer to the deputy, or to nobody, which the office reads; and is back with one word', async () => {
    await at(opens);
    await says('asha', 'update secret');
    await says('asha', 'Green');
    expect(await said('asha', 'away 4 January 15 January')).toContain(
      'ben is asked instead, as deputy; nobody is asked for ICT.',
    );
    await at('2027-01-04T09:05:00Z');
    const [handed] = to('ben').filter(({ key }) => key.startsWith('in-place/'));
    expect(handed?.text).toContain('You are asked for SENSITIVE Nightingale in their place, as the deputy');
    expect(handed?.text).toContain('begun, not sent; what is answered already is there.');
    await at('2027-01-05T09:05:00Z');
    const trouble = posted
      .filter(({ key }) => key.startsWith('trouble/') && key.endsWith('/olive'))
      .map(({ text }) => text);
    expect(trouble.join()).toContain(
      'Nobody is asked for ICT: asha is away until Friday 15 January, with no cover and no deputy.',
    );
    expect(trouble.join()).toContain('[ Ask somebody for ICT ]');
    const before = to('asha').length;
    await at('2027-01-12T09:00:00Z');
    expect(to('asha')).toHaveLength(before);
    const back = await said('asha', 'back');
    expect(back).toContain('Welcome back: you are asked again from today, Tuesday 12 January.');
    expect(back).toContain('[ Start ICT ]');
    expect(await said('asha', 'back')).toContain('You are not noted as away');
  });
});
