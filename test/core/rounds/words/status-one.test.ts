import { describe, expect, it } from '@jest/globals';
import { talk } from '../../words/talk.ts';

const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${['olive', 'asha', 'dev', 'zed', 'ben']
  .map((key) => `  - { key: ${key}, name: ${key}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
  - { key: cllr, name: cllr, kind: councillor, email: cllr@example.org, slack: U0CLLR }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: olive
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - { key: board, name: Alpha Board, members: [zed], oversees: [centre, ict], channel: { slack: C0BOARD } }
      - { key: panel, name: Panel, kind: councillor, members: [cllr] }
    workstreams:
      - key: centre
        name: Customer Service Centre
        lead: asha
        director: dev
        dependsOn: [ict, hush]
        history:
          - { period: Q2 2026/27, rag: green, on: 2026-10-09 }
          - { period: Q1 2026/27, rag: amber, on: 2026-07-09 }
          - { period: Q4 2025/26, rag: red, on: 2026-04-09 }
        milestones: [{ key: live, title: Live, baseline: 2027-06-30 }]
        indicators:
          - { key: calls, name: Calls answered, unit: "%", better: higher, target: 85, readings: { Q2 2026/27: 78 } }
          - { key: pay, name: SECRET pay, unit: "%", better: higher, target: 85, readings: { Q2 2026/27: 20 }, sensitive: true }
      - { key: ict, name: ICT, lead: ben, director: dev, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09 }] }
      - { key: hush, name: SECRET plan, lead: ben, director: dev, sensitive: true, dependsOn: [centre] }
`;

describe('status of one workstream', () => {
  const { says, at } = talk(file);
  const said = async (person: string, text: string, channel?: string) => (await says(person, text, channel))[0];

  it('goes on to how it was rated, what it waits for and what is off target, and to what lies behind it', async () => {
    await at('2026-12-18T10:00:00Z');
    expect((await said('zed', 'status centre'))?.text.split('\n')).toEqual([
      'Customer Service Centre',
      'Rating: From Amber to Green',
      'Answered: Friday 9 October, 70 days ago',
      'Off target: Calls answered 78% (target 85%)',
      'Waits for: ICT (Red)',
      'Last time: Amber, 9 July',
      'Rated: Green Q2 2026/27, Amber Q1 2026/27, Red Q4 2025/26',
      '[ Milestones ] [ Measures ] [ Ask a question ]',
    ]);
    const director = (await said('dev', 'status centre'))?.text;
    expect(director).toContain('Waits for: ICT (Red) and SECRET plan (no rating yet)\nNeeded by: SECRET plan');
    expect(director).toContain('SECRET pay 20%');
    expect((await said('dev', 'status centre', 'C0BOARD'))?.text).not.toContain('SECRET');
    expect((await said('zed', 'status ict'))?.text).toContain('Needed by: Customer Service Centre');
  });

  it('tells councillors of measures and ratings as they were approved', async () => {
    await at('2027-01-04T10:00:00Z');
    for (const text of ['update centre', 'red', 'late', 'skip', '60%', 'more staff', 'submit', 'submit'])
      await says('asha', text);
    expect((await said('zed', 'status centre'))?.text).toContain('Calls answered 60%');
    const councillor = (await said('cllr', 'status centre'))?.text;
    expect(councillor).toContain('Calls answered 78%');
    expect(councillor).toContain('Rated: Green Q2 2026/27');
    expect(councillor).not.toContain('Q3');
  });

  it('of a programme leads to what is Red', async () => {
    expect((await said('zed', 'status'))?.text).toContain('[ ICT ]');
  });
});
