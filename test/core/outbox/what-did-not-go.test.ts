import { describe, expect, it } from '@jest/globals';
import { asText } from '#core/message';
import { deliveries } from '#core/outbox/words';
import { desk, type Posted, twoProgrammes } from './desk.ts';

const told = (posted: readonly Posted[]) => posted.filter(({ key }) => key.startsWith('trouble/'));

describe('the office', () => {
  const { platforms, posted, at, later, store, delivery, database, world } = desk();
  const refuseDigests = () => {
    platforms.answer = (post) => (post.key.startsWith('digest/') ? { kind: 'refused', why: 'is_archived' } : undefined);
  };

  it('of two programmes is told in one message a day what did not go in either, each once', async () => {
    refuseDigests();
    await at('2026-12-21T09:00:00Z');
    const [first, ...others] = told(await at('2026-12-21T09:01:00Z'));
    expect(others).toEqual([]);
    expect(first?.text).toContain('Quarterdeck needs you (3)');
    expect(first?.text).toContain('the digest to Beta Board of 21 December: is_archived');
    platforms.answer = (post) =>
      post.key.startsWith('reply/') ? undefined : { kind: 'refused', why: 'no_permission' };
    await store((tx) =>
      tx.deliveries.add([
        { key: 'x', kind: 'notice', about: { programme: 'alpha' }, reader: { person: 'dev' }, urgent: false },
      ]),
    );
    await database.pool.query(
      `UPDATE delivery SET status = 'refused', "settledAt" = now(), reason = 'gone' WHERE key = 'x'`,
    );
    expect(told(await at('2026-12-21T15:00:00Z'))).toEqual([]);
    platforms.answer = () => undefined;
    const [second] = told(await at('2026-12-22T10:00:00Z'));
    expect(second?.text).toContain('Quarterdeck needs you (1)');
  });

  it('is told again of what it sent again in vain', async () => {
    refuseDigests();
    await at('2026-12-21T09:00:00Z');
    await at('2026-12-21T09:01:00Z');
    const { id } = await delivery('digest/beta/board/2026-12-21/slack');
    await store((tx) => tx.deliveries.again(id));
    await later(0);
    const [next] = told(await at('2026-12-22T10:00:00Z'));
    expect(next?.text).toContain('Quarterdeck needs you (1)');
    expect(next?.text).toContain(`Number ${id}`);
  });

  it('is told on the next day that it can be, once, when the message that told of it was refused as well', async () => {
    refuseDigests();
    const digests = platforms.answer;
    platforms.answer = () => ({ kind: 'refused', why: 'token_revoked' });
    await at('2026-12-21T09:00:00Z');
    await at('2026-12-21T09:01:00Z');
    await at('2026-12-22T10:00:00Z');
    platforms.answer = digests;
    expect(told(await at('2026-12-22T15:00:00Z'))).toEqual([]);
    const [third, ...others] = told(await at('2026-12-23T10:00:00Z'));
    expect(others).toEqual([]);
    expect(third?.text).toContain('the digest to Beta Board of 21 December: token_revoked');
    expect(told(await at('2026-12-24T10:00:00Z'))).toEqual([]);
  });

  it('is told of each digest that was missed while nothing ran, and can send it', async () => {
    await at('2026-12-18T10:00:00Z');
    const back = await at('2027-01-12T10:00:00Z');
    expect(back.filter(({ key }) => key.startsWith('digest/beta')).map(({ key }) => key)).toEqual([
      'digest/beta/board/2027-01-11/slack',
    ]);
    const [trouble] = told(back);
    for (const day of ['21 December', '4 January'])
      expect(trouble?.text).toContain(
        `the digest to Beta Board of ${day}: it was missed, because Quarterdeck was not running, and a later one came.`,
      );
    const { id } = await delivery('digest/beta/board/2027-01-04/slack');
    await store((tx) => tx.deliveries.again(id));
    const [again] = await later(0);
    expect(again?.text).toContain('This comes late: it was due on Monday 4 January at 09:00.');
  });

  it('finds what failed, however many replies to people failed since', async () => {
    refuseDigests();
    await at('2026-12-21T09:00:00Z');
    const reply = (number: number) => ({
      key: `reply/${number}`,
      kind: 'reply',
      about: {},
      reader: { person: 'dev' },
      urgent: true,
      missed: 'the account is closed',
    });
    await store((tx) => tx.deliveries.add(Array.from({ length: 150 }, (_, number) => reply(number))));
    expect(told(await at('2026-12-21T09:01:00Z'))[0]?.text).toContain('Quarterdeck needs you (3)');
    const listed = await store(async (tx) => {
      const actor = (await tx.people.actor('olive', 'test'))!;
      return deliveries.run({ tx, actor, args: 'failed', place: 'direct', chat: world.chat });
    });
    expect(JSON.stringify(listed)).toContain('the digest to Beta Board');
    expect(asText(listed.message)).toContain('3 that failed');
  });

  it('is not told of a reply to a person, which is theirs alone', async () => {
    await store((tx) =>
      tx.deliveries.add([
        { key: 'r', kind: 'reply', about: {}, reader: { person: 'dev' }, urgent: true, missed: 'no' },
      ]),
    );
    await at('2026-12-21T10:00:00Z');
    expect(told(posted)).toEqual([]);
  });
});

