/** A council for a simulated year: who leads what, in which week and zone, and how they are about answering. */

/** How soon somebody answers when they are asked. */
export type Manner = 'at once' | 'when reminded' | 'in two sittings' | 'when escalated' | 'never';

export interface Lead {
  readonly key: string;
  readonly manner: Manner;
  /** Keys of the workstreams. */
  readonly leads: readonly string[];
  readonly workingDays?: string;
  readonly timeZone?: string;
  /** Days away, and who covers. */
  readonly away: readonly { readonly from: string; readonly to: string; readonly cover?: string }[];
}

const names = (
  'asha ben carys dilip elin farah gareth hana idris jane kofi lena mark nadia owen ' +
  'priya quinn rosa sam tara umar vera will xenia yusuf zoe abel bina cleo dan'
).split(' ');

const services = (
  'Adult care|Archives|Benefits|Bridges|Burials|Buses|Carers|Child care|Coast|Contact centre|Customer focus|Digital|Energy|' +
  'Estates|Fleet|Food safety|Homes|ICT|Income|Libraries|Licensing|Markets|Museums|Parking|Parks|Payroll|Planning|Schools|' +
  'Transport|Waste|Water|Youth work|Walking'
).split('|');

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** One in ten never answers, one in ten only when somebody above is asked. */
const manners: readonly Manner[] = [
  ...(['at once', 'at once', 'when reminded', 'at once', 'in two sittings'] as const),
  ...(['at once', 'when escalated', 'at once', 'when reminded', 'never'] as const),
];
const weeks = [undefined, undefined, undefined, '[mon, tue, wed]', undefined, undefined, '[wed, thu, fri]', undefined];

/** So many leads; each eighth leads two workstreams, most have a fortnight of leave, and some leave over a whole opening. */
export function townsfolk(size: number): readonly Lead[] {
  return names.slice(0, size).map((key, i): Lead => {
    const cover = i % 3 === 0 ? names[(i + 1) % size] : undefined;
    const leave = (from: string, to: string) => ({ from, to, ...(cover === undefined ? {} : { cover }) });
    const week = weeks[i % weeks.length];
    return {
      key,
      manner: manners[i % manners.length]!,
      leads: [services[i]!, ...(i % 8 === 0 && i < 24 ? [services[32 - i / 8]!] : [])].map(slug),
      ...(week ? { workingDays: week } : {}),
      ...(i % 14 === 5 ? { timeZone: 'Europe/Athens' } : {}),
      away: [
        ...(i % 4 === 1 ? [leave('2027-01-04', '2027-01-08')] : []),
        ...(i % 4 === 2 ? [leave('2027-02-15', '2027-02-26')] : []),
        ...(i % 2 === 0 ? [leave('2027-07-26', '2027-08-13')] : [leave('2027-10-01', '2027-10-15')]),
      ],
    };
  });
}

/** The programme file of the town; `successors`: who leads instead, from the file that is imported in mid-year. */
export function townFile(folk: readonly Lead[], successors: Readonly<Record<string, string>> = {}): string {
  const people = [
    ...['olive', 'omar', 'claire', 'dev', 'ruth', 'cllr'].map((key) => person(key)),
    ...folk.map(({ key, workingDays, timeZone }) => person(key, workingDays, timeZone)),
    ...['newton', 'nell'].map((key) => person(key)),
  ];
  const workstreams = folk.flatMap(({ key, leads }, i) =>
    leads.map((each) => workstream(each, successors[key] ?? key, i)),
  );
  return `version: 1
organisation: { name: Example Town, timeZone: Europe/London, closures: [2026-12-29, 2026-12-30, 2026-12-31, 2027-12-29, 2027-12-30, 2027-12-31] }
people:
${people.join('\n')}
programmes:
  - key: town
    name: Town Programme
    office: [olive, omar]
    sponsor: claire
    rounds:
      { every: quarter, notice: -5, opens: 1, due: 10, closes: 15, firstNumber: 1, remind: [-3, -1, 0, 1], escalate: { deputy: 2, director: 3, sponsor: 5 }, touch: weekly, touchDay: thursday }
    steeringGroups:
      - { key: board, name: Town Board, chair: claire, members: [claire, dev, ruth], channel: { slack: C0BOARD }, digest: { cron: "0 9 * * 1" } }
      - { key: cabinet, name: Cabinet, kind: councillor, chair: cllr, members: [cllr], meetings: [{ on: 2027-02-23, deadlines: { clearance: -12, final: -7, publishClearDays: 5 } }] }
    paper: { to: Cabinet }
    actions:
${actions.map(({ key, owner, by }) => `      - { key: ${key}, text: Bring ${key}, owner: ${owner}, by: ${by} }`).join('\n')}
    workstreams:
${workstreams.join('\n')}
`;
}

const person = (key: string, workingDays?: string, timeZone?: string): string =>
  `  - { key: ${key}, name: ${key.charAt(0).toUpperCase()}${key.slice(1)}, email: ${key}@example.org, slack: U0${key.toUpperCase()}${
    workingDays ? `, workingDays: ${workingDays}` : ''
  }${timeZone ? `, timeZone: ${timeZone}` : ''}${key === 'cllr' ? ', kind: councillor' : ''} }`;

/** Of somebody who leads nothing, of a lead, and of somebody who comes to lead in mid-year. */
const actions = [
  { key: 'costs', owner: 'ruth', by: '2027-01-12' },
  { key: 'scheme', owner: 'ruth', by: '2027-01-15' },
  { key: 'review', owner: 'asha', by: '2027-01-20' },
  { key: 'tender', owner: 'newton', by: '2027-01-14' },
  { key: 'report', owner: 'cllr', by: '2027-09-30' },
];

const ratings = ['green', 'green', 'green', 'amber', 'green', 'red'];

function workstream(key: string, lead: string, i: number): string {
  const deputy = i % 3 === 1 ? `, deputy: ${i % 2 ? 'nell' : 'ruth'}` : '';
  const milestone =
    i % 5 === 0 ? `, milestones: [{ key: live, title: ${key} is live, baseline: 2027-0${1 + (i % 9)}-20 }]` : '';
  return `      - { key: ${key}, name: ${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll('-', ' ')}, lead: ${lead}${deputy}, director: ${
    i % 2 ? 'dev' : 'ruth'
  }, history: [{ period: Q2 2026/27, rag: ${ratings[i % ratings.length]}, on: 2026-10-09 }]${milestone} }`;
}
