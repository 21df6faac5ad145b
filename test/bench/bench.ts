import { availableParallelism, cpus, totalmem } from 'node:os';
import { startTestServer } from '../kit/test-server.ts';
import { stopAll } from './child.ts';

/**
 * `npm run bench`: prints its tables and ends with 0, in about four minutes on two cores. Figures depend on the machine and
 * on what else it does; ratios are of runs that took turns, so much less. `node --import tsx test/bench/bench.ts turns`
 * (or any other name below) does one part.
 */

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
  const { planning } = await import('./planning.ts');
  const { fanOut } = await import('./fan-out.ts');
  const only = process.argv.slice(2);
  for (const [name, part] of Object.entries({
    turns,
    queries,
    memory,
    starts,
    digests,
    imports,
    planning,
    'fan-out': fanOut,
  }))
    if (only.length === 0 || only.includes(name)) console.log(await part());
} finally {
  await stopAll();
  await server.remove();
}
