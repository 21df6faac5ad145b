import { describe, expect, it } from '@jest/globals';
import { noteAbsence } from '#core/absence/note';
import type { LocalDate } from '#core/calendar/local-date';
import { askToOpen } from '#core/rounds/could-open';
import { desk, type Posted } from '../../outbox/desk.ts';
import { late } from './late.ts';

/** Beside digests, and the word to the office that something came late. */
const but = (sent: readonly Posted[]) => sent.filter(({ key }) => !/^(digest|trouble)\//.test(key));
const names = (sent: readonly Posted[]) => but(sent).map(({ key }) => `${key.split('/')[0]} ${key.split('/').at(-1)}`);

describe('when nothing ran over the days of escalation', () => {
  const { at } = desk({ file: late().replace('closes: 15', 'closes: 20'), on: ['slack'] });

  it('each is asked once, saying that it is late, and the office has its working day before the sponsor all the same', async () => {
    for (const day of ['04T09:00', '15T09:00', '18T09:00']) await at(`2027-01-${day}:00Z`);
    const caught = but(await at('2027-01-22T12:00:00Z'));
    expect(names(caught)).toEqual(['escalate ben', 'escalate dev', 'before-sponsor olive']);
    expect(caught[0]!.text).toContain('This comes late: it should have reached you on Tuesday 19 January at 09:00.');
    expect(names(await at('2027-01-23T09:00:00Z'))).toEqual([]);
    const [sponsor] = but(await at('2027-01-25T09:00:00Z'));
    expect(sponsor?.key).toBe('escalate/alpha/2026-10_2026-12/2027-01-15/sponsor/claire');
    expect(sponsor?.text).not.toContain('This comes late');
  });
});

describe('what is said of somebody who was away until the end', () => {
  const { at, store } = desk({ file: late(), on: ['slack'] });

  it('is when they were welcomed back with what waits, and not that no message has reached them', async () => {
    await store(async (tx) => {
      const [asha] = await tx.people.many(['asha']);
      const days = { from: '2027-01-04' as LocalDate, to: '2027-01-15' as LocalDate };
      await noteAbsence(tx, asha!, days, { by: 'asha', today: '2026-12-18' as LocalDate });
      await tx.imports.write([{ change: 'set', kind: 'workstream', id: 'alpha/focus', fields: { deputy: null } }]);
    });
    for (const day of ['04T09:00', '15T09:00', '18T09:00', '19T09:00']) await at(`2027-01-${day}:00Z`);
    const [told] = but(await at('2027-01-20T09:00:00Z'));
    expect(told?.text).toContain(
      'Customer focus was due on Friday 15 January and is not received. Asha Patel was asked on 18 January, when they were back.',
    );
  });
});

describe('a round that the office was asked to open and did not', () => {
  const file = late().replace('notice: -5, opens: 1', 'notice: -16, opens: -15');
  const { at, posted, store } = desk({ file, on: ['slack'] });

  it('is told to the sponsor once, on the day on which directors are asked', async () => {
    await store((tx) => askToOpen(tx, 'alpha'));
    await at('2026-12-18T09:00:00Z');
    expect(names(posted)).toEqual(['could-open olive']);
    for (const day of ['15T09:00', '18T09:00', '19T09:00']) expect(names(await at(`2027-01-${day}:00Z`))).toEqual([]);
    const [told] = but(await at('2027-01-20T09:00:00Z'));
    expect(told?.key).toBe('office-late/alpha/2026-10_2026-12/claire');
    expect(told?.text).toBe(`The programme office of Alpha Programme has something to do that is late.
• The round for Q3 2026/27, due on Friday 15 January, was not opened, so nobody was asked. The office was asked on 18 December whether to open it.
You are told as its sponsor, once a round. The office is Olive Mbeki.`);
    expect(names(await at('2027-01-22T09:00:00Z'))).toEqual([]);
  });
});
