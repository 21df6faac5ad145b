import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { customerCentre } from './customer-centre.ts';
import { field, formTalk } from './form-talk.ts';

const day = (text: string) => text as LocalDate;
const whatNext = 'What comes next?';
const rating = 'How is it going? Last time Green, 9 October.';
const calls = 'Calls answered within 20 seconds';
const back = 'What would bring it back (if it is not Green)';
const why = 'Why (if it is not Green)';

describe('between the form and the conversation', () => {
  it('nothing is lost: what was said stands in the form, what was sent stands in the conversation', () => {
    const asha = formTalk(customerCentre());
    asha.says('Amber');
    asha.says('The panel has not met');
    const form = asha.opens();
    expect(field(form, rating).value).toBe('Amber');
    expect(field(form, why).value).toBe('The panel has not met');
    asha.says('the panel meets, by 12 February');
    const later = asha.opens();
    expect(field(later, back).value).toBe('the panel meets, by Friday 12 February 2027');
    expect(asha.sends(later, { [calls]: '86%' })).toContain('[ Submit ]');
    expect(asha.state.answers).toMatchObject({
      rating: 'amber',
      reason: 'The panel has not met',
      path: { text: 'the panel meets', by: '2027-02-12', said: 'by 12 February' },
    });
  });

  it('a form that is closed unsent changes nothing', () => {
    const asha = formTalk(customerCentre());
    asha.says('Amber');
    const before = asha.state;
    asha.opens();
    expect({ ...asha.state, form: undefined }).toEqual({ ...before, form: undefined });
    expect(asha.says('The panel has not met')).toContain('What would bring it back');
  });

  it('a field that nobody touched overwrites nothing that was answered since', () => {
    const asha = formTalk(customerCentre());
    asha.says('Amber');
    asha.says('The panel has not met');
    const onThePhone = asha.opens();
    asha.says('change reason');
    asha.says('The panel met and said no');
    const text = asha.sends(onThePhone, { [calls]: '86%' });
    expect(text).not.toContain('meanwhile');
    expect(asha.state.answers).toMatchObject({ reason: 'The panel met and said no' });
  });

  it('nor does one in a form that was drawn before another form, or before it was all submitted', () => {
    const asha = formTalk(customerCentre());
    asha.says('Amber');
    asha.says('The panel has not met');
    const [onThePhone, inTeams] = [asha.opens(), asha.opens()];
    asha.sends(inTeams, { [why]: 'The panel met and said no' });
    asha.sends(onThePhone, { [whatNext]: 'Ask the panel again' });
    expect(asha.state.answers).toMatchObject({ reason: 'The panel met and said no', next: 'Ask the panel again' });
  });

  it('one that was changed counts, and it is said what stood there', () => {
    const asha = formTalk(customerCentre());
    asha.says('Amber');
    asha.says('The panel has not met');
    const onThePhone = asha.opens();
    asha.says('change reason');
    asha.says('The panel met and said no');
    const text = asha.sends(onThePhone, { [why]: 'The panel waits for the director' });
    expect(text).toContain(
      '“Why” had been answered meanwhile; the form counts: The panel waits for the director. Before: “The panel met and said no”.',
    );
    expect(asha.state.answers).toMatchObject({ reason: 'The panel waits for the director' });
    expect(JSON.stringify(asha.state.kept)).toContain('The panel met and said no');
  });

  it('an answer is the same on another day, whatever the words it was given in', () => {
    const asha = formTalk(customerCentre({ today: day('2027-02-15') }));
    asha.says('Amber');
    asha.says('The panel has not met');
    asha.says('skip');
    asha.says('done yesterday');
    const form = asha.opens();
    expect(field(form, 'Tender returned').value).toBe('done on Sunday 14 February 2027');
    asha.learns({ today: day('2027-02-17') });
    const text = asha.sends(form, { 'Tender returned': 'done on 13 February' });
    expect(text).not.toContain('meanwhile');
    expect(asha.state.answers['milestone/tender']).toMatchObject({ is: 'done', on: '2027-02-13' });
  });

  it('what was told since the form was drawn is not recorded unseen', () => {
    const asha = formTalk(
      customerCentre({ told: [{ on: day('2026-12-04'), answers: { next: 'Wait for the tender' } }] }),
    );
    const form = asha.opens();
    asha.learns({ told: [{ on: day('2027-01-04'), answers: { next: 'Call off the tender' } }] });
    asha.sends(form, { [rating]: 'Green' });
    expect(asha.state.answers).toMatchObject({ next: 'Wait for the tender' });
  });

  it('an emptied field takes no answer away, which is said; one that a platform had no room for neither', () => {
    const asha = formTalk(customerCentre());
    asha.says('Amber');
    asha.says('The panel has not met');
    const text = asha.sends(asha.opens(), { [why]: '', [calls]: '86%' });
    expect(text).toContain('“Why” was left empty; what you had answered there stays.');
    expect(asha.state.answers).toMatchObject({ reason: 'The panel has not met' });
  });

  it('a form of an unknown drawing, or of none, is read as if all of it had been written', () => {
    const asha = formTalk(customerCentre());
    asha.says('Amber');
    const values = {
      rating: 'Red',
      next: 'Start again',
      'milestone/tender': '31 Febuary',
      nonsense: 'x',
      __proto__: 'y',
    };
    asha.brings({ number: 99, values });
    expect(asha.form().fields.map(({ name }) => name)).toEqual(['rating', 'milestone/tender', 'next']);
    const text = asha.sends(asha.form(), { 'Tender returned': 'no change' });
    expect(text).toContain('“Rating” had been answered meanwhile');
    expect(asha.state.answers).toMatchObject({
      rating: 'red',
      next: 'Start again',
      'milestone/tender': { is: 'unchanged' },
    });
    asha.brings({ values: {} });
    expect(asha.state.answers).toMatchObject({ rating: 'red' });
  });

  it('changes what was submitted: filled with that, and a reason is asked as ever', () => {
    const submitted = { on: day('2027-01-11'), answers: { rating: 'green', next: 'Tender', decisions: [] } };
    const asha = formTalk(customerCentre({ submitted }));
    expect(field(asha.opens(), rating).value).toBe('Green');
    const review = asha.sends(asha.form(), { [whatNext]: 'Second call for tenders' });
    expect(review).toContain('Changed since you submitted');
    expect(asha.says('Submit')).toContain('Why the change?');
    asha.says('New information');
    expect(asha.done).toEqual({ what: 'submitted', reason: 'New information' });
  });
});
