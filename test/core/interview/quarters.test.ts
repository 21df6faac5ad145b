import { describe, expect, it } from '@jest/globals';
import { fivePoint, interviewWith } from './customer-focus.ts';

describe('an interview', () => {
  it('takes a green quarter in four answers', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: Customer focus: how is it going? Last time Amber, 9 October.
      Quarterdeck: [ Green ] [ Amber ] [ Red ] [ What these mean ] [ No change (Amber) ] [ Later ]
      Quarterdeck: Question 1 of 4, about two minutes left · appears in the digest and the paper · due Friday 15 January
      Asha: [ Green ]
      Quarterdeck: Rating: Green (last time Amber).
      Quarterdeck: What was achieved in October to December 2026 (Q3)?
      Quarterdeck: Question 2 of 4, about a minute left
      Asha: Charter published on 27 November after two rounds with the tenants’ panel
      Quarterdeck: Achieved: Charter published on 27 November
      Quarterdeck: What comes next?
      Quarterdeck: Last time: Publish the charter
      Asha: Train the front desk by March
      Quarterdeck: Do you need a decision from anybody, and by when?
      Asha: [ None needed ]
      Quarterdeck: Customer focus, October to December 2026 (Q3): your update
      Quarterdeck: The Business Strategy Group (Slack, 3 people) and the Customer First Board (Teams, 2 people) will see this; once it is approved, it goes into the Cabinet paper, which is public.
      Quarterdeck: Rating: Green (last time Amber)
      Quarterdeck: Achieved: Charter published on 27 November after two rounds with the tenants’ panel
      Quarterdeck: What comes next: Train the front desk by March
      Quarterdeck: Decisions needed: none
      Quarterdeck: [ Submit ] [ Change something ] [ Later ]
      Asha: [ Submit ]
      Quarterdeck: Submitted, thank you. The Business Strategy Group sees it on Monday 18 January. You can change it until the round closes on Friday 22 January. Type “update customer-focus” for that.
    `);
    expect(talk.done).toEqual({ what: 'submitted' });
    expect(talk.state.answers).toEqual({
      rating: 'green',
      achieved: 'Charter published on 27 November after two rounds with the tenants’ panel',
      next: 'Train the front desk by March',
      decisions: [],
    });
  });

  it('takes a hard quarter, typed on a phone', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: red, procurement had to restart
      Quarterdeck: I have understood:
      Quarterdeck: • Rating: Red (last time Amber).
      Quarterdeck: • Why: procurement had to restart
      Quarterdeck: What would bring it back to Amber or Green, and by when?
      Asha: new tender evaluated by 12 february
      Quarterdeck: What would bring it back: new tender evaluated, by Friday 12 February 2027.
      Quarterdeck: What was achieved
      Asha: nothing to report
      Quarterdeck: What comes next?
      Asha: tender goes out
      Quarterdeck: Do you need a decision
      Asha: agree the extra 60k by 1 feb
        name a sponsor
      Quarterdeck: your update
      Quarterdeck: Why: procurement had to restart
      Quarterdeck: What would bring it back: new tender evaluated, by Friday 12 February 2027
      Quarterdeck: Decisions needed
      Quarterdeck: > agree the extra 60k, by Monday 1 February 2027
      Quarterdeck: > name a sponsor
      Asha: submit
      Quarterdeck: Submitted, thank you.
    `);
    expect(talk.state.answers).toEqual({
      rating: 'red',
      reason: 'procurement had to restart',
      path: { text: 'new tender evaluated', by: '2027-02-12', said: 'by 12 february' },
      achieved: 'nothing to report',
      next: 'tender goes out',
      decisions: [{ text: 'agree the extra 60k', by: '2027-02-01', said: 'by 1 feb' }, { text: 'name a sponsor' }],
    });
  });

  it('asks for the day where the way back names none, and says back one that could be read otherwise', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: [ No change (Amber) ]
      Quarterdeck: Rating: Amber, as last time.
      Quarterdeck: Why is it Amber?
      Quarterdeck: Last time: Charter waits for the tenants’ panel
      Asha: [ No change: as last time ]
      Quarterdeck: Why: Charter waits for the tenants’ panel.
      Quarterdeck: What would bring it back to Green, and by when?
      Asha: The panel agrees the charter
      Quarterdeck: By when?
      Asha: end of next
      Quarterdeck: I could not read “end of next” as a date. You could write “31 March”, “end of March” or “Easter”. Your text is kept with your draft.
      Quarterdeck: By when?
      Asha: 03/04
      Quarterdeck: I read “03/04” as Saturday 3 April 2027.
      Quarterdeck: [ Right ] [ Another date ]
      Asha: [ Another date ]
      Quarterdeck: Then please write it as you mean it.
      Asha: 3 December 2026
      Quarterdeck: which is past
      Asha: easter
      Quarterdeck: Back by: Sunday 28 March 2027.
      Quarterdeck: What was achieved
    `);
    expect(talk.state.answers['path-by']).toEqual({ on: '2027-03-28', said: 'easter' });
  });

  it('offers the days that the way back mentions, and takes none of them unasked', async () => {
    const talk = interviewWith();
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: amber
      Quarterdeck: Why is it Amber?
      Asha: Waiting for the panel
      Quarterdeck: by when?
      Asha: The panel meets on 5 February
      Quarterdeck: By when?
      Quarterdeck: I read “on 5 February” as Friday 5 February 2027.
      Asha: Right
      Quarterdeck: Back by: Friday 5 February 2027.
    `);
    expect(talk.state.answers['path-by']).toEqual({ on: '2027-02-05', said: 'on 5 February' });
  });

  it('knows the five-point scale, and the three-point scale does not', async () => {
    await interviewWith(fivePoint()).goes(`
      Quarterdeck: There is no rating from last time.
      Quarterdeck: [ Green ] [ Amber/Green ] [ Amber ] [ Amber/Red ] [ Red ]
      Asha: what do these mean?
      Quarterdeck: Your organisation has not written down what its ratings mean
      Asha: ag
      Quarterdeck: Rating: Amber/Green.
      Quarterdeck: Why is it Amber/Green?
    `);
    await interviewWith().goes(`
      Quarterdeck: how is it going?
      Asha: ag
      Quarterdeck: Amber/Green is not on your organisation’s scale. Which of the two is it? You could write “Green” or “Amber”.
      Asha: [ What these mean ]
      Quarterdeck: Amber: Off course; we can mend it ourselves
      Quarterdeck: [ Green ]
    `);
  });
});
