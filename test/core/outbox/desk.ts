import { beforeEach } from '@jest/globals';
import { importProgramme } from '#core/import/import-programme';
import type { Post, Sent } from '#core/incoming';
import type { Json } from '#core/json';
import { kinds } from '#core/kinds';
import { asText, type Message } from '#core/message';
import { deliverLane } from '#core/outbox/deliver';
import type { Delivery } from '#core/outbox/delivery';
import type { Kinds } from '#core/outbox/kinds';
import type { ChatAdapter, Tx, World } from '#core/ports';
import { beat } from '#core/schedule/beat';
import { readYaml } from '../../../adapters/yaml/index.ts';
import { type Fresh, fresh, silent } from '../../adapters/postgres/store/fresh.ts';

/** One office for two programmes; Asha leads in both, and their rounds open on one day. */
export const twoProgrammes = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London, closures: [2026-12-29, 2026-12-30, 2026-12-31] }
people:
  - { key: olive, name: Olive Mbeki, email: olive@example.org, slack: U0OLIVE, teams: 00000000-0000-4000-8000-000000000001 }
  - { key: asha, name: Asha Patel, email: asha@example.org, slack: U0ASHA, teams: 00000000-0000-4000-8000-000000000002 }
  - { key: dev, name: Dev Sharma, email: dev@example.org, slack: U0DEV }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: dev
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, remind: [-3] }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: dev, members: [dev], channel: { slack: C0ALPHA, teams: "19:alpha@thread.tacv2" }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: ict, name: ICT, lead: asha, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
  - key: beta
    name: Beta Programme
    office: [olive]
    sponsor: dev
    rounds: { every: quarter, opens: 1, due: 12, closes: 18, remind: [-5] }
    steeringGroups:
      - { key: board, name: Beta Board, chair: dev, members: [dev], channel: { slack: C0BETA }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: parking, name: Parking, lead: asha, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
`;

/** A message as it came to a platform. */
export interface Posted {
  readonly platform: string;
  readonly key: string;
  readonly text: string;
  readonly message: Message;
}

/** What the platforms of a test do, until it says otherwise. */
export interface Platforms {
  /** How an attempt ends; absent: it is sent. */
  answer(post: Post, platform: string): Sent | undefined;
  /** What Slack shows when it is asked; Teams cannot tell. */
  find: { readonly found: string } | 'absent';
  reach(platform: string): Promise<void>;
}

export interface Desk {
  readonly database: Fresh;
  readonly world: World;
  /** All that came to a platform, whether or not it said so. */
  readonly posted: Posted[];
  readonly platforms: Platforms;
  /** Moves programme time there, beats once and sends what may go. */
  at(instant: string, using?: Kinds): Promise<readonly Posted[]>;
  /** The same at the same time, so much later by machine time. */
  later(seconds: number, using?: Kinds): Promise<readonly Posted[]>;
  store<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  delivery(key: string): Promise<Delivery>;
  /** Asha's answer in a round, as the interview stores it. */
  answers(workstream: string, rating: string): Promise<void>;
}

/**
 * The outbox on a real database, with `file` imported at an instant and two platforms that a test answers for.
 *
 * @param given.trusting see `FreshOptions`
 */
export function desk({
  file = twoProgrammes,
  on = ['slack', 'teams'],
  begins = '2026-12-18T08:00:00Z',
  trusting = false,
} = {}): Desk {
  // A test sends replies itself, as a process does that sends: without jobs.
  const database = fresh({ atOnce: () => undefined, trusting });
  const posted: Posted[] = [];
  const platforms: Platforms = { answer: () => undefined, find: 'absent', reach: async () => undefined };
  let seconds = 0;

  const adapter = (platform: string): ChatAdapter => ({
    platform,
    render: (message) => message as unknown as Json,
    async send(post) {
      const message = post.body as unknown as Message;
      posted.push({ platform, key: post.key, text: asText(message), message });
      return platforms.answer(post, platform) ?? { kind: 'sent', messageId: String(posted.length) };
    },
    find: async () => (platform === 'slack' ? platforms.find : 'cannot-tell'),
    profile: async () => undefined,
    async reach(person) {
      await platforms.reach(platform);
      const id = platform === 'slack' ? person.slack : person.teams;
      return id === undefined ? undefined : { platform, tenant: 'T1', id };
    },
    start: async () => undefined,
    stop: async () => undefined,
    health: () => ({ state: 'ok' }),
  });
  const chat = new Map(on.map((platform) => [platform, adapter(platform)]));
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  const world: World = { store: { transaction: store }, log: silent, chat };

  const run = async (using: Kinds) => {
    const before = posted.length;
    await beat(world, using);
    const { rows } = await database.pool.query(
      `SELECT DISTINCT lane FROM delivery WHERE status = 'pending' AND "dueAt" <= $1 ORDER BY lane`,
      [database.now],
    );
    for (const { lane } of rows) await deliverLane(world, using, lane);
    return posted.slice(before);
  };

  beforeEach(async () => {
    await database.empty();
    posted.length = 0;
    Object.assign(platforms, { answer: () => undefined, find: 'absent', reach: async () => undefined });
    seconds = 0;
    await database.machineTime('0');
    database.now = new Date(begins);
    const imported = await importProgramme(
      { store: world.store },
      { name: 'two.yaml', text: file, hash: file, read: readYaml, by: { actor: 'test', via: 'test' }, dryRun: false },
    );
    if (imported.outcome !== 'applied') throw new Error(JSON.stringify(imported));
    await run(kinds);
  });

  return {
    database,
    world,
    posted,
    platforms,
    store,
    at(instant, using = kinds) {
      database.now = new Date(instant);
      return run(using);
    },
    async later(more, using = kinds) {
      seconds += more;
      await database.machineTime(`${seconds} seconds`);
      return run(using);
    },
    delivery: async (key) => (await store((tx) => tx.deliveries.get(key)))!,
    async answers(workstream, rating) {
      const round = `${workstream.split('/')[0]}/2026-10_2026-12`;
      await store((tx) =>
        tx.updates.add({
          workstream,
          round,
          kind: 'round',
          answers: {},
          rating,
          answeredBy: 'asha',
          platform: 'slack',
          before: [],
        } as Parameters<Tx['updates']['add']>[0]),
      );
    },
  };
}
