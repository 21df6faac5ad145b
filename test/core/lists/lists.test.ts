import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  olive: 'Olive Mbeki',
  asha: 'Asha Patel',
  dev: 'Dev Sharma',
  zed: 'Zed Young',
  vera: 'Vera Low',
};
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
  - { key: cllr, name: Cllr Price, kind: councillor, email: cllr@example.org, slack: U0CLLR }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: olive
    savings: { target: 1000000, by: 2029-03-31, basis: cumulative, includes: [saving, income] }
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    observers: [vera]
    steeringGroups:
      - { key: board, name: Alpha Board, members: [zed], oversees: [ict], channel: { slack: C0BOARD } }
      - { key: panel, name: Scrutiny Panel, kind: councillor, members: [cllr], channel: { slack: C0PANEL } }
    workstreams:
      - key: ict
        name: ICT
        lead: asha
        director: dev
        history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09, reason: Late }]
        milestones:
          - { key: strategy, title: Strategy agreed, baseline: 2026-10-15, forecast: 2026-11-30, critical: true }
          - { key: move, title: Servers moved, baseline: 2027-01-10 }
          - { key: off, title: Old system off, baseline: 2027-09-30 }
          - { key: team, title: Team in place, baseline: 2026-06-01, actual: 2026-06-15 }
          - { key: pay, title: HUSH pay deal, baseline: 2026-12-01, sensitive: true }
        indicators:
          - { key: calls, name: Calls answered in 20 seconds, unit: "%", better: higher, target: 85, tolerance: 5, owner: zed, readings: { Q2 2025/26: 84, Q1 2026/27: 82, Q2 2026/27: 78 } }
          - { key: uptime, name: Uptime, unit: "%", better: higher, target: 99, readings: { Q2 2026/27: 99.5 } }
        savings:
          - { key: licences, name: Fewer licences, basis: one-off, low: 300000, high: 400000, by: 2026-11-30, delivered: 50000, state: agreed }
        risks:
          - { key: supplier, title: Supplier fails, likelihood: 4, impact: 5, trend: worsening, owner: asha, mitigation: Second supplier }
          - { key: skills, title: Too few skills, kind: issue, likelihood: 2, impact: 3, trend: steady }
          - { key: strike, title: HUSH strike, likelihood: 5, impact: 5, sensitive: true }
      - key: hr
        name: HR
        lead: zed
        director: dev
        history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }]
        milestones: [{ key: structure, title: Structure in place, baseline: 2026-12-31 }]
        savings: [{ key: posts, name: Fewer posts, basis: annual, low: 100000, high: 100000, by: 2027-03-31 }]
