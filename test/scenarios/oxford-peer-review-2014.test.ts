import { describe, expect, it } from '@jest/globals';
import { story } from './story.ts';

/**
 * Oxford's report of 8 December 2014 to the Scrutiny Committee: what has been done since the peer challenge, and the action
 * plan, on which members comment. The Chief Executive's people answer for November; the committee reads what was approved.
 */
describe('the peer review action plan, on the Monday on which the Scrutiny Committee meets', () => {
  const { stands, says, types, reports, approve, digestOf } = story('oxford-peer-review-2014', '2014-11-26T09:00:00Z');

  const november = async () => {
    await stands('2014-12-01T09:00:00Z');
    // ¶19: accolades; ¶29a, e: the paper gives the interim manager no date, so chat asks for it.
    await reports(
      'asif',
      'reputation',
      'green',
      'done on 28 November',
      'no change',
      '16 January because the advert goes out next week',
      'Best Achieving Council publicised, and events held with the teams who won it',
      'entries for the 2015 awards',
      'none',
    );
    // ¶15-18
    await reports(
      'asif',
      'influence',
      'green',
      'done on 17 November',
      'joined the Key Cities Group; alliance with Norwich and Cambridge formed; met Lord Adonis',
      'the review of communications and consultation reports in January',
      'Corporate Management Team to agree the budget for an interim manager, by 19 December',
    );
    // ¶20
    await reports(
      'wendy',
      'management',
      'amber because the unions want more time on the draft structure',
      'consultation closes, by 16 January',
      '16 January because the unions asked for more time',
      'managers welcome it; front-line staff want shorter sessions',
      'no change to both actions',
      'draft structure agreed with service heads, directors and the Leader',
      'consultation with staff',
      'none',
    );
    // ¶12-14, all six groups
    await reports(
      'joe',
      'partners',
      'green',
      'done on 14 november',
      '6',
      'no change to all 3 actions',
      'the Leader has met all six groups of stakeholders, and the five partnership bodies',
      'more visits with the Leader',
      'none',
    );
    // ¶21-22
    await reports(
      'lucy',
      'pilots',
      'green',
      'no change',
      'a working party meets in each area; police and health take part in two of three',
      'no change',
      'working parties set up in Rose Hill, the Leys and Barton, each chaired by a director',
      'draft action plans go to residents',
      'none',
    );
    // ¶23-24
    await reports(
      'nina',
      'efficiency',
      'amber because a trading contract is not signed',
      'the contract is signed, by 30 January',
      'no change',
      'no change',
      'forecast 1.4m to 2m, 400k at risk',
      'no change',
      'four-year plan for £22.5m drafted',
      'consultation on the budget',
      'none',
    );
    // ¶26-27
    await reports(
      'sam',
      'housing',
      'green',
      '41',
      'no change',
      'worse: 4x4',
      'none',
      '41 of 700 homes completed; plans for the estates agreed',
      'the programme goes to the executive board',
      'none',
    );
  };

  it('says what members have to comment on, and stands on what directors and the office approved', async () => {
    await november();
    await stands('2014-12-02T09:00:00Z');
    // A director does not let a figure pass that is not there.
    expect(await types('carla', 'return efficiency how much of the trading income?')).toContain('Nina Vale is told');
    await types('nina', 'update efficiency', 'change reason', '£400,000 of trading income waits for a contract');
    expect(await types('nina', 'submit', 'the amount was missing')).toContain('Submitted as a correction');
    for (const [workstream, director] of [
      ['reputation', 'helen'],
      ['influence', 'helen'],
      ['partners', 'helen'],
      ['management', 'carla'],
      ['efficiency', 'carla'],
      ['pilots', 'ruth'],
      ['housing', 'ian'],
    ] as const)
      await approve(workstream, director, 'tom');

    await stands('2014-12-08T09:00:00Z');
    expect(digestOf('scrutiny')).toEqual([
      'Peer review action plan, week to 8 December',
      '7 workstreams: 2 Amber, 5 Green',
      'Asked of you',
      '• Comment on the action plan, by Monday 8 December (action-plan)',
      '• Waiting on the Corporate Management Team: agree the budget for an interim manager (Influence and corporate affairs), by Friday 19 December (A1)',
      'Slipped',
      '• Staff consulted on the new structure, now Friday 16 January, 28 days after the plan (19 December). Management review and One Council, since 1 December. Why: the unions asked for more time.',
      'Done or brought forward',
      '• List of accolades published, done on Friday 28 November, on the day planned. Reputation and accolades.',
      '• Programme of contact agreed with the Leader, done on Friday 14 November, on the day planned. Partners and stakeholders.',
      '• Member of the Key Cities Group, done on Monday 17 November, 13 days before the plan (30 November). Influence and corporate affairs.',
      'Due in the next four weeks',
      '• Action plans for all three areas, Wednesday 31 December. Neighbourhood management pilots.',
      'Savings',
      'Recurring £5.5m to £7.0m a year when complete; income £1.4m to £2.0m a year when complete (£400,000 at risk); benefits that are not money: 1. Against the £7m annual target by 2018/19: £5.5m to £7.0m, a gap of £0 to £1.5m. Against the £22.5m cumulative target over the next four years: £18m to £23m, from £4.5m short of it to £500,000 more.',
      'Risk to watch',
      '• Less revenue leaves too little management capacity (16 of 25, worsening): Posts for the programme are paid from capital. Housing capital programme. Sam Okoro.',
      'Also answered',
      '• Management review and One Council, Amber. The unions want more time on the draft structure. Back by Friday 16 January.',
      '• Efficiency strategy and financial plan, Amber. £400,000 of trading income waits for a contract. Back by Friday 30 January.',
      '• Reputation and accolades, Green. Best Achieving Council publicised, and events held with the teams who won it.',
      '• Partners and stakeholders, Green. The Leader has met all six groups of stakeholders, and the five partnership bodies.',
      '• Influence and corporate affairs, Green. Joined the Key Cities Group; alliance with Norwich and Cambridge formed; met Lord Adonis.',
      '• and 2 more; “status” shows them',
    ]);
    // ¶22, 26: what has no target stands in the list that is one word away.
    const [indicators] = await says('rowe', 'indicators');
    expect(indicators?.text.split('\n')).toEqual(
      expect.arrayContaining([
        '• The six duties of the working parties · Neighbourhood management pilots · November 2014 “a working party meets in each area; police and health take part in two of three”',
        '• New homes completed of the 700 planned · Housing capital programme · November 2014 41; better than October 2014 (38)',
      ]),
    );

    // ¶29: the plan on which they comment; the interim manager has a date because chat asked for it.
    const [actions] = await says('rowe', 'actions');
    expect(actions?.text.split('\n')).toEqual(
      expect.arrayContaining([
        '9 actions open.',
        '• Appoint an interim manager for external affairs and communications · due Friday 16 January · from “recommendation d” (interim) · Asif Dar',
        '• Roll out neighbourhood working to other parts of the city · once the concept is proved · from “recommendation c” (neighbourhoods) · Lucy Brand',
      ]),
    );

    // The committee comments in its meeting; the office records it, with what has to be done now.
    const recorded = await types(
      'tom',
      'decide action-plan',
      'That every action is given a date, and that the committee sees the plan again in March',
      'today',
      'six of nine actions have no date',
      'nothing else',
      'Joe Stubbs: give every action a date, by 30 January',
      'record it',
    );
    expect(recorded).toContain('Recorded: Comment on the action plan.');
    expect(recorded).toContain('Joe Stubbs is asked about it');

    await stands('2014-12-15T09:00:00Z');
    expect(digestOf('scrutiny').slice(0, 8)).toEqual([
      'Peer review action plan, week to 15 December',
      '7 workstreams: 2 Amber, 5 Green (last time, 8 December: 2 Amber, 5 Green)',
      'Asked of others',
      '• Waiting on the Corporate Management Team: agree the budget for an interim manager (Influence and corporate affairs), by Friday 19 December (A1)',
      'Decided since',
      '• Comment on the action plan: That every action is given a date, and that the committee sees the plan again in March. The Scrutiny Committee, 8 December.',
      'Due in the next four weeks',
      '• Action plans for all three areas, Wednesday 31 December. Neighbourhood management pilots.',
    ]);
  });
});
