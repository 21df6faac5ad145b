/** A council like the contract's example: one programme, whose leads are late. */
export const late = ({ workstreams = '', digest = '0 9 * * 1', rounds = '', more = '' } = {}) => `version: 1
organisation: { name: Example County Council, timeZone: Europe/London, closures: [2026-12-29, 2026-12-30, 2026-12-31] }
people:
  - { key: olive, name: Olive Mbeki, email: olive@example.org, slack: U0OLIVE }
  - { key: asha, name: Asha Patel, email: asha@example.org, slack: U0ASHA }
  - { key: ben, name: Ben Lim, email: ben@example.org, slack: U0BEN }
  - { key: dev, name: Dev Sharma, email: dev@example.org, slack: U0DEV }
  - { key: claire, name: Claire Osei, email: claire@example.org, slack: U0CLAIRE }
  - { key: mei, name: Mei Lin, email: mei@example.org, slack: U0MEI }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: claire
    rounds: { every: quarter, notice: -5, opens: 1, due: 10, closes: 15, remind: [-3, -1, 0, 1], escalate: { deputy: 2, director: 3, sponsor: 5 }, touch: none${rounds} }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: dev, members: [dev], channel: { slack: C0ALPHA }, digest: { cron: "${digest}" } }
    workstreams:
      - { key: focus, name: Customer focus, lead: asha, deputy: ben, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
${workstreams}${more}`;

export const ict =
  '      - { key: ict, name: ICT, lead: asha, deputy: ben, director: dev, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09 }] }\n';
