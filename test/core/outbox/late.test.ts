import { describe, expect, it } from '@jest/globals';
import { desk, type Posted } from './desk.ts';

const told = (posted: readonly Posted[]) => posted.filter(({ key }) => key.startsWith('trouble/'));
const digest = 'digest/beta/board/2026-12-21/slack';

describe('what comes late', () => {
  const { platforms, at, later, delivery, store } = desk();
  const platformIsAway = () => {
    platforms.answer = () => ({ kind: 'not-connected', why: 'ECONNREFUSED' });
  };
  const back = () => {
    platforms.answer = () => undefined;
  };

  it('is told to the office once, in the one message of the day, while it waits and by its number', async () => {
    platforms.answer = (post) => (post.key === digest ? { kind: 'not-connected', why: 'ECONNREFUSED' } : undefined);
    await at('2026-12-21T09:00:00Z');
    expect(told(await at('2026-12-21T09:59:00Z'))).toEqual([]);
    await later(3_601);
    expect(told(await at('2026-12-21T14:59:00Z'))).toEqual([]);
    const [first, ...others] = told(await at('2026-12-21T15:30:00Z'));
    const { id } = await delivery(digest);
    expect(others).toEqual([]);
    expect(first?.text).toContain('Messages that were late');
    expect(first?.text).toContain(
      `Late, number ${id}, the digest to Beta Board: due on 21 December at 09:00, still waiting.`,
    );
    back();
    expect(await later(600)).toMatchObject([{ key: digest }]);
    expect(told(await at('2026-12-22T10:00:00Z'))).toEqual([]);
  });

  it('is counted by kind when there is much of it', async () => {
    platformIsAway();
    await at('2026-12-21T09:00:00Z');
    back();
    await at('2026-12-21T11:00:00Z');
    await later(600);
    const [trouble] = told(await at('2026-12-21T15:30:00Z'));
    expect(trouble?.text).toContain(
      'Late, the digest, 2 times: due from 21 December at 09:00, the last sent on 21 December at 11:00.',
    );
  });

  it('is told again if it then fails', async () => {
    platformIsAway();
    await at('2026-12-21T09:00:00Z');
    platforms.answer = (post) => (post.key === digest ? { kind: 'not-connected', why: 'ECONNREFUSED' } : undefined);
    await at('2026-12-21T11:00:00Z');
    await later(600);
    platforms.answer = (post) => (post.key === digest ? { kind: 'refused', why: 'is_archived' } : undefined);
    await later(600);
    const [next] = told(await at('2026-12-22T10:00:00Z'));
    expect(next?.text).toContain('Quarterdeck needs you (1)');
  });

  const digestOf = (programme: string) => ({
    key: `digest/${programme}/board/2026-12-21/slack`,
    kind: 'digest',
    about: { group: `${programme}/board`, programme },
    reader: { group: `${programme}/board`, platform: 'slack' },
    urgent: false,
    dueAt: new Date('2026-12-21T09:00:00Z'),
  });

  it('as a digest says so, until the group’s next one is due; then it is sent only when the office asks for it', async () => {
    await store((tx) => tx.deliveries.add([digestOf('alpha')]));
    const late = await at('2026-12-22T09:00:00Z');
    expect(late.find(({ key }) => key.startsWith('digest/alpha'))?.text).toContain(
      'This comes late: it was due on Monday 21 December',
    );
    await store((tx) => tx.deliveries.add([{ ...digestOf('alpha'), key: 'older' }]));
    const posted = await at('2027-01-11T12:00:00Z');
    expect(posted.map(({ key }) => key)).not.toContain('older');
    const { id, ...rest } = await delivery('older');
    expect(rest).toMatchObject({ status: 'refused', reason: 'a later one came before it could be sent' });
    await store((tx) => tx.deliveries.again(id));
    expect((await later(0)).map(({ key }) => key)).toContain('older');
  });

  it('as a prompt is not sent once its round is closed, and is shown as missed', async () => {
    await at('2027-01-04T09:00:00Z');
    await at('2027-01-29T09:00:00Z');
    const about = { person: 'asha', round: 'alpha/2026-10_2026-12', programme: 'alpha' };
    const dueAt = new Date('2027-01-05T09:00:00Z');
    await store((tx) =>
      tx.deliveries.add([{ key: 'late', kind: 'ask', about, reader: { person: 'asha' }, urgent: false, dueAt }]),
    );
    await later(0);
    expect(await delivery('late')).toMatchObject({
      status: 'refused',
      reason: 'the round for Q3 2026/27 was over when Quarterdeck ran again',
    });
  });
});