`;

describe('a list', () => {
  const { says, at, store } = talk(file);
  const said = async (person: string, text: string, channel?: string) => (await says(person, text, channel))[0];

  it('of milestones begins with what is overdue and critical, and says plan, forecast, slip', async () => {
    await at('2026-12-18T10:00:00Z');
    const all = (await said('dev', 'milestones'))?.text ?? '';
    expect(all.split('\n')).toEqual([
      '5 milestones: 2 overdue, 1 slipped, 2 due in the next four weeks.',
      '• Strategy agreed (critical) · ICT (Red) · now Monday 30 November, 46 days after the plan (15 October); overdue by 18 days',
      '• HUSH pay deal · ICT (Red) · planned for Tuesday 1 December; overdue by 17 days',
      '• Structure in place · HR (Green) · planned for Thursday 31 December',
      '• Servers moved · ICT (Red) · planned for Sunday 10 January',
      '• Old system off · ICT (Red) · planned for Thursday 30 September 2027',
    ]);
    expect((await said('zed', 'milestones done'))?.text).toContain(
      'Team in place · ICT (Red) · done on 15 June, 14 days after the plan (1 June)',
    );
    expect((await said('zed', 'milestones red'))?.text).not.toContain('Structure');
    expect((await said('zed', 'milestones hr q3'))?.text).toMatch(
      /^One milestone: 1 due in the next four weeks\.\n.*Structure/,
    );
  });

  it('says what only some may see to nobody else, and in a channel what its digest could say', async () => {
    for (const word of ['milestones', 'risks']) {
      expect((await said('dev', word))?.text).toContain('HUSH');
      for (const person of ['zed', 'vera', 'cllr']) expect((await said(person, word))?.text).not.toContain('HUSH');
      const inChannel = await said('dev', word, 'C0BOARD');
      expect(inChannel?.by).toBe('C0BOARD');
      expect(inChannel?.text).not.toMatch(/HUSH|HR/);
      expect((await said('dev', word, 'C0PANEL'))?.by).toBe('dev');
    }
  });

  it('of risks begins with the highest score, of measures with what is outside tolerance', async () => {
    expect((await said('zed', 'risks'))?.text.split('\n')).toEqual([
      '2 risks and issues: 1 escalated (15 or more), 1 worsening.',
      '• Supplier fails · risk · ICT · 20 of 25, worsening · Asha Patel · Second supplier',
      '• Too few skills · issue · ICT · 6 of 25, steady · no mitigation recorded',
    ]);
    expect((await said('zed', 'risks critical'))?.text).not.toContain('skills');
    expect((await said('zed', 'indicators'))?.text.split('\n')).toEqual([
      '2 measures: 1 outside tolerance, 1 on target.',
      '• Calls answered in 20 seconds · ICT · Q2 2026/27 78%, target 85%, outside tolerance; worse than Q1 2026/27 (82%); a year ago 84% · Zed Young',
      '• Uptime · ICT · Q2 2026/27 99.5%, target 99%, on target',
    ]);
    expect((await said('zed', 'indicators red'))?.text).not.toContain('Uptime');
  });

  it('of savings adds only like to like, and sets all of them against the target, never a part', async () => {
    const all = (await said('zed', 'savings'))?.text;
    expect(all?.split('\n')).toEqual([
      '2 savings: 1 overdue.',
      '• Recurring £100,000 a year when complete',
      '• One-off savings £300,000 to £400,000 once (£50,000 delivered)',
      '• Cannot be compared with the £1m cumulative target: 1 of 2 comes once or has a yearly profile.',
      '• Fewer licences · ICT · saving: £300,000 to £400,000 once; by Monday 30 November, which has passed; £50,000 delivered; agreed',
      '• Fewer posts · HR · saving: £100,000 a year; by Wednesday 31 March',
    ]);
    expect((await said('zed', 'savings ict'))?.text).not.toContain('target');
    expect((await said('zed', 'savings', 'C0BOARD'))?.text).not.toContain('target');
  });

  it('says what would work where it does not understand, and that nothing is there', async () => {
    expect((await said('zed', 'risks purple'))?.text).toBe(
      'I do not know “purple” among risks and issues.\nYou can add a workstream or programme, a rating, a period, or: critical, risk, issue, worsening, improving, steady, open.\nFor example “risks critical”, “risks red”, “risks worsening”.',
    );
    expect((await said('zed', 'milestones hr', 'C0BOARD'))?.by).toBe('zed');
    expect((await said('zed', 'savings at risk'))?.text).toBe(
      'No savings are found for “at risk”. “savings” alone lists them all.',
    );
  });

  it('says why a day moved and what waits for its approver; councillors read what was approved', async () => {
    await at('2027-01-04T10:00:00Z');
    for (const text of [
      ...['update ict', 'red', 'waits for the security review', 'back to amber by 12 February'],
      ...['moved to 12 February, security review', 'no change', '12 May', 'talks', '98%', 'a second line'],
      ...['10k at risk', 'worse: 5x5', 'no change', 'no change', 'none', 'skip', 'submit', 'submit'],
    ])
      await says('asha', text);
    const lines = async (person: string) => {
      const all: string[] = [];
      for (const word of ['milestones', 'indicators', 'risks', 'savings'])
        all.push((await said(person, word))?.text ?? '');
      return all.join('\n');
    };
    const [director, councillor] = [await lines('dev'), await lines('cllr')];
    for (const [now, approved] of [
      [
        'overdue by 35 days; proposed 12 February, approval awaited; approved date 30 November; why: security review',
        'overdue by 35 days\n',
      ],
      [
        'Q3 2026/27 98%, target 99%, outside tolerance; worse than Q2 2026/27 (99.5%); a second line',
        'Q2 2026/27 99.5%, target 99%, on target',
      ],
      ['Supplier fails · risk · ICT · 25 of 25, worsening', 'Supplier fails · risk · ICT · 20 of 25, worsening'],
      ['£50,000 delivered; £10,000 at risk; agreed', '£50,000 delivered; agreed'],
    ] as const) {
      expect(director).toContain(now);
      expect(councillor).toContain(approved);
      expect(councillor).not.toContain(now);
    }
  });

  it('leaves out what was kept back: in a channel all of it, of what is exempt councillors too', async () => {
    await at('2027-01-04T10:00:00Z');
    const why = 'commercial';
    await store((tx) =>
      tx.updates.add({
        workstream: 'alpha/ict',
        round: 'alpha/2026-10_2026-12',
        kind: 'round',
        answers: {
          rating: 'red',
          'apart/risk/supplier': { is: 'kept-out', why },
          'apart/indicator/uptime': { is: 'exempt', why },
          'apart/saving/licences': { is: 'exempt', why },
        },
        rating: 'red',
        answeredBy: 'asha',
        platform: 'slack',
        before: [],
      }),
    );
    for (const [word, kept] of [
      ['risks', 'Supplier'],
      ['indicators', 'Uptime'],
      ['savings', 'licences'],
    ] as const) {
      expect((await said('zed', word))?.text).toContain(kept);
      expect((await said('zed', word, 'C0BOARD'))?.text).not.toContain(kept);
    }
    expect((await said('zed', 'status ict'))?.text).toContain('[ Risks ]');
    expect((await said('vera', 'risks'))?.text).toContain('Supplier');
    expect((await said('vera', 'indicators'))?.text).not.toContain('Uptime');
  });

  it('typed in the middle of an answer is that word only with a filter that it knows', async () => {
    await at('2027-01-04T10:00:00Z');
    for (const text of ['update hr', 'amber']) await says('zed', text);
    expect((await said('zed', 'milestones overdue'))?.text).toContain('overdue by 35 days');
    expect((await said('zed', 'risks were underrated by everybody'))?.text).toContain(
      'Why: risks were underrated by everybody.',
    );
  });
});
