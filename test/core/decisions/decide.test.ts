import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { formIn } from '#core/message';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  olive: 'Olive Mbeki',
  asha: 'Asha Patel',
  dev: 'Dev Sharma',
  claire: 'Claire Moore',
  zed: 'Zed Young',
};
const file = `version: 1
organisation:
  name: Example County Council
  timeZone: Europe/London
  keyDecision: { spend: 500000, wards: 2, noticeClearDays: 28 }
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
  - { key: cllr, name: Cllr Price, kind: councillor, email: cllr@example.org, slack: U0CLLR }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: olive
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: claire, members: [claire, zed], channel: { slack: C0BOARD }, digest: { cron: "0 9 * * 1" } }
      - { key: panel, name: Scrutiny Panel, kind: councillor, chair: cllr, members: [cllr], channel: { slack: C0PANEL }, digest: { cron: "0 9 * * 1" }, meetings: [{ on: 2027-01-05 }, { on: 2027-02-05 }] }
    workstreams:
      - { key: ict, name: ICT, lead: asha, director: dev }
    decisions:
      - { key: pilots, text: Choose the three pilot areas, of: board, by: 2027-02-26, options: [Rose Hill, Barton] }
      - { key: scheme, text: Approve the scheme in all wards, of: panel, by: 2027-02-05, recommended: That the scheme be approved }
      - { key: cuts, text: SENSITIVE cuts, of: board, sensitive: true }
`;

