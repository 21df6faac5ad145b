import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  olive: 'Olive Mbeki',
  asha: 'Asha Patel',
  dev: 'Dev Sharma',
  claire: 'Claire Moore',
};
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
  - { key: cllr, name: Cllr Price, kind: councillor, email: cllr@example.org, slack: U0CLLR }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: claire
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - { key: panel, name: Scrutiny Panel, kind: councillor, chair: cllr, members: [cllr], channel: { slack: C0PANEL }, digest: { cron: "0 9 * * 1" } }
      - { key: board, name: Alpha Board, members: [claire], channel: { slack: C0BOARD }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - key: ict
        name: ICT
        lead: asha
        director: dev
        milestones: [{ key: live, title: Go live, baseline: 2027-01-29 }]
      - { key: hr, name: Workforce, lead: dev, director: dev }
      - { key: parks, name: Parks, lead: asha, director: dev }
`;

describe('a submitted update', () => {
  const { says, presses, at, later, posted, database, store, delivery } = talk(file);
  const said = async (person: string, ...texts: readonly string[]) => {
    let text = '';
    for (const each of texts) text = (await says(person, each))[0]?.text ?? '';
    return text;
  };
  const submitted = async (person: string, workstream: string, ...answers: readonly string[]) => {
    await said(person, `update ${workstream}`, ...answers, 'submit');
    expect(await said(person, 'submit')).toContain('Submitted');
  };
  const keys = (kind: string) =>
    posted.filter(({ key }) => key.startsWith(`${kind}/`)).map(({ key, text }) => ({ key, text }));
  const trail = async () =>
    (await database.pool.query(`SELECT actor, action FROM audit WHERE action LIKE 'update.%' ORDER BY id`)).rows.map(
      ({ actor, action }) => `${actor} ${action}`,
    );
  const panel = async (day: string) => (await at(`${day}T09:00:00Z`)).find(({ key }) => key.includes('/panel/'))?.text;
  const ratingFor = async (person: string) => /Rating: .*/.exec(await said(person, 'status ict'))?.[0];

  it('goes to the director and then to the office, in one message a day each, and councillors read what was approved', async () => {
    await at('2027-01-04T10:00:00Z');
    await submitted('asha', 'ict', 'green', 'change go live', '12 March because of asbestos');
    await submitted('dev', 'hr', 'green');
    expect(keys('review')).toEqual([]);
    expect(await ratingFor('cllr')).toBeUndefined();
    expect(await ratingFor('asha')).toBe('Rating: Green');

    await at('2027-01-05T09:00:00Z');
    // Dev leads Workforce: nobody approves their own, so it waits for the office at once.
    expect(keys('review')).toEqual([
      {
        key: expect.stringMatching(/^review\/\d+\/director\/dev$/),
        text: expect.stringContaining('The update of ICT for Q3 2026/27 waits for your approval.'),
      },
      {
        key: expect.stringMatching(/^review\/\d+\/office\/olive$/),
        text: expect.stringContaining('The update of Workforce'),
      },
    ]);
    expect(keys('review')[0]?.text).toContain('Asha Patel, 4 January (U');
    expect(await said('olive', 'approve ict')).toContain('I cannot tell what “ict” is. One update waits for you.');
    expect(await said('dev', 'approve hr')).toContain('I cannot tell what “hr” is.');
    expect(await said('asha', 'approve ict')).toBe('I cannot tell what “ict” is. Nothing waits for you to decide on.');
    expect(await said('dev', 'approve ict')).toBe(
      'Approved: the update of ICT for Q3 2026/27 goes to the programme office now.',
    );
    expect(await said('dev', 'status ict')).toContain('Approval: waits for Olive Mbeki (U');
    expect(await said('olive', 'approve')).toContain('2 updates wait for you.');
    expect(await panel('2027-01-11')).toBeUndefined();

    expect(await said('olive', 'approve ict')).toBe(
      'Approved: the update of ICT for Q3 2026/27. The Scrutiny Panel may see it from now on.',
    );
    expect(await ratingFor('cllr')).toBe('Rating: Green');
    expect(await said('cllr', 'status ict')).not.toContain('Approval');
    const digest = await panel('2027-01-18');
    expect(digest).toContain('3 workstreams: 1 Green, 1 without a rating, 1 not received');
    expect(digest).toContain(
      'Go live, now Friday 12 March, 42 days after the plan (29 January). ICT, since 4 January.',
    );
    expect(digest).toContain('Awaiting approval\n1 of 3; what stands here was approved before');
    expect(digest).not.toContain('Workforce');
    expect(await trail()).toEqual([
      'asha update.submitted',
      'dev update.submitted',
      'dev update.passed',
      'olive update.approved',
    ]);
  });

  it('comes back to the lead with the reason, and a new version is asked anew', async () => {
    await at('2027-01-04T10:00:00Z');
    await submitted('asha', 'ict', 'green');
    expect(await said('dev', 'return ict')).toContain('Why does it go back?');
    expect(await said('dev', 'which supplier, and since when?')).toContain(
      'Returned: the update of ICT for Q3 2026/27. Asha Patel is told, and may change it.',
    );
    const [back] = (await at('2027-01-04T10:05:00Z')).filter(({ key }) => key.startsWith('review'));
    expect(back?.text).toBe(
      'Dev Sharma has returned your update of ICT for Q3 2026/27.\n> which supplier, and since when?\n[ Change the answer for Q3 2026/27 ]\nWhat you change is a new version, and is asked to be approved again. The rating is yours to choose.',
    );
    expect((await presses('asha', 'update alpha/ict Q3 2026/27'))[0]?.text).toContain('ICT');
    await said('asha', 'change rating', 'amber', 'the supplier is late', 'submit', 'submit');
    await said('asha', 'I chose too early');
    const [first, second] = (await database.pool.query('SELECT id, state, version FROM approval ORDER BY id')).rows;
    expect([first.state, second.state, second.version]).toEqual(['returned', 'waiting', 2]);
    expect(await said('dev', `approve U${first.id}`)).toContain(
      'you returned it on 4 January (“which supplier, and since when?”)',
    );
    // Nobody is asked about the first one any more; that it is worse and that it waits is one message.
    await at('2027-01-05T09:00:00Z');
    expect(keys('review')).toEqual([]);
    const [asked, ...more] = keys('surprise');
    expect(more).toEqual([]);
    expect(asked?.text).toContain('ICT is now Amber (was Green).');
    expect(asked?.text).toContain(`(U${second.id})`);
    expect(asked?.text).toContain('ICT, Q3 2026/27: Amber. The supplier is late. Corrected');
    expect(asked?.text).toContain('Corrected: I chose too early.');
  });

  it('approved, holds for councillors while a newer version waits, with the dates as they were', async () => {
    await at('2027-01-04T10:00:00Z');
    await submitted('asha', 'ict', 'green');
    await said('dev', 'approve ict');
    await said('olive', 'approve ict');
    await at('2027-01-05T10:00:00Z');
    await said(
      'asha',
      'update ict',
      'change rating',
      'red',
      'change reason',
      'the supplier is insolvent',
      'change go live',
      '12 March because of it',
      'submit',
      'submit',
    );
    expect(await said('asha', 'it was signed today')).toContain('Submitted as a correction');
    expect(await ratingFor('cllr')).toBe('Rating: Green');
    expect(await ratingFor('claire')).toMatch(/^Rating: Red/);
    const digest = await panel('2027-01-11');
    expect(digest).toContain('1 Green');
    expect(digest).toContain('Go live, Friday 29 January. ICT.');
    expect(digest).not.toMatch(/insolvent|12 March|Red/);
    // The officers read it when the director has been told.
    await later(1);
    expect(posted.find(({ key }) => key.includes('/board/') && key.includes('2027-01-11'))?.text).toContain(
      'insolvent',
    );
    // Put to the director anew, the old one was approved and stays so.
    expect(await said('dev', 'approve')).toContain('One update waits for you.');
  });

  it('says to councillors why it was corrected where they were shown what it corrects', async () => {
    await at('2027-01-04T10:00:00Z');
    const corrected = async (workstream: string, who: string) => {
      await said(
        who,
        `update ${workstream}`,
        'change rating',
        'amber',
        'skip',
        'submit',
        'submit',
        'I chose too early',
      );
      await said('dev', `approve ${workstream}`);
      await said('olive', `approve ${workstream}`);
      return said('cllr', `status ${workstream}`);
    };
    await submitted('asha', 'ict', 'green');
    expect(await corrected('ict', 'asha')).not.toContain('I chose too early');
    await submitted('asha', 'parks', 'green');
    await said('dev', 'approve parks');
    await said('olive', 'approve parks');
    expect(await corrected('parks', 'asha')).toContain('I chose too early');
  });

  it('is reminded of once, told to the office while the director is silent, and put to the sponsor while the director is away', async () => {
    await at('2027-01-04T10:00:00Z');
    await submitted('asha', 'ict', 'green');
    await at('2027-01-05T09:00:00Z');
    const [reminder] = await at('2027-01-07T09:00:00Z');
    expect(reminder?.text).toContain('The only reminder; the programme office is told if it stays undecided.');
    const [late, ...others] = await at('2027-01-08T18:00:00Z')
      .then(() => at('2027-01-11T09:30:00Z'))
      .then((all) => all.filter(({ key }) => key.startsWith('review')));
    expect(late?.key).toMatch(/^review-late\/\d+\/director\/olive$/);
    expect(late?.text).toContain(
      'ICT, Q3 2026/27: Dev Sharma has not decided since Monday 4 January, and was reminded (U',
    );
    expect(late?.text).toContain('“assign ict director” and their name lets them decide.');
    expect(others).toEqual([]);
    expect(await said('claire', `approve U${/\(U(\d+)\)/.exec(late!.text)![1]}`)).toContain(
      'waits for Dev Sharma at the moment, so nothing was decided.',
    );
    await store((tx) =>
      tx.absences.add({ person: 'dev', from: '2027-01-11', to: '2027-01-22', by: 'dev' } as Parameters<
        typeof tx.absences.add
      >[0]),
    );
    expect(await said('claire', 'approve ict')).toContain('goes to the programme office now');
  });

  it('is decided by whoever the office says directs it now, where the director stays silent', async () => {
    await at('2027-01-04T10:00:00Z');
    await submitted('asha', 'ict', 'green');
    expect(await said('claire', 'approve ict')).toContain('Nothing waits for you to decide on.');
    await said('olive', 'assign ict director claire');
    expect(await said('claire', 'approve ict')).toContain('goes to the programme office now');
    expect(await said('dev', 'approve')).not.toContain('ICT');
  });

  it('comes in one message a day with what waits already, which takes the place of a reminder', async () => {
    await at('2027-01-04T10:00:00Z');
    await submitted('asha', 'ict', 'green');
    await at('2027-01-05T09:00:00Z');
    await submitted('asha', 'parks', 'green');
    const [both, ...more] = (await at('2027-01-06T09:00:00Z')).filter(({ key }) => key.startsWith('review'));
    expect(more).toEqual([]);
    expect(both?.text).toContain('2 updates wait for your approval, 1 of them new: Parks and ICT.');
    expect((await at('2027-01-07T09:00:00Z')).filter(({ key }) => key.startsWith('review'))).toEqual([]);
    // Of Parks nothing was said since.
    const [reminder] = (await at('2027-01-08T09:00:00Z')).filter(({ key }) => key.startsWith('review'));
    expect(reminder?.text).toContain('2 updates wait for your approval: ICT and Parks.');
  });

  it('is asked about at once only once a day, and is due when its workstream is', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('olive', 'round extend parks 20 January');
    await at('2027-01-18T10:00:00Z');
    await submitted('asha', 'parks', 'green');
    await submitted('asha', 'ict', 'green');
    const reviews = async (instant: string) =>
      (await at(`2027-01-${instant}Z`)).filter(({ key }) => key.startsWith('review/')).map(({ text }) => text);
    expect(await reviews('18T10:01:00')).toEqual([expect.stringContaining('The update of ICT')]);
    await says('asha', 'update ict');
    await said('asha', 'change rating', 'amber', 'the supplier is late', 'submit', 'submit', 'I chose too early');
    expect(await reviews('18T11:00:00')).toEqual([]);
    const [next, ...more] = await reviews('19T09:00:00');
    expect(more).toEqual([]);
    expect(next).toContain('2 updates wait for your approval: Parks and ICT.');
  });

  it('goes at once once the round is due', async () => {
    await at('2027-01-04T10:00:00Z');
    await at('2027-01-18T10:00:00Z');
    await submitted('asha', 'ict', 'green');
    const [asked] = (await at('2027-01-18T10:01:00Z')).filter(({ key }) => key.startsWith('review'));
    expect(asked?.text).toContain('[ Approve ICT ] [ Return ICT … ] [ Show the whole answer ]');
    await presses('dev', `approve ${/U\d+/.exec(asked!.text)![0]}`);
    const [next] = (await at('2027-01-18T10:02:00Z')).filter(({ key }) => key.startsWith('review'));
    expect(next?.key).toMatch(/^review\/\d+\/office\/olive$/);
    expect((await delivery(asked!.key)).status).toBe('sent');
  });
});
