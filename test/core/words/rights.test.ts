import { describe, expect, it } from '@jest/globals';
import { noteAsked } from '#core/decisions/asked';
import type { Answers } from '#core/interview/answers';
import { words } from '#core/words';
import { type Heard, shared, talk } from './talk.ts';

/** Who may read what says ONLY-ALPHA, SENSITIVE and so on; nobody else and no other channel ever does. */
const readers: Readonly<Record<string, readonly string[]>> = {
  'ONLY-ALPHA': ['olive', 'asha', 'ben', 'claire', 'dev', 'cara', 'zed', 'lea', 'vera', 'cllr', 'C0ALPHA'],
  'ONLY-BETA': ['bea', 'bert', 'C0BETA'],
  SENSITIVE: ['olive', 'asha', 'ben', 'claire', 'dev'],
  // In an answer that nobody has approved: what is said, what is exempt from publication, what is kept out of the digest.
  UNAPPROVED: ['olive', 'asha', 'ben', 'claire', 'dev', 'cara', 'zed', 'lea', 'vera', 'C0ALPHA'],
  EXEMPT: ['olive', 'claire', 'dev', 'cara', 'zed', 'lea'],
  KEPT: ['olive', 'asha', 'ben', 'claire', 'dev', 'cara', 'zed', 'lea', 'vera'],
};
const why = 'commercial';
const keptBack: Answers = {
  rating: 'red',
  reason: 'UNAPPROVED strike',
  path: { text: 'KEPT appointment', by: '2027-02-12' },
  next: 'KEPT open day',
  decisions: [{ text: 'EXEMPT settlement', by: '2027-02-01' }],
  'apart/decisions': { is: 'exempt', why },
  'apart/path': { is: 'kept-out', why },
  'apart/next': { is: 'kept-out', why },
};

/** One of each role; the office of alpha is nothing in beta, and the other way round. */
const people = ['olive', 'claire', 'asha', 'dev', 'cara', 'zed', 'vera', 'cllr', 'bea'];

/** Every word there is about their own, something sensitive and another programme's; and the parts that some words have. */
const texts = [
  ...words.flatMap(({ name }) => [name, `${name} secret`, `${name} beta/ict`, `${name} hr`]),
  ...['status o', 'status beta', 'update o', 'digest me', 'digest panel', 'digest beta/board', 'digest board preview'],
  ...[
    'digest panel preview',
    'digest panel post',
    'digest beta/board post',
    'deliveries failed',
    'resend 1',
    'nightingale',
  ],
  ...[
    'decisions decided',
    'decisions board',
    'decide A1',
    'decide A1 agreed',
    'decide cuts',
    'approve U1',
    'return U1 no',
  ],
  ...[
    'away @bert tomorrow',
    'away tomorrow cover @bert',
    'back @bert',
    'assign secret lead @asha',
    'assign beta/ict lead @ben',
  ],
  ...[
    'digest panel hold 2h',
    'digest board hold',
    'digest panel release',
    'digest beta/board preview',
    'digest me hold',
  ],
  ...['plan board', 'plan panel', 'plan beta/board', 'history board', 'history panel', 'history beta/board'],
  ...['milestones overdue', 'milestones red secret', 'risks critical', 'risks secret worsening', 'indicators red'],
  ...['savings at risk', 'savings beta', 'milestones beta', 'actions mine', 'actions overdue', 'home now'],
  ...['ask secret Why is it so?', 'ask beta/ict Why?'],
  ...['line secret it is well', 'line beta/ict it is well', 'overall red', 'overall beta red because it is'],
  ...['handover board to panel on 12 March', 'handover beta/board to panel on 12 March', 'handover board cancel'],
  ...['round preview', 'round preview beta', 'round close beta', 'round open beta Q3 2026/27', 'round close'],
];

const forged = [
  'alpha/2026-10_2026-12:alpha/secret',
  'beta/2026-10_2026-12:beta/ict',
  'alpha/2026-10_2026-12:beta/ict',
].map((where) => `draft:${where}#rating`);

