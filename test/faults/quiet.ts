import { setTimeout as sleep } from 'node:timers/promises';
import type { MachineTime } from './machine-time.ts';
import type { Platform } from './platform.ts';
import { Ended, type Replica } from './replica.ts';

/** Whether anything is under way in any process, and machine time moved on while nothing is. */
export interface Quiet {
  /** Resolves when nothing is under way; with the seconds of machine time until a turn comes, if one is waited for. */
  idle(): Promise<number | undefined>;
  /** The same, letting turns come until none is waited for. */
  still(): Promise<void>;
  /** One beat of one process, of each in turn: what they do in a minute, any of them can do at any time. */
  beat(): Promise<void>;
  skip(seconds: number): Promise<void>;
}

type Query = <Row>(sql: string) => Promise<readonly Row[]>;

/** Seconds: so many turns come at once, so that not each message is waited for. */
const together = 8;
/** Seconds of machine time between beats, as ever. */
const minute = 60;

export function quiet(living: () => readonly Replica[], fake: Platform, machine: MachineTime, query: Query): Quiet {
  let beaten = 0;
  let beats = 0;
  const idle = async () => {
    let before: string | undefined;
    for (const until = performance.now() + 60_000; performance.now() < until; await sleep(5)) {
      const asked = living();
      if (asked.length === 0) return undefined;
      const all = (await Promise.all(asked.map((each) => each.underWay().catch(unlessEnded)))).flatMap(
        (each) => each ?? [],
      );
      const rests = all.flatMap(({ restsFor }) => restsFor ?? []);
      const isBusy = all.length < asked.length || fake.open > 0 || all.some(({ busy }) => busy > 0);
      // While all wait for turns, jobs wait too.
      if (isBusy || (rests.length === 0 && (await query<{ waits: boolean }>(jobs))[0]?.waits)) {
        before = undefined;
        continue;
      }
      const now = JSON.stringify(all.map(({ begun }) => begun));
      if (now === before) return rests.length === 0 ? undefined : Math.min(...rests) / 1_000;
      before = now;
    }
    throw new Error(`They are never idle: ${fake.open} requests; ${living().map((each) => each.said())}`);
  };
  const skip = async (seconds: number) => {
    await machine.skip(seconds);
    await Promise.all(living().map((each) => each.skip(seconds * 1_000).catch(unlessEnded)));
  };
  const beat = async () => {
    beaten = machine.now();
    beats += 1;
    const among = living();
    await among[beats % among.length]?.beat().catch(unlessEnded);
  };
  return {
    idle,
    skip,
    beat,
    async still() {
      for (let rests = await idle(); rests !== undefined; rests = await idle()) {
        await skip(rests + together);
        if (machine.now() - beaten >= minute) await beat();
      }
    },
  };
}

/** About to be taken: a job of a process that was killed is not, before its lease has ended and a beat has come. */
const jobs = `
  SELECT EXISTS (
    SELECT FROM graphile_worker._private_jobs
     WHERE locked_at IS NULL AND run_at <= now() AND attempts < max_attempts) AS waits`;

export function unlessEnded(fault: unknown): undefined {
  if (fault instanceof Ended) return undefined;
  throw fault;
}
