import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newest, type Person, type Read, type Rig } from '../kit/rig.ts';

/** The third quarter of 2026/27 in the sample programme, from the notice to the next quarter's question. */
export function quarter(where: string, open: () => Promise<Rig>): void {
  describe(`a quarter ${where}`, () => {
    let rig: Rig;
    let asha: Person;
    let olive: Person;
    /** The question of how Customer focus was going, with its buttons. */
    let rated: Read;
    const moveTo = (instant: string) => rig.quarterdeck.moveTo(instant);

    beforeAll(async () => {
      rig = await open();
      [asha, olive] = [rig.person('asha'), rig.person('olive')];
    }, 60_000);
    afterAll(() => rig?.stop());

    it('begins on 18 December, when the programme office is told whom the round will ask, and when', async () => {
      expect(await moveTo('2026-12-18T08:59:00Z')).toMatchObject({ sent: 0 });
      expect(await moveTo('2026-12-18T09:00:00Z')).toMatchObject({ sent: 1, refused: 0, waiting: [] });
      const { text } = await newest(olive);
      expect(text).toContain('The round for October to December 2026 (Q3)');
      expect(text).toContain('Opens Monday 4 January, due Friday 15 January, closes Friday 22 January.');
      expect(text).toContain('Asha Patel: Shared services and Customer Service Centre and Customer focus');
      expect(text).toContain('Mei Lin: ICT');
      expect(text).toContain('09:00 (Athens time)');
    });

    it('asks each lead on 4 January as their day begins: in Athens before the others', async () => {
      await moveTo('2027-01-04T07:00:00Z');
      expect((await rig.person('mei').read()).map(({ text }) => text)).toEqual([
        expect.stringContaining('Your update for October to December 2026 (Q3)'),
      ]);
    });

    it('asks Asha for both of her workstreams in one message, with last time’s ratings beside them', async () => {
      await moveTo('2027-01-04T09:00:00Z');
      const asked = await asha.read();
      expect(asked).toHaveLength(1);
      expect(asked[0]?.text).toContain(
        'Two workstreams; about four minutes if little has changed. Due Friday 15 January.',
      );
      expect(asked[0]?.text).toContain('Customer focus · last time Amber, 9 October · not started');
      expect(asked[0]?.text).toContain('Customer Service Centre · last time Green, 9 October · not started');
      expect(asked[0]?.buttons).toEqual([
        'Start Shared services and Customer Service Centre',
        'Start Customer focus',
        'Later',
      ]);
    });

    it('takes her answer for Customer focus by buttons alone, a week later', async () => {
      await moveTo('2027-01-11T10:00:00Z');
      rated = await asha.presses('Start Customer focus');
      expect(rated.text).toContain('Customer focus: how is it going? Last time Amber, 9 October.');
      expect((await asha.presses('Green')).text).toContain('What was achieved in October to December 2026 (Q3)?');
      expect((await asha.presses('Skip')).text).toContain('What comes next?');
      expect((await asha.presses('Skip')).text).toContain('Do you need a decision from anybody');
      const review = await asha.presses('None needed');
      expect(review.text).toContain('Customer focus, October to December 2026 (Q3): your update');
      expect(review.text).toContain('Green (last time Amber)');
      expect((await asha.presses('Submit')).text).toContain('Submitted, thank you.');
    });

    it('takes the other answer by typing alone, and goes on where it stopped when it was started again', async () => {
      expect((await asha.types('update customer-centre')).text).toContain(
        'how is it going? Last time Green, 9 October.',
      );
      const understood = await asha.types('amber, the procurement had to restart');
      expect(understood.text).toContain('Rating: Amber (last time Green)');
      expect(understood.text).toContain('Why: the procurement had to restart');
      await rig.quarterdeck.restart();
      const gone = await asha.types('new suppliers are invited, by 12 February');
      expect(gone.text).toContain('What would bring it back: new suppliers are invited, by Friday 12 February 2027');
      await asha.types('the long list is agreed');
      await asha.types('skip');
      const review = await asha.types('the board agrees the extra £60,000, by 1 February');
      expect(review.text).toContain('the board agrees the extra £60,000, by Monday 1 February 2027');
      expect((await asha.types('submit')).text).toContain('Submitted, thank you.');
    });

    it('reminds on 12 January those who have not answered, and nobody else', async () => {
      const before = (await asha.read()).length;
      await moveTo('2027-01-12T09:00:00Z');
      expect(await asha.read()).toHaveLength(before);
      const reminder = await newest(rig.person('gwen'));
      expect(reminder.text).toContain('Reshaping management is due in 3 days, Friday 15 January. It is not started.');
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
      expect(text).toMatch(/Asked of you\nThe board agrees the extra £60,000 .*, by Monday 1 February/);
      expect(text).toMatch(/Got worse\nShared services and Customer Service Centre, from Green to Amber\./);
      expect(text).toMatch(/Got better\nCustomer focus, from Amber to Green\./);
      expect(text).toMatch(/Not received\n6 of 8/);
      expect(text).not.toMatch(/Gwen|Mei|Asha|Noor|Tomás/);
      expect(buttons).toEqual(['All workstreams']);
    });

    it('closes the round at the end of 22 January', async () => {
      await moveTo('2027-01-22T16:59:00Z');
      expect((await olive.types('round')).text).toContain('2 of 8 answers received');
      await moveTo('2027-01-22T17:00:00Z');
      expect((await olive.types('round')).text).toContain('No round of Business Strategy is open.');
    });

    it('says of an old button to which update it belongs, and changes nothing', async () => {
      const told = await asha.presses('Red', rated);
      expect(told.text).toContain('That belongs to the update for Q3 2026/27, which closed on Friday 22 January');
      expect(told.text).toContain('nothing was changed');
      expect((await asha.types('status customer-focus')).text).toMatch(/Rating:?\s+From Amber to Green/);
    });

    it('shows in the next quarter’s question what she said last time', async () => {
      const planned = await olive.types('round preview Q4 2026/27');
      expect(planned.text).toContain('Opens Thursday 1 April, due Wednesday 14 April');
      await moveTo('2027-04-01T08:00:00Z');
      const asked = await newest(asha);
      expect(asked.text).toContain('Your update for January to March 2027 (Q4)');
      expect(asked.text).toContain('Customer focus · last time Green, 11 January · not started');
      expect(asked.text).toContain('Customer Service Centre · last time Amber, 11 January · not started');
      const current = await asha.presses('Amber', rated);
      expect(current.buttons).toEqual(['Customer focus, Q4 2026/27']);
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
