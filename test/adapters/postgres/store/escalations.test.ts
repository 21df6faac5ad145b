import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import type { Tx } from '#core/ports';
import type { Month } from '#core/programme/period';
import type { Round } from '#core/rounds/round';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

const day = (text: string) => text as LocalDate;
const round: Round = {
  id: 'strategy/2026-10_2026-12',
  programme: 'strategy',
  period: { from: '2026-10' as Month, to: '2026-12' as Month, label: 'Q3 2026/27' },
  state: 'open',
  opensOn: day('2027-01-04'),
  dueOn: day('2027-01-15'),
};
const workstream = 'strategy/customer';

describe('late answers', () => {
  const database = fresh();
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);
  beforeAll(() => importSample(database.store));
  beforeEach(async () => {
    for (const table of ['extension', 'escalation', 'escalation_hold', 'delivery'])
      await database.pool.query(`DELETE FROM ${table}`);
    await store((tx) => tx.rounds.save(round));
  });

  it('are due on the latest day of each workstream and of the round, which an answer’s own reading says too', async () => {
    const add = (dueOn: string, of?: string) =>
      store((tx) =>
        tx.extensions.add({
          round: round.id,
          was: round.dueOn,
          dueOn: day(dueOn),
          by: 'omar',
          ...(of ? { workstream: of } : {}),
        }),
      );
    await add('2027-01-18');
    await add('2027-01-20', workstream);
    await add('2027-01-19', workstream);
    const all = await store((tx) => tx.extensions.ofRounds([round.id]));
    expect(all.map(({ workstream: of, dueOn }) => [of, dueOn])).toEqual([
      [undefined, '2027-01-18'],
      [workstream, '2027-01-20'],
    ]);
    const due = async (of: string) =>
      (await store((tx) => tx.rounds.interview({ round: round.id, workstream: of })))?.round.dueOn;
    expect([await due(workstream), await due('strategy/ict')]).toEqual(['2027-01-20', '2027-01-15']);
  });

  it('go to somebody once a step, with what became of the message; the deputy may then pass it on', async () => {
    const asked = { round: round.id, workstream, dueOn: round.dueOn, step: 'deputy', to: 'vera' } as const;
    await store((tx) => tx.escalations.add([{ ...asked, deliveryKey: 'first' }]));
    await store((tx) => tx.escalations.add([{ ...asked, deliveryKey: 'second' }]));
    const of = () => store((tx) => tx.escalations.ofRound(round.id));
    expect(await of()).toEqual([{ ...asked, at: database.now, deliveryKey: 'second', fate: 'under way' }]);
    const roles = async () =>
      (await store((tx) => tx.people.actor('vera', 'test')))?.roles.filter(({ role }) => role === 'escalated');
    expect(await roles()).toEqual([{ programme: 'strategy', role: 'escalated', workstream, round: round.id }]);
    await store((tx) => tx.rounds.save({ ...round, state: 'closed' }));
    expect(await roles()).toEqual([]);
  });

  it('are held until they are released', async () => {
    const hold = () => store((tx) => tx.escalations.hold({ round: round.id, workstream, by: 'omar' }));
    const release = () => store((tx) => tx.escalations.release(round.id, workstream));
    expect([await hold(), await hold()]).toEqual([true, false]);
    expect(await store((tx) => tx.escalations.holds(round.id))).toEqual([
      { round: round.id, workstream, by: 'omar', at: database.now },
    ]);
    expect([await release(), await release(), await hold()]).toEqual([true, false, true]);
  });

  it('were asked for by what was sent, also in the message of another; not by what was refused', async () => {
    const remind = (key: string, of = round.id) => ({
      key,
      kind: 'remind',
      about: { person: 'asha', round: of, dueOn: round.dueOn },
      reader: { person: 'asha' },
      urgent: false,
    });
    await store((tx) =>
      tx.deliveries.add([remind('sent', 'strategy/other'), remind('said'), remind('refused'), remind('coming')]),
    );
    await database.pool.query(`
      UPDATE delivery SET status = 'sent', "settledAt" = '2027-01-12T09:00:05Z' WHERE key = 'sent';
      UPDATE delivery SET status = 'cancelled', "saidWith" = (SELECT id FROM delivery WHERE key = 'sent') WHERE key = 'said';
      UPDATE delivery SET status = 'refused' WHERE key = 'refused';
      UPDATE delivery SET "dueAt" = '2027-01-14T09:00:00Z' WHERE key = 'coming'`);
    const all = await store((tx) => tx.escalations.prompted(round.id, ['asha', 'ben']));
    expect(all).toEqual([
      {
        person: 'asha',
        kind: 'remind',
        round: round.id,
        dueOn: round.dueOn,
        sent: true,
        at: new Date('2027-01-12T09:00:05Z'),
      },
      {
        person: 'asha',
        kind: 'remind',
        round: round.id,
        dueOn: round.dueOn,
        sent: false,
        at: new Date('2027-01-14T09:00:00Z'),
      },
    ]);
  });
});
