import { describe, expect, it } from '@jest/globals';
import { story } from './story.ts';

/**
 * Oxfordshire's report of 21 July 2011 to the Strategy and Partnerships Scrutiny Committee: eight workstreams towards £200m
 * by 2015. The report was written in May; what members read on the Monday before they meet is of that week.
 */
describe('the Business Strategy programme, in the week in which the Scrutiny Committee meets', () => {
  const { stands, says, types, reports, approve, digestOf, posted } = story(
    'oxfordshire-business-strategy-2011',
    '2011-07-05T08:00:00Z',
  );
  const told = (key: string) => posted.filter((each) => each.key.startsWith(key)).map(({ text }) => text);

  const answers = async () => {
    // ¶3.1
    await reports(
      'jill',
      'ways-of-working',
      'green',
      'done on 24 June',
      'no change',
      'staff in the pilot teams say that they decide more themselves; others see no change yet',
      'engagement strategy agreed; two central processes streamlined',
      'delegation scheme to the leadership teams in September',
      'none',
    );
    // ¶3.2
    await reports(
      'jill',
      'management',
      'green',
      '84%',
      'the voluntary leavers scheme opens again in September',
      'delivered 300k, forecast 3m to 3.8m',
      'two management layers removed in three services',
      'support for the employees who leave',
      'none',
    );
    // ¶3.3
    await reports(
      'greg',
      'shared-services',
      'amber because the evaluation waits for the ICT strategy',
      'the ICT strategy is agreed, by 30 September',
      '30 September because the evaluation waits for the ICT strategy',
      'no change',
      'four operating models compared',
      'visits to councils that share services',
      'Business Strategy Group to choose the operating model, by 14 October',
    );
    // ¶3.4
    await reports(
      'mark',
      'assets',
      'green',
      'no change',
      'delivered 100k, forecast 1.5m to 2.5m',
      'vision for the property assets drafted with the directorates',
      'Cabinet on 19 July',
      'none',
    );
    // ¶3.5
    await reports(
      'vicki',
      'customer-focus',
      'green',
      '68%',
      'training for front desks from September',
      'no change',
      'one set of service standards agreed',
      'mystery shopping',
      'none',
    );
    // ¶3.6: reviewed by the leadership teams each month, so this is the answer for June.
    await reports(
      'neil',
      'efficiencies',
      'green',
      'delivered 5.9m, forecast 52m to 58m',
      'all leadership teams reviewed their projects in June; re-invested savings challenged',
      'new savings for 2012/13',
      'none',
    );
    // ¶3.8
    await reports(
      'rory',
      'ict',
      'red because the supplier cannot confirm the network upgrade',
      'the supplier confirms a date, by 31 August',
      '30 September because the strategy waits for the supplier',
      'worse: 4x4',
      'none',
      'draft strategy circulated',
      'talks with the supplier',
      'none',
    );
  };

  it('tells the Business Strategy Group what turned, and members the same once it is approved', async () => {
    // The file comes between the opening and the due day of the quarter. ¶3.6: one workstream answers each month.
    expect(await types('alma', 'round open Q1 2011/12')).toContain('6 people are asked');
    expect(await types('alma', 'round open June 2011')).toContain(
      'for June 2011, Business Strategy, is open. 1 person',
    );

    // How it stood when the report was written; members get nothing that is not approved.
    await stands('2011-07-11T08:30:00Z');
    expect(digestOf('bsg').slice(0, 3)).toEqual([
      'Business Strategy, week to 11 July',
      '8 workstreams: 2 Amber, 6 Green',
      'Green, but not all of it: Reshaping management (one measure off target), Customer focus (one measure off target).',
    ]);
    expect(digestOf('bsg').at(-1)).toBe('Oldest answer: Changing the way we work, 20 May.');
    expect(digestOf('scrutiny')).toEqual([]);

    await stands('2011-07-12T08:30:00Z');
    await answers();
    await stands('2011-07-12T08:40:00Z');
    expect(told('surprise/').map((text) => text.split('\n')[0])).toEqual([
      'ICT is now Red (was Amber). Rory Penn: “the supplier cannot confirm the network upgrade.” To be back by Wednesday 31 August.',
      'Shared Services and Customer Service Centre is now Amber (was Green). Greg Moss: “the evaluation waits for the ICT strategy.” To be back by Friday 30 September.',
    ]);
    await types('hugh', 'line ict The supplier meets the Chief Executive on 20 July');
    for (const what of ['strategy', 'ict', 'assets', 'efficiencies']) await approve(what, 'hugh');
    for (const what of ['ways', 'management', 'shared', 'customer']) await approve(what, 'sue');

    // Community self-help has not answered, and what was approved lies with the office: each is told to whom it concerns.
    await stands('2011-07-14T08:00:00Z');
    expect(told('escalate/').map((text) => text.split('\n')[0])).toEqual([
      'Community self-help was due on Tuesday 12 July and is not received. Maria Reeve was asked on 11 July and reminded on 12 July. It is not started.',
    ]);
    expect(told('office-late/').map((text) => text.split('\n')[1])).toEqual([
      '• 6 answers wait for the office to approve them, the first since 12 July.',
      '• One answer waits for the office to approve it, the first since 12 July.',
    ]);
    for (const what of ['ways', 'management', 'shared', 'customer', 'assets', 'efficiencies', 'ict'])
      await approve(what, 'alma');

    await stands('2011-07-18T08:30:00Z');
    expect(digestOf('scrutiny')).toEqual([
      'Business Strategy, week to 18 July',
      '8 workstreams: 1 Red, 1 Amber, 5 Green, 1 not received',
      'Asked of others',
      '• Waiting on the Business Strategy Group: choose the operating model (Shared Services and Customer Service Centre), by Friday 14 October (A1)',
      'Red',
      '• ICT, from Amber to Red, since 12 July. The supplier cannot confirm the network upgrade. Back by Wednesday 31 August. Changing the way we work, Shared Services and Customer Service Centre, and Customer focus depend on it.',
      'Got worse',
      '• Shared Services and Customer Service Centre, from Green to Amber. The evaluation waits for the ICT strategy. Waits for ICT, which is Red. Back by Friday 30 September.',
      'Got better',
      '• Service and resource planning and directorate efficiencies, from Amber to Green. All leadership teams reviewed their projects in June; re-invested savings challenged.',
      'Slipped',
      '• Operating models evaluated, now Friday 30 September, 77 days after the plan (15 July). Shared Services and Customer Service Centre, since 12 July. Why: the evaluation waits for the ICT strategy.',
      '• ICT strategy agreed (critical), now Friday 30 September, 92 days after the plan (30 June). ICT, since 12 July. Why: the strategy waits for the supplier.',
      'Done or brought forward',
      '• Staff engagement strategy agreed, done on Friday 24 June, 6 days before the plan (30 June). Changing the way we work.',
      'Due in the next four weeks',
      '• Asset management strategy to Cabinet, Tuesday 19 July. Asset management strategy.',
      'Off target',
      '• Managers in post against the baseline: 84% against 75% or less; 89% last quarter. Reshaping management. The voluntary leavers scheme opens again in September.',
      'Within tolerance: Residents satisfied with the way we deal with them, 68% against 70%.',
      'Savings',
      'Recurring £58.5m to £67.3m a year when complete (£6.3m delivered, £2m to £3m only proposed, costs £900,000 once); benefits that are not money: 2. Against the £200m cumulative target by 2015: £173.8m to £198.7m, a gap of £1.3m to £26.2m.',
      'Risk to watch',
      '• Too little ICT capacity for all the workstreams (16 of 25, worsening): Work is put in order of priority. ICT. Rory Penn.',
      'Also answered',
      '• Changing the way we work, still Green, with a dependency on ICT (Red). Engagement strategy agreed; two central processes streamlined.',
      '• Reshaping management, still Green, with one measure off target. Two management layers removed in three services.',
      '• Asset management strategy, still Green. Vision for the property assets drafted with the directorates.',
      '• Customer focus, still Green, with a dependency on ICT (Red). One set of service standards agreed.',
      'Not received',
      '1 of 8',
      '• Community self-help, last Green, 20 May',
      'The programme office is asking for what is missing.',
      'Oldest answer: Community self-help, 20 May.',
    ]);
    // The group has read one before, decides what members wait for, and reads what a director added.
    expect(digestOf('bsg').filter((line) => !digestOf('scrutiny').includes(line))).toEqual([
      '8 workstreams: 1 Red, 1 Amber, 5 Green, 1 not received (last time, 11 July: 2 Amber, 6 Green)',
      'Asked of you',
      '• New: choose the operating model (Shared Services and Customer Service Centre), by Friday 14 October (A1)',
      '• Hugh Ames: “The supplier meets the Chief Executive on 20 July”',
      '• New: Too little ICT capacity for all the workstreams (16 of 25, worsening): Work is put in order of priority. ICT. Rory Penn.',
    ]);

    // ¶1-2: the level of savings was increased.
    const [savings] = await says('lunn', 'savings');
    expect(savings?.text.split('\n')).toContain(
      '• Against the £200m cumulative target by 2015: £173.8m to £198.7m, a gap of £1.3m to £26.2m. Before: £155m (Council, 16 February 2010).',
    );
    // A member asks where all members read; the office reads the answer first.
    await says('lunn', 'ask ict when will the supplier confirm the network upgrade?', 'C0SCRUTINY');
    expect(await types('lunn', 'ask Q1 send')).toContain('Rory Penn is asked about ICT');
    expect(await types('rory', 'reply Q1 by 31 August; until then the others use what there is')).toContain(
      'The programme office reads your answer to Q1 first',
    );
    await types('alma', 'approve Q1');
    await stands('2011-07-18T09:00:00Z');
    expect(told('question-answered/')).toEqual([
      `ICT: Councillor Mary Lunn asked
> when will the supplier confirm the network upgrade?
Rory Penn answers
> by 31 August; until then the others use what there is`,
    ]);
  });
});
