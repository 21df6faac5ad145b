import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freshDatabase } from '../kit/database.ts';
import { type MachineTime, machineTime } from './machine-time.ts';
import { type Platform, platform } from './platform.ts';
import { programmeFile, type Size } from './programme.ts';
import { quiet, unlessEnded } from './quiet.ts';
import { endAll, type Replica, replica } from './replica.ts';
import { tenant } from './teams-wire.ts';

/** Processes of Quarterdeck on one database, between platforms that fail on command. */
export interface Rig {
  readonly platform: Platform;
  readonly machine: MachineTime;
  query<Row>(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]>;
  /** Starts another process. */
  start(): Promise<Replica>;
  /** What those said that ended by themselves: none should. */
  readonly fallen: readonly string[];
  /** Those that live. */
  living(): readonly Replica[];
  /** What may have been under way in a process that was killed just now: nobody can know whether it arrived. */
  noteUnclear(): Promise<void>;
  /** Resolves when nothing is under way, though turns may be waited for. */
  idle(): Promise<unknown>;
  /** The same, letting turns come until none is waited for. */
  still(): Promise<void>;
  /** Moves programme time; the next beat of whichever process plans what fell due. */
  moveTo(instant: string): Promise<void>;
  /** Resolves when all that fell due is planned by a process that lives. */
  planned(): Promise<void>;
  /**
   * Resolves when nothing more comes by itself. Whenever nothing is under way, machine time goes on to where something
   * is: so nothing is hurried while a process is at it, and nothing is waited for.
   */
  settle(): Promise<void>;
  /** Lets what may stand twice be looked at as often as it will be: the last time after half an hour. */
  tidied(): Promise<void>;
  stop(): Promise<void>;
}

export interface RigOptions {
  readonly size: Size;
  /** Programme time at the start. */
  readonly begins: string;
  readonly teams?: boolean;
  /** How many times faster machine time runs than the real one. */
  readonly rate?: number;
  /** Where processes find their database instead: another address of the same one. */
  readonly through?: (url: string) => string;
}

/** Seconds of machine time that are skipped when nothing is under way: more than a lease, and than the time between two looks. */
const shortestStep = 65;
const longestStep = 3_600;
/** Milliseconds that a platform is waited for. */
const timeout = 800;

export async function faultsRig({
  size,
  begins,
  teams = true,
  rate = 4,
  through = (url) => url,
}: RigOptions): Promise<Rig> {
  const database = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  const machine = await machineTime(pool, rate);
  const [fake, folder] = await Promise.all([platform(machine.now), mkdtemp(join(tmpdir(), 'quarterdeck-faults-'))]);
  const file = join(folder, 'programme.yaml');
  await writeFile(file, programmeFile(size));
  const env = {
    DATABASE_URL: through(database.url),
    PORT: '0',
    LOG_LEVEL: 'error',
    REHEARSAL: 'true',
    REHEARSAL_START: begins,
    PROGRAMME_FILE: file,
    SLACK_BOT_TOKEN: 'xoxb-faults',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${fake.url}/api/`,
    ...(teams ? { TEAMS_EMULATOR: 'true' } : {}),
  };
  const processes = new Set<Replica>();
  const fallen: string[] = [];
  const living = () => [...processes].filter((each) => !each.ended);
  const query = async <Row>(sql: string, ...values: readonly unknown[]) =>
    (await pool.query(sql, [...values])).rows as readonly Row[];
  const { idle, still, beat, skip } = quiet(living, fake, machine, query);
  return {
    platform: fake,
    machine,
    query,
    fallen,
    living,
    async start() {
      const made = await replica({ env, timeout, rate, gaveUpOn: (key) => fake.unclear.add(key) });
      processes.add(made);
      void made.gone().then(({ code, signal }) => {
        if (code !== 0 && signal !== 'SIGKILL') fallen.push(`ended with ${code ?? signal}: ${made.said()}`);
      });
      if (teams) await tellWhereTeamsIs(made, fake.url);
      return made;
    },
    async noteUnclear() {
      const rows = await query<{ key: string }>(
        `SELECT key FROM delivery WHERE status = 'sending' AND body IS NOT NULL`,
      );
      fake.forgive(rows.map(({ key }) => key));
    },
    idle,
    still,
    moveTo: async (instant) => void (await query('UPDATE rehearsal_clock SET now = $1', instant)),
    async planned() {
      for (const until = performance.now() + 60_000; performance.now() < until; await sleep(20)) {
        await Promise.all(living().map((each) => each.beat().catch(unlessEnded)));
        const [row] = await query<{ done: boolean }>(
          'SELECT bool_and(w.at >= c.now) AS done FROM watermark w, rehearsal_clock c',
        );
        if (row?.done) return;
      }
      throw new Error(`Nothing is planned: ${living().map((each) => each.said())}`);
    },
    async settle() {
      let step = shortestStep;
      let before = -1;
      let ended = 0;
      for (let turn = 0; turn < 300; turn += 1) {
        await beat();
        await still();
        const left = await query(open);
        ended = left.length === 0 ? ended + 1 : 0;
        // What went wrong in the last beat is told in the next.
        if (ended === 2) return;
        if (ended === 1) continue;
        const posts = [...fake.posts.values()].reduce((sum, each) => sum + each, 0);
        step = posts === before ? Math.min(step * 4, longestStep) : shortestStep;
        before = posts;
        await skip(step);
      }
      throw new Error(`These come to no end: ${JSON.stringify(await query(open))}`);
    },
    async tidied() {
      for (let turn = 0; turn < 100; turn += 1) {
        const left = await query(perhapsTwice);
        if (left.length === 0) return;
        await skip(longestStep);
        await beat();
        await still();
      }
      throw new Error(`These may still stand twice: ${JSON.stringify(await query(perhapsTwice))}`);
    },
    async stop() {
      await endAll();
      await fake.stop();
      await pool.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const signingSecret = 'faults-signing-secret';

/** Of which more will come by itself. */
const open = `
  SELECT d.key, d.status, d.reason FROM delivery d, rehearsal_clock c
   WHERE d.status IN ('pending', 'sending', 'unknown') AND d."settledAt" IS NULL AND d."dueAt" <= c.now
   ORDER BY d.id LIMIT 20`;

/** Which are looked for once more by themselves. */
const perhapsTwice = `
  SELECT key FROM delivery WHERE status = 'sent' AND "unclearAt" IS NOT NULL AND tidied < 2 ORDER BY id LIMIT 20`;

/** Teams tells its apps where it is with everything that it sends them: here, that the app was added to a team. */
async function tellWhereTeamsIs({ url }: Replica, serviceUrl: string): Promise<void> {
  const bot = { id: '28:quarterdeck', name: 'Quarterdeck' };
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'conversationUpdate',
      id: 'added',
      channelId: 'msteams',
      serviceUrl: `${serviceUrl}/`,
      from: bot,
      recipient: bot,
      conversation: { id: '19:general@thread.tacv2', conversationType: 'channel', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
    }),
  });
  if (answer.status !== 200) throw new Error(`Teams was answered ${answer.status} ${await answer.text()}`);
}
