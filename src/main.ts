import { setTimeout as sleep } from 'node:timers/promises';
import { receiver } from '#core/bot';
import type { Receive } from '#core/incoming';
import { kinds } from '#core/kinds';
import { deliverLane } from '#core/outbox/deliver';
import { type ChatAdapter, CredentialsRefused, type Store, type World } from '#core/ports';
import { words } from '#core/words';
import { httpServer, type Route } from '../adapters/http/index.ts';
import { type JsonLog, jsonLog } from '../adapters/log/index.ts';
import { metrics as newMetrics } from '../adapters/metrics/index.ts';
import { pictures as newPictures, pathOf } from '../adapters/pictures/index.ts';
import { budgets as newBudgets, type Pace } from '../adapters/postgres/budgets.ts';
import { type Jobs, jobs } from '../adapters/postgres/jobs.ts';
import { gestures } from './at-most.ts';
import { lanesAtOnce } from './at-once.ts';
import { banner } from './banner.ts';
import { counted, countedReceive } from './counted.ts';
import { type Heart, heart } from './heart.ts';
import { importAtStart } from './import-file.ts';
import { reachedAt, withPictures } from './pictures.ts';
import { platforms } from './platforms.ts';
import { openRecord, type Record } from './record.ts';
import { asRehearsal, rehearse } from './rehearse.ts';
import type { Settings } from './settings.ts';

/** A running Quarterdeck. */
export interface Running {
  readonly port: number;
  /** One beat now, beside those of each minute. */
  beat(): Promise<void>;
  /** Accepts nothing new, finishes what is under way (10 s at most), lets go of everything. */
  stop(): Promise<void>;
}

export interface Start {
  /** Shows the banner; absent: on standard error, since standard output holds the log. */
  readonly tell?: (text: string) => void;
  /** Stands between the core and its ports. Tests see and end there what is under way, and wait for nothing; nothing else does. */
  readonly between?: {
    store?(store: Store): Store;
    chat?(adapter: ChatAdapter): ChatAdapter;
    /** By which turns in a platform's budget are waited for. */
    readonly pace?: Pace;
  };
}

