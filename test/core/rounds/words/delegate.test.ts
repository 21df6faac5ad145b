import { describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { both, talk } from '../../words/talk.ts';

describe('delegate', () => {
  const { says, presses, at, database, posted } = talk(
    both.replace('key: hr, name: HR, lead: lea', 'key: hr, name: HR, lead: lea, deputy: ben'),
  );
  const opened = () => at('2027-01-04T10:00:00Z');
  const sentTo = (person: string) =>
    posted.filter(({ key }) => key.endsWith(`/${person}`) || key.includes(`/${person}/`));

  it('asks somebody else in the lead’s place, tells them what it is about, and the update says who answered for whom', async () => {
    await opened();
    const [done] = await says('lea', 'delegate hr @zed');
    expect(done?.text).toContain('zed is asked to answer for HR, and the update will say so.');
    await at('2027-01-04T10:01:00Z');
    const [asked] = sentTo('zed').filter(({ key }) => key.startsWith('delegated/'));
    expect(asked?.text).toContain('lea asks you to answer for HR in their place, due Friday 15 January.');
    expect(asked?.text).toContain('[ Start HR ]');
    const [begun] = await presses('zed', 'update alpha/hr');
    expect(begun?.text).toContain('HR: how is it going?');
    await says('zed', 'green');
    await says('zed', 'submit');
    await says('zed', 'submit');
    const { rows } = await database.pool.query('SELECT "answeredBy", "answeredFor" FROM update');
    expect(rows).toEqual([{ answeredBy: 'zed', answeredFor: 'lea' }]);
  });

  it('reminds the one who is asked now, and not the lead', async () => {
    await opened();
    await says('lea', 'delegate hr ben');
    await at('2027-01-12T09:00:00Z');
    expect(sentTo('ben').map(({ key }) => key)).toContainEqual(expect.stringMatching(/^remind\/.*\/ben$/));
    expect(sentTo('lea').filter(({ key }) => key.startsWith('remind/'))).toEqual([]);
  });

  it('is offered with the deputy a press away where no name was given', async () => {
    await opened();
    const [asked] = await says('lea', 'Ask someone else');
    expect(asked?.text).toContain('Who should answer for HR?');
    expect(asked?.text).toContain('[ Ask ben, the deputy ]');
    const [done] = await presses('lea', 'delegate alpha/hr ben');
    expect(done?.text).toContain('ben is asked to answer for HR');
  });

  it('is taken back, and then it is the lead’s again', async () => {
    await opened();
    await says('lea', 'delegate hr zed');
    const [back] = await says('lea', 'delegate hr back');
    expect(back?.text).toContain('HR is with its lead again.');
    await at('2027-01-04T10:01:00Z');
    expect(sentTo('zed')).toEqual([]);
    const [refused] = await says('zed', 'update hr');
    expect(refused?.text).not.toContain('how is it going?');
    const { rows } = await database.pool.query('SELECT "toId", "endedAt" IS NULL AS stands FROM delegation');
    expect(rows).toEqual([{ toId: 'zed', stands: false }]);
  });

  it('tells whoever was told of it that it is theirs no more', async () => {
    await opened();
    await says('lea', 'delegate hr zed');
    await at('2027-01-04T10:01:00Z');
    await says('lea', 'delegate hr ben');
    await at('2027-01-04T10:02:00Z');
    expect(sentTo('zed').at(-1)?.text).toBe('You need not answer for HR any more: lea has asked somebody else.');
    await says('lea', 'delegate hr back');
    await at('2027-01-04T10:03:00Z');
    expect(sentTo('ben').at(-1)?.text).toBe('You need not answer for HR any more: lea has taken it back.');
  });

  it('is done by typing what the buttons read', async () => {
    await opened();
    await says('lea', 'Ask someone else');
    expect((await says('lea', 'Ask ben, the deputy'))[0]?.text).toContain('ben is asked to answer for HR');
    expect((await says('lea', 'zed'))[0]?.text).toContain('I am not asking you anything');
    await says('lea', 'delegate hr');
    expect((await says('lea', 'Take it back'))[0]?.text).toContain('HR is with its lead again. “update hr”');
    await says('lea', 'update hr');
    await says('lea', 'Ask someone else');
    expect((await says('lea', 'Go on myself'))[0]?.text).toContain('HR: how is it going?');
  });

  it('is shown to officers who read the answer, and in no digest', async () => {
    await opened();
    await says('lea', 'delegate hr ben');
    await says('ben', 'update hr');
    for (const text of ['green', 'submit', 'submit']) await says('ben', text);
    expect((await says('olive', 'status hr'))[0]?.text).toContain('today, by ben for lea');
    expect((await says('lea', 'update hr'))[0]?.text).toContain(
      'HR was submitted on Monday 4 January. Answered by ben for lea.',
    );
    await at('2027-01-11T09:00:00Z');
    const digest = posted.filter(({ key }) => key.startsWith('digest/alpha/')).at(-1);
    expect(digest?.text).toContain('HR');
    expect(digest?.text).not.toMatch(/\bben\b|\blea\b/);
  });

  it('shows nothing of the other workstreams, and no answer of another round, to the one who is asked', async () => {
    await opened();
    await says('lea', 'update hr');
    for (const text of ['green', 'submit', 'submit']) await says('lea', text);
    await at('2027-04-01T10:00:00Z');
    await says('lea', 'delegate hr bea');
    expect((await says('bea', 'status hr'))[0]?.text).toContain('Green');
    const [alpha] = (await says('bea', 'status')).map(({ text }) => text.split('Beta Programme')[0]);
    expect(alpha).toContain('1 workstream: 1 Green.');
    expect(alpha).not.toContain('ICT');
    expect((await says('bea', 'status alpha/ict'))[0]?.text).toContain('There is no workstream “alpha/ict”');
    expect((await says('bea', 'update hr Q3 2026/27'))[0]?.text).toContain('That is not there any more, or not yours');
    expect((await says('bea', 'update hr'))[0]?.text).toContain('has anything changed since 4 January?');
  });

  it('asks nobody of a partner, who sees only what is approved', async () => {
    await opened();
    await database.pool.query(`UPDATE person SET kind = 'partner' WHERE id = 'bea'`);
    expect((await says('lea', 'delegate hr bea'))[0]?.text).toContain('bea is with a partner');
    expect((await database.pool.query('SELECT FROM delegation')).rowCount).toBe(0);
  });

  it('takes no more queries however much is written after the workstream', async () => {
    await opened();
    const asked = async (text: string) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const [refused] = await says('lea', text);
      const count = query.mock.calls.length;
      query.mockRestore();
      expect(refused?.text).toContain('I know nobody called “somebody');
      return count;
    };
    await asked('delegate hr somebody');
    const few = await asked('delegate hr somebody');
    expect(await asked(`delegate hr ${'somebody '.repeat(300)}`)).toBe(few);
  });

  it('takes the name that is written next, and never for an answer', async () => {
    await opened();
    await says('lea', 'update hr');
    expect((await says('lea', 'Ask someone else'))[0]?.text).toContain('write the name of somebody else');
    expect((await says('lea', 'benn'))[0]?.text).toContain('I know nobody called “benn”.');
    expect((await says('lea', 'ben'))[0]?.text).toContain('ben is asked to answer for HR');
  });

  it('says whom it does not know, and asks no councillor', async () => {
    await opened();
    const [unknown] = await says('lea', 'delegate hr @nosuch');
    expect(unknown?.text).toContain('I know nobody called “nosuch”.');
    const [councillor] = await says('lea', 'delegate hr cllr');
    expect(councillor?.text).toContain('is a councillor, and is not asked for updates');
  });

  it('asks nothing about a sensitive item of whoever may not read it, and what the lead said of it stays', async () => {
    await database.pool.query(`INSERT INTO risk (id, "workstreamId", title, kind, likelihood, impact, sensitive)
      VALUES ('alpha/hr/fraud', 'alpha/hr', 'HIDDEN fraud', 'risk', 3, 4, true)`);
    await opened();
    await says('lea', 'update hr');
    await says('lea', 'green');
    await says('lea', 'change HIDDEN fraud');
    expect((await says('lea', 'worse: 5x5'))[0]?.text).toContain('worse');
    const [done] = await says('lea', 'delegate hr zed');
    expect(done?.text).toContain('They are not asked about items that are sensitive: these stay with you.');
    const heard = [...(await presses('zed', 'update alpha/hr')), ...(await says('zed', 'submit'))];
    const sent = await says('zed', 'submit');
    expect([...heard, ...sent].map(({ text }) => text).join()).not.toContain('HIDDEN');
    expect(sent[0]?.text).toContain('Submitted');
    const { rows } = await database.pool.query(`SELECT answers->'risk/fraud' AS said FROM update`);
    expect(rows).toEqual([{ said: expect.objectContaining({ is: 'worse', likelihood: 5 }) }]);
    const risk = await database.pool.query(`SELECT likelihood FROM risk WHERE id = 'alpha/hr/fraud'`);
    expect(risk.rows).toEqual([{ likelihood: 5 }]);
    const [deputy] = await says('lea', 'delegate hr ben');
    expect(deputy?.text).not.toContain('sensitive');
  });

  it('keeps a sensitive workstream with those who may read it', async () => {
    await opened();
    const [refused] = await says('asha', 'delegate alpha/secret zed');
    expect(refused?.text).toContain('is sensitive');
    const [deputy] = await says('asha', 'delegate alpha/secret ben');
    expect(deputy?.text).toContain('ben is asked to answer');
  });

  it('is nobody’s but the lead’s and the office’s', async () => {
    await opened();
    const [refused] = await says('zed', 'delegate hr ben');
    expect(refused?.text).toContain('not among what you can do');
    const [office] = await says('olive', 'delegate hr ben');
    expect(office?.text).toContain('ben is asked to answer for HR');
  });
});
