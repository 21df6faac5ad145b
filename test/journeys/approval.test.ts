import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playgroundRig } from '../kit/playground-rig.ts';
import { newest, type Person, type Rig } from '../kit/rig.ts';

const asDirector = ['Add a line', 'Ask Asha', 'Hold the digest for two hours'];

/** Go-live of the Customer Service Centre is critical: Dev Sharma approves its date. */
describe('a critical date that moves', () => {
  let rig: Rig;
  let asha: Person;
  let dev: Person;
  let olive: Person;
  const moveTo = (instant: string) => rig.quarterdeck.moveTo(instant);
  const digest = async () => (await olive.types('digest bsg preview')).text;
  const status = async () => (await rig.person('vera').types('status customer-centre')).text;
  /** `D12`, from the message that asks. */
  const ref = async () => /approve (D\d+)/.exec((await newest(dev)).text)?.[1] ?? '';
  const forecast = async () =>
    (
      await rig.quarterdeck.query<{ forecast: string | null }>(
        `SELECT forecast FROM milestone WHERE id = 'business-strategy/customer-centre/live'`,
      )
    )[0]?.forecast;
  let first = '';

  beforeAll(async () => {
    rig = await playgroundRig();
    [asha, dev, olive] = [rig.person('asha'), rig.person('dev'), rig.person('olive')];
    await moveTo('2027-01-04T09:00:00Z');
    await moveTo('2027-01-11T10:00:00Z');
  }, 60_000);
  afterAll(() => rig?.stop());

  it('is said by its lead, who is told before she submits who will be asked', async () => {
    await asha.types('update customer-centre');
    await asha.types('amber');
    await asha.types('change customer service centre live');
    const moved = await asha.types('slips to 31 July because procurement had to restart');
    expect(moved.text).toContain(
      'Customer Service Centre live: Saturday 31 July 2027, 31 days after the plan (30 June), because procurement had to restart.',
    );
    const review = await asha.types('submit');
    expect(review.text).toContain(
      'Dev Sharma will be asked to approve Saturday 31 July. Until then readers see “proposed 31 July, approval awaited; approved date 30 June”.',
    );
    expect((await asha.types('submit')).text).toContain('Submitted, thank you.');
    await rig.quarterdeck.settled();
  });

  it('goes to its approver at once: what moves, how far, why, who said it', async () => {
    const { text, buttons } = await newest(dev);
    expect(text).toContain(
      'Customer Service Centre live (Shared services and Customer Service Centre) is to move from Wednesday 30 June 2027 to Saturday 31 July 2027, 31 days later.',
    );
    expect(text).toMatch(/Why:?\s+procurement had to restart/);
    expect(text).toMatch(/Said by:?\s+Asha Patel, Monday 11 January/);
    // Dev directs the workstream too: that it slips, and what it asks of the approver, is one message.
    expect(buttons).toEqual([...asDirector, 'Approve 31 July', 'Return …']);
    first = await ref();
    expect(await forecast()).toBeNull();
  });

  it('reads as proposed until it is decided', async () => {
    const read = 'proposed 31 July, approval awaited; approved date 30 June';
    expect(await digest()).toContain(`Customer Service Centre live (critical), ${read}.`);
    expect(await status()).toContain(read);
  });

  it('is nobody else’s to decide', async () => {
    for (const key of ['asha', 'olive', 'vera', 'ruth']) {
      const told = await rig.person(key).types(`approve ${first}`);
      expect(told.text).toContain(`I cannot tell what “${first}” is. Nothing waits for you to decide on.`);
    }
    expect(await forecast()).toBeNull();
  });

  it('goes back with a reason, which is asked for where it is missing', async () => {
    const why = await dev.presses('Return …');
    expect(why.text).toContain('Why does it go back? Write the reason here.');
    const returned = await dev.types(`return ${first} the board must see the tender first`);
    expect(returned.text).toContain(
      'Returned: Customer Service Centre live, the date stays Wednesday 30 June 2027. Asha Patel is told.',
    );
    await rig.quarterdeck.settled();
    const told = await newest(asha);
    expect(told.text).toContain('Dev Sharma has returned Saturday 31 July 2027 for Customer Service Centre live.');
    expect(told.text).toContain('the board must see the tender first');
    expect(await digest()).not.toContain('31 July');
    expect(await status()).not.toContain('31 July');
  });

  it('is decided once: a second time it is said what stands', async () => {
    expect((await dev.types(`approve ${first}`)).text).toContain(
      'Customer Service Centre live: you returned Saturday 31 July 2027 on 11 January (“the board must see the tender first”), so nothing was changed.',
    );
    expect(await forecast()).toBeNull();
  });

  it('is said again from the message that brought it back, and put to the approver anew', async () => {
    const asked = await asha.presses('Change the date');
    expect(asked.text).toContain('Customer Service Centre live (critical): planned for Wednesday 30 June 2027');
    await asha.types('15 July because the board meets on the 8th');
    expect((await asha.types('submit')).text).toContain('Why the change?');
    expect((await asha.types('New information')).text).toContain('Submitted as a correction');
    await rig.quarterdeck.settled();
    const { text, buttons } = await newest(dev);
    expect(text).toContain('to Thursday 15 July 2027, 15 days later.');
    expect(buttons).toEqual([...asDirector, 'Approve 15 July', 'Return …']);
    expect(await digest()).toContain('proposed 15 July, approval awaited; approved date 30 June');
  });

  it('is brought up once more after two working days, and told to the office after four', async () => {
    await moveTo('2027-01-13T08:59:00Z');
    expect((await newest(dev)).text).not.toContain('still waits');
    await moveTo('2027-01-13T09:00:00Z');
    expect((await newest(dev)).text).toContain('A critical date still waits for you');
    await moveTo('2027-01-15T09:00:00Z');
    const told = (await olive.read()).filter(({ text }) => text.includes('has not decided'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining(
        'Dev Sharma was asked on Monday 11 January to approve a new date, was reminded, and has not',
      ),
    ]);
    expect((await dev.read()).filter(({ text }) => text.includes('still waits'))).toHaveLength(1);
  });

  it('holds from the approval on, and its lead is told', async () => {
    const approved = await dev.presses('Approve 15 July');
    expect(approved.text).toContain('Approved: Customer Service Centre live is now expected on Thursday 15 July 2027.');
    await rig.quarterdeck.settled();
    expect((await newest(asha)).text).toContain(
      'Dev Sharma has approved Thursday 15 July 2027 for Customer Service Centre live.',
    );
    expect(await forecast()).toBe('2027-07-15');
    const text = await digest();
    expect(text).toContain(
      'Customer Service Centre live (critical), now Thursday 15 July, 15 days after the plan (30 June).',
    );
    expect(text).not.toContain('proposed');
    expect(await status()).not.toContain('proposed');
  });

  it('leaves its whole story in the record', async () => {
    const changes = await rig.quarterdeck.query(
      `SELECT "from", "to", why, state, "byId" AS by, "decidedBy", reason FROM milestone_change ORDER BY id`,
    );
    expect(changes).toEqual([
      {
        from: '2027-06-30',
        to: '2027-07-31',
        why: 'procurement had to restart',
        state: 'returned',
        by: 'asha',
        decidedBy: 'dev',
        reason: 'the board must see the tender first',
      },
      {
        from: '2027-06-30',
        to: '2027-07-15',
        why: 'the board meets on the 8th',
        state: 'approved',
        by: 'asha',
        decidedBy: 'dev',
        reason: null,
      },
    ]);
    const trail = await rig.quarterdeck.query(
      `SELECT actor, action FROM audit WHERE subject = 'business-strategy/customer-centre/live' ORDER BY id`,
    );
    expect(trail).toEqual([
      { actor: 'quarterdeck', action: 'milestone.added' },
      { actor: 'dev', action: 'milestone.returned' },
      { actor: 'dev', action: 'milestone.approved' },
    ]);
  });

  it('is not put to anybody again when the answer is changed in something else', async () => {
    const before = (await dev.read()).length;
    await asha.types('update customer-centre');
    await asha.types('change achievements');
    await asha.types('The long list is agreed');
    await asha.types('submit');
    expect((await asha.types('Correction')).text).toContain('Submitted as a correction');
    await rig.quarterdeck.settled();
    expect(await dev.read()).toHaveLength(before);
    expect(await forecast()).toBe('2027-07-15');
    expect(await rig.quarterdeck.query('SELECT FROM milestone_change')).toHaveLength(2);
  });
});
