import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import type { Answers } from '#core/interview/answers';
import { asText } from '#core/message';
import { customerFocus, interviewWith } from './customer-focus.ts';

const day = (text: string) => text as LocalDate;
const answers = {
  rating: 'green',
  achieved: 'Charter published on 27 November, after two rounds with the panel',
  next: 'Training',
  decisions: [],
};
const submitted = { on: day('2027-01-12'), answers, version: 1 };
const about = (changed: Partial<About> = {}) => customerFocus({ submitted, ...changed });

describe('an answer that was submitted', () => {
  it('is changed as a new version: the differences first, then the reason', async () => {
    const talk = interviewWith(about());
    await talk.goes(`
      Quarterdeck: Customer focus was submitted on Tuesday 12 January. You can change it until the round closes on Friday 22 January.
      Quarterdeck: [ Change something ] [ Keep something back ]
      Asha: correction
      Quarterdeck: This update is submitted, so I have not taken that as an answer.
      Asha: change next steps
      Quarterdeck: What comes next?
      Asha: Training from March
      Quarterdeck: your update
      Quarterdeck: Changed since you submitted on Tuesday 12 January:
      Quarterdeck: • What comes next: it was “Training”, and is “Training from March”
      Quarterdeck: Achieved: Charter published on 27 November, after two rounds with the panel
      Asha: exempt achievements because the panel has not agreed
      Quarterdeck: • Achieved: now exempt
      Asha: [ Submit ]
      Quarterdeck: Why the change?
      Asha: [ Back ]
      Quarterdeck: your update
      Asha: [ Submit ]
      Quarterdeck: Why the change?
      Asha: [ New information ]
      Quarterdeck: Submitted as a correction, thank you. A digest that shows it already is edited now; where none does, the Business Strategy Group sees it on
    `);
    expect(talk.done).toEqual({ what: 'submitted', reason: 'New information' });
    expect(talk.state.answers).toEqual({
      ...answers,
      next: 'Training from March',
      'apart/achieved': { is: 'exempt', why: 'the panel has not agreed' },
    });
  });

  it('says that another reason keeps an answer back', async () => {
    const given = { ...answers, 'apart/achieved': { is: 'kept-out', why: 'SECRET talks' } };
    const talk = interviewWith(about({ submitted: { ...submitted, answers: given } }));
    await talk.goes(`
      Quarterdeck: was submitted
      Asha: keep achievements out of the digest because the unions read it first
      Quarterdeck: Changed since you submitted on Tuesday 12 January:
      Quarterdeck: • Achieved: kept back for another reason
    `);
  });

  it('says what is taken out, and asks for no reason where it is the same again', async () => {
    const talk = interviewWith(about());
    await talk.goes(`
      Quarterdeck: was submitted
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: red
      Quarterdeck: Why is it Red?
      Asha: two complaints
      Quarterdeck: What would bring it back
      Asha: skip
      Quarterdeck: • Rating: from Green to Red
      Quarterdeck: • Why: new: “two complaints”
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: your update
      Asha: submit
      Quarterdeck: Nothing has changed since you submitted, so nothing was sent again.
    `);
    expect(talk.submissions).toBe(0);
  });

  it('says which version it is, and why', async () => {
    const reason = 'two complaints came in';
    await interviewWith(about({ submitted: { ...submitted, version: 3, reason } })).goes(`
      Quarterdeck: Customer focus was submitted on Tuesday 12 January. This is version 3: two complaints came in.
    `);
  });

  it('is changed after its round has closed, as a late correction', async () => {
    const round = { ...about().round, state: 'closed' as const, closedAt: new Date('2027-01-22T17:00:00Z') };
    const talk = interviewWith(about({ round, today: day('2027-01-26') }));
    await talk.goes(`
      Quarterdeck: Customer focus was submitted on Tuesday 12 January. The round closed on Friday 22 January; what you change now becomes a late correction.
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: amber, two complaints
      Quarterdeck: What would bring it back to Green
      Asha: a new rota, by 12 February
      Quarterdeck: The round closed on Friday 22 January; this becomes a late correction.
      Quarterdeck: Changed since you submitted on Tuesday 12 January:
      Quarterdeck: • Rating: from Green to Amber
      Asha: submit
      Quarterdeck: Why the change?
      Asha: Correction
      Quarterdeck: Submitted as a late correction, thank you. The round closed on Friday 22 January
    `);
    expect(talk.done).toEqual({ what: 'submitted', reason: 'Correction' });
  });
});

