import { buildDigest } from '#core/digest/digest';
import { readFacts } from '#core/digest/facts';
import { digestMessage } from '#core/digest/message';
import { built } from './built.ts';
import { statementsOf } from './counting.ts';
import { freshData, growTo, importInto, openRounds } from './data.ts';
import { decimals, median, table, whole } from './table.ts';

const slack = await built<typeof import('../../adapters/slack/render.ts')>('adapters/slack/render');
const teams = await built<typeof import('../../adapters/teams/render.ts')>('adapters/teams/render');

/** A steering group's digest: read, decided, put into words and drawn for both platforms. */
export async function digests(): Promise<string> {
  const rows: string[][] = [];
  for (const workstreams of [10, 100, 1_000, 10_000]) {
    const data = await freshData();
    try {
      await importInto(data, 10, 10);
      if (workstreams > 10) await growTo(data, 10, workstreams);
      await openRounds(data, 20);
      const read = () =>
        data.store.transaction(async (tx) => readFacts(tx, (await tx.programmes.group('strategy/bsg'))!));
      const draw = (facts: Awaited<ReturnType<typeof read>>) => {
        const message = digestMessage(buildDigest(facts!));
        return [slack.render(message), teams.render(message)];
      };
      draw(await read());
      const reading: number[] = [];
      const drawing: number[] = [];
      for (let time = 0; time < 3; time += 1) {
        const began = performance.now();
        const facts = await read();
        const then = performance.now();
        draw(facts);
        reading.push(then - began);
        drawing.push(performance.now() - then);
      }
      const { statements } = await statementsOf(read);
      const total = median(reading) + median(drawing);
      rows.push([
        `${whole(workstreams)} workstreams`,
        String(statements.length),
        decimals(median(reading)),
        decimals(median(drawing)),
        decimals((total * 1000) / workstreams, 0),
      ]);
    } finally {
      await data.drop();
    }
  }
  return table(
    'A digest of all workstreams, with twenty rounds of history',
    ['', 'statements', 'read ms', 'build and draw ms', 'µs a workstream'],
    rows,
  );
}

/** A programme file: read, checked, merged with nothing, stored. More than 4,000 such workstreams are refused as too large. */
export async function imports(): Promise<string> {
  const rows: string[][] = [];
  for (const workstreams of [10, 1_000, 4_000]) {
    const data = await freshData();
    try {
      const { value: seconds, statements } = await statementsOf(() =>
        importInto(data, workstreams, Math.min(workstreams, 500)),
      );
      rows.push([
        `${whole(workstreams)} workstreams`,
        whole(statements.length),
        decimals(seconds, 2),
        decimals((seconds * 1000) / workstreams, 2),
      ]);
    } finally {
      await data.drop();
    }
  }
  return table('A programme file, imported for the first time', ['', 'statements', 'seconds', 'ms a workstream'], rows);
}