describe('a channel on a platform that is not configured', () => {
  const { at, delivery, store, database } = desk({ on: ['slack'] });
  const mondays = ['2026-12-21', '2027-01-04', '2027-01-11'];
  const weeks = async () => {
    const posted: Posted[] = [];
    for (const day of mondays)
      posted.push(
        ...(await at(`${day}T09:00:00Z`)),
        ...(await at(`${day}T09:01:00Z`)),
        ...(await at(`${day}T12:00:00Z`)),
      );
    return posted;
  };

  it('is refused and told to the office once, without offering to send it again', async () => {
    const [trouble, ...others] = told(await weeks());
    expect(others).toEqual([]);
    expect(trouble?.text).toContain('Alpha Board has its channel on teams, which is not configured.');
    expect(trouble?.text).not.toContain('send it again');
    expect(await delivery('digest/alpha/board/nowhere/teams/19:alpha@thread.tacv2')).toMatchObject({
      status: 'refused',
    });
    expect(await store((tx) => tx.deliveries.list({ status: ['refused'], limit: 9 }))).toHaveLength(1);
  });

  it('is told once more when the file names another one', async () => {
    await weeks();
    await database.pool.query(
      `UPDATE steering_group SET channel = '{"slack": "C0ALPHA", "teams": "19:other@thread.tacv2"}' WHERE id = 'alpha/board'`,
    );
    await at('2027-01-18T09:00:00Z');
    expect(told(await at('2027-01-18T09:01:00Z'))).toHaveLength(1);
  });
});

describe('offices that share a member', () => {
  const { platforms, at } = desk({ file: twoProgrammes.replace('office: [olive]', 'office: [olive, dev]') });

  it('are told the same, each person in one message', async () => {
    platforms.answer = (post) => (post.key.startsWith('digest/') ? { kind: 'refused', why: 'is_archived' } : undefined);
    await at('2026-12-21T09:00:00Z');
    const both = told(await at('2026-12-21T09:01:00Z'));
    expect(both.map(({ key }) => key).sort()).toEqual(['trouble/2026-12-21/dev', 'trouble/2026-12-21/olive']);
    const to = (person: string) => both.find(({ key }) => key.endsWith(person))?.text;
    expect(to('olive')).toContain('Quarterdeck needs you (3)');
    expect(to('dev')).toContain('Quarterdeck needs you (2)');
    expect(to('dev')).not.toContain('Beta Board');
  });
});
