import { describe, expect, it } from '@jest/globals';
import { story } from './story.ts';

/**
 * Oxford's progress report of 6 October 2010 on “Council 2012”. Its numbers stand beside what is said. Officers read on the
 * Monday after they have answered; the City Executive Board reads what was approved, on the Monday before it meets.
 */
describe('Council 2012, before and after the City Executive Board of 6 October 2010', () => {
  const { stands, imports, types, reports, approve, digestOf, posted } = story(
    'oxford-council-2012-2010',
    '2010-09-14T08:00:00Z',
  );

  const september = async () => {
    await stands('2010-09-16T08:30:00Z');
    // 1.3: vacated earlier, which brings the capital receipt and the saving forward
    await reports(
      'owen',
      'offices',
      'green',
      'no change',
      'no figure yet, earlier with the new date',
      'no figure yet, earlier with the new date',
      'The building work is in the procurement phase',
      'Move the first teams out of Blue Boar Street',
      'none',
      'change Blue Boar Street offices vacated',
      '30 september 2011 because two floors can move before the building work ends',
    );
    // 1.4
    await reports(
      'priya',
      'corporate',
      'green',
      'no change',
      '30 posts in departments are identified as in scope',
      'Agree the scope with the departments',
      'none',
    );
    // 1.5
    await reports(
      'cath',
      'contact-centres',
      'green',
      '13 october because the Customer First Board meets then',
      'A plan for integration by June 2011 is drafted',
      'Consult both teams',
      'the Customer First Board considers the integration plan, by 13 October',
    );
    // 1.6, 1.7
    await reports(
      'sam',
      'restructure',
      'green',
      'no change to both milestones',
      'forecast 400k',
      'Proposals for four restructures are drafted',
      'Consult as the policy on managing organisational change says',
      'none',
    );
    // 1.10, 1.11
    await reports(
      'gail',
      'landlord',
      'amber, members are increasingly concerned about support for people in sheltered accommodation',
      'the separate report is accepted, by 30 november',
      'no change',
      "Tenants' representatives were heard twice; their panel has not confirmed it yet",
      'worse: 4x4',
      'none',
      '30 november because the investigation begins in october',
      'A second round of consultation with tenants',
      'Ask the Chair of the Panel to confirm that its views are reflected',
      'none',
    );
  };

  const approved = async () => {
    for (const each of ['corporate', 'contact-centres', 'landlord']) await approve(each, 'rowan', 'maya');
    await approve('offices', 'lena', 'maya');
    await approve('restructure', 'idris', 'maya');
  };

  /** What officers and members read alike. */
  const moved = [
    'Slipped',
    '• Integration plan to the Customer First Board, now Wednesday 13 October, 28 days after the plan (15 September). One contact centre, since 16 September. Why: the Customer First Board meets then.',
    'Done or brought forward',
    '• Blue Boar Street offices vacated, now Friday 30 September 2011, 182 days before the plan (30 March 2012). Offices for the Future. Why: two floors can move before the building work ends.',
    'Due in the next four weeks',
    '• Head of Service appointments reported to Council, Monday 18 October. Management restructures.',
    'Within tolerance: Calls answered within 20 seconds (proposed, not endorsed), 83% against 85%.',
    'Savings',
    'Recurring £400,000 a year when complete (only proposed, 1 without a figure); capital receipts: no figure yet.',
    'Issue to watch',
    '• Support for people in sheltered accommodation (16 of 25, worsening): Separate investigation and report. Housing and Communities. Gail Rees.',
    'Also answered',
    '• Offices for the Future, still Green. The building work is in the procurement phase.',
    '• Corporate services modernisation, still Green. 30 posts in departments are identified as in scope.',
    '• One contact centre, still Green. A plan for integration by June 2011 is drafted.',
    '• Management restructures, still Green. Proposals for four restructures are drafted.',
  ];

  it('reads as its report does, to officers, then to members, and then with what members resolved', async () => {
    await september();

    // Who directs it hears of it at once, and before any group.
    await stands('2010-09-16T13:00:00Z');
    expect(posted.find(({ key }) => key.startsWith('surprise/'))?.text).toContain(
      'Housing and Communities is now Amber (was Green). Gail Rees: “members are increasingly concerned about support for people in sheltered accommodation.” To be back by Tuesday 30 November.',
    );
    expect(await types('rowan', 'line landlord The investigation begins on 4 October')).toContain(
      'The Council 2012 Board reads it in the next digest, under your name',
    );

    await stands('2010-09-20T08:30:00Z');
    expect(digestOf('board')).toEqual([
      'Council 2012, week to 20 September',
      '5 workstreams: 1 Amber, 4 Green',
      'Asked of you',
      '• Approve the management restructures for consultation, by Wednesday 22 September (restructures)',
      '• Waiting on the City Executive Board: Endorse the performance indicators of Appendix 2, by Wednesday 6 October (indicators)',
      '• Waiting on the City Executive Board: Note that the new officer structures start on 1 November 2010, by Wednesday 6 October (structures)',
      '• Waiting on the Customer First Board: the Customer First Board considers the integration plan (One contact centre), by Wednesday 13 October (A1)',
      'Got worse',
      '• Housing and Communities, from Green to Amber. Members are increasingly concerned about support for people in sheltered accommodation. Back by Tuesday 30 November.',
      '• Rowan Pike: “The investigation begins on 4 October”',
      ...moved,
    ]);
    // Nothing is approved yet, so members have read nothing.
    expect(digestOf('ceb')).toEqual([]);

    await approved();
    // 1.6
    await stands('2010-09-23T08:30:00Z');
    await types('maya', 'decide restructures as recommended, at its meeting, on 22 September', 'Skip', 'Skip');
    expect(await types('maya', 'Nothing to do', 'Record it')).toContain(
      'Recorded: Approve the management restructures for consultation.',
    );

    await stands('2010-09-27T08:30:00Z');
    const read = [
      'Decided since',
      '• Approve the management restructures for consultation: as recommended. The Council 2012 Board, 22 September.',
      'Got worse',
      '• Housing and Communities, from Green to Amber. Members are increasingly concerned about support for people in sheltered accommodation. Back by Tuesday 30 November.',
      ...moved,
      'Oldest answer: Offices for the Future, 16 September.',
    ];
    expect(digestOf('ceb')).toEqual([
      'Council 2012, week to 27 September',
      '5 workstreams: 1 Amber, 4 Green',
      'Asked of you',
      '• Endorse the performance indicators of Appendix 2, by Wednesday 6 October (indicators)',
      '• Note that the new officer structures start on 1 November 2010, by Wednesday 6 October (structures)',
      '• Waiting on the Customer First Board: the Customer First Board considers the integration plan (One contact centre), by Wednesday 13 October (A1)',
      ...read,
    ]);
    expect(digestOf('members')).toEqual([
      'Council 2012, week to 27 September',
      '5 workstreams: 1 Amber, 4 Green',
      'Asked of others',
      '• Waiting on the City Executive Board: Endorse the performance indicators of Appendix 2, by Wednesday 6 October (indicators)',
      '• Waiting on the City Executive Board: Note that the new officer structures start on 1 November 2010, by Wednesday 6 October (structures)',
      '• Waiting on the Customer First Board: the Customer First Board considers the integration plan (One contact centre), by Wednesday 13 October (A1)',
      ...read,
    ]);

    // Two days before it meets, nothing is new.
    await stands('2010-10-04T08:30:00Z');
    expect(digestOf('ceb')).toEqual([
      'Council 2012, week to 4 October',
      '5 workstreams: 1 Amber, 4 Green (last time, 27 September: 1 Amber, 4 Green). Nothing new. ' +
        'Still asked: Endorse the performance indicators of Appendix 2, 6 October (indicators); ' +
        'Note that the new officer structures start on 1 November…, 6 October (structures); ' +
        'the Customer First Board considers the integration plan, waiting on the Customer First Board, 13 October (A1). ' +
        'Due: Integration plan to the Customer First Board, 13 October; ' +
        'Head of Service appointments reported to Council, 18 October; ' +
        'Confirmation by the Chair of the Involvement and Monitoring…, 29 October; ' +
        'New officer structures in place, 1 November.',
    ]);

    // 2.1
    await stands('2010-10-07T09:00:00Z');
    for (const ref of ['indicators', 'structures'])
      expect(
        await types('maya', `decide ${ref} as recommended, on 6 October`, 'Skip', 'Skip', 'Nothing to do', 'Record it'),
      ).toContain('Recorded: ');
    await imports((file) => file.replaceAll('state: proposed, origin', 'state: endorsed, endorsedBy: ceb, origin'));
    await stands('2010-10-11T08:30:00Z');
    expect(digestOf('board')).toEqual([
      'Council 2012, week to 11 October',
      '5 workstreams: 1 Amber, 4 Green (last time, 4 October: 1 Amber, 4 Green)',
      'Asked of others',
      '• Waiting on the Customer First Board: the Customer First Board considers the integration plan (One contact centre), by Wednesday 13 October (A1)',
      'Decided since',
      '• Endorse the performance indicators of Appendix 2: as recommended. The City Executive Board, 6 October.',
      '• Note that the new officer structures start on 1 November 2010: as recommended. The City Executive Board, 6 October.',
      'Due in the next four weeks',
      '• Integration plan to the Customer First Board, Wednesday 13 October. One contact centre.',
      '• Head of Service appointments reported to Council, Monday 18 October. Management restructures.',
      '• Confirmation by the Chair of the Involvement and Monitoring Panel, Friday 29 October. Housing and Communities.',
      '• New officer structures in place (critical), Monday 1 November. Management restructures.',
      'Within tolerance: Calls answered within 20 seconds, 83% in Q1 2010/11 against 85%.',
      'Savings',
      'Recurring £400,000 a year when complete (only proposed, 1 without a figure); capital receipts: no figure yet.',
      'Issue to watch',
      '• Support for people in sheltered accommodation (16 of 25, worsening): Separate investigation and report. Housing and Communities. Gail Rees.',
      'Oldest answer: Offices for the Future, 16 September.',
    ]);
  });
});
