import { describe, expect, it } from '@jest/globals';
import { story } from './story.ts';

/**
 * The end of Oxfordshire's Transformation Sub-Committee, as the Performance Scrutiny Committee of 12 March 2020 was told.
 * Its numbers stand beside what is said.
 */
describe('the Transformation Programme, as its sub-committee hands over to its two parents', () => {
  const { stands, imports, types, reports, approve, digestOf } = story(
    'oxfordshire-transformation-2020',
    '2019-12-30T08:00:00Z',
    // The recommendations of March are not known yet.
    (file) => file.replace(/^ {4}decisions:.*?(?=^ {4}notes:)/ms, ''),
  );

  // 2: the fourth quarterly report
  const quarter = async () => {
    await stands('2020-01-02T09:30:00Z');
    await reports(
      'asha',
      'customer-centre',
      'green',
      'Improvements in the operation of the Centre and in our key processes at first contact',
      'A corporate customer strategy, charter and standards',
      'none',
    );
    await reports(
      'hana',
      'structures',
      'green',
      'done on 19 december',
      'New structures in six services, from Finance to Programme Management',
      'Support staff in their new roles',
      'none',
    );
    await reports(
      'colm',
      'provision',
      'green',
      'no change',
      'Design of how we commission, procure and manage contracts developed further',
      'Make it ready for an Integrated Care System',
      'none',
    );
    await reports(
      'sian',
      'support',
      'amber because the scope of the programme has become a limiting factor',
      'the whole programme of change is managed together, by 31 march',
      '30 april because it follows the provision cycle',
      'Proposed structures developed',
      'Consult on them',
      'none',
    );
    // 5
    await reports(
      'ravi',
      'ict',
      'green',
      'done on 17 december',
      'done on 17 december',
      'ICT strategy and Framework for Digital Service Delivery agreed',
      'Prepare the technology decisions',
      'take the vital technology decisions that the business case foresees, by 30 april',
    );
  };

  const moved = [
    'Got worse',
    '• Support Services, from Green to Amber. The scope of the programme has become a limiting factor. Back by Tuesday 31 March.',
    'Got better',
    '• Customer Services Centre, from Amber to Green. Improvements in the operation of the Centre and in our key processes at first contact.',
    '• ICT and digital, from Amber to Green. ICT strategy and Framework for Digital Service Delivery agreed.',
    'Slipped',
    '• Design and structures of Support Services agreed, now Thursday 30 April, 30 days after the plan (31 March). Support Services, since 2 January. Why: it follows the provision cycle.',
    'Done or brought forward',
    '• New structures in place (critical), done on Thursday 19 December, 12 days before the plan (31 December). New staffing structures.',
    '• ICT strategy agreed (critical), done on Tuesday 17 December, 18 days after the plan (29 November). ICT and digital.',
    '• Framework for Digital Service Delivery agreed, done on Tuesday 17 December, 3 days before the plan (20 December). ICT and digital.',
  ];
  const coming = [
    'Due in the next four weeks',
    '• Design and structures of the Provision Cycle agreed, Tuesday 31 March. Provision Cycle.',
  ];
  const answered = [
    'Also answered',
    '• New staffing structures, still Green. New structures in six services, from Finance to Programme Management.',
    '• Provision Cycle, still Green. Design of how we commission, procure and manage contracts developed further.',
    'Oldest answer: Customer Services Centre, 2 January.',
  ];

  it('is overseen by one body until the day, by two from then on, and nothing is lost between', async () => {
    await quarter();
    await stands('2020-01-16T09:30:00Z');
    for (const each of ['customer-centre', 'ict', 'structures']) await approve(each, 'clem', 'ines');
    for (const each of ['provision', 'support']) await approve(each, 'lars', 'ines');

    // The Monday before the sub-committee receives the fourth quarterly report.
    await stands('2020-01-27T09:00:00Z');
    expect(digestOf('sub')).toEqual([
      'Transformation Programme, week to 27 January',
      '7 workstreams: 1 Amber, 4 Green, 2 not started',
      'Asked of you',
      '• Take the vital technology decisions that the business case foresees (ICT and digital), by Thursday 30 April (A1)',
      ...moved,
      ...answered,
    ]);

    await stands('2020-03-02T10:00:00Z');
    await imports();
    expect(await types('ines', 'handover sub to performance and audit on 12 March')).toContain(
      'From Thursday 12 March the Performance Scrutiny Committee and the Audit & Governance Committee oversee what the Transformation Sub-Committee does now: 7 workstreams.',
    );
    await stands('2020-03-09T09:00:00Z');
    expect(digestOf('sub')).toEqual([
      'Transformation Programme, week to 9 March',
      '7 workstreams: 1 Amber, 4 Green, 2 not started (last time, 2 March: 1 Amber, 4 Green)',
      'Oversight passes to the Performance Scrutiny Committee and the Audit & Governance Committee on Thursday 12 March; this group’s digests end then, and what it was asked to decide is asked of them.',
      'Asked of you',
      '• Take the vital technology decisions that the business case foresees (ICT and digital), by Thursday 30 April (A1)',
      '• New: waiting on the Audit & Governance Committee: Agree with the Performance Scrutiny Committee that the work of the Transformation Sub-Committee is complete, by Wednesday 11 March (complete-audit)',
      '• New: waiting on the Performance Scrutiny Committee: Agree with the Audit & Governance Committee that the work of the Transformation Sub-Committee is complete, by Thursday 12 March (complete)',
      '• New: waiting on the Performance Scrutiny Committee: Consider on an ongoing basis which change activities to include on the forward plan (forward-plan)',
      ...coming,
      'Oldest answer: Customer Services Centre, 2 January.',
    ]);
    expect(digestOf('performance')).toEqual([]);

    // 1a: both must concur, each for itself.
    await stands('2020-03-12T17:00:00Z');
    for (const [ref, day] of [
      ['complete-audit', '11 March'],
      ['complete', '12 March'],
    ])
      await types('ines', `decide ${ref} as recommended, on ${day}`, 'Skip', 'Skip', 'Nothing to do', 'Record it');
    const where = 'Audit & Governance, 11 March, and Performance Scrutiny, 12 March';
    expect(await types('ines', `handover sub agreed at ${where}`)).toContain(`was agreed at ${where}.`);

    await stands('2020-03-16T09:00:00Z');
    const decided = [
      'Decided since',
      '• Agree with the Audit & Governance Committee that the work of the Transformation Sub-Committee is complete: as recommended. The Performance Scrutiny Committee, 12 March.',
      '• Agree with the Performance Scrutiny Committee that the work of the Transformation Sub-Committee is complete: as recommended. The Audit & Governance Committee, 11 March.',
    ];
    const head = [
      'Transformation Programme, week to 16 March',
      '7 workstreams: 1 Amber, 4 Green, 2 not started',
      'Oversight of the whole programme came from the Transformation Sub-Committee on 12 March.',
      'Asked of you',
      '• Take the vital technology decisions that the business case foresees (ICT and digital), by Thursday 30 April (A1)',
    ];
    const activities =
      'onsider on an ongoing basis which change activities to include on the forward plan (forward-plan)';
    expect(digestOf('performance')).toEqual([
      ...head,
      `• C${activities}`,
      ...decided,
      ...moved,
      ...coming,
      ...answered,
    ]);
    expect(digestOf('audit')).toEqual([
      ...head,
      `• Waiting on the Performance Scrutiny Committee: C${activities}`,
      ...decided,
      ...moved,
      ...coming,
      ...answered,
    ]);

    // The body that ended reads no digest any more, and its members still what was said in its time.
    expect(digestOf('sub')[0]).toBe('Transformation Programme, week to 9 March');
    expect(await types('voss', 'digest sub')).toContain('The Transformation Sub-Committee ended on Thursday 12 March.');
    expect(await types('voss', 'status ict')).toContain(
      'Last time: Amber, 14 October: Strategy waits for the market review',
    );
  });
});
