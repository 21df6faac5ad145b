import { describe, expect, it } from '@jest/globals';
import { desk, type Posted, twoProgrammes } from '../outbox/desk.ts';
import { talk } from '../words/talk.ts';

const opens = '2027-01-04T09:00:00Z';
const alpha = 'ask/alpha/2026-10_2026-12/asha';
const beta = 'ask/beta/2026-10_2026-12/asha';

describe('a lead in two programmes', () => {
  const { platforms, at, later, answers, store, delivery } = desk();
  const toAsha = (posted: readonly Posted[]) => posted.filter(({ key }) => /^(ask|remind)\//.test(key));

  it('is asked in one message, with the day on which each is due', async () => {
    const asked = toAsha(await at(opens));
    expect(asked.map(({ key }) => key)).toEqual([alpha]);
    expect(asked[0]?.text).toContain('ICT · last time Green, 9 October · not started · due Friday 15 January');
    expect(asked[0]?.text).toContain('Parking · last time Green, 9 October · not started · due Tuesday 19 January');
    expect(asked[0]?.text).toContain('[ Start ICT ] [ Start Parking ] [ Later ]');
    const { id } = await delivery(alpha);
    expect(await delivery(beta)).toMatchObject({
      status: 'cancelled',
      reason: `said in the same message as number ${id}`,
    });
  });

  it('is told the same when that message is sent again', async () => {
    platforms.answer = () => ({ kind: 'refused', why: 'the account is closed' });
    const [first] = toAsha(await at(opens));
    platforms.answer = () => undefined;
    await store(async (tx) => tx.deliveries.again((await delivery(alpha)).id));
    expect(toAsha(await later(0))).toMatchObject([{ key: alpha, text: first?.text }]);
  });

  it('is reminded in one message of what falls on one day, and of nothing that is answered', async () => {
    await at(opens);
    const [reminder, ...others] = toAsha(await at('2027-01-12T09:00:00Z'));
    expect(others).toEqual([]);
    expect(reminder?.text).toContain('ICT is due in 3 days, Friday 15 January.');
    expect(reminder?.text).toContain('Parking is due in 7 days, Tuesday 19 January.');
    expect(reminder?.message).toMatchObject({
      summary: 'ICT is due in 3 days, Friday 15 January. Parking is due in 7 days, Tuesday 19 January.',
    });
  });

  it('is reminded of the one that is left', async () => {
    await at(opens);
    await answers('alpha/ict', 'green');
    const [reminder, ...others] = toAsha(await at('2027-01-12T09:00:00Z'));
    expect(others).toEqual([]);
    expect(reminder?.text).not.toContain('ICT');
    expect(reminder?.text).toContain('Parking is due in 7 days');
  });
});

describe('a lead who said something since last time', () => {
  const { says, at, posted } = talk();

  it('reads the rating that they said last, and that it is partly filled in', async () => {
    await at('2026-12-21T09:00:00Z');
    await says('asha', 'note alpha/ict amber, the review is late');
    await says('asha', 'note beta/ict the supplier day was held');
    await at(opens);
    const asked = posted.find(({ key }) => key.startsWith('ask/') && key.endsWith('/asha'));
    expect(asked?.text).toContain(
      'ICT (Alpha Programme) · last time Amber, 21 December · partly filled in from your notes',
    );
    expect(asked?.text).toContain('ICT (Beta Programme) · last time Red, 9 October · not started');
  });

  it('is reminded of two that stand alike in one sentence', async () => {
    await at(opens);
    await at('2027-01-14T09:00:00Z');
    const reminder = posted.findLast(({ key }) => key.startsWith('remind/') && key.endsWith('/asha'));
    expect(reminder?.text).toMatch(
      /^ICT \(Alpha Programme\) and SENSITIVE Nightingale are due tomorrow, Friday 15 January\. They are not started\.\nICT \(Beta/,
    );
  });

  it('is reminded of how far each answer is, and that one was opened and not answered', async () => {
    await at(opens);
    await says('asha', 'update beta/ict');
    await says('asha', 'update alpha/ict');
    await says('asha', 'amber');
    await at('2027-01-14T09:00:00Z');
    const reminder = posted.findLast(({ key }) => key.startsWith('remind/') && key.endsWith('/asha'));
    // What is said of both stands there once.
    expect(
      reminder?.text,
    ).toContain(`ICT (Alpha Programme) and SENSITIVE Nightingale are due tomorrow, Friday 15 January.
• ICT (Alpha Programme): you have answered 1 of 6 questions.
• SENSITIVE Nightingale: it is not started.
ICT (Beta Programme) is due in 5 days, Tuesday 19 January. You have opened it; nothing is answered yet.
[ Go on with`);
  });
});

describe('a lead whose rounds open on different days', () => {
  const { at } = desk({
    file: twoProgrammes
      .replace('opens: 1, due: 12', 'opens: 3, due: 12')
      .replace('name: Parking, lead: asha', 'name: Parking, lead: [asha, olive]'),
  });
  const asks = async (instant: string) => (await at(instant)).filter(({ key }) => key.startsWith('ask/'));

  it('reads who shares a job with them, and so does who shares it', async () => {
    expect((await asks(opens)).map(({ text }) => text).join()).not.toContain('one answer serves');
    const both = await asks('2027-01-06T09:00:00Z');
    expect(
      both.map(({ key, text }) => [key.split('/').at(-1), /^.* too; one answer serves\.$/m.exec(text)?.[0]]),
    ).toEqual([
      ['asha', 'Olive Mbeki is asked for Parking too; one answer serves.'],
      ['olive', 'Asha Patel is asked for Parking too; one answer serves.'],
    ]);
  });

  it('is asked for each as it opens, and not for the other again', async () => {
    const [first] = await asks(opens);
    expect(first?.text).toContain('One workstream');
    expect(first?.text).toContain('Due Friday 15 January.');
    const [second] = await asks('2027-01-06T09:00:00Z');
    expect(second?.key).toBe(beta);
    expect(second?.text).toContain('One workstream');
    expect(second?.text).toContain('Due Tuesday 19 January.');
    expect(second?.text).not.toContain('ICT');
  });
});

describe('a round that was over before anything ran again', () => {
  const { at, delivery } = desk();

  it('is not lost without a word: the office is told who was never asked', async () => {
    await at('2027-02-15T10:00:00Z');
    expect(await delivery(alpha)).toMatchObject({
      status: 'refused',
      reason: 'the round for Q3 2026/27 was over when Quarterdeck ran again',
    });
    const told = (await at('2027-02-16T10:00:00Z')).filter(({ key }) => key.startsWith('trouble/'));
    expect(told[0]?.text).toContain('the prompt to Asha Patel of 4 January: the round for Q3 2026/27 was over');
  });
});
