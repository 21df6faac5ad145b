import type { Item, ItemKind, Store } from '#core/ports';
import { organisation } from '#core/programme/organisation';
import { person } from '#core/programme/person';
import { programme } from '#core/programme/programme';

const people: Readonly<Record<string, object>> = {
  asha: { name: 'Asha Patel', email: 'Asha.Patel@example.org', timeZone: 'America/New_York', slack: 'U0ASHA' },
  ben: { name: 'Ben Okoro', email: 'ben.okoro@example.org', teams: '5B1F0C3E-0000-4000-8000-000000000001' },
  claire: { name: 'Claire Hughes', email: 'claire.hughes@example.org' },
  dev: { name: 'Dev Shah', email: 'dev.shah@example.org' },
  omar: { name: 'Omar Aziz', email: 'omar.aziz@example.org' },
  vera: { name: 'Vera Lind', email: 'vera.lind@example.org' },
  price: { name: 'Cllr Price', email: 'cllr.price@example.org', kind: 'councillor' },
};

/** A small programme, read as a programme file would be. */
const given = programme.parse({
  key: 'strategy',
  name: 'Business Strategy',
  office: ['omar'],
  sponsor: 'claire',
  leadMember: { person: 'price', portfolio: 'Leader' },
  observers: ['vera'],
  rounds: { every: 'quarter', opens: 1, due: 10 },
  steeringGroups: [
    { key: 'bsg', name: 'Strategy Group', chair: 'claire', members: ['dev'], channel: { slack: 'C0STEER' } },
    { key: 'panel', name: 'Customer Panel', kind: 'councillor', members: ['price'], oversees: ['customer'] },
  ],
  workstreams: [
    {
      key: 'customer',
      name: 'Customer focus',
      lead: ['asha', 'vera'],
      deputy: 'ben',
      director: 'dev',
      milestones: [
        { key: 'live', title: 'Centre live', baseline: '2027-03-31', critical: true },
        { key: 'panel', title: 'Panel set up', sensitive: true },
      ],
      indicators: [{ key: 'answered', name: 'Calls answered', target: 85, readings: { 'Q2 2026/27': 82.5 } }],
      savings: [{ key: 'mgmt', name: 'Management', low: '400k', profile: { '2026/27': ['100k', '200k'] } }],
      risks: [{ key: 'staff', title: 'Too few staff', likelihood: 3, impact: 4 }],
    },
    { key: 'ict', name: 'ICT', lead: 'ben', director: 'dev' },
  ],
  decisions: [{ key: 'structure', text: 'Restructure', of: 'bsg', options: ['One', 'Two'] }],
  paper: { to: 'Cabinet', title: 'Progress report', keyDecision: false },
});

const nested = ['key', 'steeringGroups', 'workstreams', 'decisions', 'paper', 'meetings', 'milestones', 'indicators'];
const lists = [...nested, 'savings', 'risks', 'actions', 'reviews', 'consultations', 'comments', 'notes'];

function item(kind: ItemKind, id: string, position: number, noun: object, owner?: string): Item {
  const left = kind === 'programme' ? lists.filter((name) => name !== 'savings') : lists;
  const fields = Object.fromEntries(Object.entries(noun).filter(([name]) => !left.includes(name)));
  return { kind, id, position, fields, ...(owner ? { owner } : {}) };
}

export const sample: readonly Item[] = [
  item('organisation', 'organisation', 0, organisation.parse({ name: 'Example Council', timeZone: 'Europe/London' })),
  ...Object.entries(people).map(([key, each], at) => item('person', key, at, person.parse({ key, ...each }))),
  item('programme', 'strategy', 0, given),
  ...given.steeringGroups.map((each, at) => item('steering-group', `strategy/${each.key}`, at, each, 'strategy')),
  ...given.workstreams.flatMap((each, at) => {
    const id = `strategy/${each.key}`;
    const of = (kind: ItemKind, all: readonly { readonly key: string }[]) =>
      all.map((one, place) => item(kind, `${id}/${one.key}`, place, one, id));
    return [
      item('workstream', id, at, each, 'strategy'),
      ...of('milestone', each.milestones),
      ...of('indicator', each.indicators),
      ...of('saving', each.savings),
      ...of('risk', each.risks),
    ];
  }),
  ...given.decisions.map((each, at) => item('decision', `strategy/${each.key}`, at, each, 'strategy')),
  item('paper', 'strategy/paper', 0, given.paper!, 'strategy'),
];

export const importSample = (store: Store): Promise<void> =>
  store.transaction((tx) => tx.imports.write(sample.map((each) => ({ change: 'add', item: each }))));
