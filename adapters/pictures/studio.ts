import { Worker } from 'node:worker_threads';
import type { Drawing } from '#core/picture/picture';
import type { Log } from '#core/ports';

/** Where pictures are drawn: a thread of its own, which is there only while there is something to draw. */
export interface Studio {
  /** Rejects when it cannot be drawn. */
  draw(drawing: Drawing): Promise<Uint8Array>;
  stop(): Promise<void>;
}

/** What goes to the thread, and what comes back. */
export interface Order {
  readonly id: number;
  readonly drawing: Drawing;
}
export type Done = { readonly id: number } & ({ readonly png: Uint8Array } | { readonly fault: string });

/** Milliseconds after the last picture; the thread and the libraries in it hold some 160 MB. */
const idle = 60_000;
/** Milliseconds for one picture; one takes a tenth of a second, the first some seconds. */
const patience = 20_000;

export function studio(log: Log): Studio {
  let worker: Worker | undefined;
  let orders = 0;
  let closing: NodeJS.Timeout | undefined;
  const open = new Map<number, { done(png: Uint8Array): void; failed(fault: Error): void }>();

  const close = async (why: string): Promise<void> => {
    const old = worker;
    worker = undefined;
    clearTimeout(closing);
    for (const order of open.values()) order.failed(new Error(why));
    open.clear();
    await old?.terminate();
  };

  const begin = (): Worker => {
    const made = new Worker(new URL(isBuilt ? 'worker.js' : 'worker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 192 },
      ...(isBuilt ? {} : { execArgv: ['--conditions=source'] }),
    });
    made.unref();
    made.on('message', (answer: Done) => {
      const order = open.get(answer.id);
      open.delete(answer.id);
      if ('png' in answer) order?.done(answer.png);
      else order?.failed(new Error(answer.fault));
    });
    made.on('error', (err) => {
      log.error({ err }, 'the drawing of pictures broke off');
      if (worker === made) void close('the drawing of pictures broke off');
    });
    return made;
  };

  return {
    draw(drawing) {
      worker ??= begin();
      clearTimeout(closing);
      closing = setTimeout(() => void close('nothing is drawn any more'), idle).unref();
      const id = ++orders;
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => void close('a picture took too long'), patience).unref();
        const settled =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late);
            then(value);
          };
        open.set(id, { done: settled(resolve), failed: settled(reject) });
        worker!.postMessage({ id, drawing } satisfies Order);
      });
    },
    stop: () => close('Quarterdeck is stopping'),
  };
}

/** The sources themselves (development, tests) are read as TypeScript in the thread, too. */
const isBuilt = import.meta.url.endsWith('.js');
