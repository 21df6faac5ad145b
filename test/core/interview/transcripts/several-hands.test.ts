import { describe, expect, it } from '@jest/globals';
import { scene } from './scene.ts';

describe('one answer', () => {
  const { at, chat, rows } = scene();

  it('is begun on Slack, goes on in Teams and ends in the playground', async () => {
    await at('2027-01-04T10:00:00Z');
    const [slack, teams, playground] = [chat('gwen'), chat('gwen', 'teams'), chat('gwen', 'playground')];
    await slack.goes(`
      Quarterdeck: Your update for October to December 2026 (Q3)
      Gwen: [ Start Reshaping management ]
      Quarterdeck: Reshaping management: has anything changed since 9 October? You said Green.
      Gwen: amber, two posts are vacant
      Quarterdeck: What would bring it back to Green, and by when?
    `);
    await teams.goes(`
      Gwen: update management
      Quarterdeck: you were at “What would bring it back”
      Gwen: both posts are filled, by 26 february
      Quarterdeck: New management structure in place (critical): planned for Wednesday 31 March 2027
      Gwen: [ No change (31 March) ]
      Quarterdeck: Managers in post against the baseline?
    `);
    await slack.goes(`
      Gwen: both posts are filled, by 12 march
      Quarterdeck: You had answered “What would bring it back” on Teams meanwhile; this later answer counts: What would bring it back: both posts are filled, by Friday 12 March 2027.
      Quarterdeck: Before: “both posts are filled, by Friday 26 February 2027”.
      Quarterdeck: [ Change it back ]
    `);
    await playground.goes(`
      Gwen: update management
      Quarterdeck: Managers in post against the baseline?
      Gwen: 88%
      Quarterdeck: What is being done about it?
      Gwen: Interviews on 20 January
      Quarterdeck: Management layers removed
      Gwen: no change
      Quarterdeck: What was achieved
      Gwen: submit
      Quarterdeck: Why: two posts are vacant
      Gwen: submit
      Quarterdeck: Submitted, thank you.
    `);
    await slack.goes(`
      Gwen: [ Not yet available ]
      Quarterdeck: Your answer to “Managers in post against the baseline” is 88%. Change it to not yet available?
      Gwen: [ No, keep 88% ]
      Quarterdeck: “Managers in post against the baseline” stays: 88%
    `);
  });

  it('is handed to the deputy in the middle, who goes on with it; readers are told who answered for whom', async () => {
    await at('2027-01-04T10:00:00Z');
    const [asha, ben] = [chat('asha'), chat('ben')];
    await asha.goes(`
      Quarterdeck: Your update for October to December 2026 (Q3)
      Asha: [ Start Shared services and Customer Service Centre ]
      Quarterdeck: has anything changed since 9 October? You said Green.
      Asha: amber, procurement had to restart
      Quarterdeck: What would bring it back
      Asha: ask someone else
      Quarterdeck: Who should answer for Shared services and Customer Service Centre?
      Asha: [ Ask Ben Carter, the deputy ]
      Quarterdeck: Ben Carter is asked to answer for Shared services and Customer Service Centre, and the update will say so.
    `);
    await at('2027-01-04T10:01:00Z');
    await ben.goes(`
      Quarterdeck: Asha Patel asks you to answer for Shared services and Customer Service Centre in their place, due Friday 15 January.
      Ben: [ Go on with Shared services and Customer Service Centre ]
      Quarterdeck: you were at “What would bring it back”
      Ben: a new tender, by 26 march
      Quarterdeck: Operating model options appraised was due on 18 December
      Ben: [ Done ]
      Quarterdeck: on what day was it done?
      Ben: 18 december
      Quarterdeck: Two contact centres become one
      Ben: unchanged
      Quarterdeck: What was achieved
      Ben: submit
      Quarterdeck: your update
      Ben: submit
      Quarterdeck: Submitted, thank you.
    `);
    expect(await rows(`SELECT "answeredBy", "answeredFor" FROM update WHERE "roundId" IS NOT NULL`)).toEqual([
      { answeredBy: 'ben', answeredFor: 'asha' },
    ]);
    await asha.goes(`
      Asha: status customer-centre
      Quarterdeck: Answered: Monday 4 January, today, by Ben Carter for Asha Patel
    `);
  });
});
