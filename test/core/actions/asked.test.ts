import { describe, expect, it } from '@jest/globals';
import { statementsOf } from '../../bench/counting.ts';
import { buttonsOf } from '../../kit/transcript.ts';
import { talk } from '../words/talk.ts';

const person = (key: string, name: string, more = '') =>
  `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()}${more} }`;

/** Claire and Ben lead nothing here and own actions; Asha leads a workstream, and her action is asked about in its answer. */
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London, closures: [2026-12-29, 2026-12-30, 2026-12-31] }
people:
${person('olive', 'Olive Mbeki')}
${person('asha', 'Asha Patel')}
${person('claire', 'Claire Moore')}
${person('ben', 'Ben Carter', ', workingDays: [tue, wed, thu]')}
${person('dev', 'Dev Sharma')}
${person('zed', 'Zed Young')}
${person('cllr', 'Councillor Price', ', kind: councillor')}
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: dev
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: zed, members: [zed] }
      - { key: panel, name: Alpha Panel, kind: councillor, chair: cllr, members: [cllr] }
    workstreams:
      - key: ict
        name: ICT
        lead: asha
        director: dev
        indicators:
          - { key: uptime, name: Uptime, unit: "%", owner: ben }
    decisions:
      - { key: structure, text: Agree the structure, of: board, resolved: Agreed, on: 2026-12-10 }
      - { key: cuts, text: SENSITIVE cuts, of: board, sensitive: true, resolved: Agreed, on: 2026-12-10 }
    actions:
      - { key: costed, text: Bring a costed proposal, owner: claire, by: 2027-01-22, said: in late January, from: structure }
      - { key: tell, text: SENSITIVE tell staff, owner: claire, by: 2027-01-29, from: cuts }
      - { key: stock, text: Count the stock, owner: ben, every: quarter, by: 2027-01-20 }
      - { key: order, text: Place the order, owner: asha, by: 2027-01-22 }
