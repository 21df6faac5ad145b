/** The people who answer: each leads every n-th workstream and has an account on Slack. */
export const team = 'T0COUNCIL';
const leadOf = (workstream: number, leads: number): number => workstream % leads;
export const slackOf = (lead: number): string => `U0LEAD${String(lead).padStart(5, '0')}`;
export const keyOf = (workstream: number): string => `workstream-${workstream}`;

/**
 * A programme file of this size, written as an office writes it. Each workstream has what one of the sample has: two
 * milestones, an indicator, a saving, a risk, and how it stood before.
 */
export function programmeFile(workstreams: number, leads: number): string {
  const people = Array.from({ length: leads }, (_, lead) => person(lead));
  const all = Array.from({ length: workstreams }, (_, number) => workstream(number, leads));
  return `version: 1
organisation:
  name: Example County Council
  timeZone: Europe/London
people:
  - { key: olive, name: Olive Mbeki, title: Programme Manager, email: olive@example.org, slack: U0OLIVE }
  - { key: claire, name: Claire Holt, title: Chief Executive, email: claire@example.org, slack: U0CLAIRE }
  - { key: dev, name: Dev Sharma, title: Director, email: dev@example.org, slack: U0DEV }
${people.join('\n')}
programmes:
  - key: strategy
    name: Business Strategy
    sponsor: claire
    office: [olive]
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - key: bsg
        name: Business Strategy Group
        chair: claire
        members: [claire, dev]
        channel: { slack: C0STEERING }
        digest: { cron: "0 9 * * 1", holiday: next, quiet: post }
        oversees: all
      - key: board
        name: Customer First Board
        chair: dev
        members: [dev, olive]
        digest: { cron: "30 8 * * 1" }
        oversees: [${keyOf(0)}]
    paper: { to: Cabinet, title: Progress report, author: olive }
    workstreams:
${all.join('\n')}
`;
}

const person = (lead: number) =>
  `  - { key: lead-${lead}, name: Lead Number ${lead}, title: Head of Service, email: lead-${lead}@example.org, slack: ${slackOf(lead)} }`;

const workstream = (number: number, leads: number) => `      - key: ${keyOf(number)}
        name: Workstream number ${number}
        lead: lead-${leadOf(number, leads)}
        director: dev
        history: [{ period: Q1 2026/27, rag: ${['green', 'amber', 'green', 'red'][number % 4]}, on: 2026-07-10, reason: Panel still commenting }]
        milestones:
          - { key: options, title: Options appraised, baseline: 2026-${String((number % 12) + 1).padStart(2, '0')}-18 }
          - { key: live, title: Service Centre live, baseline: 2027-06-30, critical: true }
        indicators:
          - { key: answered, name: Calls answered within 20 seconds, unit: "%", better: higher, target: 85, readings: { Q1 2026/27: 82 } }
        savings:
          - { key: layers, name: Management layers removed, class: cashable, basis: full-year, low: 400000 }
        risks:
          - { key: capacity, title: Not enough delivery capacity, kind: risk, likelihood: 3, impact: 4, owner: lead-${leadOf(number, leads)} }`;