const wronglyRead = (heard: readonly Heard[]) =>
  heard.flatMap(({ by, message }) =>
    Object.entries(readers)
      .filter(([canary, allowed]) => JSON.stringify(message).includes(canary) && !allowed.includes(by))
      .map(([canary]) => `${by} reads ${canary}: ${message.summary}`),
  );

describe('nobody reads what their role does not allow', () => {
  const { says, presses, unread, told, at, posted, delivery, database, store } = talk(shared, undefined, {
    trusting: true,
  });
  /** A question about something that few may read, answered or not even sent. */
  const asked = async (person: string, workstream: string, lead: string, words: string, state = 'answered') => {
    const [shown] = await says(person, `ask ${workstream} ${words} why?`);
    const [ref] = /Q\d+/.exec(shown!.text)!;
    if (state === 'draft') return ref;
    await says(person, `ask ${ref} send`);
    expect((await says(lead, `reply ${ref} ${words} because`))[0]?.text).toContain('Sent, thank you');
    return ref;
  };
  const begun = async () => {
    await at('2027-01-04T10:00:00Z');
    const secret = [
      'update secret',
      'Red',
      'SENSITIVE redundancies',
      'change decisions',
      'SENSITIVE payments are agreed',
    ];
    for (const answer of [...secret, 'submit', 'submit']) await says('asha', answer);
    for (const answer of ['update ict', 'Red', 'ONLY-BETA trouble']) await says('bert', answer);
    await store(async (tx) => {
      const given = { workstream: 'alpha/hr', round: 'alpha/2026-10_2026-12', kind: 'round' } as const;
      const by = { answeredBy: 'lea', platform: 'slack', before: [] };
      await tx.updates.add({ ...given, ...by, answers: keptBack, rating: 'red' });
      await noteAsked(tx, 'alpha/hr', keptBack);
    });
    return [
      await asked('dev', 'secret', 'asha', 'SENSITIVE'),
      await asked('bea', 'ict', 'bert', 'ONLY-BETA'),
      await asked('dev', 'secret', 'asha', 'SENSITIVE', 'draft'),
    ];
  };

  it.each([
    ['in the direct message', (person: string, text: string) => unread.says(person, text)],
    ['in the channel of their steering group', (person: string, text: string) => unread.says(person, text, 'C0ALPHA')],
    ['in a channel of councillors', (person: string, text: string) => unread.says(person, text, 'C0PANEL')],
    ['in the channel of another programme', (person: string, text: string) => unread.says(person, text, 'C0BETA')],
    ['with a slash command', (person: string, text: string) => unread.commands(person, text, 'C0BETA')],
    [
      'with a button in a channel',
      (person: string, text: string) => unread.presses(person, text, undefined, 'C0PANEL'),
    ],
    [
      'with a button that is answered in its place',
      (person: string, text: string) => unread.taps(person, text, 'C0ALPHA'),
    ],
  ])(
    'whatever word they type %s',
    async (where, say) => {
      const refs = await begun();
      const all = [
        ...texts,
        ...refs.flatMap((ref) => [
          `ask ${ref}`,
          `ask ${ref} send`,
          `reply ${ref} no`,
          `approve ${ref}`,
          `return ${ref} no`,
        ]),
      ];
      const heard: Heard[] = [];
      // Each says one thing after the other; all of them at once.
      const sayAll = async (person: string) => {
        for (const text of all) heard.push(...(await say(person, text)));
      };
      await Promise.all(people.map(sayAll));
      heard.push(...(await told()));
      expect(heard.length).toBeGreaterThan(people.length * texts.length * 0.9);
      expect(wronglyRead(heard)).toEqual([]);
      const isRead = (canary: string) => heard.some(({ message }) => JSON.stringify(message).includes(canary));
      if (where === 'in the direct message') expect(Object.keys(readers).filter(isRead)).toEqual(Object.keys(readers));
      // Whoever has its name sees a picture.
      expect((await database.pool.query(`SELECT data FROM picture WHERE data::text LIKE '%SENSITIVE%'`)).rows).toEqual(
        [],
      );
    },
    120_000,
  );

  it('whatever button they forge, and nothing is changed by it', async () => {
    await begun();
    const drafts = async () => (await database.pool.query('SELECT "workstreamId", state, "changedBy" FROM draft')).rows;
    const before = await drafts();
    const heard: Heard[] = [];
    for (const person of people.filter((each) => !['asha', 'ben', 'olive', 'bert', 'bea'].includes(each)))
      for (const to of forged)
        heard.push(...(await presses(person, 'Green', to)), ...(await presses(person, 'Green', to, 'C0PANEL')));
    expect(wronglyRead(heard)).toEqual([]);
    expect(await drafts()).toEqual(before);
  });

  it('when digests, prompts, reminders and notices are sent', async () => {
    for (const day of ['2026-12-18T09:00:00Z', '2026-12-21T09:00:00Z']) await at(day);
    await begun();
    for (const day of ['2027-01-05T10:00:00Z', '2027-01-12T10:00:00Z', '2027-01-13T10:00:00Z']) await at(day);
    expect(posted.map(({ key }) => key)).toContainEqual(expect.stringMatching(/^surprise\/.*\/dev$/));
    const readerOf = async (key: string): Promise<string> => {
      const [kind, programme = '', group] = key.split('/');
      if (kind === 'question-answered') return ((await delivery(key)).reader as { person: string }).person;
      if (kind !== 'digest') return key.split('/').at(-1)!;
      return group === 'panel' ? 'C0PANEL' : `C0${programme.toUpperCase()}`;
    };
    expect(posted.filter(({ key }) => key.startsWith('digest/')).length).toBeGreaterThan(3);
    const sent = posted.filter(({ key }) => !key.startsWith('reply/'));
    const heard = sent.map(async ({ key, text, message }) => ({ by: await readerOf(key), text, message }));
    expect(wronglyRead(await Promise.all(heard))).toEqual([]);
  });
});

