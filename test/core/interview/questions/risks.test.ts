import { describe, expect, it } from '@jest/globals';
import { effectsOf, questionsOf } from '#core/interview/questions';
import { newRisksOf, riskOf } from '#core/interview/shown/measures';
import { interviewWith, returningTo } from '../customer-focus.ts';
import { id, sheltered, workstreamWith } from './workstream-with.ts';

const about = workstreamWith({ risks: [sheltered] });

async function asked(said: string) {
  const talk = interviewWith(about);
  await talk.goes(`
    Quarterdeck: how is it going?
    Asha: Green
    Quarterdeck: Issue: Support in sheltered accommodation (12 of 25). Mitigation: Separate investigation and report. How does it stand?
    Asha: ${said}
    Quarterdeck: Question
  `);
  return { talk, answer: riskOf(talk.state.answers, 'sheltered'), effects: effectsOf(about, talk.state.answers) };
}

describe('a risk or an issue', () => {
  it('that got worse says its new score and what that leads to', async () => {
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: How does it stand?
      Quarterdeck: [ Worse ] [ Better ] [ Closed ] [ No change (12 of 25) ]
      Asha: worse: 4x5, the warden left
      Quarterdeck: Support in sheltered accommodation: worse, 20 of 25: escalated to the steering group (the warden left).
      Quarterdeck: Any new risk or issue?
      Asha: Submit
      Quarterdeck: Support in sheltered accommodation: worse, 20 of 25: escalated to the steering group (the warden left) (was 12 of 25)
    `);
    expect(effectsOf(about, talk.state.answers)).toEqual([
      { what: 'set', kind: 'risk', id: sheltered.id, fields: { trend: 'worsening', likelihood: 4, impact: 5 } },
    ]);
  });

  it.each([
    ['no change', { is: 'unchanged' }, { trend: 'steady' }],
    ['better 2x3', { is: 'better', likelihood: 2, impact: 3 }, { trend: 'improving', likelihood: 2, impact: 3 }],
    ['4x5', { is: 'worse', likelihood: 4, impact: 5 }, { trend: 'worsening', likelihood: 4, impact: 5 }],
    ['16', { is: 'worse', likelihood: 4, impact: 4 }, { trend: 'worsening', likelihood: 4, impact: 4 }],
  ])('takes “%s”', async (said, expected, fields) => {
    const { answer, effects } = await asked(said);
    expect(answer).toMatchObject(expected);
    expect(effects).toEqual([{ what: 'set', kind: 'risk', id: sheltered.id, fields }]);
  });

  it('that is closed leaves the record', async () => {
    const { answer, effects } = await asked('closed, report published');
    expect(answer).toEqual({ is: 'closed', said: 'closed, report published', note: 'report published' });
    expect(effects).toEqual([{ what: 'retire', kind: 'risk', id: sheltered.id }]);
  });

  it('in words changes nothing but says how it stands', async () => {
    const { answer, effects } = await asked('we lost the warden');
    expect(answer).toEqual({ is: 'words', said: 'we lost the warden' });
    expect(effects).toEqual([]);
  });

  it('is asked back where word and score do not agree', async () => {
    expect((await asked('worse 2x2')).talk.state.proposed?.value).toMatchObject({ is: 'worse', likelihood: 2 });
  });

  it.each([
    ['6x6', '“6x6” is not on your organisation’s scale.'],
    ['12', '“12” can be made in more than one way. You could write “4x3”'],
  ])('says what would work instead of %s', async (said, problem) => {
    await interviewWith(about).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: How does it stand?
      Asha: ${said}
      Quarterdeck: ${problem}
    `);
  });

  it('of somebody else is asked of the lead all the same, with its owner’s name', async () => {
    const theirs = workstreamWith({ risks: [{ ...sheltered, owner: 'dev' }] });
    await interviewWith(theirs).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Issue: Support in sheltered accommodation (12 of 25, owned by Dev Sharma). Mitigation
      Asha: closed
      Quarterdeck: Support in sheltered accommodation: closed
    `);
    await returningTo(theirs).goes(`
      Quarterdeck: Support in sheltered accommodation: no change, 12 of 25, owned by Dev Sharma
    `);
    await returningTo({ ...theirs, reader: { ...theirs.reader, id: 'dev' } }).goes(`
      Quarterdeck: Support in sheltered accommodation: no change, 12 of 25, owned by you
    `);
    const ofOneOwner = { ...theirs, part: 'dev' };
    expect(questionsOf(ofOneOwner, {}).map(({ key }) => key)).not.toContain('risk/sheltered');
  });
});

describe('new risks and issues', () => {
  it('are written one a line, with score and mitigation, and belong to the lead who answers', async () => {
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: How does it stand?
      Asha: no change
      Quarterdeck: Any new risk or issue?
      Quarterdeck: [ None ]
      Asha: risk: the lease is not signed, 4x4, mitigation: weekly call
        issue: heating failed
      Quarterdeck: What was achieved
      Asha: Submit
      Quarterdeck: Risk: the lease is not signed, 16 of 25: escalated to the steering group; mitigation: weekly call
      Quarterdeck: Issue: heating failed
    `);
    expect(effectsOf(about, talk.state.answers).filter(({ what }) => what === 'add')).toEqual([
      {
        what: 'add',
        kind: 'risk',
        owner: about.workstream.id,
        key: 'the-lease-is-not-signed-2026-12',
        fields: {
          title: 'the lease is not signed',
          kind: 'risk',
          likelihood: 4,
          impact: 4,
          mitigation: 'weekly call',
          owner: 'asha',
        },
      },
      {
        what: 'add',
        kind: 'risk',
        owner: about.workstream.id,
        key: 'heating-failed-2026-12',
        fields: { title: 'heating failed', kind: 'issue', owner: 'asha' },
      },
    ]);
  });

  it.each([
    ['None', []],
    ['no new risks', []],
    ['no new ones', []],
    ['none atm', []],
    [
      '1. lease not signed 4x4 2. IT supplier shaky 3x5, two bids',
      [
        { text: 'lease not signed', likelihood: 4, impact: 4 },
        { text: 'IT supplier shaky, two bids', likelihood: 3, impact: 5 },
      ],
    ],
    ['lease, at 3x4, unsigned', [{ text: 'lease, unsigned', likelihood: 3, impact: 4 }]],
    ['risk: lease, scored at 3x4, unsigned', [{ text: 'lease, unsigned', likelihood: 3, impact: 4 }]],
    ['Flooding of 12 homes', [{ kind: 'risk', text: 'Flooding of 12 homes' }]],
    [
      '- issue: no warden (3x3)\n- mitigation: agency cover',
      [{ kind: 'issue', text: 'no warden', likelihood: 3, impact: 3, mitigation: 'agency cover' }],
    ],
  ])('reads %j', (text, expected) => {
    const question = questionsOf(about, {}).find(({ key }) => key === 'risks/new')!;
    const read = question.understand(text, about, {});
    const answers = 'understood' in read ? { 'risks/new': read.understood } : {};
    expect(newRisksOf(answers)).toMatchObject(expected);
    expect(newRisksOf(answers)).toHaveLength(expected.length);
  });

  it('lead to those that are there, whatever their titles, by words that can be typed as they are shown', async () => {
    const title = 'Not enough trained staff for two sites over the whole of the summer season';
    const like = [
      { ...sheltered, title },
      { ...sheltered, id: id('winter'), title: title.replace('summer', 'winter') },
    ];
    const talk = interviewWith(workstreamWith({ risks: like }));
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: How does it stand?
      Asha: No change to risks
      Quarterdeck: What was achieved
      Asha: Change new risks
      Quarterdeck: Any new risk or issue?
      Asha: closed
      Quarterdeck: To say it of one that is there, write “Change risks”. If there is no new one, write “None”.
      Asha: Change risks
      Quarterdeck: [ Change Not enough trained staff for… (sheltered) ] [ Change Not enough trained staff for… (winter) ]
    `);
    expect(newRisksOf(talk.state.answers)).toBeUndefined();
  });

  it('can be called up where no list of risks is kept', async () => {
    const none = workstreamWith({});
    await interviewWith(none).goes(`
      Quarterdeck: how is it going?
      Asha: Change new risks
      Quarterdeck: Any new risk or issue?
      Asha: issue: heating failed
      Quarterdeck: New risks and issues: Issue: heating failed.
    `);
    expect(id('x')).toContain(none.workstream.id);
  });
});
