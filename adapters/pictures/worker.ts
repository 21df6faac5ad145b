import { parentPort } from 'node:worker_threads';
import { draw } from './draw.ts';
import type { Done, Order } from './studio.ts';

// The thread in which pictures are drawn (studio.ts): one after the other.
let before: Promise<void> = Promise.resolve();

parentPort!.on('message', (order: Order) => {
  before = before.then(async () => parentPort!.postMessage(await answerTo(order)));
});

async function answerTo({ id, drawing }: Order): Promise<Done> {
  try {
    return { id, png: await draw(drawing) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}
