import cron from 'node-cron';
import { receiver } from '#core/bot';
import type { Receive } from '#core/incoming';
import { kinds } from '#core/kinds';
import { deliverLane } from '#core/outbox/deliver';
import { type ChatAdapter, CredentialsRefused, type World } from '#core/ports';
import { beat } from '#core/schedule/beat';
import { words } from '#core/words';
import { httpServer, type Route } from '../adapters/http/index.ts';
import { type JsonLog, jsonLog } from '../adapters/log/index.ts';
import { type Metrics, metrics as newMetrics } from '../adapters/metrics/index.ts';
import { type Jobs, jobs } from '../adapters/postgres/jobs.ts';
import { banner } from './banner.ts';
import { importAtStart } from './import-file.ts';
import { platforms } from './platforms.ts';
import { openRecord, type Record } from './record.ts';
import { rehearse } from './rehearse.ts';
import type { Settings } from './settings.ts';

/** A running Quarterdeck. */
export interface Running {
  readonly port: number;
  /** Accepts nothing new, finishes what is under way (10 s at most), lets go of everything. */
  stop(): Promise<void>;
}

export interface Start {
  /** Shows the banner; absent: on standard error, since standard output holds the log. */
  readonly tell?: (text: string) => void;
}

/** Joins everything: the one place that knows both the core and the adapters. */
export async function start(settings: Settings, { tell = (text) => process.stderr.write(text) }: Start = {}): Promise<Running> {
  const log = jsonLog({ level: settings.logLevel, secrets: secretsOf(settings) });
  const chat = new Map<string, ChatAdapter>();
  const refused: string[] = [];
  let record: Record | undefined;
  let runner: Jobs | undefined;
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
  const undo: (() => Promise<unknown>)[] = [() => http.stop()];
  try {
    record = await openRecord(settings, log);
    undo.unshift(record.close);
    const { store } = record;
    const set = await importAtStart(settings, store, log);
    const joined = await platforms(settings, store, log);
    for (const adapter of joined.adapters) chat.set(adapter.platform, adapter);
    const world: World = { store, log, chat };
    const pulse = heart(world, metrics, settings);
    const routes: Route[] = [...joined.routes];
    if (record.clock) {
      const page = rehearse(world, record, record.clock, pulse.beat);
      chat.set(page.adapter.platform, page.adapter);
      routes.push(...page.routes);
    }
    const sending = counted(world, metrics);
    runner = await jobs({ pool: record.pool, log, lane: (lane) => deliverLane(sending, kinds, lane) });
    undo.unshift(() => runner!.stop());
    const receive = countedReceive(receiver(world, words), metrics);
    for (const adapter of chat.values()) {
      refused.push(...(await begin(adapter, receive)));
      undo.unshift(() => adapter.stop());
    }
    http.serve(routes);
    await pulse.start();
    undo.unshift(pulse.stop);
    log.info({ port, rehearsal: settings.rehearsal }, 'ready');
    tell(banner({ settings, port, where: record.where, set, platforms: [...chat.keys()] }));
  } catch (error) {
    await stopAll(undo, log);
    throw error;
  }
  undo.unshift(async () => http.drain());
  return { port, stop: () => stopAll(undo, log) };
}

async function stopAll(undo: readonly (() => Promise<unknown>)[], log: JsonLog): Promise<void> {
  for (const step of undo) await step().catch((error: unknown) => log.error({ err: error }, 'could not be stopped'));
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

/** Programme time moves by itself each minute, or in a rehearsal when it is told. */
function heart(world: World, metrics: Metrics, settings: Settings) {
  let beating: Promise<void> = Promise.resolve();
  const once = async () => {
    const began = performance.now();
    const ended = (outcome: 'ok' | 'failed') => metrics.tick(outcome, (performance.now() - began) / 1000, new Date());
    try {
      await beat(world, kinds);
      ended('ok');
      if (settings.heartbeatUrl) await fetch(settings.heartbeatUrl, { signal: AbortSignal.timeout(10_000) });
    } catch (error) {
      ended('failed');
      world.log.error({ err: error }, 'a tick failed; the next one makes up for it');
    }
  };
  const beatNow = () => {
    beating = beating.then(once);
    return beating;
  };
  const task = cron.createTask('* * * * *', beatNow, { timezone: 'UTC', noOverlap: true });
  let interval: NodeJS.Timeout | undefined;
  return {
    beat: beatNow,
    start: async () => {
      await beatNow();
      await task.start();
      // When the machine's clock jumps back, cron waits for the minute to come again; this does not.
      interval = setInterval(beatNow, 60_000);
    },
    stop: async () => {
      clearInterval(interval);
      await task.destroy();
      await beating;
    },
  };
}

function countedReceive(receive: Receive, metrics: Metrics): Receive {
  return async (incoming) => {
    try {
      const outcome = await receive(incoming);
      metrics.gesture(incoming.from.platform, 'handled');
      return outcome;
    } catch (error) {
      metrics.gesture(incoming.from.platform, 'failed');
      throw error;
    }
  };
}

/** The world whose adapters count how each attempt to send ended. */
function counted(world: World, metrics: Metrics): World {
  const counting = (adapter: ChatAdapter): ChatAdapter => ({
    ...adapter,
    send: async (post) => {
      const sent = await adapter.send(post);
      metrics.delivery(adapter.platform, sent.kind);
      return sent;
    },
  });
  return { ...world, chat: new Map([...world.chat].map(([platform, adapter]) => [platform, counting(adapter)])) };
}
