import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Filler, Rig } from '../kit/rig.ts';

interface FormRig extends Rig {
  person(key: string): Filler;
}

const rating = 'How is it going? Last time Amber, 9 October.';
const why = 'Why (if it is not Green)';
const charter = 'Customer charter published';
const calls = 'Calls answered within 20 seconds';

/** One whole answer by form, and a change of it. */
export function byForm(where: string, open: () => Promise<FormRig>): void {
  describe(`an answer by form ${where}`, () => {
    let rig: FormRig;
    let asha: Filler;
    const form = async () => {
      const shown = await asha.form();
      if (!shown) throw new Error('There is no form.');
      expect(shown.problems).toEqual([]);
      return shown;
    };
    const field = async (label: string) => (await form()).fields.find((each) => each.label === label);

    beforeAll(async () => {
      rig = await open();
      asha = rig.person('asha');
      await rig.quarterdeck.moveTo('2027-01-04T09:00:00Z');
      await rig.quarterdeck.moveTo('2027-01-11T10:00:00Z');
    }, 60_000);
    afterAll(() => rig?.stop());

    it('begins with a press, and has everything that is due, each item with what stands', async () => {
      await asha.types('update customer-focus');
      await asha.presses('Fill in as a form');
      const { fields, text, send } = await form();
      expect(text).toContain('it goes into the Cabinet paper, which is public. Due Friday 15 January.');
      expect(fields.map(({ label, value }) => (value ? `${label} [${value}]` : label))).toEqual([
        rating,
        why,
        'What would bring it back (if it is not Green)',
        charter,
        calls,
        'Complaints upheld',
        'Quality of tenant and community involvement',
        'Support for people in sheltered accommodation [no change]',
        'New risks and issues',
        'What was achieved in October to December 2026 (Q3)?',
        'What comes next?',
        'Do you need a decision from anybody, and by when?',
      ]);
      expect(fields[0]?.choices).toEqual(['Green', 'Amber', 'Red']);
      expect(send).toBe('Go to the review');
    });

    it('says at the field what could not be read, and keeps all that was written', async () => {
      await asha.fills({
        [rating]: 'Amber',
        [why]: 'The tenants’ panel has not met',
        'What would bring it back (if it is not Green)': 'the panel agrees the charter, by 12 February',
        [charter]: '31 February',
        [calls]: '86%',
        'Complaints upheld': '12',
      });
      expect(await field(charter)).toMatchObject({ value: '31 February' });
      expect((await field(charter))?.error).toContain('There is no day “31 February”.');
      expect(await field(why)).toMatchObject({ value: 'The tenants’ panel has not met' });
      expect((await form()).fields.filter(({ error }) => error)).toHaveLength(1);
    });

    it('goes on in the conversation once it is mended: with what follows from it, then the review', async () => {
      const asked = await asha.fills({ [charter]: '31 March' });
      expect(await asha.form()).toBeUndefined();
      expect(asked.text).toContain('One question is left.');
      expect(asked.text).toContain('Customer charter published: why has it moved to 31 March?');
      const review = await asha.types('the panel has to agree it first');
      expect(review.text).toContain('The tenants’ panel has not met');
      expect(review.text).toContain('the panel agrees the charter, by Friday 12 February 2027');
      expect(review.text).toContain('Wednesday 31 March 2027');
      expect(review.text).not.toContain('31 February');
      expect((await asha.presses('Submit')).text).toContain('Submitted, thank you.');
    });

    it('is changed by the same form, which is filled with what was submitted', async () => {
      await asha.presses('Change something');
      await asha.presses('Fill in as a form');
      expect(await field(rating)).toMatchObject({ value: 'Amber' });
      expect(await field(calls)).toMatchObject({ value: '86%' });
      const review = await asha.fills({ [rating]: 'Red' });
      expect(review.text).toContain('Changed since you submitted on Monday 11 January:');
      expect((await asha.presses('Submit')).text).toContain('Why the change?');
      expect((await asha.types('the panel said no')).text).toContain('Submitted as a correction, thank you.');
      expect((await asha.types('status customer-focus')).text).toMatch(/Red/);
    });
  });
}
