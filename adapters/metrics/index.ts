import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What main.ts passes to whoever has something to count. Every name begins with `quarterdeck_`. */
export interface Metrics {
  /** Somebody typed, pressed or sent something, and what became of it. */
  gesture(platform: string, outcome: GestureOutcome): void;
  /** An attempt to deliver ended so. */
  delivery(platform: string, status: string): void;
  /** A tick ended, well or not, after this many seconds. `at` is machine time. */
  tick(outcome: 'ok' | 'failed', seconds: number, at: Date): void;
  /** A request was answered. `route` is the route's pattern, never the address itself. */
  request(seen: { route: string; method: string; status: number; seconds: number }): void;
  /** Everything, in Prometheus' text format. */
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** `handled`: stored and answered; `repeated`: handled before; `failed`: not stored; `refused`: not theirs to do. */
type GestureOutcome = 'handled' | 'repeated' | 'refused' | 'failed';

/** What is asked at each scrape. */
export interface Sources {
  /** The platforms that are joined and how they are. */
  readonly platforms?: () => Iterable<{ readonly platform: string; health(): { readonly state: 'ok' | 'degraded' } }>;
  /** How many deliveries stand in each status, in the database; while it does not answer the gauge is empty. */
  readonly deliveries?: () => Promise<Readonly<Record<string, number>>>;
}

export function metrics({ platforms, deliveries }: Sources = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const gestures = new Counter({
    name: 'quarterdeck_gestures_total',
    help: 'What people typed, pressed or sent, by what became of it',
    labelNames: ['platform', 'outcome'] as const,
    registers,
  });
  const attempts = new Counter({
    name: 'quarterdeck_deliveries_total',
    help: 'Attempts to deliver a message, by how they ended',
    labelNames: ['platform', 'status'] as const,
    registers,
  });
  const ticks = new Histogram({
    name: 'quarterdeck_tick_duration_seconds',
    help: 'How long planning what is due took',
    labelNames: ['outcome'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60],
    registers,
  });
  const lastTick = new Gauge({
    name: 'quarterdeck_last_tick_timestamp_seconds',
    help: 'When a tick last ended well; alert when it is older than five minutes',
    registers,
  });
  const requests = new Histogram({
    name: 'quarterdeck_http_request_duration_seconds',
    help: 'How long answering requests took',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  if (platforms)
    new Gauge({
      name: 'quarterdeck_platform_up',
      help: '1: the platform takes what we send; 0: it is degraded',
      labelNames: ['platform'] as const,
      registers,
      collect() {
        this.reset();
        for (const each of platforms()) this.set({ platform: each.platform }, each.health().state === 'ok' ? 1 : 0);
      },
    });
  if (deliveries)
    new Gauge({
      name: 'quarterdeck_deliveries',
      help: 'Deliveries in the database, by status',
      labelNames: ['status'] as const,
      registers,
      async collect() {
        this.reset();
        const counts = await deliveries().catch(() => ({}));
        for (const [status, count] of Object.entries(counts)) this.set({ status }, count);
      },
    });

  return {
    gesture: (platform, outcome) => gestures.inc({ platform, outcome }),
    delivery: (platform, status) => attempts.inc({ platform, status }),
    tick(outcome, seconds, at) {
      ticks.observe({ outcome }, seconds);
      if (outcome === 'ok') lastTick.set(at.getTime() / 1000);
    },
    request: ({ route, method, status, seconds }) => requests.observe({ route, method, status }, seconds),
    scrape: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
