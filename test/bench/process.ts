import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase } from '../kit/database.ts';
import { built } from './built.ts';
import { child, rssOf } from './child.ts';
import { quarterdeck } from './quarterdeck.ts';
import { botToken, signingSecret } from './slack.ts';
import { decimals, table, whole } from './table.ts';

const { placeFor } = await built<typeof import('../../adapters/postgres/embedded/place.ts')>(
  'adapters/postgres/embedded/place',
);

/** Seconds that a process does nothing before it is looked at. */
const idle = 10;

/** MiB that an idle process may hold. */
const bound = 200;

/** What a process holds that has started and does nothing; the database's own processes aside. */
export async function memory(): Promise<string> {
  const slack = child('fake-slack.ts');
  const apiUrl = `http://127.0.0.1:${await slack.ask<number>('start')}/api/`;
  const settings = {
    'the playground alone': {},
    'with Slack': { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl },
    'with Teams (the emulator)': { TEAMS_EMULATOR: 'true' },
  };
  const rows = await Promise.all(
    Object.entries(settings).map(async ([name, more]) => {
      const database = await freshDatabase();
      const running = await quarterdeck({ DATABASE_URL: database.url, REHEARSAL: 'true', ...more });
      await sleep(idle * 1000);
      const held = await rssOf(running.pid);
      await running.stop();
      await database.drop();
      return [name, held === undefined ? '–' : whole(held), decimals(held && held / bound, 2)];
    }),
  );
  await slack.stop();
  return table(`Memory of the idle process, ${idle} s after it was ready`, ['', 'MiB', `of ${bound} MiB`], rows);
}

/** From the start of the process to `/readyz`, on the embedded server; what is built is built. */
export async function starts(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-'));
  const { base } = await placeFor(dataDir);
  try {
    const rows: string[][] = [];
    for (const [name, within] of [
      ['the first start', 20],
      ['the second', 5],
    ] as const) {
      const running = await quarterdeck({ DATA_DIR: dataDir });
      await running.stop();
      rows.push([name, decimals(running.readyAfter, 2), decimals(running.readyAfter / within, 2), String(within)]);
    }
    return table('Time to ready', ['', 'seconds', 'ratio', 'of seconds'], rows);
  } finally {
    await rm(base, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  }
}
