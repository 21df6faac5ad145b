import { availableParallelism, cpus, totalmem } from 'node:os';
import { startTestServer } from '../kit/test-server.ts';
import { stopAll } from './child.ts';

/** `npm run bench`: prints its tables and ends with 0. Two minutes on two cores; figures vary, ratios hardly do. */

const server = await startTestServer({ durable: true });
process.env.QUARTERDECK_TEST_DATABASE = server.url;
try {
  const cores = availableParallelism();
  console.log(
    `Node ${process.version}, ${cores} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
  );
  const { turns } = await import('./turns.ts');
  const { queries } = await import('./queries.ts');
  const { memory, starts } = await import('./process.ts');
  const { digests, imports } = await import('./growth.ts');
  const only = process.argv.slice(2);
  for (const [name, part] of Object.entries({ turns, queries, memory, starts, digests, imports }))
    if (only.length === 0 || only.includes(name)) console.log(await part());
} finally {
  await stopAll();
  await server.remove();
}
