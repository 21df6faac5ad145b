import { describe, expect, it } from '@jest/globals';
import type { Posted } from '../../outbox/desk.ts';
import { talk } from '../../words/talk.ts';
import { ict, late } from '../escalation/late.ts';

const round = 'alpha/2026-10_2026-12';
const hr = '      - { key: hr, name: HR, lead: mei, deputy: dev, director: dev }\n';
const nine = (day: number) => `2027-01-${String(day).padStart(2, '0')}T09:00:00Z`;

describe('what the office does about answers that are late', () => {
  const { at, says, store, posted, answers, presses, platforms } = talk(late({ workstreams: ict + hr }));
  const keys = (sent: readonly Posted[]) =>
    sent.map(
      ({ key }) =>
        `${key.split('/')[0]} ${key
          .split('/')
          .at(-1)!
          .replace(/^2027.*Z$/, key.split('/').at(-2)!)}`,
    );
  /** What is sent of itself, beside digests, replies and the word to the office that something came late. */
  const then = async (instant: string) =>
    (await at(instant)).filter(({ key }) => !/^(digest|reply|trouble)\//.test(key));
  const on = async (...days: number[]) => {
    const sent: Posted[] = [];
    for (const day of days) sent.push(...(await then(nine(day))));
    return sent;
  };
  const said = async (person: string, text: string) => (await says(person, text)).map((each) => each.text).join('\n');

  it('`hold` keeps a workstream from going further until it is let go; the others go on, each person with one message', async () => {
    await on(4, 15);
    expect(await said('olive', 'hold ict')).toBe(
      'Held: nobody further is asked about ICT in this round. Without that it would have been Ben Lim, the deputy, on Tuesday 19 January. Whoever leads it is still reminded. “hold ict off” lets it go on.',
    );
    expect(await said('olive', 'hold ict')).toContain('ICT is held already.');
    expect(await said('olive', 'hold')).toContain('Held: ICT.');
    await on(18);
    const deputies = await on(19);
    expect(keys(deputies)).toEqual(['escalate ben', 'escalate dev']);
    expect(deputies[0]!.text).not.toContain('ICT');
    expect(await said('olive', 'due')).toMatch(/ICT · .* · Asha Patel · held/);
    expect(await said('olive', 'due')).toMatch(
      /HR · .*was due on Friday 15 January, 4 days ago · not started · Mei Lin · gone to the deputy, Dev Sharma/,
    );
    expect(await said('olive', 'hold ict off')).toBe(
      'ICT is held no more. Next is Dev Sharma, the director, on Wednesday 20 January. Steps that fell into the time of the hold are not made up for.',
    );
    // Dev was asked for HR as its deputy, and is not asked again as its director.
    const [director, ...more] = await on(20);
    expect(more).toEqual([]);
    expect(director!.message.summary).toBe(
      'Customer focus and ICT were due on Friday 15 January and are not received.',
    );
    const [notice] = await on(21);
    expect(notice!.message.summary).toBe(
      'Claire Osei, the sponsor, is asked about Customer focus, ICT, and HR on Friday 22 January.'.replace(
        ', and',
        ' and',
      ),
    );
    expect((await presses('olive', 'hold alpha/hr'))[0]!.text).toContain('Held: nobody further is asked about HR');
    await answers('alpha/focus', 'green');
    const [sponsor] = await on(22);
    expect(sponsor!.message.summary).toBe('ICT was due on Friday 15 January and is not received.');
    expect(await said('mei', 'hold ict')).toContain('“hold” is not among what you can do here.');
  });

  it('an answer makes all of it fall silent, and whoever was asked may ask somebody else', async () => {
    await on(4, 15, 18);
    expect(await said('ben', 'delegate focus mei')).toContain('not among what you can do');
    await on(19);
    expect(await said('ben', 'delegate focus mei')).toContain('Mei Lin is asked to answer for Customer focus');
    for (const workstream of ['focus', 'ict', 'hr']) await answers(`alpha/${workstream}`, 'green');
    expect(keys(await on(20, 21, 22))).toEqual([]);
  });

  it('`chase` reminds once, within the budget, in hours, and nobody twice in a day', async () => {
    await on(4);
    await at('2027-01-06T18:00:00Z');
    await answers('alpha/hr', 'green');
    expect(await said('olive', 'chase hr')).toBe('Nothing is missing: every answer is there.');
    const evening = await said('olive', 'chase');
    expect(evening).toBe(
      '1 person is reminded.\n• Asha Patel: as their hours begin, Thursday 7 January at 09:00; 3 reminders left after that.',
    );
    expect(await said('olive', 'chase ict')).toBe(
      'Nobody is reminded.\n• Asha Patel: not now, one message went or goes to them that day already.',
    );
    const [reminder, ...more] = await on(7);
    expect(keys([reminder!, ...more])).toEqual(['remind asha']);
    expect(reminder!.text).toContain('First of at most four reminders.');
    expect(await said('olive', 'chase')).toContain('not now, one message went');
    expect((await on(12))[0]!.text).toContain('Second of at most four reminders.');
    await on(14, 15);
    // Four were announced, and four went: the planned one on the 18th is one too many.
    expect(keys(await on(18))).toEqual([]);
    expect(await said('olive', 'chase ict')).toContain('not now, all reminders that were announced are used up');
  });

  it('`round extend` moves what follows for one workstream, and tells whoever is asked once', async () => {
    await on(4, 12);
    const reply = await said('olive', 'round extend ict 20 January');
    expect(reply).toBe(
      'ICT is due on Wednesday 20 January now, not on Friday 15 January. 1 person is told. Reminders to those who have not answered: 15, 19, 20 and 21 January. Then the deputy on Friday 22 January. The round closes on Friday 22 January, before the director and the sponsor would be asked.',
    );
    const told = await then('2027-01-12T09:01:00Z');
    expect(told.map(({ text }) => text)).toEqual([
      'You have longer: ICT is due on Wednesday 20 January now.\n[ Start ICT ]\nThe programme office moved it; reminders move with it.',
    ]);
    expect(await said('asha', 'due')).toContain('ICT · Q3 2026/27 · due Wednesday 20 January · not started');
    expect(await said('asha', 'due')).toContain('Customer focus · Q3 2026/27 · due Friday 15 January · not started');
    for (const [text, why] of [
      ['round extend ict 1 January', 'is past, so nothing was changed'],
      ['round extend ict 20 January', 'ICT is due on Wednesday 20 January already.'],
      ['round extend ict 2027-01-29', 'The round closes on Friday 22 January'],
      ['round extend ict soon', 'I could not read “soon” as a day.'],
      ['round extend soon', 'I could not read “soon” as a day.'],
      ['round extend itc 21 January', 'There is no workstream “itc” that you can see.'],
      ['round extend', 'Until when?'],
    ] as const)
      expect(await said('olive', text)).toContain(why);
    // Customer focus and HR go on as planned; for ICT nobody further is asked before the 22nd.
    await answers('alpha/hr', 'green');
    expect(keys(await on(14, 15, 18))).toEqual(['remind asha', 'remind asha', 'remind asha']);
    const [deputy] = (await on(19)).filter(({ key }) => key.startsWith('escalate'));
    expect(deputy!.message.summary).toBe(
      'Customer focus was due on Friday 15 January and is not received. Could you answer?',
    );
    await answers('alpha/focus', 'green');
    const [friday] = (await on(20, 21, 22)).filter(({ key }) => key.startsWith('escalate'));
    expect(friday!.text).toContain('ICT was due on Wednesday 20 January and is not received.');
  });

  it('`round extend` moves a whole round with its closing day, asks anew, and repeats nothing of the same day', async () => {
    await on(4, 12, 14, 15, 18, 19);
    const reply = await said('olive', 'round extend 22 January');
    expect(reply).toContain(
      'The round for Q3 2026/27 is due on Friday 22 January now, not on Friday 15 January. 2 people are told.',
    );
    expect(reply).toContain('The round closes on Friday 29 January.');
    expect(keys(await then('2027-01-19T09:01:00Z')).sort()).toEqual(['extended asha', 'extended mei']);
    expect(await store((tx) => tx.rounds.get(round))).toMatchObject({ dueOn: '2027-01-22', closesOn: '2027-01-29' });
    expect(keys(await on(20))).toEqual([]);
    expect(keys(await on(21, 22, 25, 26, 27, 28, 29))).toEqual([
      ...['remind asha', 'remind mei', 'remind asha', 'remind mei', 'remind asha', 'remind mei'],
      ...['escalate ben', 'escalate dev', 'escalate dev', 'before-sponsor olive', 'escalate claire'],
    ]);
    await at('2027-01-29T17:00:00Z');
    expect(await said('olive', 'round extend 5 February')).toBe('No round is open, so there is nothing to extend.');
  });

  it('a message to the director that did not arrive is no asking: it is not said to be tried, and its name stays out', async () => {
    await on(4, 15, 18, 19);
    platforms.answer = (post) =>
      post.key.endsWith('/dev') ? { kind: 'refused', why: 'the account is closed' } : undefined;
    await on(20);
    expect((await store((tx) => tx.escalations.ofRound(round))).map(({ to, fate }) => `${to} ${fate}`)).toContain(
      'dev failed',
    );
    const [notice] = await on(21);
    expect(notice!.text).not.toContain('Dev Sharma, the director, was asked');
    await at('2027-01-25T10:00:00Z');
    expect(posted.find(({ key }) => key.startsWith('digest/'))?.text ?? '').not.toContain('Customer focus, last');
  });
});