describe('a refusal', () => {
  const { says, presses, commands, refusals } = talk(shared);

  it('says of what is not yours to see what it says of what is not there', async () => {
    const said = async (person: string, text: string) => {
      const name = text.split(' ').at(-1)!;
      return (await says(person, text)).map((each) => each.text.replaceAll(name, 'NAME'));
    };
    for (const hidden of ['status secret', 'status beta', 'status nightingale', 'status beta/ict', 'digest beta/board'])
      expect(await said('zed', hidden)).toEqual(await said('zed', `${hidden.split(' ')[0]} nowhere`));
    expect(await said('olive', 'round preview beta')).toEqual(await said('olive', 'round preview nowhere'));
    const there = await presses('lea', 'Red', 'draft:alpha/2026-10_2026-12:alpha/secret#rating');
    const nowhere = await presses('lea', 'Red', 'draft:alpha/2026-10_2026-12:alpha/nowhere#rating');
    expect(there.map(({ text }) => text)).toEqual(nowhere.map(({ text }) => text));
  });

  it('is in the trail, under the programme that it protects', async () => {
    await says('zed', 'status nowhere');
    expect(await refusals()).toEqual([]);
    await says('zed', 'status secret');
    await says('zed', 'status beta', 'C0ALPHA');
    await commands('zed', 'digest beta/board', 'C0ALPHA');
    await says('zed', 'digest board preview');
    await says('zed', 'digest board post');
    await says('olive', 'round open beta Q3 2026/27');
    await says('vera', 'round close');
    expect(await refusals()).toEqual([
      'zed: workstream.read alpha/secret (alpha)',
      'zed: programme.read beta (beta)',
      'zed: digest.read beta/board (beta)',
      'zed: digest.preview alpha/board (alpha)',
      'zed: digest.post alpha/board (alpha)',
      'olive: round.run beta (beta)',
      'vera: round.run round',
    ]);
  });

  it('goes to the asker alone when it was typed in a channel', async () => {
    const [mine, here] = await says('olive', 'status nowhere', 'C0ALPHA');
    expect(mine).toMatchObject({ by: 'olive', text: expect.stringContaining('SENSITIVE Nightingale') });
    expect(here).toMatchObject({ by: 'C0ALPHA', text: expect.stringContaining('I have answered you in our chat.') });
  });
});
