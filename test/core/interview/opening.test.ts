import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { questionsOf } from '#core/interview/questions';
import { begin, step } from '#core/interview/step';
import { buttonsOf } from '../../kit/transcript.ts';
import { customerCentre, milestone, quietQuarter } from './customer-centre.ts';
import { customerFocus, fivePoint, returningTo } from './customer-focus.ts';

const day = (text: string) => text as LocalDate;

describe('a returning lead', () => {
  it('with nothing new is done in two taps: Start, and this', async () => {
    const talk = returningTo(quietQuarter());
    await talk.goes(`
      Quarterdeck: Asset management strategy: has anything changed since 9 October? You said Green.
      Quarterdeck: If not, I would record:
      Quarterdeck: • Rating: Green, as last time
      Quarterdeck: • Property strategy to Cabinet: Tuesday 19 January 2027, as planned
      Quarterdeck: • Capital receipts: as before
      Quarterdeck: £2.0m to £2.6m
      Quarterdeck: • What comes next: Return of the tender
      Quarterdeck: • Decisions needed: none
      Quarterdeck: • Nothing new under “Achieved”
      Quarterdeck: The Business Strategy Group (Slack, 3 people) and the Customer First Board (Teams, 2 people) will see this; once it is approved, it goes into the Cabinet paper, which is public.
      Quarterdeck: [ Nothing has changed: submit ] [ Change something ] [ Green ] [ Amber ] [ Red ] [ Later ] [ Fill in as a form ]
      Quarterdeck: Due Friday 15 January.
      Asha: [ Nothing has changed: submit ]
      Quarterdeck: Submitted, thank you. The Business Strategy Group sees it on Monday 18 January.
    `);
    expect(talk.done).toEqual({ what: 'submitted' });
    expect(talk.state.answers).toEqual({
      rating: 'green',
      'milestone/strategy': { is: 'unchanged' },
      'saving/receipts': { unchanged: true },
      next: 'Return of the tender',
      decisions: [],
    });
  });

  it.each([
    'no',
    'No.',
    'nope',
    'nothing',
    'Nothing new',
    'no change',
    'nothing has changed',
    'all as before',
    'Submit',
  ])('may type “%s” for that', async (said) => {
    const talk = returningTo(quietQuarter());
    await talk.goes(`
        Quarterdeck: has anything changed
        Asha: ${said}
        Quarterdeck: Submitted, thank you.
      `);
    expect(talk.submissions).toBe(1);
  });

  it.each(['yes', 'Change something', 'skip', 'edit'])(
    'who types “%s” is asked from the first question on',
    async (said) => {
      const talk = returningTo(quietQuarter());
      await talk.goes(`
      Quarterdeck: has anything changed
      Asha: ${said}
      Quarterdeck: how is it going? Last time Green, 9 October.
      Asha: back
      Quarterdeck: has anything changed
    `);
      expect(talk.state.answers).toEqual({});
    },
  );

  it('is still asked for new figures and for days that have passed', async () => {
    const about = customerCentre({}, { milestones: [milestone('site', 'Site handed over', '2026-12-15')] });
    const talk = returningTo(about);
    await talk.goes(`
      Quarterdeck: If not, I would record:
      Quarterdeck: • Not enough staff for two sites: no change
      Quarterdeck: I would still ask about: Site handed over and Calls answered within 20 seconds.
      Quarterdeck: [ Nothing else has changed: go on ]
      Asha: [ Nothing else has changed: go on ]
      Quarterdeck: Noted without a change: Rating, One front desk, Not enough staff for two sites, What comes next and Decisions needed. 2 questions are left.
      Quarterdeck: Site handed over
      Asha: done on 14 December
      Quarterdeck: Calls answered within 20 seconds?
      Asha: 86
      Quarterdeck: your update
      Asha: [ Submit ]
      Quarterdeck: Submitted, thank you.
    `);
    expect(talk.state.answers).toMatchObject({ rating: 'green', 'milestone/site': { is: 'done', on: '2026-12-14' } });
  });

  it('sees the words that they noted since, also where nothing could be filled in from them', async () => {
    const told = [{ on: day('2026-12-24'), answers: { news: 'Supplier has pulled out' } }];
    await returningTo({ ...quietQuarter(), told }).goes(`
      Quarterdeck: has anything changed since 9 October? You said Green.
      Quarterdeck: You noted:
      Quarterdeck: • 24 December: “Supplier has pulled out”
      Quarterdeck: If nothing else has changed, I would record:
    `);
  });

  it('sees what they said since last time filled in, and confirms it', async () => {
    const talk = returningTo(
      quietQuarter({
        told: [
          {
            on: day('2026-12-03'),
            answers: { rating: 'amber', reason: 'The valuer is late', path: { text: 'A second valuer' } },
          },
        ],
      }),
    );
    await talk.goes(`
      Quarterdeck: has anything changed since 3 December? You said Amber.
      Quarterdeck: • Rating: Amber (last time Green; as you said on 3 December)
      Quarterdeck: • Why: The valuer is late (as you said on 3 December)
      Quarterdeck: I would still ask about: Back by.
      Asha: Change something
      Quarterdeck: how is it going?
      Quarterdeck: On 3 December you said: Amber (last time Green)
      Quarterdeck: [ No change (Amber) ]
      Asha: [ No change (Amber) ]
      Quarterdeck: Why is it Amber?
      Quarterdeck: On 3 December you said: The valuer is late
      Quarterdeck: [ No change: as you said ]
      Asha: right
      Quarterdeck: Why: The valuer is late.
      Quarterdeck: What would bring it back
      Quarterdeck: On 3 December you said: A second valuer
    `);
  });

  it('is not offered again what has passed since it was said', async () => {
    const path = { text: 'The panel meets', by: day('2026-12-20') };
    await returningTo(
      quietQuarter({ told: [{ on: day('2026-12-03'), answers: { rating: 'amber', reason: 'Late', path } }] }),
    ).goes(`
      Quarterdeck: I would still ask about: What would bring it back.
    `);
  });

  it('may begin with the answer itself, typed or pressed', async () => {
    const typed = returningTo(quietQuarter());
    await typed.goes(`
      Quarterdeck: has anything changed
      Asha: yes, amber, the valuer is late
      Quarterdeck: I have understood:
      Quarterdeck: • Rating: Amber (last time Green).
      Quarterdeck: • Why: the valuer is late.
      Quarterdeck: What would bring it back
    `);
    const pressed = returningTo(quietQuarter());
    await pressed.goes(`
      Quarterdeck: has anything changed
      Asha: [ Red ]
      Quarterdeck: Rating: Red (last time Green).
      Quarterdeck: Why is it Red?
      Asha: [ Nothing has changed: submit ] above
      Quarterdeck: Nothing was changed: you have gone on since that message.
      Quarterdeck: Why is it Red?
    `);
    const neither = returningTo(quietQuarter());
    await neither.goes(`
      Quarterdeck: has anything changed
      Asha: a little
      Quarterdeck: I could not read “a little” as a rating.
      Quarterdeck: how is it going?
    `);
    expect(neither.state.kept).toEqual([{ question: 'rating', text: 'a little' }]);
  });

  it('submits nothing that the message did not show: a touch from elsewhere, a date that passed since', () => {
    const before = quietQuarter();
    const shown = begin(questionsOf, before);
    const press = buttonsOf(shown.message).find(({ say }) => say === 'Nothing has changed: submit')!;
    const input = { say: press.say, to: press.to! };
    const touched = quietQuarter({ told: [{ on: day('2027-01-05'), answers: { next: 'Sell the depot' } }] });
    const turn = step(questionsOf, touched, shown.state, input);
    expect(turn.done).toBeUndefined();
    expect(turn.message.summary).toContain('what I would record has changed since that message');
    expect(turn.state.answers).toEqual({});
    expect(step(questionsOf, quietQuarter({ today: day('2027-01-20') }), shown.state, input).done).toBeUndefined();
    expect(step(questionsOf, quietQuarter({ today: day('2027-01-05') }), shown.state, input).done).toEqual({
      what: 'submitted',
    });
  });

  it('gave a rating that today’s scale still has; nobody else is asked so', async () => {
    const { last: _, ...never } = customerFocus();
    const offScale = quietQuarter({ last: { rating: 'amber-red', answers: { rating: 'amber-red' } } });
    const answers = { rating: 'green', decisions: [] };
    const submitted = quietQuarter({ submitted: { on: day('2027-01-12'), answers } });
    for (const about of [never, fivePoint(), offScale]) {
      await returningTo(about).goes('Quarterdeck: how is it going?');
    }
    await returningTo(submitted).goes('Quarterdeck: was submitted on Tuesday 12 January.');
  });
});