describe('a decision', () => {
  const { says, presses, opens, fills, at, later, posted, database, store } = talk(file);
  const said = async (person: string, ...texts: readonly string[]) => {
    let text = '';
    for (const each of texts) text = (await says(person, each))[0]?.text ?? '';
    return text;
  };
  const asksFor = async (decision: string) => {
    await at('2027-01-04T10:00:00Z');
    await said('asha', 'update ict', 'green', 'change decisions', decision, 'submit');
    expect(await said('asha', 'submit')).toContain('Submitted');
    const { rows } = await database.pool.query('SELECT id FROM decision_asked ORDER BY id DESC');
    return `A${rows[0].id}`;
  };
  const taken = async () =>
    (
      await database.pool.query(
        'SELECT ref, words, body, who, "on", "where", why, considered, "keyDecision" AS key, "byId" AS by, reason FROM decision_taken ORDER BY id',
      )
    ).rows;
  /** What is new is told to the director first, and the digest waits for that. */
  const digestOf = async (group: string, day: string) =>
    [...(await at(`${day}T09:00:00Z`)), ...(await later(1))].find(({ key }) => key.startsWith(`digest/alpha/${group}/`))
      ?.text;

  it('that an answer asks for has a name, is listed, recorded one question at a time by its chair, and leaves what is asked', async () => {
    const ref = await asksFor('the board agrees the extra £60,000, by 1 February');
    expect(await digestOf('board', '2027-01-11')).toContain(
      `New: the board agrees the extra £60,000 (ICT), by Monday 1 February (${ref})`,
    );
    const listed = await said('zed', 'decisions');
    expect(listed).toContain(
      `Alpha Board\n• The board agrees the extra £60,000, by Monday 1 February (${ref}). ICT\n• Choose the three pilot areas, by Friday 26 February (pilots)`,
    );
    expect(listed).toContain(
      'Scrutiny Panel\n• Approve the scheme in all wards, by Friday 5 February (scheme). Could be a key decision: notice must be given by Thursday 7 January'.replace(
        'must be given',
        'had to be given',
      ),
    );
    expect(listed).not.toContain('SENSITIVE');
    expect(listed).not.toContain('record the decision');
    expect(await said('zed', `decide ${ref}`)).toContain('“decide” is not among what you can do here');
    expect(await said('claire', 'decisions overdue')).toContain('No decision is needed at the moment and overdue.');

    expect((await presses('claire', `decide ${ref}`))[0]?.text).toContain(
      'What was decided on “the board agrees the extra £60,000”, in which words?',
    );
    expect(await taken()).toEqual([]);
    expect(await said('claire', 'Yes')).toContain('What was decided on');
    expect(await said('claire', 'To meet the extra cost of £60,000 from the reserve')).toContain(
      'On which day was it decided?',
    );
    expect(await said('claire', 'next Friday')).toContain('has not come yet');
    expect(await said('claire', 'last Friday')).toContain('Where, or under which delegation?');
    // What was said is kept, whatever comes between.
    expect(await said('claire', 'status')).toContain('Alpha Programme');
    expect(await said('claire', `decide ${ref}`)).toContain('Where, or under which delegation?');
    expect(await said('claire', 'at its meeting')).toContain('Why was it decided so?');
    expect(await said('claire', 'The tender cannot wait')).toContain('What else was considered');
    expect(await said('claire', 'Skip')).toContain('One action a line');
    expect(await said('claire', 'sort it out by Easter')).toContain('I cannot tell who does “sort it out by Easter”.');
    const review = await said('claire', 'Asha: place the order, by 31 January');
    expect(review).toContain(
      'Who decided: the Alpha Board\nDecided: To meet the extra cost of £60,000 from the reserve\nWhen: Friday 8 January 2027',
    );
    expect(review).toContain('Actions: place the order (Asha Patel, by Sunday 31 January 2027)');
    expect(await said('claire', 'change why')).toContain('Why was it decided so?');
    await said('claire', 'The tender closes on Friday');
    expect(await said('claire', 'Record it')).toBe(
      'Recorded: the board agrees the extra £60,000. It stands in the next digest as decided, and is asked of nobody any more. Asha Patel is asked about it with the next update.',
    );
    expect(await taken()).toEqual([
      {
        ref,
        words: 'To meet the extra cost of £60,000 from the reserve',
        body: 'alpha/board',
        who: null,
        on: '2027-01-08',
        where: 'at its meeting',
        why: 'The tender closes on Friday',
        considered: null,
        key: null,
        by: 'claire',
        reason: null,
      },
    ]);
    const digest = await digestOf('board', '2027-01-18');
    expect(digest).toContain(
      'Decided since\n• The board agrees the extra £60,000: To meet the extra cost of £60,000 from the reserve. The Alpha Board, 8 January.',
    );
    expect(digest).not.toContain(`(${ref})`);
    expect(await said('zed', 'decisions decided')).toContain('One decision recorded, newest first.');
  });

  it('recorded otherwise is a new record with a reason, and the one before stays', async () => {
    const ref = await asksFor('the board agrees the extra £60,000, by 1 February');
    await at('2027-01-11T10:00:00Z');
    await said(
      'claire',
      `decide ${ref} To meet £60,000, at its meeting, on 8 January because the tender closes`,
      'Skip',
    );
    await said('claire', 'Asha: place the order, by 31 January', 'Record it');
    // The owner of the action is asked about it in their answer.
    await said('asha', 'update ict');
    expect(await said('asha', 'change place the order')).toContain('Is it done?');
    expect(await said('olive', `decide ${ref}`)).toContain('Why is it recorded anew? The record of before stays.');
    await said('olive', 'The minutes say £55,000');
    await said('olive', 'To meet £55,000 from the reserve, at its meeting, on 8 January because the tender closes');
    await said('olive', 'Skip');
    expect(await said('olive', 'nothing to do')).toContain('Decided: To meet £55,000 from the reserve');
    await said('olive', 'record it');
    expect((await taken()).map(({ words, reason }) => [words, reason])).toEqual([
      ['To meet £60,000', null],
      ['To meet £55,000 from the reserve', 'The minutes say £55,000'],
    ]);
    // The same words and the same day repeat it; another day asks for another decision.
    await said('asha', 'update ict', 'change achievements', 'Signed', 'submit', 'submit', 'For completeness');
    expect(await digestOf('board', '2027-01-18')).not.toContain('extra £60,000 (ICT)');
    const [{ key, text }] = (await database.pool.query('SELECT key, text FROM decision_asked')).rows;
    const again = { workstream: 'alpha/ict', key, text };
    for (const by of ['2027-02-01', undefined, '2027-06-01', '2027-06-08'])
      await store((tx) => tx.decisions.noteAsked([{ ...again, ...(by ? { by: by as LocalDate } : {}) }]));
    const asks = await database.pool.query('SELECT "by" FROM decision_asked ORDER BY id');
    expect(asks.rows.map(({ by }) => by)).toEqual(['2027-02-01', '2027-06-08']);
    const actions = await database.pool.query(
      `SELECT actor, action FROM audit WHERE action LIKE 'decision.recorded%' ORDER BY id`,
    );
    expect(actions.rows).toEqual([
      { actor: 'claire', action: 'decision.recorded' },
      { actor: 'olive', action: 'decision.recorded-anew' },
    ]);
  });

  it('of councillors is recorded by the office alone, with the day they met and the last day for notice', async () => {
    await at('2027-02-08T10:00:00Z');
    expect(await said('claire', 'decide scheme')).toContain(
      'You can see scheme but not record it: the programme office records it.',
    );
    expect(await said('cllr', 'decide scheme')).toContain('is not among what you can do here');
    expect(await said('claire', 'decide cuts')).toContain('I cannot tell which decision “cuts” is.');
    expect(await said('olive', 'decide scheme')).toContain('Recommended was: “That the scheme be approved”.');
    const when = await said('olive', 'RESOLVED that the scheme be approved');
    expect(when).toContain('The Scrutiny Panel decides in a meeting. On which day did it meet?');
    expect(when).toContain('[ Friday 5 February 2027 ] [ Tuesday 5 January 2027 ]');
    await said('olive', 'Friday 5 February 2027', 'Skip');
    expect(await said('olive', 'Nothing else')).toContain(
      'Could this be a key decision? Notice had to be given by 7 January, 28 clear days before',
    );
    await said('olive', 'Yes', 'skip');
    await said('olive', 'Record it');
    expect(await taken()).toEqual([
      expect.objectContaining({
        ref: 'alpha/scheme',
        body: 'alpha/panel',
        on: '2027-02-05',
        where: 'at its meeting',
        key: 'yes',
        by: 'olive',
      }),
    ]);
    const { rows } = await database.pool.query(
      `SELECT recommended, resolved, "on", "keyDecision" FROM decision WHERE id = 'alpha/scheme'`,
    );
    expect(rows).toEqual([
      {
        recommended: 'That the scheme be approved',
        resolved: 'RESOLVED that the scheme be approved',
        on: '2027-02-05',
        keyDecision: true,
      },
    ]);
    expect(await digestOf('board', '2027-02-15')).toContain(
      'Approve the scheme in all wards: RESOLVED that the scheme be approved.',
    );
  });

  it('is kept in the words of the minutes, and “as recommended” in those that were recommended', async () => {
    await at('2027-03-01T10:00:00Z');
    const review = 'Is this how it was decided: Choose the three pilot areas?';
    const words = 'RESOLVED to use the halls as the basis for pilots, following the debate on Monday';
    await said('olive', `decide pilots ${words}`, '26 February', 'at its meeting', 'Skip', 'Skip');
    expect(await said('olive', 'Nothing to do')).toContain(
      `${review}\nWho decided: the Alpha Board\nDecided: ${words}\n`,
    );
    await said('olive', 'decide scheme as recommended, on 5 February because it pays for itself', 'Skip', 'No');
    expect(await said('olive', 'Nothing to do')).toContain(
      'Decided: That the scheme be approved\nWhen: Friday 5 February 2027\nWhy: it pays for itself\n',
    );
  });

  it('can be recorded in one line, or as a form', async () => {
    await at('2027-03-01T10:00:00Z');
    const text = await said(
      'olive',
      'decide pilots Rose Hill and Barton, under delegation 4.2, on 26 February because they have halls',
    );
    expect(text).toContain('What else was considered');
    await said('olive', 'Skip');
    expect(await said('olive', 'Nothing to do')).toContain(
      'Decided: Rose Hill and Barton\nWhen: Friday 26 February 2027\nWhere: under delegation 4.2\nWhy: they have halls',
    );
    await said('olive', 'start again');
    const [opened] = await opens('olive', 'decide pilots form');
    const form = formIn(opened!.message)!;
    expect(form.fields.map(({ label }) => label)).toEqual([
      'Decided',
      'When',
      'Where',
      'Why',
      'What else was considered',
      'Actions',
    ]);
    const values = {
      words: 'Rose Hill',
      on: '26 February',
      where: 'at its meeting',
      why: 'It is ready',
      actions: 'Nobody: nothing',
    };
    const [again] = await fills('olive', form.to, values);
    expect(formIn(again!.message)?.fields.find(({ name }) => name === 'actions')?.error).toContain(
      'I do not know which person “Nobody” is.',
    );
    const sent = await fills('olive', form.to, { ...values, actions: 'Claire: tell them', considered: 'Barton' });
    expect(sent.map((each) => each.text).join('\n')).toContain('Decided: Rose Hill');
    expect(await said('olive', 'record it')).toContain(
      'Claire Moore is asked about it as each round opens, and three working days before it is due.',
    );
    expect(await taken()).toEqual([
      expect.objectContaining({ words: 'Rose Hill', considered: 'Barton', body: 'alpha/board' }),
    ]);
    expect(await fills('zed', form.to, values)).toEqual([
      expect.objectContaining({ text: expect.stringContaining('not one of mine') }),
    ]);
    expect(posted.length).toBeGreaterThan(0);
  });
});
