import { describe, expect, it } from '@jest/globals';
import { talk } from '../../words/talk.ts';

const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${['olive', 'asha', 'dev']
  .map((key) => `  - { key: ${key}, name: ${key}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: olive
    rounds: { every: quarter, opens: 1, due: 10, closes: 15 }
    steeringGroups: []
    workstreams:
      - key: centre
        name: Customer Service Centre
        lead: asha
        director: dev
        milestones:
          - { key: live, title: Centre live, baseline: 2027-06-30, critical: true }
          - { key: desk, title: Front desk open, baseline: 2027-05-31 }
        indicators: [{ key: answered, name: Calls answered, unit: "%", owner: dev }]
`;

describe('what an answer does to a milestone', () => {
  const { says, at, database } = talk(file);
  const said = async (...texts: readonly string[]) => {
    let text = '';
    for (const each of texts) text = (await says('asha', each))[0]?.text ?? '';
    return text;
  };
  const history = async () =>
    (
      await database.pool.query(
        `SELECT "milestoneId" AS of, kind, "from", "to", state FROM milestone_change ORDER BY id`,
      )
    ).rows.map(({ of, kind, from, to, state }) => `${of.slice('alpha/centre/'.length)} ${kind} ${from} ${to} ${state}`);
  const days = async () =>
    (await database.pool.query('SELECT forecast, actual FROM milestone ORDER BY position')).rows.map(
      ({ forecast, actual }) => [forecast, actual],
    );
  /** The first version, with what is said in it. */
  const answered = async (...texts: readonly string[]) => {
    await at('2027-01-04T10:00:00Z');
    await said('update centre', 'green', ...texts, 'submit');
    expect(await said('submit')).toContain('Submitted, thank you.');
  };
  /** A later version. */
  const corrected = async (...texts: readonly string[]) => {
    await said('update centre', ...texts, 'submit');
    expect(await said('Correction')).toContain('Submitted as a correction');
  };

  it('moves one that is not critical at once, and keeps who said so once, however often the answer is changed', async () => {
    await answered('change front desk open', '30 June because the lease waits');
    expect(await history()).toEqual(['desk moved 2027-05-31 2027-06-30 made']);
    expect(await days()).toEqual([
      [null, null],
      ['2027-06-30', null],
    ]);
    await corrected('change achievements', 'The lease is drawn up');
    expect(await history()).toEqual(['desk moved 2027-05-31 2027-06-30 made']);
    await corrected('change front desk open', '15 June because the lease waits');
    expect(await history()).toEqual(['desk moved 2027-05-31 2027-06-30 made', 'desk moved 2027-05-31 2027-06-15 made']);
    expect(await days()).toEqual([
      [null, null],
      ['2027-06-15', null],
    ]);
  });

  it('puts it back as it was where the answer is taken back, and says so in the history', async () => {
    await answered('change front desk open', 'done on 18 December');
    expect(await days()).toEqual([
      [null, null],
      [null, '2026-12-18'],
    ]);
    await corrected('change front desk open', 'as planned');
    expect(await days()).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(await history()).toEqual(['desk done 2027-05-31 2026-12-18 made', 'desk corrected null 2027-05-31 made']);
  });

  it('takes a critical date back from its approver where the answer is taken back', async () => {
    await answered('change centre live', '31 July because procurement restarted');
    expect(await history()).toEqual(['live moved 2027-06-30 2027-07-31 proposed']);
    await corrected('change centre live', 'as planned');
    expect(await history()).toEqual(['live moved 2027-06-30 2027-07-31 withdrawn']);
    expect(await days()).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('puts a critical date to its approver anew only where the date or the reason is another', async () => {
    await answered('change centre live', '31 July because procurement restarted');
    await corrected('change achievements', 'Tender drafted');
    expect(await history()).toEqual(['live moved 2027-06-30 2027-07-31 proposed']);
    await corrected('change centre live', '31 July because the supplier withdrew');
    expect(await history()).toEqual([
      'live moved 2027-06-30 2027-07-31 withdrawn',
      'live moved 2027-06-30 2027-07-31 proposed',
    ]);
  });

  it('leaves an approved date as it is when the answer is changed in something else', async () => {
    await answered('change centre live', '31 July because procurement restarted');
    await says('dev', 'approve live');
    await corrected('change achievements', 'Tender drafted');
    expect(await history()).toEqual(['live moved 2027-06-30 2027-07-31 approved']);
    expect(await days()).toEqual([
      ['2027-07-31', null],
      [null, null],
    ]);
    await corrected('change centre live', '31 August because the supplier withdrew');
    expect(await history()).toEqual([
      'live moved 2027-06-30 2027-07-31 approved',
      'live moved 2027-07-31 2027-08-31 proposed',
    ]);
  });

  it('leaves a returned date returned until another is said', async () => {
    await answered('change centre live', '31 July because procurement restarted');
    await says('dev', 'return live the board first');
    await corrected('change achievements', 'Tender drafted');
    expect(await history()).toEqual(['live moved 2027-06-30 2027-07-31 returned']);
    expect(await days()).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('leaves a date with its approver when a note says something else, or somebody gives the figures that they own', async () => {
    await at('2026-12-01T10:00:00Z');
    await said('note centre Centre live slips to 31 July because procurement restarted');
    await said('note centre the charter is published');
    expect(await history()).toEqual(['live moved 2027-06-30 2027-07-31 proposed']);
    await said('that is all');
    await answered('change centre live', '31 August because procurement restarted');
    await says('dev', 'update centre');
    await says('dev', '85');
    expect((await says('dev', 'submit'))[0]?.text).toContain('Submitted, thank you.');
    expect(await history()).toEqual([
      'live moved 2027-06-30 2027-07-31 withdrawn',
      'live moved 2027-06-30 2027-08-31 proposed',
    ]);
  });

  it('leaves what was said after the answer as it is, when the answer is corrected in something else', async () => {
    await answered('change front desk open', '30 June because the lease waits');
    await said('note centre Front desk open slips to 31 July because of asbestos');
    const since = await history();
    expect(await days()).toEqual([
      [null, null],
      ['2027-07-31', null],
    ]);
    await corrected('change achievements', 'Tender drafted');
    expect(await history()).toEqual(since);
    await corrected('change front desk open', 'as planned');
    expect(await days()).toEqual([
      [null, null],
      ['2027-07-31', null],
    ]);
    await corrected('change front desk open', '15 August because of asbestos');
    expect((await days())[1]).toEqual(['2027-08-15', null]);
    await corrected('change front desk open', 'as planned');
    expect((await days())[1]).toEqual(['2027-07-31', null]);
  });
});
