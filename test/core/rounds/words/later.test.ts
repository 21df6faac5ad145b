import { describe, expect, it } from '@jest/globals';
import { both, talk } from '../../words/talk.ts';
import { withOwners } from '../figures/file.ts';

describe('later', () => {
  const { says, at, posted } = talk(both);
  const opened = () => at('2027-01-04T10:00:00Z');
  const again = () => posted.filter(({ key }) => key.startsWith('later/')).map(({ text }) => text);
  const reminded = (person: string) =>
    posted.filter(({ key }) => key.startsWith('remind/') && key.endsWith(`/${person}`));

  it('offers the times that people say most', async () => {
    await opened();
    const [offered] = await says('lea', 'Later');
    expect(offered?.text).toContain('It is due on Friday 15 January');
    expect(offered?.text).toContain('[ Today at 16:00 ] [ Tuesday 5 January ] [ Monday 11 January ]');
  });

  it('asks again at the time that was named, and not before', async () => {
    await opened();
    const [named] = await says('lea', 'later today 16:00');
    expect(named?.text).toContain('I will ask you again on Monday 4 January at 16:00, and not before.');
    await at('2027-01-04T15:59:00Z');
    expect(again()).toEqual([]);
    await at('2027-01-04T16:00:00Z');
    expect(again()).toEqual([expect.stringContaining('As you asked: HR waits for your update.')]);
  });

  it('takes the time that is written next for the time to ask, from the middle of an answer as well', async () => {
    await opened();
    await says('lea', 'Later');
    expect((await says('lea', 'tomorrow at 10'))[0]?.text).toContain('on Tuesday 5 January at 10:00');
    await says('lea', 'update hr');
    await says('lea', 'Later');
    expect((await says('lea', 'Thursday'))[0]?.text).toContain('on Thursday 7 January');
    expect((await says('lea', 'Friday'))[0]?.text).toContain('I am not asking you anything');
  });

  it('keeps quiet until then, also where a reminder would fall between', async () => {
    await opened();
    await says('lea', 'later 13 January');
    await at('2027-01-12T09:00:00Z');
    expect(reminded('lea')).toEqual([]);
    await at('2027-01-13T09:00:00Z');
    expect(again()).toHaveLength(1);
  });

  it('sends no reminder beside it at the very time that was named', async () => {
    await opened();
    await says('lea', 'later 12 January 09:00');
    await at('2027-01-12T09:00:00Z');
    expect(again()).toHaveLength(1);
    expect(reminded('lea')).toEqual([]);
  });

  it('counts the last time that was named', async () => {
    await opened();
    await says('lea', 'later tomorrow');
    await says('lea', 'later Wednesday');
    await at('2027-01-05T10:00:00Z');
    expect(again()).toEqual([]);
    await at('2027-01-06T10:00:00Z');
    expect(again()).toHaveLength(1);
  });

  it('says when the time is after the due date, and does it all the same', async () => {
    await opened();
    const [late] = await says('lea', 'later 20 January');
    expect(late?.text).toContain('That is after the due date, Friday 15 January');
  });

  it('takes today alone for this afternoon, and asks for the time once that is past', async () => {
    await opened();
    expect((await says('lea', 'later today'))[0]?.text).toContain('on Monday 4 January at 16:00');
    await at('2027-01-04T16:30:00Z');
    expect((await says('lea', 'later today'))[0]?.text).toContain('At what time today?');
    expect((await says('lea', 'tomorrow'))[0]?.text).toContain('on Tuesday 5 January');
  });

  it('counts hours from now, and keeps to their own', async () => {
    await opened();
    await says('lea', 'Later');
    expect((await says('lea', 'in an hour'))[0]?.text).toContain('on Monday 4 January at 11:00, and not before.');
    const [morning] = await says('lea', 'later in 9 hours');
    expect(morning?.text).toContain('on Tuesday 5 January at 09:00, and not before. That is when your hours begin.');
  });

  it('promises nothing for after the round closes, and takes an earlier day that is written next', async () => {
    await opened();
    await says('lea', 'Later');
    const [refused] = await says('lea', '25 January');
    expect(refused?.text).toContain('Monday 25 January is after the round closes, on Friday 22 January');
    expect((await says('lea', '21 January'))[0]?.text).toContain('on Thursday 21 January');
    await at('2027-01-21T10:00:00Z');
    expect(again()).toHaveLength(1);
  });

  it('asks for no time while a submitted answer is changed: what was submitted stands', async () => {
    await opened();
    await says('lea', 'update hr');
    for (const text of ['green', 'submit', 'submit', 'update hr', 'change rating', 'amber']) await says('lea', text);
    const [kept] = await says('lea', 'Later');
    expect(kept?.text).toContain(
      'HR: what you changed is kept. To go on, type “update hr” or press Go on. What you submitted on Monday 4 January stands until you submit again.',
    );
    expect(kept?.text).not.toContain('due');
    expect((await says('lea', 'Thursday'))[0]?.text).toContain('I am not asking you anything');
  });

  it('moves a time outside their hours to when these begin, and says so', async () => {
    await opened();
    const [moved] = await says('lea', 'later Saturday');
    expect(moved?.text).toContain('on Monday 11 January at 09:00');
    expect(moved?.text).toContain('That is when your hours begin.');
  });

  it('says what it cannot read, and what would work', async () => {
    await opened();
    const [unread] = await says('lea', 'later sometime');
    expect(unread?.text).toContain('I could not read “sometime” as a day.');
    const [past] = await says('lea', 'later today 8:00');
    expect(past?.text).toContain('is past');
  });

  it('can be said in the middle of an answer, which then waits', async () => {
    await opened();
    await says('lea', 'update hr');
    const [waits] = await says('lea', 'Later');
    expect(waits?.text).toContain('your answers are kept');
    expect(waits?.text).toContain('[ Tuesday 5 January ]');
    const [named] = await says('lea', 'later tomorrow');
    expect(named?.text).toContain('Tuesday 5 January at 09:00');
  });

  it('sends nothing when everything is answered meanwhile', async () => {
    await opened();
    await says('lea', 'later tomorrow');
    await says('lea', 'update hr');
    await says('lea', 'green');
    await says('lea', 'submit');
    await says('lea', 'submit');
    await at('2027-01-05T10:00:00Z');
    expect(again()).toEqual([]);
  });

  it('is not offered to who only helps: it is the lead who is asked again', async () => {
    await opened();
    await says('olive', 'update alpha/hr');
    const [waits] = await says('olive', 'later');
    expect(waits?.text).toContain('your answers are kept');
    expect(waits?.text).not.toContain('Today at 16:00');
  });
});

describe('later, for the owner of figures', () => {
  const { says, at, posted } = talk(withOwners);

  it('asks again for the figures at the time that was named', async () => {
    await at('2027-01-05T09:00:00Z');
    await says('ben', 'update');
    const [offered] = await says('ben', 'later');
    expect(offered?.text).toContain('[ Today at 16:00 ]');
    const [named] = await says('ben', 'later today 16:00');
    expect(named?.text).toContain('I will ask you again on Tuesday 5 January at 16:00, and not before.');
    await at('2027-01-05T16:00:00Z');
    const again = posted.filter(({ key }) => key.startsWith('later/')).map(({ text }) => text);
    expect(again).toEqual([expect.stringContaining('As you asked: Customer focus waits for your figures.')]);
    expect(again[0]).toContain('Customer focus: Calls answered');
    expect(again[0]).toContain('[ Give the figure for Customer focus ]');
  });
});
