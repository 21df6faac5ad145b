import { describe, expect, it } from '@jest/globals';
import { story } from './story.ts';

/**
 * Item CA9 of Oxfordshire's Cabinet on 18 September 2018, “New Operating Model”. Only councillors oversee it, so nothing is
 * read that the directors and the Strategy Manager have not approved. What Cabinet resolved is recorded the day after.
 */
describe('the Operating Model, before and after the Cabinet of 18 September 2018', () => {
  const { stands, imports, types, reports, approve, digestOf, posted } = story(
    'oxfordshire-operating-model-2018',
    '2018-08-31T08:00:00Z',
  );

  const august = async () => {
    await stands('2018-09-03T08:30:00Z');
    await reports(
      'joss',
      'design',
      'green',
      'done on 31 august',
      'no change',
      'none',
      'Detailed design for the Operating Model',
      'Cabinet considers it on 18 September',
      'none',
    );
    // The minutes: redundancy costs had not yet been factored into the financial model.
    await reports(
      'beth',
      'finance',
      'amber because potential redundancy costs are not in the financial model yet',
      'they are estimated for the costed proposal, by 5 october',
      '34-58m',
      'worse: 4x4',
      'none',
      'Range of savings checked against the activity analysis',
      'Estimate redundancy costs',
      'none',
    );
    await reports(
      'tara',
      'technology',
      'green',
      'no change',
      'no change',
      'none',
      'nothing yet',
      'Appraise the options, access through libraries among them',
      'none',
    );
    await reports(
      'vic',
      'engagement',
      'green',
      '28 september because the debate at Council comes first',
      '31%',
      'directors brief all their teams in September',
      'Workshops in all directorates',
      'Brief councillors on their part in overseeing it',
      'none',
    );
    await reports(
      'hugh',
      'implementation',
      'green',
      'no change to the risks',
      'Outline of the timetable',
      'Costed proposal',
      'none',
    );
  };

  const approvedBy = async (office: boolean) => {
    const directors = { design: 'hugh', finance: 'dana', technology: 'kit', engagement: 'nell' };
    for (const [workstream, director] of Object.entries(directors))
      await approve(workstream, office ? 'robin' : director);
    // Who leads what he directs does not approve it; that is the office's alone.
    if (office) await approve('implementation', 'robin');
  };

  const measured = [
    'Off target',
    '• Staff who took part in the design (stands for staff who accept the new ways of working): 31% against 40%; 26% last month. Staff and councillor engagement. Directors brief all their teams in September.',
    'Savings',
    'Forecast £34m to £58m, a year or once not stated (only proposed). Cannot be compared with the £33m target: it does not say whether it is a year, once or in all.',
    'Issue to watch',
    '• Redundancy costs are not in the financial model (16 of 25, worsening): To be estimated with the costed proposal. Financial model. Beth Dyer.',
  ];

  const worse = [
    'Got worse',
    '• Financial model, from Green to Amber. Potential redundancy costs are not in the financial model yet. Back by Friday 5 October.',
    'Slipped',
    '• All staff briefed, now Friday 28 September, 14 days after the plan (14 September). Staff and councillor engagement, since 3 September. Why: the debate at Council comes first.',
    'Done or brought forward',
    '• Business case complete (critical), done on Friday 31 August, on the day planned. Operating Model design.',
  ];
  const answered = [
    'Also answered',
    '• Operating Model design, still Green. Detailed design for the Operating Model.',
    '• Implementation, still Green. Outline of the timetable.',
    '• Technology and digital access, still Green. Next: Appraise the options, access through libraries among them.',
    '• Staff and councillor engagement, still Green, with one measure off target. Workshops in all directorates.',
    'Oldest answer: Operating Model design, 3 September.',
  ];

  it('asks Cabinet for what it is recommended, and follows up what it resolved', async () => {
    await august();
    await stands('2018-09-06T08:30:00Z');
    // Councillors read what was approved and no line of a director, so there is none to add.
    const told = posted.find(({ key }) => key.startsWith('surprise/'))?.text;
    expect(told).toContain(
      'Financial model is now Amber (was Green). Beth Dyer: “potential redundancy costs are not in',
    );
    expect(told).toContain('Cabinet reads it once it is approved.');
    expect(told).not.toContain('Add a line');
    expect(await types('dana', 'line finance It is a matter of weeks')).toContain('stands in no digest of officers');

    // The office lets it out once Council has debated it.
    await approvedBy(false);
    await stands('2018-09-13T08:30:00Z');
    expect(digestOf('cabinet')).toEqual([]);
    await approvedBy(true);
    await stands('2018-09-17T08:45:00Z');
    expect(digestOf('cabinet')).toEqual([
      'Operating Model, week to 17 September',
      '5 workstreams: 1 Amber, 4 Green',
      'Asked of you',
      '• Endorse the Operating Model (Annex 1) as the basis of whole council transformation planning, by Tuesday 18 September (model)',
      '• Agree to Option 1 (para 66), for estimated savings of £34m to £58m, by Tuesday 18 September (option)',
      '• Agree the delivery principles (para 77) as the basis for detailed decisions, by Tuesday 18 September (principles)',
      '• Direct the Chief Executive to bring a costed proposal for implementation in October, by Tuesday 18 September (costed)',
      ...worse,
      'Due in the next four weeks',
      '• Technology options appraised, Friday 28 September. Technology and digital access.',
      ...measured,
      ...answered,
    ]);

    // RESOLVED, in the words that were recommended; of option 1 in full.
    await stands('2018-09-19T08:30:00Z');
    const asRecommended = (ref: string) =>
      types('robin', `decide ${ref} as recommended, on 18 September`, 'Skip', 'Skip', 'Nothing to do', 'Record it');
    await asRecommended('model');
    await types(
      'robin',
      'decide option',
      'agree to Option 1 (see para. 66), to enable delivery of the estimated range of savings (£34m-£58m) to the fullest extent appropriate',
      '18 September',
      'It saves without cuts to front line services',
      'Fewer staff and fewer services',
      'Nothing to do',
      'Record it',
    );
    await asRecommended('principles');
    await types(
      'robin',
      'decide costed as recommended, on 18 September because members asked for more detail about implementation',
      'Skip',
    );
    const action = 'Hugh: bring a costed proposal for implementation to Cabinet, by 16 October';
    expect(await types('robin', action)).toContain(
      'Decided: direct the Chief Executive to bring a costed proposal for implementation to Cabinet in October 2018\nWhen: Tuesday 18 September 2018\nWhy: members asked for more detail about implementation',
    );
    expect(await types('robin', 'Record it')).toContain('Hugh Lacey is asked about it with the next update.');
    await imports((file) => file.replace('state: proposed, after: option', 'state: agreed, after: option'));

    await stands('2018-09-24T08:45:00Z');
    const resolved = [
      'Decided since',
      '• Endorse the Operating Model (Annex 1) as the basis of whole council transformation planning: as recommended. Cabinet, 18 September.',
      '• Agree to Option 1 (para 66), for estimated savings of £34m to £58m: as recommended. Cabinet, 18 September.',
      '• Agree the delivery principles (para 77) as the basis for detailed decisions: as recommended. Cabinet, 18 September.',
      '• Direct the Chief Executive to bring a costed proposal for implementation in October: as recommended. Cabinet, 18 September.',
    ];
    const proposal = '• Costed proposal to Cabinet (critical), Tuesday 16 October. Implementation.';
    const agreed = measured.map((line) => line.replace(' (only proposed)', ''));
    expect(digestOf('cabinet')).toEqual([
      'Operating Model, week to 24 September',
      '5 workstreams: 1 Amber, 4 Green (last time, 17 September: 1 Amber, 4 Green)',
      'Green, but not all of it: Staff and councillor engagement (one measure off target).',
      ...resolved,
      'Due in the next four weeks',
      '• Technology options appraised, Friday 28 September. Technology and digital access.',
      '• All staff briefed, Friday 28 September. Staff and councillor engagement.',
      proposal,
      ...agreed,
      'Oldest answer: Operating Model design, 3 September.',
    ]);
    // The cross-party group is there since the day of the decision, and reads how everything stands.
    expect(digestOf('members')).toEqual([
      'Operating Model, week to 24 September',
      '5 workstreams: 1 Amber, 4 Green',
      ...resolved,
      ...worse,
      'Due in the next four weeks',
      '• Technology options appraised, Friday 28 September. Technology and digital access.',
      proposal,
      ...agreed,
      ...answered,
    ]);

    // d: asked of the Chief Executive until it is done.
    await stands('2018-10-01T08:30:00Z');
    expect(await types('hugh', 'update implementation', 'green', 'no change to the risks', 'no change')).toContain(
      'Action: bring a costed proposal for implementation to Cabinet (from “costed”), due Tuesday 16 October. Is it done?',
    );
    expect(await types('hugh', 'done on 1 October')).toContain('to Cabinet: done on Monday 1 October 2018.');
  });
});