describe('what has been overtaken by time since it was submitted', () => {
  const round = { ...customerFocus().round, state: 'closed' as const, closedAt: new Date('2027-01-22T17:00:00Z') };
  const property = {
    id: 'business-strategy/customer-focus/property',
    title: 'Property strategy to Cabinet',
    baseline: day('2027-01-25'),
    critical: false,
  };
  const said = { ...answers, 'milestone/property': { is: 'unchanged' } };
  const late = (milestones: readonly (typeof property & { readonly actual?: LocalDate })[], given: object = said) =>
    about({
      round,
      today: day('2027-02-02'),
      workstream: { ...customerFocus().workstream, milestones },
      submitted: { ...submitted, answers: given as Answers },
    });

  it('stands in a correction of something else: “no change” of a day that has passed', async () => {
    const talk = interviewWith(late([property]));
    await talk.goes(`
      Quarterdeck: Property strategy to Cabinet: Monday 25 January 2027, as planned
      Asha: change next steps
      Quarterdeck: What comes next?
      Asha: Training from March
      Quarterdeck: Changed since you submitted on Tuesday 12 January:
      Quarterdeck: Property strategy to Cabinet: Monday 25 January 2027, as planned
    `);
    expect(asText(talk.newest())).not.toMatch(/Not answered|Skipped|taken out/);
    await talk.goes(`
      Asha: submit
      Quarterdeck: Why the change?
      Asha: Correction
      Quarterdeck: Submitted as a late correction
    `);
    expect(talk.state.answers).toEqual({ ...said, next: 'Training from March' });
  });

  it('stands also where the record has gone on so far that it is asked no more', async () => {
    const talk = interviewWith(late([{ ...property, actual: day('2027-01-26') }]));
    await talk.goes(`
      Quarterdeck: was submitted
      Asha: change next steps
      Quarterdeck: What comes next?
      Asha: Training from March
      Quarterdeck: your update
      Asha: submit
      Quarterdeck: Why the change?
      Asha: Correction
      Quarterdeck: Submitted as a late correction
    `);
    expect(talk.state.answers['milestone/property']).toEqual({ is: 'unchanged' });
  });

  it('is out once the correction itself makes it undue: no reason beside a Green', async () => {
    const talk = interviewWith(late([], { ...answers, rating: 'amber', reason: 'two complaints' }));
    await talk.goes(`
      Quarterdeck: was submitted
      Asha: change rating
      Quarterdeck: how is it going?
      Asha: green
      Quarterdeck: Why: taken out (it was “two complaints”)
      Asha: submit
      Quarterdeck: Why the change?
      Asha: Correction
      Quarterdeck: Submitted as a late correction
    `);
    expect(talk.state.answers).toEqual(answers);
  });
});

describe('what was set apart in an answer that was submitted', () => {
  it('is shown again as a change, which is said', async () => {
    const marked = { ...answers, 'apart/next': { is: 'exempt', why: 'commercial' } };
    const talk = interviewWith(about({ submitted: { ...submitted, answers: marked } }));
    await talk.goes(`
      Quarterdeck: What comes next: Training; exempt
      Asha: show next steps
      Quarterdeck: • What comes next: shown now like the other answers
      Asha: submit
      Quarterdeck: Why the change?
      Asha: New information
      Quarterdeck: Submitted as a correction
    `);
    expect(talk.state.answers).toEqual(answers);
  });
});
