import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseLine, databaseLine } from '../kit/database-line.ts';
import { complaints } from './oracle.ts';
import { deliver, deliverUntilTaken, wrote } from './person.ts';
import { keyOf, office, slackChannel, slackLead } from './programme.ts';
import type { Replica } from './replica.ts';
import { faultsRig, type Rig } from './rig.ts';
import { directOf } from './slack-wire.ts';

/** What befalls two processes on one database, in the order of the days on which it does. */
describe('two replicas', () => {
  let rig: Rig;
  let line: DatabaseLine;
  let both: readonly Replica[];
  const seenBy = (place: string) => rig.platform.record.standing().filter((each) => each.place === place);
  const digests = () => seenBy(slackChannel(0)).filter(({ text }) => text.includes('week to'));

  beforeAll(async () => {
    line = await databaseLine();
    rig = await faultsRig({
      size: { leads: 4, groups: 2 },
      begins: '2027-01-20T09:00:00Z',
      teams: false,
      through: line.through,
    });
    both = await Promise.all([rig.start(), rig.start()]);
    await rig.settle();
  }, 120_000);
  afterAll(async () => {
    await rig?.stop();
    await line?.close();
  });

  it('take what comes many times, out of order and to both at once, as one gesture each', async () => {
    const account = slackLead(1);
    const events = ['one', 'two', 'three'].map((name) => wrote(account, `note ${keyOf(1)} Panel ${name} has met`));
    const before = seenBy(directOf(account)).length;
    const deliveries = [...events, ...[...events].reverse(), ...events].flatMap((event) =>
      both.map(({ url }) => deliver(event, url)),
    );
    expect(new Set(await Promise.all(deliveries))).toEqual(new Set([200]));
    await rig.settle();
    const [row] = await rig.query<{ said: number }>(
      `SELECT count(*)::int AS said FROM inbox WHERE key LIKE '%EvFAULTS%'`,
    );
    expect(row?.said).toBe(events.length);
    expect(seenBy(directOf(account)).length - before).toBe(events.length);
  }, 60_000);

  it('refuse events while the database is away, live on, and go on by themselves when it is back', async () => {
    const account = slackLead(2);
    const event = wrote(account, `note ${keyOf(2)} The panel has met again`);
    const before = seenBy(directOf(account)).length;
    await rig.moveTo('2027-01-25T09:05:00Z');
    const beaten = both.map((each) => each.beat());
    for (let times = 0; times < 3; times += 1) {
      await line.cut();
      expect([503, 503]).toEqual(await Promise.all(both.map(({ url }) => deliver(event, url))));
      await line.mend();
    }
    await Promise.all(beaten);
    await deliverUntilTaken(event, () => both[0]!.url);
    await rig.settle();
    expect(rig.fallen).toEqual([]);
    expect(seenBy(directOf(account)).length - before).toBe(1);
    expect(digests()).toHaveLength(1);
    expect(await complaints(rig)).toEqual([]);
  }, 120_000);

  it('hold and show what a channel refuses that was archived, and send the rest', async () => {
    rig.platform.mood.refused.set(slackChannel(1), 'is_archived');
    await rig.moveTo('2027-02-01T09:05:00Z');
    await rig.settle();
    expect(digests()).toHaveLength(2);
    expect(seenBy(slackChannel(1))).toHaveLength(1);
    expect(seenBy(directOf(office)).at(-1)?.text).toContain('the channel is archived');
    rig.platform.mood.refused.clear();
    expect(await complaints(rig)).toEqual([]);
  }, 60_000);

  it('lose nothing while the token is revoked: what did not go is listed when it is good again, and can be sent', async () => {
    rig.platform.mood.token = 'token_revoked';
    await rig.moveTo('2027-02-08T09:05:00Z');
    await rig.settle();
    expect(digests()).toHaveLength(2);
    delete rig.platform.mood.token;
    await rig.moveTo('2027-02-09T09:05:00Z');
    await rig.settle();
    expect(seenBy(directOf(office)).at(-1)?.text).toContain('SLACK_BOT_TOKEN was revoked');
    await deliverUntilTaken(wrote(office, 'deliveries failed'), () => both[0]!.url);
    await rig.settle();
    expect(seenBy(directOf(office)).at(-1)?.text).toContain('SLACK_BOT_TOKEN was revoked');
    const refused = await rig.query<{ id: string }>(
      `SELECT id::text FROM delivery WHERE kind = 'digest' AND status = 'refused' AND reason LIKE '%revoked%'`,
    );
    for (const { id } of refused) await deliverUntilTaken(wrote(office, `resend ${id}`), () => both[1]!.url);
    await rig.settle();
    expect(digests()).toHaveLength(3);
    expect(await complaints(rig)).toEqual([]);
  }, 60_000);

  it('do nothing again when the clock goes back, and plan on when it has come to where it was', async () => {
    const before = rig.platform.record.standing().length;
    await rig.moveTo('2027-02-08T08:00:00Z');
    await rig.settle();
    await rig.moveTo('2027-02-08T09:30:00Z');
    await rig.settle();
    expect(rig.platform.record.standing()).toHaveLength(before);
    await rig.moveTo('2027-02-15T09:05:00Z');
    await rig.settle();
    expect(digests()).toHaveLength(4);
  }, 60_000);

  it('stop with 0 when asked while they send, and leave nothing half done', async () => {
    rig.platform.mood.fate = () => ({ accepted: true, ends: 'answer' });
    await rig.moveTo('2027-02-22T09:05:00Z');
    const asked = new Promise<void>((resolve) => {
      rig.platform.mood.accepted = async (key) => {
        if (!key.startsWith('digest/')) return;
        resolve();
        await new Promise((over) => setTimeout(over, 200));
      };
    });
    void both[0]!.beat().catch(() => undefined);
    await asked;
    const ends = await Promise.all(both.map((each) => each.kill('SIGTERM')));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    const [row] = await rig.query<{ count: number }>(`SELECT count(*)::int FROM delivery WHERE status = 'sending'`);
    expect(row?.count).toBe(0);
    rig.platform.mood.accepted = () => undefined;
  }, 60_000);

  it('say each thing once, and late, when both were down while it fell due', async () => {
    await rig.moveTo('2027-03-08T12:00:00Z');
    both = [await rig.start(), await rig.start()];
    await rig.settle();
    // Of two Mondays that were missed the second is posted, late; the first is shown to the office.
    const [late, ...others] = digests().slice(5);
    expect(others).toEqual([]);
    expect(late?.text).toContain('This comes late');
    await rig.moveTo('2027-03-09T09:05:00Z');
    await rig.settle();
    expect(seenBy(directOf(office)).some(({ text }) => text.includes('it was missed'))).toBe(true);
    expect(await complaints(rig)).toEqual([]);
    expect(rig.fallen).toEqual([]);
  }, 120_000);
});
