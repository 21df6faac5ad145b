import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newest, type Person, type Read, type Rig } from '../kit/rig.ts';
import type { Change } from '../kit/sample.ts';

/** Who approves go-live; the Agents Playground knows nobody but those who are asked in the round. */
const approver: Change = ['said: by June 2027, critical: true', 'said: by June 2027, critical: true, approver: olive'];

/** Customer Service Centre with something of everything that a lead is asked about. */
const withMeasures: Change = [
  '        stage: procurement\n',
  `        stage: procurement
        indicators:
          - { key: wait, name: Average wait at the front desk, unit: minutes, better: lower, target: 8, tolerance: 2, every: quarter, readings: { Q3 2025/26: 10, Q2 2026/27: 9 } }
        risks:
          - { key: staff, title: Not enough staff for two sites, kind: risk, likelihood: 3, impact: 4, owner: asha }
`,
];

/** The third quarter of 2026/27 in the sample programme, from the notice to the next quarter's question. */
export function quarter(where: string, open: (changes: readonly Change[]) => Promise<Rig>): void {
  describe(`a quarter ${where}`, () => {
    let rig: Rig;
    let asha: Person;
    let olive: Person;
    /** Where Customer focus was rated, with its buttons. */
    let rated: Read;
    const moveTo = (instant: string) => rig.quarterdeck.moveTo(instant);

    beforeAll(async () => {
      rig = await open([withMeasures, approver]);
      [asha, olive] = [rig.person('asha'), rig.person('olive')];
    }, 60_000);
    afterAll(() => rig?.stop());

    it('begins on 18 December, when the programme office is told whom the round will ask, and when', async () => {
      expect(await moveTo('2026-12-18T08:59:00Z')).toMatchObject({ sent: 0 });
      expect(await moveTo('2026-12-18T09:00:00Z')).toMatchObject({ sent: 1, refused: 0, waiting: [] });
      const { text } = await newest(olive);
      expect(text).toContain('The round for October to December 2026 (Q3)');
      expect(text).toContain('Opens Monday 4 January, due Friday 15 January, closes Friday 22 January.');
      expect(text).toContain('Asha Patel: Shared services and Customer Service Centre, and Customer focus');
      expect(text).toContain('Mei Lin: ICT');
      expect(text).toContain('09:00 (Athens time)');
    });

    it('asks on Thursdays between rounds whether anything has changed: no is one tap', async () => {
      await moveTo('2026-12-24T09:00:00Z');
      const touch = await newest(asha);
      expect(touch.text).toContain('Has anything changed?');
      expect(touch.text).toContain('Customer focus · Amber since 9 October');
      expect((await asha.presses('No, nothing has changed')).text).toContain('Thank you');
    });

    it('asks each lead on 4 January as their day begins: in Athens before the others', async () => {
      await moveTo('2027-01-04T07:00:00Z');
      expect((await newest(rig.person('mei'))).text).toContain('Your update for October to December 2026 (Q3)');
      expect((await newest(rig.person('gwen'))).text).not.toContain('Your update');
    });

    it('asks Asha for both of her workstreams in one message, with last time’s ratings beside them', async () => {
      const before = (await asha.read()).length;
      await moveTo('2027-01-04T09:00:00Z');
      expect(await asha.read()).toHaveLength(before + 1);
      const { text, buttons } = await newest(asha);
      expect(text).toContain('Two workstreams; about four minutes if little has changed. Due Friday 15 January.');
      expect(text).toContain('Customer focus · last time Amber, 9 October · 3 measures to give · not started');
      expect(text).toContain('Customer Service Centre · last time Green, 9 October · 1 measure to give · not started');
      expect(buttons).toEqual([
        'Start Shared services and Customer Service Centre',
        'Start Customer focus',
        'Later',
        'Ask someone else',
        'Fill in as a form',
      ]);
    });

    it('takes her answer for Customer focus by buttons alone, a week later', async () => {
      await moveTo('2027-01-11T10:00:00Z');
      rated = await asha.presses('Start Customer focus');
      expect(rated.text).toContain('Customer focus: has anything changed since 9 October? You said Amber.');
      expect((await asha.presses('Green')).text).toContain('Customer charter published was due on 27 November');
      expect((await asha.presses('Done')).text).toContain('on what day was it done?');
      const figure = await asha.presses('As planned, Friday 27 November');
      expect(figure.text).toContain('Calls answered within 20 seconds? Last quarter 82%, a year ago 84%, target 85%.');
      expect((await asha.presses('Not yet available')).text).toContain('Complaints upheld?');
      expect((await asha.presses('Not yet available')).text).toContain('Quality of tenant and community involvement?');
      expect((await asha.presses('Not yet available')).text).toContain('(16 of 25)');
      expect((await asha.presses('No change (16 of 25)')).text).toContain('Any new risk or issue?');
      expect((await asha.presses('None')).text).toContain('What was achieved in October to December 2026 (Q3)?');
      expect((await asha.presses('Skip')).text).toContain('What comes next?');
      expect((await asha.presses('Skip')).text).toContain('Do you need a decision from anybody');
      const review = await asha.presses('None needed');
      expect(review.text).toContain('Customer focus, October to December 2026 (Q3): your update');
      expect(review.text).toContain('Green (last time Amber)');
      expect((await asha.presses('Submit')).text).toContain('Submitted, thank you.');
    });

    it('takes the other answer, a hard quarter, by typing alone: rating, critical date and decision in one message', async () => {
      expect((await asha.types('update customer-centre')).text).toContain(
        'has anything changed since 9 October? You said Green.',
      );
      const understood = await asha.types(
        'amber, go live slips to 31 july, procurement had to restart. need the board to agree the extra £60,000 by 1 feb',
      );
      expect(understood.text).toContain('Rating: Amber (last time Green)');
      expect(understood.text).toContain('Why: procurement had to restart');
      expect(understood.text).toContain('Customer Service Centre live: Saturday 31 July 2027, 31 days after the plan');
      expect(understood.text).toContain('agree the extra £60,000, by Monday 1 February 2027');
      expect(understood.text).toContain('What would bring it back to Green, and by when?');
    });

    it('goes on where she stopped when it was stopped and started twice, also days later', async () => {
      await rig.quarterdeck.restart();
      const gone = await asha.types('new suppliers are invited, by 12 February');
      expect(gone.text).toContain('What would bring it back: new suppliers are invited, by Friday 12 February 2027');
      expect(gone.text).toContain('Operating model options appraised was due on 18 December');
      await rig.quarterdeck.restart();
      expect((await asha.types('done on 17 december')).text).toContain('done on Thursday 17 December 2026');
    });

    it('takes figures, a saving and risks, and asks what is done about what is off target', async () => {
      const off = await asha.types('12');
      expect(off.text).toContain('Average wait at the front desk: 12 minutes against a target of 8 minutes or less');
      expect(off.text).toContain('outside tolerance. What is being done about it?');
      expect((await asha.types('A second desk opens on 1 February')).text).toContain('Two contact centres become one');
      const saving = await asha.types('delivered 20k, forecast 350k, 50k at risk');
      expect(saving.text).toContain('delivered £20,000, forecast £350,000, £50,000 at risk');
      const risk = await asha.types('worse: 4x5');
      expect(risk.text).toContain('Not enough staff for two sites: worse, 20 of 25');
      const more = await asha.types('risk: the lease is not signed, 3x4, mitigation: weekly call');
      expect(more.text).toContain('the lease is not signed');
      expect((await asha.types('the long list is agreed')).text).toContain('What comes next?');
    });

    it('asks which board decides, keeps out of the digest what she wants kept out, and takes it all', async () => {
      await asha.types('skip');
      expect((await newest(asha)).text).toContain('Two boards oversee this. Which one should decide');
      const review = await asha.types('Business Strategy Group');
      expect(review.text).toContain('agree the extra £60,000, by Monday 1 February 2027');
      expect(review.text).toContain(
        'Olive Mbeki will be asked to approve Saturday 31 July. Until then readers see “proposed 31 July, approval awaited; approved date 30 June”.',
      );
      const kept = await asha.types('keep new risks out of the digest because the landlord reads it');
      expect(kept.text).toMatch(/kept out of the digest, because the landlord reads it/);
      expect((await asha.types('submit')).text).toContain('Submitted, thank you.');
      await rig.quarterdeck.settled();
      const { text, buttons } = await newest(olive);
      expect(text).toContain('to move from Wednesday 30 June 2027 to Saturday 31 July 2027, 31 days later');
      expect(buttons).toEqual(['Approve 31 July', 'Return …']);
    });

    it('reminds on 12 January those who have not answered, and nobody else', async () => {
      const before = (await asha.read()).length;
      await moveTo('2027-01-12T09:00:00Z');
      expect(await asha.read()).toHaveLength(before);
      const reminder = await newest(rig.person('gwen'));
      expect(reminder.text).toContain(
        'Changing the way we work and Reshaping management are due in 3 days, Friday 15 January. They are not started.',
      );
      expect(reminder.text).toContain('First of at most four reminders.');
      expect((await newest(rig.person('mei'))).text).toContain('ICT is due in 3 days');
    });

    it('tells the steering group on 18 January what is asked, what turned, and what was not received', async () => {
      const before = (await rig.steering.read()).length;
      await moveTo('2027-01-18T09:00:00Z');
      expect(await rig.steering.read()).toHaveLength(before + 1);
      const { text, buttons } = await newest(rig.steering);
      expect(text).toContain('Business Strategy, week to 18 January');
      expect(text).toMatch(
        /8 workstreams: 1 Amber, 1 Green, 6 not received \(last time, 11 January: 3 Amber, 5 Green\)/,
      );
      expect(text).toMatch(/Asked of you\nNew: agree the extra £60,000 .*, by Monday 1 February/);
      expect(text).toContain(
        'Customer Service Centre live (critical), proposed 31 July, approval awaited; approved date 30 June.',
      );
      expect(text).not.toMatch(/lease|landlord/);
      expect(text).toMatch(/Got worse\nShared services and Customer Service Centre, from Green to Amber\./);
      expect(text).toMatch(/Got better\nCustomer focus, from Amber to Green\./);
      expect(text).toMatch(/Not received\n6 of 8/);
      expect(text).toMatch(
        /Off target\nAverage wait at the front desk: 12 minutes against 8 minutes or less; 9 minutes last quarter, 10 minutes a year ago\./,
      );
      expect(text).toContain('Recurring £37.75m to £64.15m a year when complete (£3.12m delivered, £50,000 at risk);');
      expect(text).toContain('New: Not enough staff for two sites (20 of 25, worsening)');
      // Nobody who has not answered is named.
      expect(text).not.toMatch(/Gwen|Mei|Noor|Tomás/);
      expect(buttons).toEqual([
        'A1: record the decision',
        'pilots: record the decision',
        'All workstreams',
        'Milestones: 2 overdue, 1 slipped, 2 due by 15 February',
        'Time plan',
        'Ask a question',
      ]);
    });

    it('closes the round at the end of 22 January', async () => {
      await moveTo('2027-01-22T16:59:00Z');
      expect((await olive.types('round')).text).toContain('2 of 8 answers received');
      await moveTo('2027-01-22T17:00:00Z');
      expect((await olive.types('round')).text).toContain('No round of Business Strategy is open.');
    });

    it('says of an old button to which update it belongs, and changes nothing', async () => {
      const told = await asha.presses('Red', rated);
      expect(told.text).toContain('That button belongs to the update of');
      expect(told.text).toContain('the round for Q3 2026/27 closed on Friday 22 January');
      expect(told.text).toContain('nothing was changed');
      expect((await asha.types('status customer-focus')).text).toMatch(/Rating:?\s+From Amber to Green/);
    });

    it('shows in the next quarter’s question what she said last time', async () => {
      const planned = await olive.types('round preview Q4 2026/27');
      expect(planned.text).toContain('Opens Thursday 1 April, due Wednesday 14 April');
      await moveTo('2027-04-01T08:00:00Z');
      const asked = await newest(asha);
      expect(asked.text).toContain('Your update for January to March 2027 (Q4)');
      expect(asked.text).toContain('Customer focus · last time Green, 11 January · 3 measures to give · not started');
      expect(asked.text).toContain(
        'Customer Service Centre · last time Amber, 11 January · 1 measure to give · not started',
      );
      const current = await asha.presses('Amber', rated);
      expect(current.buttons).toEqual(['Customer focus, Q4 2026/27', 'Change the answer for Q3 2026/27']);
    });

    it('has sent everything once, and nothing is left to be sent', async () => {
      const fates = await rig.quarterdeck.query<{ status: string }>('SELECT DISTINCT status FROM delivery');
      expect(fates.filter(({ status }) => !['sent', 'refused', 'cancelled'].includes(status))).toEqual([]);
      for (const place of [asha, olive, rig.steering]) {
        const texts = (await place.read())
          .map(({ text }) => text)
          .filter((text) => /Your update for|week to/.test(text));
        expect(new Set(texts).size).toBe(texts.length);
      }
    });
  });
}
