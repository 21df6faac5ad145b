import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Point } from './app/points.ts';
import { dice } from './dice.ts';
import { complaints } from './oracle.ts';
import { deliver, deliverUntilTaken, wrote } from './person.ts';
import { keyOf, slackChannel, slackLead } from './programme.ts';
import type { Replica } from './replica.ts';
import { faultsRig, type Rig } from './rig.ts';
import { directOf } from './slack-wire.ts';

/**
 * One process after the other is ended by `kill -9` between two steps, each time one step later, and the next goes on
 * where it ended. `npm test` tries some of the steps, by the seed; `npm run test:faults` all of them.
 */
const all = process.env.FAULTS_EVERY_POINT !== undefined;
const chance = dice();

/** Mondays on which no digest comes: it does on the Tuesday. */
const bankHolidays = new Set(['2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30']);

/** Which steps of so many to end at, and one that is never reached. */
function chosen(total: number, name: string): readonly number[] {
  const every = Array.from({ length: total }, (_, at) => at + 1);
  if (all) return [...every, total + 1];
  return [1, 2].map((nth) => chance.pick(every, name, nth));
}

describe(`a process that is killed between two steps (FAULTS_SEED=${chance.seed})`, () => {
  let rig: Rig;
  let current: Replica;
  const account = slackLead(1);
  const seenBy = (place: string) => rig.platform.record.standing().filter((each) => each.place === place);
  /** Until the process has ended, or all that it has begun is done: what waits for its turn is begun too. */
  const endedOrDone = async () => {
    await rig.still();
    return current.ended;
  };
  const goOn = async () => {
    if (current.ended) current = await rig.start();
    await current.endAt();
    await rig.settle();
  };

  beforeAll(async () => {
    rig = await faultsRig({ size: { leads: 2, groups: 1 }, begins: '2027-01-20T09:00:00Z', teams: false });
    current = await rig.start();
    await rig.settle();
  }, 120_000);
  afterAll(() => rig?.stop());

  it('while it takes an answer and replies: the answer is stored once, the reply seen once', async () => {
    const stored = async (text: string) =>
      (
        await rig.query<{ count: number }>(
          `SELECT count(*)::int FROM update WHERE answers::text LIKE '%' || $1 || '%'`,
          text,
        )
      )[0]?.count;
    const answered = async (at: number) => {
      const text = `The panel of number ${at} has met`;
      const event = wrote(account, `note ${keyOf(1)} ${text}`);
      const before = seenBy(directOf(account)).length;
      await current.endAt(at);
      const first = await deliver(event, current.url);
      const ended = await endedOrDone();
      const points: readonly Point[] = ended ? [] : await current.points();
      await goOn();
      // Slack delivers again what nobody has taken.
      if (first !== 200) await deliverUntilTaken(event, () => current.url);
      await rig.settle();
      expect([at, await stored(text), seenBy(directOf(account)).length - before]).toEqual([at, 1, 1]);
      return { ended, points };
    };
    const whole = await answered(1_000);
    expect(whole.points).toEqual(expect.arrayContaining(['heard', 'taken, not acknowledged', 'posted, not settled']));
    const chances = chosen(whole.points.length, 'answer');
    let ended = 0;
    for (const at of chances) if ((await answered(at)).ended) ended += 1;
    // The very first took a few steps more than those after it.
    expect(ended).toBeGreaterThanOrEqual(chances.length / 2);
    expect(await complaints(rig)).toEqual([]);
  }, 300_000);

  it('while it plans and sends what is due: each digest is seen once', async () => {
    const digestDay = (week: number) => {
      const day = (weekday: number) => new Date(Date.UTC(2027, 0, 25 + 7 * week + weekday, 9, 5)).toISOString();
      return day(bankHolidays.has(day(0).slice(0, 10)) ? 1 : 0);
    };
    let week = 0;
    const sent = async (at: number) => {
      const before = seenBy(slackChannel(0)).length;
      await rig.moveTo(digestDay(week));
      week += 1;
      await current.endAt(at);
      await current.beat().catch(() => undefined);
      const ended = await endedOrDone();
      const points: readonly Point[] = ended ? [] : await current.points();
      await goOn();
      expect([at, seenBy(slackChannel(0)).length - before]).toEqual([at, 1]);
      return { ended, points };
    };
    const whole = await sent(1_000);
    expect(whole.points).toEqual(expect.arrayContaining(['about to post', 'posted, not settled']));
    for (const at of chosen(whole.points.length, 'digest')) await sent(at);
    expect(await complaints(rig)).toEqual([]);
  }, 600_000);

  it('after the platform has taken a message and before it could answer: it is seen once', async () => {
    await goOn();
    const before = seenBy(directOf(account)).length;
    rig.platform.mood.accepted = async () => {
      rig.platform.mood.accepted = () => undefined;
      await current.kill('SIGKILL');
    };
    await deliverUntilTaken(wrote(account, 'help'), () => current.url);
    await current.gone();
    await goOn();
    expect(seenBy(directOf(account)).length - before).toBe(1);
    expect(await complaints(rig)).toEqual([]);
  }, 60_000);
});