/** Joins everything: the one place that knows both the core and the adapters. */
export async function start(
  settings: Settings,
  { tell = (text) => process.stderr.write(text), between }: Start = {},
): Promise<Running> {
  const log = jsonLog({ level: settings.logLevel, secrets: secretsOf(settings) });
  const chat = new Map<string, ChatAdapter>();
  const refused: string[] = [];
  let record: Record | undefined;
  let runner: Jobs | undefined;
  let pulse: Heart | undefined;
  let draining = false;
  const metrics = newMetrics({
    platforms: () => chat.values(),
    deliveries: async () => record!.store.transaction((tx) => tx.deliveries.counts()),
  });
  const http = httpServer({
    port: settings.port,
    log,
    seen: metrics.request,
    operations: {
      platforms: () => chat.values(),
      metrics: metrics.scrape,
      notReady: async () => [
        ...refused,
        ...(runner?.ready ? [] : ['the job runner is not ready']),
        ...(await databaseTrouble(record)),
      ],
    },
    ...(settings.adminToken === undefined ? {} : { adminToken: settings.adminToken }),
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
  });
  const port = await http.listen();
  const stops = new Stops(log);
  stops.add('http', () => http.stop());
  try {
    const replies = lanesAtOnce(log, () => !draining);
    record = await openRecord(settings, log, 'start', replies.ask);
    stops.add('record', record.close);
    if (between?.store) record = { ...record, store: between.store(record.store) };
    const { store } = record;
    const set = await importAtStart(settings, store, log);
    const joined = await platforms(settings, store, log);
    for (const joint of joined.adapters) {
      const adapter = withPictures(between?.chat ? between.chat(joint) : joint, reachedAt(settings.publicUrl));
      chat.set(adapter.platform, record.clock ? asRehearsal(adapter) : adapter);
    }
    const budgets = newBudgets(record.pool, log, between?.pace);
    const world: World = { store, log, chat, budgets };
    pulse = heart(world, metrics, settings);
    const pictures = newPictures({ read: (id) => store.transaction((tx) => tx.pictures.get(id)), log });
    stops.add('http', pictures.stop);
    const routes: Route[] = [...joined.routes, pictures.route];
    if (record.clock) {
      const page = rehearse(world, record, record.clock, pulse.beat);
      chat.set(page.adapter.platform, withPictures(page.adapter, pathOf));
      routes.push(...page.routes);
    }
    const sending = counted(world, metrics);
    const lane = (lane: string) => deliverLane(sending, kinds, lane, () => !draining);
    runner = await jobs({ pool: record.pool, log, lane, full: budgets.full });
    stops.add('jobs', async () => {
      budgets.stop();
      await Promise.all([replies.stop(), runner!.stop()]);
      // Replies that this process did not come to are for the others, now and not at their next beat.
      if (replies.hasMore) await store.transaction((tx) => tx.deliveries.sweep());
    });
    replies.begin(lane);
    const receive = countedReceive(receiver({ ...world, store: gestures(store) }, words), metrics);
    for (const adapter of chat.values()) {
      refused.push(...(await begin(adapter, receive)));
      stops.add('platforms', () => adapter.stop());
    }
    http.serve(routes);
    stops.add('heart', pulse.stop);
    await pulse.start();
    log.info({ port, rehearsal: settings.rehearsal }, 'ready');
    tell(banner({ settings, port, where: record.where, set, platforms: [...chat.keys()] }));
  } catch (error) {
    await stops.all();
    throw error;
  }
  const stop = async () => {
    draining = true;
    log.info({}, 'stopping: finishing what is under way');
    http.drain();
    await stops.all();
    log.info({}, 'stopped');
  };
  return { port, beat: async () => pulse?.beat(), stop };
}

/** In this order things stop: nothing new, then what is under way with all that it needs, the database last. */
const order = ['heart', 'http', 'platforms', 'jobs', 'record'] as const;

/** Milliseconds for all of it together; what takes longer is taken up by the next start. */
const patience = 9_000;

class Stops {
  readonly #log: JsonLog;
  readonly #steps: { readonly of: (typeof order)[number]; readonly stop: () => Promise<unknown> }[] = [];
  constructor(log: JsonLog) {
    this.#log = log;
  }
  add(of: (typeof order)[number], stop: () => Promise<unknown>): void {
    this.#steps.push({ of, stop });
  }
  async all(): Promise<void> {
    const over = sleep(patience, undefined, { ref: false });
    for (const of of order)
      for (const step of this.#steps.filter((each) => each.of === of)) {
        const stopped = step.stop().catch((err: unknown) => this.#log.error({ err, of }, 'could not be stopped'));
        // The database's own stop is short, and nothing may be left of it.
        await (of === 'record' ? stopped : Promise.race([stopped, over]));
      }
  }
}

const secretsOf = ({ slack, teams, adminToken, databaseUrl }: Settings): string[] =>
  [slack?.botToken, slack?.signingSecret, slack?.appToken, teams?.appPassword, adminToken, databaseUrl].filter(
    (value) => value !== undefined,
  );

async function databaseTrouble(record: Record | undefined): Promise<readonly string[]> {
  if (!record) return ['the database is being prepared'];
  try {
    await record.pool.query('SELECT 1');
    return [];
  } catch (error) {
    return [`the database does not answer: ${error instanceof Error ? error.message : error}`];
  }
}

/** A platform that refuses our credentials keeps us from being ready; one that cannot be reached does not. */
async function begin(adapter: ChatAdapter, receive: Receive): Promise<readonly string[]> {
  try {
    await adapter.start(receive);
    return [];
  } catch (error) {
    if (error instanceof CredentialsRefused) return [error.message];
    throw error;
  }
}
