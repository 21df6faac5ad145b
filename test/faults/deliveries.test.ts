import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Chaos, chaos } from './chaos.ts';
import { dice } from './dice.ts';
import { complaints } from './oracle.ts';
import { isOnSlack, slackChannel, slackLead, teamsChannel, teamsLead } from './programme.ts';
import type { Seen } from './record.ts';
import { faultsRig, type Rig } from './rig.ts';
import { directOf as slackDirect } from './slack-wire.ts';
import { directOf as teamsDirect } from './teams-wire.ts';

/** `npm run test:faults` asks for more. */
const wanted = Number(process.env.FAULTS_DELIVERIES ?? 500);
/** Each group gets three digests, each lead is asked once and reminded up to twice. */
const size = { leads: Math.ceil(wanted / 5), groups: Math.ceil(wanted / 5) };
const days = ['2027-01-04', '2027-01-11', '2027-01-12', '2027-01-15', '2027-01-18'];
const mondays = 3;
const chance = dice();

describe(`${wanted} prompts and digests, sent by two replicas that are killed to platforms that fail (FAULTS_SEED=${chance.seed})`, () => {
  let rig: Rig;
  let loose: Chaos;

  beforeAll(async () => {
    rig = await faultsRig({ size, begins: '2027-01-03T12:00:00Z' });
    await Promise.all([rig.start(), rig.start()]);
    loose = chaos(rig, chance, wanted / 6);
    for (const day of days) {
      await rig.moveTo(`${day}T09:05:00Z`);
      await rig.planned();
      await rig.settle();
    }
    await loose.calm();
    await rig.settle();
    // What did not go on the last day is told on the next.
    await rig.moveTo('2027-01-19T09:05:00Z');
    await rig.settle();
    await rig.tidied();
    process.stdout.write(await summary(rig, loose));
  }, 900_000);
  afterAll(() => rig?.stop());

  it('are as many as that, and processes were killed among them', async () => {
    const [row] = await rig.query<{ sent: number }>(
      `SELECT count(*)::int AS sent FROM delivery WHERE kind IN ('ask', 'remind', 'digest') AND status <> 'cancelled'`,
    );
    expect(row?.sent).toBeGreaterThanOrEqual(wanted);
    expect(loose.kills).toBeGreaterThanOrEqual(3);
    expect(rig.fallen).toEqual([]);
  });

  it('stand before their readers as the database says', async () => {
    expect(await complaints(rig)).toEqual([]);
  });

  it('on Slack: each channel has a digest a week, each lead one prompt, and nothing is there twice', () => {
    const standing = rig.platform.record.standing();
    const wrong = numbers(size.groups).filter(
      (at) => isOnSlack(at) && digests(standing, slackChannel(at)).length !== mondays,
    );
    expect(wrong).toEqual([]);
    const unasked = numbers(size.leads).filter(
      (at) => isOnSlack(at) && prompts(standing, slackDirect(slackLead(at))).length !== 1,
    );
    expect(unasked).toEqual([]);
  });

  it('in Teams: no digest is there twice, and each that is not there was left to the office', async () => {
    const standing = rig.platform.record.standing();
    const channels = numbers(size.groups).filter((at) => !isOnSlack(at));
    const open = await rig.query<{ group: string }>(
      `SELECT reader->>'group' AS group FROM delivery WHERE kind = 'digest' AND platform = 'teams' AND status = 'unknown'`,
    );
    for (const at of channels) {
      const there = digests(standing, teamsChannel(at)).length;
      const asked = open.filter(({ group }) => group.endsWith(`/group-${at}`)).length;
      expect([at, there <= mondays, there + asked >= mondays]).toEqual([at, true, true]);
    }
  });

  it('in Teams: each lead has one prompt, or one more that says so, or the office was told', async () => {
    const standing = rig.platform.record.standing();
    const told = await rig.query<{ person: string }>(
      `SELECT reader->>'person' AS person FROM delivery WHERE kind = 'ask' AND platform = 'teams' AND status = 'refused'`,
    );
    for (const at of numbers(size.leads).filter((each) => !isOnSlack(each))) {
      const there = prompts(standing, teamsDirect(teamsLead(at)));
      const plain = there.filter((each) => !isRepeat(each)).length;
      const lost = told.some(({ person }) => person === `lead-${at}`);
      expect([at, plain <= 1, there.length <= 2, there.length > 0 || lost]).toEqual([at, true, true, true]);
    }
  });
});

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const isRepeat = ({ text }: Seen): boolean => text.includes('This may be a repeat');

/** By what their readers read, not by what they carry unseen. */
const digests = (standing: readonly Seen[], channel: string): readonly Seen[] =>
  standing.filter(({ place, text }) => place === channel && text.includes('week to'));
const prompts = (standing: readonly Seen[], direct: string): readonly Seen[] =>
  standing.filter(({ place, text }) => place === direct && text.includes('Your update for'));

async function summary(rig: Rig, { kills }: Chaos): Promise<string> {
  const counts = await rig.query<{ status: string; count: number }>(
    `SELECT concat_ws(' ', platform, kind, status) AS status, count(*)::int AS count FROM delivery GROUP BY 1 ORDER BY 1`,
  );
  const repeats = rig.platform.record.standing().filter(isRepeat).length;
  const lines = counts.map(({ status, count }) => `  ${status}: ${count}`);
  return `FAULTS_SEED=${chance.seed}: ${kills} kills, ${rig.platform.unclear.size} of unknown fate, ${repeats} marked repeats in Teams\n${lines.join('\n')}\n`;
}
