import { describe, expect, it } from '@jest/globals';
import type { About } from '#core/interview/about';
import { asText } from '#core/message';
import { milestone } from './customer-centre.ts';
import { customerFocus, interviewWith } from './customer-focus.ts';

const at = (place: string, more: object = {}, about: About = customerFocus()) =>
  interviewWith(about, { answers: { rating: 'amber', ...more }, skipped: [], at: place, kept: [], changes: 1 });

describe('a question that is typed in the middle of an interview', () => {
  it.each(['who will see this?', 'Who sees this'])('%s is answered, and nothing is recorded', async (said) => {
    const talk = at('path-by', { path: { text: 'a new rota' } });
    await talk.goes(`
      Quarterdeck: when
      Asha: ${said}
      Quarterdeck: The Business Strategy Group (Slack, 3 people) and the Customer First Board (Teams, 2 people) will see this
      Quarterdeck: “Back by” appears in the digest and the paper. Nothing is sent before you submit.
      Quarterdeck: when
    `);
    expect(talk.state.kept).toEqual([]);
    expect(talk.state.answers).toEqual({ rating: 'amber', path: { text: 'a new rota' } });
  });

  it.each(['help me', 'I don’t understand', 'what do you mean?'])('%s is told what would work', async (said) => {
    const talk = at('path-by', { path: { text: 'a new rota' } });
    await talk.goes(`
      Quarterdeck: when
      Asha: ${said}
      Quarterdeck: This asks for “Back by”
      Quarterdeck: “Skip” passes it over: readers will
      Quarterdeck: when
    `);
    expect(asText(talk.newest())).not.toContain('could not read');
    expect(talk.state.kept).toEqual([]);
  });

  it('is told what a rating means, and in the review that nothing has to be written', async () => {
    await at('rating').goes(`
      Quarterdeck: how is it going?
      Asha: help me
      Quarterdeck: You could write “Green” or “Amber” or “Red”.
      Quarterdeck: Off course; we can mend it ourselves
    `);
    await at('review').goes(`
      Quarterdeck: your update
      Asha: help me
      Quarterdeck: Nothing has to be written here
    `);
  });
});

describe('a part of an item’s name', () => {
  const { workstream } = customerFocus();
  const milestones = [
    milestone('strategy', 'Property strategy to Cabinet', '2027-01-19'),
    milestone('setup', 'Panel set up', '2027-02-19'),
    milestone('trained', 'Panel trained', '2027-03-19'),
  ];
  const about = customerFocus({ workstream: { ...workstream, milestones } });

  it('is enough to change it where only one has it', async () => {
    await at('review', {}, about).goes(`
      Quarterdeck: your update
      Asha: change property
      Quarterdeck: Property strategy to Cabinet: planned for
    `);
    await at('review', {}, about).goes(`
      Quarterdeck: your update
      Asha: change milestone set up
      Quarterdeck: Panel set up: planned for
    `);
    await at('review', {}, about).goes(`
      Quarterdeck: your update
      Asha: change panel
      Quarterdeck: What would you like to change?
    `);
  });

  it('leads there from a question that could not take it for an answer, and from no other', async () => {
    await at('milestone/setup', {}, about).goes(`
      Quarterdeck: Panel set up: planned for
      Asha: change property
      Quarterdeck: Property strategy to Cabinet: planned for
    `);
    const talk = at('next', {}, about);
    await talk.goes(`
      Quarterdeck: What comes next?
      Asha: change property strategy
      Quarterdeck: What comes next: change property strategy.
    `);
  });
});

describe('a reason', () => {
  it('is kept without its “because”', async () => {
    const talk = at('reason');
    await talk.goes(`
      Quarterdeck: Why is it Amber?
      Asha: because the security review is late
      Quarterdeck: Why: the security review is late.
      Asha: change reason
      Quarterdeck: Why is it Amber?
      Asha: because of the panel
      Quarterdeck: Why changed: because of the panel.
    `);
  });
});