`;

describe('the owner of an action who leads nothing', () => {
  const { at, says, presses, posted, delivery, database, refusals } = talk(file);
  const said = async (who: string, text: string) => (await says(who, text))[0]?.text ?? '';
  const asked = (all: Awaited<ReturnType<typeof at>>) =>
    all.filter(({ key }) => key.startsWith('ask-actions/') || key.startsWith('ask-figures/'));
  const standing = async (action: string) =>
    (await database.pool.query('SELECT "by", said, done FROM action WHERE id = $1', [`alpha/${action}`])).rows[0];

  it('is asked in one message as the round opens, three working days before, and once when the day has passed', async () => {
    expect(await said('olive', 'round preview Q3 2026/27')).toContain(
      'Claire Moore: 2 actions · Slack · Monday 4 January at 09:00',
    );
    const opening = asked(await at('2027-01-04T09:00:00Z'));
    expect(opening.map(({ key }) => key)).toEqual(['ask-actions/alpha/2026-10_2026-12/claire']);
    expect(opening[0]?.text).toContain(
      '• Bring a costed proposal · due Friday 22 January (“in late January”) · from “structure” (costed)\n• SENSITIVE tell staff · due Friday 29 January · from “cuts” (tell)',
    );
    expect(buttonsOf(opening[0]!.message).map(({ say }) => say)).toEqual([
      ...['action costed done', 'action costed', 'action tell done', 'action tell'],
    ]);
    // Ben works from Tuesday, and owns a figure as well: one message.
    const bens = asked(await at('2027-01-05T09:00:00Z'));
    expect(bens).toHaveLength(1);
    expect(bens[0]?.text).toContain('ICT: Uptime');
    expect(bens[0]?.text).toContain('Count the stock · due Wednesday 20 January, every quarter (stock)');
    expect(await delivery('ask-figures/alpha/2026-10_2026-12/ben')).toMatchObject({ status: 'cancelled' });

    expect(asked(await at('2027-01-13T09:00:00Z')).map(({ key }) => key)).toEqual(['ask-actions/alpha/2027-01-13/ben']);
    expect(asked(await at('2027-01-18T09:00:00Z'))).toEqual([]);
    const soon = asked(await at('2027-01-19T09:00:00Z'));
    expect(soon.map(({ key }) => key)).toEqual(['ask-actions/alpha/2027-01-19/claire']);
    expect(soon[0]?.text).toContain('One action is yours. Is it done, or when will it be?');
    expect(soon[0]?.text).not.toContain('tell staff');
    expect(asked(await at('2027-01-21T09:00:00Z')).map(({ key }) => key)).toEqual(['ask-actions/alpha/2027-01-21/ben']);
    expect(asked(await at('2027-01-22T09:00:00Z'))).toEqual([]);
    const late = asked(await at('2027-01-25T09:00:00Z'));
    expect(late[0]?.text).toContain('It is overdue');
    expect(late[0]?.text).toContain('was due on Friday 22 January (“in late January”), 3 days ago');
    // The other’s day brings one message for both; Asha’s own comes in her answer.
    const other = asked(await at('2027-01-26T09:00:00Z'));
    expect(other.map(({ key }) => key)).toEqual(['ask-actions/alpha/2027-01-26/claire']);
    expect(other[0]?.text).toContain('2 actions are yours. 1 overdue.');
    expect(posted.filter(({ key }) => key.startsWith('ask-actions/') && key.endsWith('/asha'))).toEqual([]);
  });

  it('is not asked for what is done by then, nor while away, and finds it when back', async () => {
    await at('2027-01-04T09:00:00Z');
    expect(await said('claire', 'action costed done')).toContain(
      'Noted: “Bring a costed proposal” is done, on Monday 4 January 2027.',
    );
    await said('claire', 'away 25 January 29 January');
    expect(asked(await at('2027-01-19T09:00:00Z')).filter(({ key }) => key.endsWith('claire'))).toEqual([]);
    expect(asked(await at('2027-01-26T09:00:00Z')).filter(({ key }) => key.endsWith('claire'))).toEqual([]);
    const [back] = (await at('2027-02-01T09:00:00Z')).filter(({ key }) => key.startsWith('back/'));
    expect(back?.text).toContain('SENSITIVE tell staff · was due on Friday 29 January, 3 days ago');
  });

  it('says that it is done, when it will be and why, or how it stands; it is said back, kept, and can be taken back', async () => {
    await at('2027-01-04T10:00:00Z');
    expect(await said('claire', 'action')).toContain('2 actions of yours are open.');
    expect((await presses('claire', 'action costed'))[0]?.text).toContain(
      'Bring a costed proposal: is it done, or when will it be?',
    );
    expect(await said('claire', '12 February because the panel has not met')).toContain(
      'Noted: “Bring a costed proposal” is due on Friday 12 February 2027, because the panel has not met; it was due on Friday 22 January 2027.',
    );
    expect(await standing('costed')).toEqual({ by: '2027-02-12', said: '12 February', done: null });
    expect(await said('claire', 'action costed undo')).toContain('Taken back');
    expect(await standing('costed')).toEqual({ by: '2027-01-22', said: 'in late January', done: null });
    expect(await said('claire', 'action costed undo')).toContain('Nothing was said of it here');
    expect(await said('claire', 'action costed The draft is with finance')).toContain(
      'stays open, with what you wrote beside it',
    );
    expect(await said('claire', 'actions mine')).toContain('4 January: The draft is with finance');
    expect(await said('olive', 'action costed done on 2 January')).toContain('is done, on Saturday 2 January 2027');
    expect(await said('olive', 'actions done')).toContain('Bring a costed proposal · done on Saturday 2 January');
    // Said otherwise, it counts anew; what is overtaken cannot be taken back.
    await said('claire', 'action costed 26 February');
    expect(await standing('costed')).toMatchObject({ by: '2027-02-26', done: null });
    await database.pool.query(`UPDATE action SET "by" = '2027-03-01' WHERE id = 'alpha/costed'`);
    expect(await said('claire', 'action costed undo')).toContain('It was changed since');
    const { rows } = await database.pool.query(
      `SELECT actor, before, after FROM audit WHERE action = 'action.answered' ORDER BY id LIMIT 1`,
    );
    expect(rows).toEqual([
      {
        actor: 'claire',
        before: { by: '2027-01-22', said: 'in late January' },
        after: {
          is: 'moved',
          on: '2027-02-12',
          date: '12 February',
          why: 'the panel has not met',
          said: '12 February because the panel has not met',
        },
      },
    ]);
  });

  it('is asked which day was meant where that is not sure, and nothing is noted before', async () => {
    await at('2027-01-04T10:00:00Z');
    const [asks] = await says('claire', 'action costed 3/4');
    expect(await standing('costed')).toMatchObject({ by: '2027-01-22' });
    expect(asks?.text).toContain('as Saturday 3 April 2027. Is that right?');
    const [right] = buttonsOf(asks!.message);
    await presses('claire', right!.say);
    expect(await standing('costed')).toMatchObject({ by: '2027-04-03' });
  });

  it('of one that comes back every quarter says when it was done, and is told when it is due again', async () => {
    await at('2027-01-21T10:00:00Z');
    expect(await said('ben', 'action stock no change')).toContain(
      'It was due on Wednesday 20 January, so it is done or has another date.',
    );
    expect(await said('ben', 'action stock done yesterday')).toContain(
      'is done, on Wednesday 20 January 2027; it is due again on Tuesday 20 April 2027',
    );
  });

  it('takes as many queries to read with two hundred actions as with four', async () => {
    await at('2027-01-04T10:00:00Z');
    const count = async () => {
      const counts: Record<string, number> = {};
      for (const [who, text] of [
        ...['claire', 'zed', 'olive'].map((each) => [each, 'actions'] as const),
        ...['action', 'home', 'due', 'action costed 12 February'].map((text) => ['claire', text] as const),
      ]) {
        await says(who, text);
        counts[`${who}: ${text}`] = (await statementsOf(() => says(who, text))).statements.length;
      }
      return counts;
    };
    const few = await count();
    await database.pool.query(`
      INSERT INTO action SELECT (jsonb_populate_record(a, jsonb_build_object('id', 'alpha/tell-' || n))).*
        FROM action a, generate_series(1, 200) n WHERE a.id = 'alpha/tell'`);
    expect(await count()).toEqual(few);
    const [next] = asked(await at('2027-01-26T09:00:00Z')).filter(({ key }) => key.endsWith('/claire'));
    expect(next?.text).toContain('And 191 more: “actions mine” lists them.');
  });

  it('who leads a workstream says it by the word too, and their answer asks no more', async () => {
    await at('2027-01-04T10:00:00Z');
    expect(await said('asha', 'due')).toContain('One action of yours is open.');
    expect(await said('asha', 'action order done')).toContain('“Place the order” is done, on Monday 4 January 2027.');
    await said('asha', 'update ict');
    expect(await said('asha', 'change place the order')).not.toContain('Is it done?');
  });

  it('shows councillors what an answer says of it once that is approved', async () => {
    await at('2027-01-04T10:00:00Z');
    for (const text of [
      'update ict',
      'Green',
      'change Place the order',
      '12 March because of the supplier',
      'submit',
      'submit',
    ])
      await says('asha', text);
    expect(await standing('order')).toMatchObject({ by: '2027-03-12' });
    expect(await said('zed', 'actions')).toContain('Place the order · due Friday 12 March');
    expect(await said('cllr', 'actions')).toContain('Place the order · due Friday 22 January');
    await database.pool.query(`UPDATE approval SET state = 'approved', stage = 'office'`);
    expect(await said('cllr', 'actions')).toContain('Place the order · due Friday 12 March');
  });

  it('sees their own and nothing else; others see what they may know the decision of', async () => {
    await at('2027-01-04T10:00:00Z');
    const claires = await said('claire', 'actions');
    expect(claires).toContain('Yours\n• Bring a costed proposal');
    expect(claires).toContain('SENSITIVE tell staff');
    expect(claires).not.toContain('Count the stock');
    expect(await said('claire', 'status')).not.toContain('ICT');
    expect(await said('claire', 'due')).toContain('2 actions of yours are open.');
    expect(await said('claire', 'home')).toContain('Bring a costed proposal · due Friday 22 January');
    const zeds = await said('zed', 'actions');
    expect(zeds).toContain(
      'Alpha Board\n• Bring a costed proposal · due Friday 22 January (“in late January”) · from “structure” (costed) · Claire Moore',
    );
    expect(zeds).not.toContain('SENSITIVE');
    expect(await said('zed', 'actions overdue')).toContain('No open action is found for “overdue”.');
    expect(await said('zed', 'actions board')).toContain('One action open.');
    expect(await said('zed', 'action costed done')).toContain(
      'You can see costed but not answer for it: Claire Moore and the programme office can.',
    );
    expect(await said('zed', 'action tell done')).toContain('I do not know an action “tell” of yours.');
    expect(await refusals()).toEqual(['zed: action.answer alpha/costed (alpha)']);
    expect(await said('olive', 'actions')).toContain('SENSITIVE tell staff');
  });
});
