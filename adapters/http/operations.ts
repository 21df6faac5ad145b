import type { ChatAdapter } from '#core/ports';
import type { Route } from './routes.ts';
import { json } from './web.ts';

/** What the operations endpoints tell, asked at each request. */
export interface Operations {
  /** What is not ready (the database does not answer, credentials were refused, …), as sentences; none: ready. */
  notReady(): Promise<readonly string[]>;
  /** The joined platforms: one that failed later is degraded, which is no reason to be taken out of service. */
  platforms(): Iterable<Pick<ChatAdapter, 'platform' | 'health'>>;
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
  /** Milliseconds after which a check that does not answer counts as failed; 3,000 if absent. */
  readonly checkWithin?: number;
}

/** What the server itself is doing: until it serves, and while it drains, it is not ready. */
export type Stage = 'starting' | 'serving' | 'draining';

export function operationsRoutes(operations: Operations, stage: () => Stage): readonly Route[] {
  return [
    {
      path: '/healthz',
      methods: ['GET'],
      access: 'everyone',
      answer: () => json(200, { alive: true }),
    },
    {
      path: '/readyz',
      methods: ['GET'],
      access: 'everyone',
      async answer() {
        const platforms = Object.fromEntries(
          [...operations.platforms()].map((each) => [each.platform, inWords(each.health())]),
        );
        const why = [...ownReasons[stage()], ...(await reasons(operations))];
        return why.length === 0 ? json(200, { ready: true, platforms }) : json(503, { ready: false, why, platforms });
      },
    },
    {
      path: '/metrics',
      methods: ['GET'],
      access: 'token',
      async answer() {
        const { contentType, text } = await operations.metrics();
        return new Response(text, { headers: { 'Content-Type': contentType } });
      },
    },
  ];
}

const ownReasons: Readonly<Record<Stage, readonly string[]>> = {
  starting: ['Quarterdeck is starting'],
  serving: [],
  draining: ['Quarterdeck is stopping: it finishes what it has begun and accepts nothing new'],
};

const inWords = (health: ReturnType<ChatAdapter['health']>): string =>
  health.state === 'ok' ? 'ok' : `degraded: ${health.why}`;

async function reasons({ notReady, checkWithin = 3_000 }: Operations): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve([`the checks did not answer within ${checkWithin / 1000} seconds`]), checkWithin);
  });
  const checked = notReady().catch((fault: unknown) => [
    `a check failed: ${fault instanceof Error ? fault.message : fault}`,
  ]);
  return Promise.race([checked, tooLong]).finally(() => clearTimeout(timer));
}
