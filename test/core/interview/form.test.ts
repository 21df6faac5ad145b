import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { customerCentre, indicator, milestone } from './customer-centre.ts';
import { customerFocus } from './customer-focus.ts';
import { field, formTalk } from './form-talk.ts';

const day = (text: string) => text as LocalDate;
const whatNext = 'What comes next?';
const rating = 'How is it going? Last time Green, 9 October.';
const calls = 'Calls answered within 20 seconds';
const back = 'What would bring it back (if it is not Green)';
const why = 'Why (if it is not Green)';
const decisions = 'Do you need a decision from anybody, and by when?';

describe('the questions as a form', () => {
  it('take a whole answer: a bad quarter on one page, then what follows from it, the review and Submit', () => {
    const asha = formTalk(customerCentre());
    const form = asha.opens();
    expect(form.send).toBe('Go to the review');
    const after = asha.sends(form, {
      [rating]: 'Red',
      [why]: 'Procurement had to restart',
      [back]: 'new suppliers are invited, by 12 February',
      'Tender returned': '31 July because procurement restarted',
      [calls]: '84%',
      'One front desk': 'delivered £50k, forecast 400k, 100k at risk',
      'Not enough staff for two sites': 'worse: 4x4',
      'New risks and issues': 'issue: lease not signed, 3x3',
      [whatNext]: 'Second call for tenders',
      [decisions]: 'agree the extra £60,000, by 1 February',
    });
    expect(after).toContain('2 questions are left.');
    expect(after).toContain('Calls answered within 20 seconds: within tolerance. Is anything being done about it?');
    expect(asha.says('more staff at lunchtime')).toContain('Which one should decide');
    const review = asha.says('Customer First Board');
    expect(review).toContain('Red (last time Green)');
    expect(review).toContain('by Friday 12 February 2027');
    expect(review).toContain('Saturday 31 July 2027');
    expect(review).toContain('worse, 16 of 25');
    expect(asha.says('Submit')).toContain('Submitted, thank you.');
    expect(asha.done).toEqual({ what: 'submitted' });
    expect(asha.state.answers).toMatchObject({
      rating: 'red',
      'milestone/tender': { is: 'moved', to: '2027-07-31', why: 'procurement restarted' },
      'saving/desk': { delivered: 50_000, low: 400_000, atRisk: { low: 100_000 } },
      decisions: [{ by: '2027-02-01' }],
    });
  });

  it('never have a rating chosen that was given last time, but one that was told since', () => {
    expect(field(formTalk(customerCentre()).opens(), rating)).not.toHaveProperty('value');
    const told = customerCentre({ told: [{ on: day('2026-12-04'), answers: { rating: 'amber' } }] });
    const { value, hint } = field(formTalk(told).opens(), rating);
    expect(value).toBe('Amber');
    expect(hint).toContain('Filled in as you said on 4 December.');
  });

  it('say what each rating means, who will see the answer and when it is due', () => {
    const form = formTalk(customerCentre()).opens();
    expect(field(form, rating).hint).toContain('Amber: Off course; we can mend it ourselves.');
    expect(field(form, rating).choices).toEqual(['Green', 'Amber', 'Red'].map((say) => ({ label: say, say })));
    expect(form.intro?.join('')).toMatch(/^The Business Strategy Group \(Slack, 3 people\).* Due Friday 15 January\.$/);
    const late = formTalk(customerCentre({ today: day('2027-01-18') })).opens();
    expect(late.intro?.join('')).toContain('It was due on Friday 15 January.');
  });

  it('are filled with what stands unchanged; sent so, with nothing but a rating, that is the answer', () => {
    const asha = formTalk(customerCentre());
    const form = asha.opens();
    expect(form.fields.map(({ label, value }) => `${label} [${value ?? ''}]`)).toEqual([
      `${rating} []`,
      `${why} []`,
      `${back} []`,
      'Tender returned [no change]',
      `${calls} []`,
      'One front desk [unchanged]',
      'Not enough staff for two sites [no change]',
      'New risks and issues []',
      'What was achieved in October to December 2026 (Q3)? []',
      `${whatNext} [Return of the tender]`,
      `${decisions} [None needed]`,
    ]);
    const review = asha.sends(form, { [rating]: 'Green' });
    expect(review).toContain('[ Submit ]');
    expect(asha.state.answers).toEqual({
      rating: 'green',
      'milestone/tender': { is: 'unchanged' },
      'saving/desk': { unchanged: true },
      'risk/staff': { is: 'unchanged' },
      next: 'Return of the tender',
      decisions: [],
    });
  });

  it('say that a text is that of last time, where it does not say so itself', () => {
    const qualitative = indicator('care', 'Quality of care', { qualitative: true, readings: { 'Q2 2026/27': 'Good' } });
    const form = formTalk(customerCentre({}, { indicators: [qualitative] })).opens();
    expect(field(form, 'Quality of care')).toMatchObject({ value: 'Good' });
    expect(field(form, 'Quality of care').hint).toMatch(/^Last quarter “Good”\. Filled in as last time\. /);
    expect(field(form, 'Tender returned')).toMatchObject({ value: 'no change' });
    expect(field(form, 'Tender returned').hint).toMatch(/^Planned for .* — still so\? You could write “done on 12 Dec/);
  });

  it('name each item in its label, and ask in the hint what the conversation would', () => {
    const twice = customerCentre(
      {},
      {
        milestones: [
          milestone('north', 'Desk open', '2026-12-01'),
          milestone('south', 'Desk open', '2027-02-01', { critical: true }),
        ],
      },
    );
    const form = formTalk(twice).opens();
    expect(field(form, 'Desk open (north)').hint).toMatch(
      /^It was due on 1 December, 34 days ago\. Is it done, or what is the new date\?/,
    );
    expect(field(form, 'Desk open (south)').hint).toMatch(/^Critical. Planned for Monday 1 February 2027 — still so\?/);
    expect(field(form, 'Desk open (north)')).not.toHaveProperty('value');
    expect(field(form, 'Not enough staff for two sites').hint).toMatch(/^Risk, 12 of 25.* How does it stand\?/);
    expect(field(form, 'One front desk').hint).toMatch(/^Delivered so far, forecast/);
  });

  it('leave a required figure’s action to the conversation, and ask nothing of what was left empty', () => {
    const asha = formTalk(customerCentre());
    const text = asha.sends(asha.opens(), { [rating]: 'Green', [calls]: '70%' });
    expect(text).toContain('One question is left.');
    expect(text).toContain('outside tolerance. What is being done about it?');
    expect(asha.says('more staff at lunchtime')).toContain('[ Submit ]');
  });

  it('ask in the conversation why it is not Green, where the form did not say', () => {
    const asha = formTalk(customerFocus());
    expect(field(asha.opens(), why).hint).toContain('Last time (Amber): “Charter waits for the tenants’ panel”.');
    const text = asha.sends(asha.form(), {
      'How is it going? Last time Amber, 9 October.': 'Red',
    });
    expect(text).toContain('Why is it Red?');
  });

  it('are not there for the owner of single items but for those items', () => {
    const owned = customerCentre({ part: 'ben' }, { indicators: [indicator('answered', calls, { owner: 'ben' })] });
    const ben = formTalk(owned);
    expect(ben.opens().fields.map(({ label }) => label)).toEqual([calls]);
    const asha = formTalk({ ...owned, part: undefined } as never);
    expect(asha.opens().fields.map(({ label }) => label)).not.toContain(calls);
  });
});

