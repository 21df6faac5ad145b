import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { LocalDate } from '#core/calendar/local-date';
import { sentence } from '#core/message';
import type { ItemChange, Store, Tx } from '#core/ports';
import type { Month } from '#core/programme/period';
import { postgresStore } from '../../../../adapters/postgres/store/index.ts';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

const account = { platform: 'slack', tenant: 'T1', id: 'U1' };
const round = 'strategy/2026-10_2026-12';
const workstream = 'strategy/customer';

const worse: ItemChange = { change: 'set', kind: 'risk', id: `${workstream}/staff`, fields: { likelihood: 4 } };

/** What one typed answer reads and writes. */
async function answerOne(tx: Tx, key: string): Promise<void> {
  const keys = [`event:${key}`, `message:${key}`, `place:${key}`];
  const { fresh, known, ahead } = await tx.inbox.claim(keys, account, { goesOn: true });
  expect(fresh).toBe(true);
  const reading = ahead?.reading ?? (await tx.rounds.interview({ round, workstream }));
  const state = { answers: { rag: key }, skipped: [], at: 'why', kept: [], changes: 1 };
  const draft = { round, workstream, state, by: known!.actor.person.id };
  if (reading?.draft) await tx.rounds.changeDraft(draft);
  else expect(await tx.rounds.beginDraft(draft)).toBe(true);
  await tx.people.setFocus(known!.actor.person.id, { round, workstream });
  const message = sentence(`What has been done for ${reading!.workstream.name}?`);
  const delivery = { key: `reply/${key}`, kind: 'reply', about: {}, reader: { account }, urgent: true, message };
  await tx.deliveries.add([delivery]);
  await tx.trail.add({ actor: 'asha', via: 'slack', action: 'draft.answered', subject: workstream, after: { key } });
}

describe('an inbound chat message', () => {
  const database = fresh();
  let inProcess: Store;
  const store = <T>(work: (tx: Tx) => Promise<T>) => inProcess.transaction(work);

  beforeAll(async () => {
    const { prisma, pool } = database;
    inProcess = postgresStore({ prisma, pool, clock: { read: async () => database.now } });
    await importSample(inProcess);
    await store((tx) => tx.people.match(account, 'asha', 'email'));
    await store((tx) =>
      tx.rounds.save({
        id: round,
        programme: 'strategy',
        period: { from: '2026-10' as Month, to: '2026-12' as Month, label: 'Q3 2026/27' },
        state: 'open',
        opensOn: '2027-01-04' as LocalDate,
        dueOn: '2027-01-15' as LocalDate,
      }),
    );
  });

  it.each([
    // The wait for its turn, the gesture, its draft, where they are, the reply and the trail; before them what is not known yet,
    // or not any more.
    ['the first', 8, undefined],
    ['the second', 7, undefined],
    ['any later', 6, undefined],
    ['the next after something changed', 8, () => store((tx) => tx.imports.write([worse]))],
    ['any after that', 6, undefined],
  ] as const)('takes a constant number of statements: %s answer %i', async (which, count, before) => {
    await before?.();
    const query = jest.spyOn(pg.Client.prototype, 'query');
    await store((tx) => answerOne(tx, which));
    const statements = query.mock.calls.map(([given]) => (given as { text?: string }).text ?? String(given));
    query.mockRestore();
    expect(statements.filter((text) => !/^(BEGIN|COMMIT)$/.test(text))).toHaveLength(count);
    expect(statements.filter((text) => /^(BEGIN|COMMIT)$/.test(text))).toHaveLength(2);
  });
});
