import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  olive: 'Olive Mbeki',
  asha: 'Asha Patel',
  dev: 'Dev Sharma',
  zed: 'Zed Young',
  ann: 'Ann Dale',
};
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London, preElection: [{ from: 2027-03-22, to: 2027-05-06 }] }
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: olive
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: dev, members: [dev], oversees: [ict, hr], digest: { cron: "0 9 * * 1" } }
      - { key: group, name: Digital Group, members: [dev], oversees: [ict] }
      - { key: panel, name: Scrutiny Panel, kind: councillor, members: [dev], oversees: [hr, parks], digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: ict, name: ICT, lead: asha, director: zed, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09 }] }
      - { key: hr, name: HR, lead: asha, director: zed, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
      - { key: parks, name: Parks, lead: asha, director: zed, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09, reason: OLD }] }
      - { key: roads, name: Roads, lead: asha, director: dev, history: [{ period: Q2 2026/27, rag: amber, on: 2026-10-09 }] }
      - { key: schools, name: Schools, lead: asha, director: zed, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09 }] }
      - { key: secret, name: HUSH, lead: asha, director: dev, sensitive: true, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09 }] }
    decisions:
      - { key: pilots, text: Choose the pilots, of: board, by: 2027-02-26 }
      - { key: policy, text: Endorse the policy, of: panel, by: 2027-02-27 }
`;

describe('digest me', () => {
  const { says, at } = talk(file);
  const said = async (person: string, text = 'digest me') => (await says(person, text))[0]?.text ?? '';
  const answers = async (workstream: string, ...texts: readonly string[]) => {
    for (const text of [`update ${workstream}`, ...texts, 'submit', 'submit']) await said('asha', text);
  };

  it('says once what several groups and one’s own direction show, with what is asked of any of them', async () => {
    await at('2027-01-04T10:00:00Z');
    await answers('parks', 'red', 'HUSHED trouble', 'skip');
    await answers('hr', 'amber', 'panel is late', 'skip');
    expect((await said('dev')).split('\n')).toEqual([
      'Alpha Programme, week to 4 January',
      '3 workstreams: 1 Red, 2 Amber',
      'Asked of you',
      '• Choose the pilots (Alpha Board), by Friday 26 February (pilots)',
      '• Endorse the policy (Scrutiny Panel), by Saturday 27 February (policy)',
      'Red',
      '• ICT, Red, since 9 October. No day is given by which it is back.',
      'Got worse',
      '• HR, from Green to Amber. Panel is late.',
      'Oldest answer: ICT, 9 October.',
      '[ pilots: record the decision ] [ All workstreams ] [ Ask a question ]',
      'Alpha Board: ICT and HR. Digital Group: ICT. Scrutiny Panel: HR and Parks, approved content only. You direct Roads.',
      'The Scrutiny Panel gets approved content only, and nothing is approved yet.',
    ]);
  });

  it('shows what is seen only through a body of councillors once it is approved, and not before an election', async () => {
    await at('2027-01-04T10:00:00Z');
    await answers('parks', 'red', 'HUSHED trouble', 'skip');
    expect(await said('dev')).not.toMatch(/HUSH/);
    await said('zed', 'approve parks');
    await said('olive', 'approve parks');
    const approved = await said('dev');
    expect(approved).toContain('4 workstreams: 2 Red, 1 Amber, 1 Green');
    expect(approved).toContain('• Parks, from Green to Red, since 4 January. HUSHED trouble.');
    await at('2027-03-23T10:00:00Z');
    const before = await said('dev');
    expect(before).toContain('Pre-election period: what you oversee only as the Scrutiny Panel is not shown.');
    expect(before).not.toContain('HUSHED');
  });

  it('is for who oversees something', async () => {
    expect(await said('olive')).toBe(
      'You are a member of no steering group and direct no workstream. “status” shows what you can see.',
    );
    expect(await said('asha')).toContain('is not among what you can do here');
  });
});
