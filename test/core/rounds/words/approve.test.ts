import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { MilestoneChange } from '#core/ports';
import { askApproval } from '#core/rounds/approval/plan';
import { talk } from '../../words/talk.ts';

const day = (text: string) => text as LocalDate;

/** Ann approves one date and is nothing else here; Dev, the director, approves the others. */
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${['olive', 'asha', 'ben', 'dev', 'ann', 'mei']
  .map((key) => `  - { key: ${key}, name: ${key}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: olive
    rounds: { every: quarter, opens: 1, due: 10, closes: 15 }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: dev, members: [dev], channel: { slack: C0ALPHA }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - key: centre
        name: Customer Service Centre
        lead: asha
        director: dev
        milestones:
          - { key: live, title: Centre live, baseline: 2027-06-30, critical: true }
          - { key: lease, title: Lease signed, baseline: 2027-03-31, critical: true }
          - { key: staff, title: Staff told, baseline: 2027-02-26, critical: true, approver: ann, sensitive: true }
      - { key: ict, name: ICT, lead: mei, director: dev, dependsOn: [centre] }
`;

describe('a date that waits for its approver', () => {
  const { says, presses, refusals, store, at, database } = talk(file);
  const moved = (key: string, more: Partial<MilestoneChange> = {}) =>
    store(async (tx) => {
      const change = await tx.milestoneChanges.add({
        milestone: `alpha/centre/${key}`,
        workstream: 'alpha/centre',
        kind: 'moved',
        from: day('2027-06-30'),
        to: day('2027-07-31'),
        why: 'procurement restarted',
        by: 'asha',
        state: 'proposed',
        approver: 'dev',
        ...more,
      });
      await askApproval(tx, [change]);
      return change;
    });
  const forecast = async (key = 'live') =>
    (await database.pool.query('SELECT forecast FROM milestone WHERE id = $1', [`alpha/centre/${key}`])).rows[0]
      .forecast;
  const said = async (person: string, text: string) => (await says(person, text))[0]?.text ?? '';
  /** What is sent of it at an instant, besides what the programme sends anyway. */
  const sent = async (instant: string) => (await at(instant)).filter(({ key }) => key.startsWith('approval'));
  const state = async ({ id }: MilestoneChange) => (await store((tx) => tx.milestoneChanges.get(id)))?.state;

  it('is decided by typing what the buttons read', async () => {
    database.now = new Date('2027-01-11T10:00:00Z');
    const live = await moved('live');
    await sent('2027-01-11T10:00:00Z');
    expect(await said('dev', 'Approve 31 July')).toContain('Approved: Centre live is now expected on');
    expect(await state(live)).toBe('approved');
    const lease = await moved('lease', { from: day('2027-03-31'), to: day('2027-04-30') });
    await sent('2027-01-11T10:00:00Z');
    expect(await said('dev', 'return')).toContain('Why does it go back?');
    expect(await said('dev', 'the panel must agree first')).toContain('Returned: Lease signed');
    expect(await state(lease)).toBe('returned');
  });

  it('is put to its approver with what depends on it, when their hours begin', async () => {
    database.now = new Date('2027-01-08T20:00:00Z');
    await moved('live');
    expect(await sent('2027-01-11T08:59:00Z')).toEqual([]);
    const [asked, ...others] = await sent('2027-01-11T09:00:00Z');
    expect(others).toEqual([]);
    expect(asked?.key).toMatch(/^approval\//);
    expect(asked?.text).toContain('What depends on it: ICT');
    expect(asked?.text).toContain(
      'Until you decide, readers see “proposed 31 July, approval awaited; approved date 30 June”.',
    );
    expect(await sent('2027-01-13T08:59:00Z')).toEqual([]);
    expect((await sent('2027-01-13T09:00:00Z')).map(({ key }) => key)).toEqual([
      expect.stringMatching(/^approval-reminder/),
    ]);
    expect((await sent('2027-01-15T09:00:00Z')).map(({ key }) => key)).toEqual([
      expect.stringMatching(/^approval-late\/\d+\/olive$/),
    ]);
  });

  it('brings neither reminder nor word to the office once it is decided', async () => {
    database.now = new Date('2027-01-11T10:00:00Z');
    const change = await moved('live');
    await at('2027-01-11T10:00:00Z');
    await says('dev', `approve D${change.id}`);
    expect((await sent('2027-01-18T12:00:00Z')).map(({ key }) => key)).toEqual([`approval-decided/${change.id}/asha`]);
  });

  it.each([
    ['its number', (id: bigint) => `D${id}`],
    ['its number, in small letters', (id: bigint) => `d${id}`],
    ['its number alone', (id: bigint) => `${id}`],
    ['its key', () => 'live'],
    ['its title', () => 'centre live'],
    ['a part of its title that no other has', () => 'centre'],
  ])('is approved by %s', async (_, ref) => {
    const change = await moved('live');
    await moved('lease');
    expect(await said('dev', `approve ${ref(change.id)}`)).toBe(
      'Approved: Centre live is now expected on Saturday 31 July 2027. asha is told.',
    );
    expect(await forecast()).toBe('2027-07-31');
    expect(await forecast('lease')).toBeNull();
  });

  it.each([
    ['its number', (id: bigint) => `return D${id} the board first`],
    ['its number and a colon', (id: bigint) => `return D${id}: the board first`],
    ['its key', () => 'return live the board first'],
    ['its title', () => 'return Centre live, the board first'],
  ])('is returned by %s and the reason', async (_, text) => {
    const change = await moved('live');
    expect(await said('dev', text(change.id))).toContain(
      'Returned: Centre live, the date stays Wednesday 30 June 2027.',
    );
    expect(await store((tx) => tx.milestoneChanges.get(change.id))).toMatchObject({
      state: 'returned',
      reason: 'the board first',
    });
    expect(await forecast()).toBeNull();
  });

  it('is listed where it is not clear which is meant, and nothing is decided', async () => {
    database.now = new Date('2027-01-11T10:00:00Z');
    const [first, second] = [await moved('live'), await moved('lease')];
    for (const text of ['approve', 'approve the charter', 'approve e', 'return', 'return to sender']) {
      const [answer] = await says('dev', text);
      expect(answer?.text).toContain('2 dates wait for you.');
      expect(answer?.text).toContain(`Centre live: 31 July (D${first.id})`);
      expect(answer?.text).toContain(`Lease signed: 31 July (D${second.id})`);
    }
    expect([await state(first), await state(second)]).toEqual(['proposed', 'proposed']);
    expect(await said('asha', 'approve')).toBe('Nothing waits for you to decide on.');
  });

  it('is returned with the reason that is written next, and with nothing else', async () => {
    const change = await moved('live');
    await says('dev', `return D${change.id}`);
    expect(await said('dev', 'back')).toContain('Nothing was changed.');
    await says('dev', `return D${change.id}`);
    expect(await said('dev', 'help')).toContain('What I can do for you');
    expect(await state(change)).toBe('proposed');
    await says('dev', `return D${change.id}`);
    expect(await said('dev', 'The lease ends in June')).toContain('Returned: Centre live');
    expect(await state(change)).toBe('returned');
  });

  it('is not returned without a reason, nor approved with one', async () => {
    const change = await moved('live');
    for (const text of [`return D${change.id}`, `return D${change.id} …`])
      expect(await said('dev', text)).toContain('Why does it go back? Write the reason here.');
    expect(await said('dev', `return D${change.id} ${'x'.repeat(4_001)}`)).toContain('longer than a page');
    expect(await said('dev', `approve D${change.id} but only if the board agrees`)).toContain('Nothing was approved');
    expect(await state(change)).toBe('proposed');
  });

  it('is decided by nobody but its approver, and the trail keeps who tried', async () => {
    const change = await moved('live');
    for (const person of ['asha', 'olive', 'mei'])
      for (const text of [`approve D${change.id}`, `return D${change.id} no`])
        expect(await said(person, text)).toBe(
          `I cannot tell what “${text.replace(/^\w+ /, '')}” is. Nothing waits for you to decide on.`,
        );
    expect(await said('asha', 'approve D987654')).toContain('I cannot tell what “D987654” is.');
    expect(await refusals()).toEqual(
      ['asha', 'asha', 'olive', 'olive', 'mei', 'mei'].map(
        (person) => `${person}: milestone.approve alpha/centre/live (alpha)`,
      ),
    );
    expect(await state(change)).toBe('proposed');
  });

  it('is put to an approver who is nothing else in the programme, sensitive or not, and answered in private', async () => {
    database.now = new Date('2027-01-11T10:00:00Z');
    const change = await moved('staff', { approver: 'ann', from: day('2027-02-26') });
    expect((await sent('2027-01-11T10:00:00Z')).map(({ key }) => key)).toEqual([`approval/${change.id}`]);
    const heard = await says('ann', `approve D${change.id}`, 'C0ALPHA');
    expect(heard.filter(({ text }) => text.includes('Staff told')).map(({ by }) => by)).toEqual(['ann']);
    expect(await forecast('staff')).toBe('2027-07-31');
  });

  it('says what stands when it is decided already, or was taken back for another', async () => {
    database.now = new Date('2027-01-11T10:00:00Z');
    const change = await moved('live');
    await says('dev', `return D${change.id} the board first`);
    database.now = new Date('2027-01-12T10:00:00Z');
    for (const text of [`approve D${change.id}`, `return D${change.id}`, `return D${change.id} again`])
      expect(await said('dev', text)).toBe(
        'Centre live: you returned Saturday 31 July 2027 on 11 January (“the board first”), so nothing was changed.',
      );
    const second = await moved('live');
    await store((tx) => tx.milestoneChanges.decide(second.id, { state: 'withdrawn', by: 'asha' }));
    expect(await said('dev', `approve D${second.id}`)).toBe(
      'Centre live: Saturday 31 July 2027 was taken back on 12 January by asha, so nothing was changed.',
    );
    const third = await moved('live', { to: day('2027-07-15') });
    const [told] = await presses('dev', `approve D${second.id}`);
    expect(told?.text).toContain('Thursday 15 July 2027 waits for you instead.');
    expect(told?.text).toContain(`[ Approve D${third.id} ]`);
    expect(await forecast()).toBeNull();
  });

  it('is not approved unseen when the date that it moves from is another by now', async () => {
    database.now = new Date('2027-01-11T10:00:00Z');
    const change = await moved('live');
    await database.pool.query(`UPDATE milestone SET forecast = '2027-07-10' WHERE id = 'alpha/centre/live'`);
    const [asked] = await says('dev', `approve D${change.id}`);
    expect(asked?.text).toContain(
      'Not approved yet: Centre live is expected on Saturday 10 July 2027 now; when the new date was put to you, it was 30 June.',
    );
    expect(await forecast()).toBe('2027-07-10');
    expect(await said('dev', `approve D${change.id} all the same`)).toContain('Approved: Centre live');
    expect(await forecast()).toBe('2027-07-31');
  });

  it('has no sense any more when the milestone is done or gone', async () => {
    const [done, gone] = [await moved('live'), await moved('lease')];
    await database.pool.query(`UPDATE milestone SET actual = '2026-12-11' WHERE id = 'alpha/centre/live'`);
    await database.pool.query(`UPDATE milestone SET "retiredAt" = now() WHERE id = 'alpha/centre/lease'`);
    expect(await said('dev', `approve D${done.id}`)).toContain('Centre live was done on Friday 11 December 2026');
    expect(await said('dev', `return D${gone.id} no`)).toContain('lease is not in the programme any more');
    expect([await state(done), await state(gone)]).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is decided in the middle of an answer only where nothing else can be meant', async () => {
    database.now = new Date('2027-01-04T10:00:00Z');
    await at('2027-01-04T10:00:00Z');
    await database.pool.query(`UPDATE workstream SET lead = '{dev}' WHERE id = 'alpha/ict'`);
    const change = await moved('live');
    await says('dev', 'update ict');
    await says('dev', 'green');
    expect(await said('dev', 'Approve the charter, then return it to the panel')).not.toContain('I cannot tell');
    expect(await said('dev', 'return to the panel')).not.toContain('I cannot tell');
    expect(await state(change)).toBe('proposed');
    expect(await said('dev', `approve D${change.id}`)).toContain('Approved: Centre live');
  });
});