describe('a field that could not be read', () => {
  const wrong = { [rating]: 'Amber', [why]: 'Procurement restarted', 'Tender returned': '31 February' };

  it('says so and what would work, with all that was written; the others are recorded', () => {
    const asha = formTalk(customerCentre());
    asha.sends(asha.opens(), wrong);
    const again = asha.form();
    expect(field(again, 'Tender returned')).toMatchObject({
      value: '31 February',
      error: 'There is no day “31 February”. You could write “31 March”, “end of March” or “Easter”.',
    });
    expect(again.fields.filter(({ error }) => error)).toHaveLength(1);
    expect(field(again, why).value).toBe('Procurement restarted');
    expect(asha.message.summary).toContain('11 questions as a form');
    expect(asha.state.answers).toMatchObject({ rating: 'amber', reason: 'Procurement restarted' });
    expect(asha.state.kept).toContainEqual({ question: 'milestone/tender', text: '31 February' });
  });

  it('says once what would work, in the error', () => {
    const asha = formTalk(customerCentre());
    const calls = 'Calls answered within 20 seconds';
    const advice = 'You could write “82%”; “not yet available, expected 5 February” is an answer too.';
    const asked = 'Last quarter 82%, a year ago 84%, target 85%.';
    expect(field(asha.opens(), calls).hint).toBe(`${asked} ${advice}`);
    asha.sends(asha.form(), { [rating]: 'Green', [calls]: 'lots' });
    expect(field(asha.form(), calls)).toMatchObject({
      hint: asked,
      error: `I could not read “lots” as a figure. ${advice}`,
    });
  });

  it('takes no wish to keep something back for an answer, and says where it belongs', () => {
    const asha = formTalk(customerCentre());
    asha.sends(asha.opens(), { [rating]: 'Green', [decisions]: 'exempt the tender: contract price' });
    expect(field(asha.form(), decisions).error).toContain('This reads as a wish to keep something back.');
    expect(asha.state.answers).not.toHaveProperty('decisions');
    expect(asha.state.kept).toContainEqual({ question: 'decisions', text: 'exempt the tender: contract price' });
  });

  it('is the same form under the same name, so that a platform can show the errors in the one that stands', () => {
    const asha = formTalk(customerCentre());
    const form = asha.opens();
    asha.sends(form, wrong);
    expect(asha.form().to).toBe(form.to);
    asha.sends(asha.form());
    expect(asha.form().fields.filter(({ error }) => error)).toHaveLength(1);
  });

  it('is taken once it is mended, and the mistake does not stand beside the answer', () => {
    const asha = formTalk(customerCentre());
    asha.sends(asha.opens(), wrong);
    const text = asha.sends(asha.form(), { 'Tender returned': '31 March because procurement restarted' });
    expect(text).not.toContain('meanwhile');
    expect(asha.state.kept).toEqual([]);
    expect(asha.state.answers['milestone/tender']).toMatchObject({ is: 'moved', to: '2027-03-31' });
  });

  it('can be left to the conversation, which goes on with everything else taken', () => {
    const asha = formTalk(customerCentre());
    asha.sends(asha.opens(), { ...wrong, [back]: 'new suppliers are invited, by 12 February' });
    const text = asha.says('Go on');
    expect(text).toContain('Tender returned: planned for');
    expect(asha.says('no change')).toContain('[ Submit ]');
    expect(asha.state.answers).toMatchObject({ reason: 'Procurement restarted' });
  });

  it('that is plain but unlikely is asked back in the conversation before it counts', () => {
    const asha = formTalk(customerCentre());
    const text = asha.sends(asha.opens(), { [rating]: 'Green', [calls]: '8%' });
    expect(text).toContain('I read “8%” as 8%');
    expect(asha.state.answers).not.toHaveProperty('indicator/answered');
    asha.says('Right');
    expect(asha.state.answers).toMatchObject({ 'indicator/answered': { readings: { 'Q3 2026/27': 8 } } });
    expect(asha.state.kept).toEqual([]);
  });

  it('takes no answer away by that, and says how to look at it', () => {
    const asha = formTalk(customerCentre());
    asha.sends(asha.opens(), { [rating]: 'Green', [calls]: '86%' });
    const text = asha.sends(asha.opens(), { [calls]: '8%' });
    expect(text).toContain('I am not sure of “8%”, so your answer before stays.');
    expect(asha.state.answers).toMatchObject({ 'indicator/answered': { readings: { 'Q3 2026/27': 86 } } });
    expect(asha.says(`Change ${calls}`)).toContain('I read “8%” as 8%');
    asha.says('Right');
    expect(asha.state.answers).toMatchObject({ 'indicator/answered': { readings: { 'Q3 2026/27': 8 } } });
  });
});
