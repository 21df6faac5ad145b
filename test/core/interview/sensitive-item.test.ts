import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { About } from '#core/interview/about';
import { type Audience, answersFor, keptFrom, sensitiveIn } from '#core/interview/apart';
import { questionsOf } from '#core/interview/questions';
import { asText } from '#core/message';
import { interviewWith } from './customer-focus.ts';
import { answered, id, restructure, sheltered, workstreamWith } from './questions/workstream-with.ts';

const fraud = { ...sheltered, id: id('fraud'), title: 'Fraud inquiry', kind: 'risk' as const, sensitive: true };
const talks = {
  id: id('talks'),
  title: 'Talks ended',
  critical: true,
  baseline: '2026-12-01' as LocalDate,
  sensitive: true,
};
const withFraud = (more: Partial<About> = {}) => workstreamWith({ risks: [sheltered, fraud] }, more);
const rated = (answers: object) => ({
  answers: { rating: 'green', achieved: 'Charter published', next: 'Training', decisions: [], ...answers },
  skipped: ['evidence', 'risks/new'],
  at: 'gone',
  kept: [],
  changes: 4,
});

describe('a sensitive item in a workstream that is not', () => {
  it('is asked with the word that it appears nowhere, and marked so in the review, where nothing is escalated', async () => {
    await interviewWith(withFraud(), rated({ 'risk/sheltered': { is: 'unchanged' } })).goes(`
      Quarterdeck: Risk: Fraud inquiry
      Quarterdeck: sensitive: in no digest and no paper · due Friday 15 January
      Asha: who will see this?
      Quarterdeck: “Fraud inquiry” is sensitive: only the lead, deputy and director, the sponsor and the programme office will see your answer.
      Quarterdeck: Risk: Fraud inquiry
      Asha: worse: 5x5
      Quarterdeck: Fraud inquiry: worse, 25 of 25.
    `);
    const talk = interviewWith(
      withFraud(),
      rated({
        'risk/sheltered': { is: 'worse', likelihood: 5, impact: 5 },
        'risk/fraud': { is: 'worse', likelihood: 5, impact: 5 },
      }),
    );
    await talk.goes(`
      Quarterdeck: Support in sheltered accommodation: worse, 25 of 25: escalated to the steering group
      Quarterdeck: Fraud inquiry: worse, 25 of 25 (was 12 of 25); sensitive: in no digest and no paper
    `);
  });

  it('is named in the review also where nothing changed, and is not offered to be kept back', async () => {
    const unchanged = { 'risk/sheltered': { is: 'unchanged' }, 'risk/fraud': { is: 'unchanged' } };
    await interviewWith(withFraud(), rated(unchanged)).goes(`
      Quarterdeck: Fraud inquiry: no change, 12 of 25; sensitive: in no digest and no paper
      Quarterdeck: Unchanged: Support in sheltered accommodation (12 of 25)
      Asha: keep something back
      Quarterdeck: [ Keep back: Support in sheltered accommodation ] [ Keep back: the achievements ] [ Keep back: the next steps ] [ Keep back: the decisions ] [ Go on without a change ]
    `);
  });

  it('is no caveat that readers see beside a Green', async () => {
    const about = workstreamWith({ milestones: [talks], indicators: [{ ...answered, sensitive: true }] });
    const talk = interviewWith(about, {
      ...rated({ 'indicator/answered': { readings: { 'Q3 2026/27': 70 } }, 'indicator/answered/action': 'more staff' }),
      skipped: ['evidence', 'milestone/talks'],
    });
    await talk.goes(`
      Quarterdeck: Rating: Green (last time Amber)
    `);
    expect(asText(talk.newest())).not.toMatch(/with one|Off target:|Overdue:/);
  });
});

describe('whoever was asked to answer and may not read what is sensitive', () => {
  const asked = { withoutSensitive: true } as const;

  it('is asked about none of it', () => {
    const about = workstreamWith(
      {
        milestones: [talks],
        indicators: [{ ...answered, sensitive: true }],
        savings: [{ ...restructure, sensitive: true }],
        risks: [sheltered, fraud],
      },
      asked,
    );
    const keys = questionsOf(about, {}).map(({ key }) => key);
    expect(keys).toContain('risk/sheltered');
    expect(keys.filter((key) => /talks|answered|mgmt|fraud/.test(key))).toEqual([]);
  });

  it('sees nothing of what the lead said of it, and sends it on unchanged', async () => {
    const secret = { is: 'worse', likelihood: 4, impact: 4, note: 'two arrests' };
    const talk = interviewWith(withFraud(asked), {
      ...rated({ 'risk/sheltered': { is: 'closed' }, 'risk/fraud': secret }),
      kept: [{ question: 'risk/fraud', text: 'the police came' }],
    });
    await talk.goes(`
      Quarterdeck: your update
    `);
    expect(JSON.stringify(talk.newest())).not.toMatch(/Fraud|arrests|police/);
    await talk.goes(`
      Ben: [ Submit ]
      Quarterdeck: Submitted, thank you.
    `);
    expect(talk.state.answers['risk/fraud']).toEqual(secret);
  });
});

describe('the answer about a sensitive item', () => {
  const answers = {
    rating: 'green',
    'risk/fraud': { is: 'closed' },
    'indicator/staff/action': 'dismissals',
    'action/letter': { is: 'done' },
    'apart/risk/fraud': { is: 'kept-out', why: 'dismissals' },
    'risk/frauds': { is: 'unchanged' },
  };
  const sensitive = sensitiveIn('p/hr', [
    { kind: 'risk', id: 'p/hr/fraud' },
    { kind: 'indicator', id: 'p/hr/staff' },
    { kind: 'action', id: 'p/letter' },
    { kind: 'risk', id: 'p/ict/frauds' },
  ]);

  it.each<Audience>(['digest', 'officers', 'councillors-and-public'])('is not among what %s read', (audience) => {
    expect(answersFor(audience, answers, sensitive)).toEqual({ rating: 'green', 'risk/frauds': { is: 'unchanged' } });
    expect(keptFrom(audience, answers, sensitive)('risk/fraud')).toBe(true);
  });

  it('is there for those who answer for the workstream, its director, sponsor and office', () => {
    expect(answersFor('its-own', answers, sensitive)).toEqual(answers);
  });
});
