/** Ben owns a figure in each of two workstreams that Asha and Mei lead; one of them becomes available later. */
export const withOwners = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London, closures: [2026-12-29, 2026-12-30, 2026-12-31] }
people:
  - { key: olive, name: Olive Mbeki, email: olive@example.org, slack: U0OLIVE }
  - { key: asha, name: Asha Patel, email: asha@example.org, slack: U0ASHA }
  - { key: mei, name: Mei Lin, email: mei@example.org, slack: U0MEI }
  - { key: ben, name: Ben Carter, email: ben@example.org, slack: U0BEN, workingDays: [tue, wed, thu] }
  - { key: dev, name: Dev Sharma, email: dev@example.org, slack: U0DEV }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: dev
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, remind: [-3], touch: none }
    workstreams:
      - key: focus
        name: Customer focus
        lead: asha
        director: dev
        indicators:
          - { key: answered, name: Calls answered, unit: "%", better: higher, target: 85, tolerance: 5, owner: ben, readings: { Q2 2026/27: 82 } }
      - key: ict
        name: ICT
        lead: mei
        director: dev
        indicators:
          - { key: uptime, name: Uptime, unit: "%", owner: ben, available: 6 }
          - { key: tickets, name: Tickets, unit: number, owner: mei }
`;
