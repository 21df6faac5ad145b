import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { LocalDate } from '#core/calendar/local-date';
import { sentence } from '#core/message';
import type { Tx } from '#core/ports';
import type { Month } from '#core/programme/period';
import { fresh } from './fresh.ts';
import { importSample } from './sample.ts';

const account = { platform: 'slack', tenant: 'T1', id: 'U1' };
const round = 'strategy/2026-10_2026-12';
const workstream = 'strategy/customer';

/** What one typed answer reads and writes. */
async function answerOne(tx: Tx, key: string): Promise<void> {
  const { fresh, known } = await tx.inbox.claim([`event:${key}`, `message:${key}`, `place:${key}`], account);
  expect(fresh).toBe(true);
  const reading = await tx.rounds.interview({ round, workstream });
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
  const store = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  beforeAll(async () => {
    await importSample(database.store);
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

  it.each(['the first', 'a later'])(
    'is one statement for each thing it reads or writes, for %s answer',
    async (which) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      await store((tx) => answerOne(tx, which));
      const statements = query.mock.calls.map(([given]) => (given as { text?: string }).text ?? String(given));
      query.mockRestore();
      const own = statements.filter((text) => !/^(BEGIN|COMMIT)$|machine_offset/.test(text));
      expect(own).toHaveLength(6);
      expect(statements.filter((text) => /^(BEGIN|COMMIT)$/.test(text))).toHaveLength(2);
    },
  );
});
