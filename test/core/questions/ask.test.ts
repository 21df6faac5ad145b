import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

const working = '2027-02-02T10:00:00Z';
const why = 'What is ICT waiting for?';

/** What stands in the trail about questions, oldest first. */
const trailOf = async ({ database }: ReturnType<typeof talk>): Promise<readonly string[]> => {
  const { rows } = await database.pool.query(
    `SELECT actor, action, subject FROM audit WHERE action LIKE 'question.%' ORDER BY id`,
  );
  return rows.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`);
};

const refIn = (text: string | undefined): string => /\bQ\d+\b/.exec(text ?? '')?.[0] ?? 'no Q';

describe('a question about a workstream', () => {
  const here = talk();
  const { says, taps, fills, at, posted } = here;

  /** Asked and sent, in a channel or in private; its name. */
  const asks = async (person: string, text: string, channel?: string): Promise<string> => {
    const [shown] = await says(person, `ask alpha/ict ${text}`, channel);
    const ref = refIn(shown?.text);
    await says(person, `ask ${ref} send`, channel);
    return ref;
  };
  const newest = (kind: string) => posted.findLast(({ key }) => key.startsWith(`${kind}/`));

  it('says where the answer will appear before it is sent, and is sent only then', async () => {
    await at(working);
    const [shown] = await says('cara', `ask alpha/ict ${why}`, 'C0ALPHA');
    expect(shown?.by).toBe('cara');
    expect(shown?.text).toContain(`> ${why}`);
    expect(shown?.text).toContain('The answer will appear in the channel where you ask, which the Alpha Board reads.');
    await at('2027-02-02T11:00:00Z');
    expect(newest('question')).toBeUndefined();
    const [sent] = await says('cara', `ask ${refIn(shown?.text)} send`, 'C0ALPHA');
    expect(sent?.text).toContain('Sent: asha is asked about ICT');
    await at('2027-02-02T11:01:00Z');
    expect(newest('question')?.text).toContain(`cara, in the Alpha Board, asks about ICT:\n> ${why}`);
    expect(newest('question')?.text).toContain('Your answer will appear in the channel of the Alpha Board');
  });

  it('is answered in the thread where it was asked, with the question, and the trail keeps both', async () => {
    await at(working);
    const ref = await asks('cara', why, 'C0ALPHA');
    await at('2027-02-02T10:01:00Z');
    const [thanked] = await says('asha', `reply ${ref} the supplier has until 12 February`);
    expect(thanked?.text).toContain('appears in the channel of the Alpha Board, where the question was asked');
    await at('2027-02-02T10:02:00Z');
    expect(newest('question-answered')?.text).toBe(
      `ICT: cara asked\n> ${why}\nasha answers\n> the supplier has until 12 February`,
    );
    expect((await here.delivery(`question-answered/${ref.slice(1)}`)).reader).toEqual({
      platform: 'slack',
      channel: 'C0ALPHA',
      address: 'C0ALPHA',
    });
    expect(await trailOf(here)).toEqual(['cara question.asked alpha/ict', 'asha question.answered alpha/ict']);
    expect((await says('asha', `reply ${ref} once more`))[0]?.text).toBe(`${ref} is answered already, by asha.`);
  });

  it('asked in private is answered in private', async () => {
    await at(working);
    const [shown] = await says('cara', `ask alpha/ict ${why}`);
    expect(shown?.text).toContain('The answer will come to you alone.');
    const ref = refIn(shown?.text);
    await says('cara', `ask ${ref} send`);
    await says('asha', `reply ${ref} the supplier`);
    await at('2027-02-02T10:02:00Z');
    expect((await here.delivery(`question-answered/${ref.slice(1)}`)).reader).toEqual({ person: 'cara' });
  });

  it('is not answered to an asker who may not read of it any more', async () => {
    await at(working);
    const ref = await asks('cara', why);
    await says('asha', `reply ${ref} the supplier`);
    await here.database.pool.query(
      `UPDATE steering_group SET members = '{zed}', chair = 'zed' WHERE id = 'alpha/board'`,
    );
    await at('2027-02-02T10:02:00Z');
    expect(await here.delivery(`question-answered/${ref.slice(1)}`)).toMatchObject({ status: 'cancelled' });
    expect(newest('question-answered')).toBeUndefined();
  });

  it('is answered to the asker alone where whoever answers says so, or the channel is another group’s by then', async () => {
    await at(working);
    const [first, second] = [await asks('cara', why, 'C0ALPHA'), await asks('zed', 'And the cost?', 'C0ALPHA')];
    await says('asha', `reply ${first} privately: the contract is in dispute`);
    await here.database.pool.query(
      `UPDATE steering_group SET channel = '{"slack": "C0OTHER"}' WHERE id = 'alpha/board'`,
    );
    expect((await says('asha', `reply ${second} £60,000`))[0]?.text).toContain('That channel is not there any more.');
    expect((await here.delivery(`question-answered/${first.slice(1)}`)).reader).toEqual({ person: 'cara' });
    expect((await here.delivery(`question-answered/${second.slice(1)}`)).reader).toEqual({ person: 'zed' });
  });

  it('offers the workstreams of the group whose channel it is, and then a form', async () => {
    await at(working);
    const [offered] = await taps('cara', 'ask', 'C0ALPHA');
    expect(offered?.text).toContain('[ Ask about ICT ] [ Ask about HR ]');
    expect(offered?.text).not.toContain('Nightingale');
    const [asked] = await taps('cara', 'ask alpha/ict', 'C0ALPHA');
    expect(asked?.text).toContain('A question about ICT\nThe answer will appear in the channel where you ask');
    expect(JSON.stringify(asked?.message)).toContain('"label":"Where the Alpha Board reads it","say":"here"');
    const [empty] = await fills('cara', `ask ${refIn(asked?.text)}`, { question: '…', where: 'here' });
    expect(empty?.text).toContain('! I found no words in that.');
    const [sent] = await fills('cara', `ask ${refIn(asked?.text)}`, { question: why, where: 'here' });
    expect(sent?.text).toContain('Sent: asha is asked about ICT');
    expect((await fills('cara', `ask ${refIn(asked?.text)}`, { question: why }))[0]?.text).toContain('or was sent');
  });

  it('asked by typing in private needs its words only, and goes on “send”', async () => {
    await at(working);
    await says('dev', 'ask alpha/ict');
    expect((await says('dev', why))[0]?.text).toContain(`> ${why}`);
    expect((await says('dev', 'Send the question'))[0]?.text).toContain('Sent: asha is asked about ICT');
  });

  it('is asked by who oversees the workstream or directs it, and by nobody else', async () => {
    await at(working);
    for (const [person, what] of [
      ['lea', 'is not among what you can do here'],
      ['claire', 'is not among what you can do here'],
      ['bea', 'There is no workstream “alpha/ict” that you can see.'],
      ['cara', 'There is no workstream “alpha/secret” that you can see.'],
    ] as const)
      expect((await says(person, `ask alpha/${what.includes('secret') ? 'secret' : 'ict'} ${why}`))[0]?.text).toContain(
        what,
      );
    expect((await says('dev', `ask alpha/secret ${why}`, 'C0ALPHA'))[0]?.text).toContain('will come to you alone');
    const ref = await asks('cara', why, 'C0ALPHA');
    expect((await says('zed', `ask ${ref} other words`))[0]?.text).toContain('That question is not there any more');
    expect((await says('lea', `reply ${ref} not mine`))[0]?.text).toBe(
      `There is no question ${ref} for you to answer.`,
    );
    expect((await here.refusals()).at(-1)).toBe('lea: question.answer alpha/ict (alpha)');
  });

  it('reaches whoever stands in for a lead who is away', async () => {
    await at(working);
    await says('asha', 'away 1 February 5 February cover @ben');
    const ref = await asks('cara', why, 'C0ALPHA');
    await at('2027-02-02T10:30:00Z');
    expect((await here.delivery(`question/${ref.slice(1)}/ben`)).status).toBe('sent');
    expect(newest('question')?.text).toContain('asha is away, so I ask you in their place.');
    await says('ben', `reply ${ref} the supplier`);
    await at('2027-02-02T10:31:00Z');
    expect(newest('question-answered')?.text).toContain('ben for asha answers\n> the supplier');
  });

  it('is reminded of once after two working days, and after four the asker hears that no answer came', async () => {
    await at('2027-02-04T10:00:00Z');
    const [open, answered] = [await asks('cara', why, 'C0ALPHA'), await asks('zed', 'And the cost?', 'C0ALPHA')];
    await says('asha', `reply ${answered} £60,000`);
    await at('2027-02-08T09:00:00Z');
    const reminders = posted.filter(({ key }) => key.startsWith('question-reminder/'));
    expect(reminders.map(({ text }) => text)).toEqual([expect.stringContaining(why)]);
    await at('2027-02-10T09:00:00Z');
    const told = posted.filter(({ key }) => key.startsWith('question-unanswered/'));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining(`No answer has come yet to your question about ICT (${open}).`),
    ]);
  });

  it('may simply be answered by writing, and shows what would go first; no answer that is under way is swallowed', async () => {
    await at('2027-01-05T10:00:00Z');
    const ref = await asks('cara', why, 'C0ALPHA');
    await at('2027-01-05T10:01:00Z');
    const [shown] = await says('asha', 'The supplier has until 12 February');
    expect(shown?.text).toContain(`Is this your answer to ${ref}, about ICT?\n> The supplier has until 12 February`);
    expect((await says('asha', 'Send this answer'))[0]?.text).toContain('Sent, thank you');
    await says('asha', 'update alpha/ict');
    const other = await asks('cara', 'And the cost?', 'C0ALPHA');
    await at('2027-01-05T10:05:00Z');
    expect((await here.delivery(`question/${other.slice(1)}/asha`)).status).toBe('sent');
    expect((await says('asha', 'Amber'))[0]?.text).toContain('Why is it Amber?');
    expect((await says('asha', `reply ${other} £60,000`))[0]?.text).toContain('Sent, thank you');
  });

  it('is what is typed next even where they were asked for news before', async () => {
    await at(working);
    await says('asha', 'note alpha/ict the supplier has signed');
    const ref = await asks('cara', why, 'C0ALPHA');
    await at('2027-02-02T10:01:00Z');
    expect((await says('asha', 'For the supplier'))[0]?.text).toContain(`Is this your answer to ${ref}`);
  });

  it('waits in “due” and “reply” of whoever is to answer it, and in nobody else’s', async () => {
    await at(working);
    const ref = await asks('cara', why, 'C0ALPHA');
    for (const word of ['due', 'reply', 'reply to cara'])
      expect((await says('asha', word))[0]?.text).toMatch(
        new RegExp(`One question waits for your answer\\.\\n• ICT: ${why.replace('?', '\\?')} \\(${ref}\\)`),
      );
    expect((await says('lea', 'reply'))[0]?.text).toBe('No question waits for your answer.');
    expect((await says('lea', 'due'))[0]?.text).not.toContain(ref);
    await says('asha', `reply ${ref} the supplier`);
    expect((await says('asha', 'reply'))[0]?.text).toBe('No question waits for your answer.');
  });

  it('pressed, is answered with what is typed next, and says where that goes', async () => {
    await at(working);
    const ref = await asks('cara', why, 'C0ALPHA');
    const [asked] = await here.presses('asha', `reply ${ref}`);
    expect(asked?.text).toContain('Your answer will appear in the channel of the Alpha Board');
    expect((await says('asha', 'the supplier has until 12 February'))[0]?.text).toContain('Sent, thank you');
  });
});

describe('the answer to whoever gets approved content only', () => {
  const here = talk();
  const { says, at, posted } = here;

  it('waits for the programme office, which can give it back', async () => {
    await at(working);
    const [shown] = await says('cllr', `ask alpha/ict ${why}`, 'C0PANEL');
    expect(shown?.text).toContain('which the Alpha Panel reads, once the programme office has approved it.');
    const ref = refIn(shown?.text);
    await says('cllr', `ask ${ref} send`, 'C0PANEL');
    expect((await says('asha', `reply ${ref} the supplier is late`))[0]?.text).toContain(
      'The programme office reads your answer',
    );
    await at('2027-02-02T10:01:00Z');
    expect(posted.at(-1)?.text).toContain(`> the supplier is late\nWhoever reads it gets approved content only`);
    expect((await says('cara', `approve ${ref}`))[0]?.text).toBe(`There is no answer ${ref} that waits for you.`);
    await says('olive', `return ${ref}`);
    expect((await says('olive', 'say by when'))[0]?.text).toContain('Returned');
    await at('2027-02-02T10:02:00Z');
    expect(posted.at(-1)?.text).toContain('came back from the programme office.\n> say by when');
    await says('asha', `reply ${ref} the supplier is late, until 12 February`);
    expect((await says('olive', `approve ${ref}`))[0]?.text).toContain(
      `Approved: the answer to ${ref} appears in the channel of the Alpha Panel`,
    );
    await at('2027-02-02T10:03:00Z');
    expect(posted.at(-1)?.text).toContain('> the supplier is late, until 12 February');
    expect((await here.delivery(`question-answered/${ref.slice(1)}`)).reader).toMatchObject({ channel: 'C0PANEL' });
  });

  it('waits for it in private too, and says nothing of who is away', async () => {
    await at(working);
    await says('asha', 'away 1 February 5 February cover @ben');
    const ref = refIn((await says('cllr', `ask alpha/ict ${why}`))[0]?.text);
    await says('cllr', `ask ${ref} send`);
    await says('ben', `reply ${ref} the supplier is late`);
    await says('olive', `approve ${ref}`);
    expect((await here.delivery(`question-answered/${ref.slice(1)}`)).reader).toEqual({ person: 'cllr' });
    await at('2027-02-02T10:03:00Z');
    expect(posted.at(-1)?.text).toContain('\nben answers\n> the supplier is late');
  });
});
