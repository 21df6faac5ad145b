import { setTimeout as sleep } from 'node:timers/promises';
import { habitOf } from '#core/calendar/habit';
import { workingCalendar } from '#core/calendar/working-days';
import { localDateOf } from '#core/calendar/zone';
import { periodContaining } from '#core/programme/period';
import { performRoundDue } from '#core/rounds/perform';
import { planRound } from '#core/rounds/plan';
import { statementsOf } from './counting.ts';
import { freshData, growTo, importInto, openRounds } from './data.ts';
import { decimals, table, whole } from './table.ts';

/** MiB that this process holds. */
const held = () => process.memoryUsage().rss / 2 ** 20;

/** The prompts of one round as its schedule plans them: rows and jobs in one transaction. */
export async function planning(): Promise<string> {
  const rows: string[][] = [];
  for (const leads of [100, 1_000, 10_000]) {
    const data = await freshData();
    try {
      await importInto(data, 10, 10);
      await growTo(data, 10, leads);
      await openRounds(data);
      const due = await data.store.transaction(async (tx) => {
        const [programme] = await tx.programmes.all();
        const organisation = (await tx.organisation())!;
        const [person] = await tx.people.many(['lead-0']);
        const period = periodContaining(
          localDateOf(tx.now, organisation.timeZone),
          'quarter',
          organisation.financialYearStarts,
        );
        const plan = planRound(programme!.rounds, period, workingCalendar(organisation));
        return {
          schedule: 'bench',
          at: tx.now,
          on: plan.opensOn,
          what: 'open' as const,
          programme: programme!.id,
          plan,
          habit: habitOf(person!, organisation),
        };
      });
      await sleep(100);
      let most = held();
      const before = most;
      const watch = setInterval(() => {
        most = Math.max(most, held());
      }, 5);
      const began = performance.now();
      const { statements } = await statementsOf(() => data.store.transaction((tx) => performRoundDue(tx, due)));
      const seconds = (performance.now() - began) / 1000;
      clearInterval(watch);
      const [{ made, jobs }] = (await data.sql(
        `SELECT (SELECT count(*)::int FROM delivery) AS made, (SELECT count(*)::int FROM graphile_worker.jobs) AS jobs`,
      )) as [{ made: number; jobs: number }];
      rows.push([
        `${whole(leads)} leads`,
        whole(made),
        whole(jobs),
        String(statements.length),
        decimals(seconds, 2),
        whole(most - before),
      ]);
    } finally {
      await data.drop();
    }
  }
  return table('The prompts of a round, planned', ['', 'prompts', 'jobs', 'statements', 'seconds', 'MiB more'], rows);
}
