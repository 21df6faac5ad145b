import { describe, expect, it } from '@jest/globals';
import type { Message } from '#core/message';
import { buttonsOf } from '../../kit/transcript.ts';
import { shared, talk } from '../words/talk.ts';

/** HR has one milestone, so that an answer changes the record. */
const file = shared
  .replaceAll('ONLY-ALPHA ', 'Alpha ')
  .replaceAll(/(Alpha|ONLY-BETA) (ICT|HR|Parks)/g, '$2')
  .replace(
    'name: HR, lead: lea, director: dev',
    'name: HR, lead: lea, deputy: ben, director: dev, milestones: [{ key: policy, title: Policy agreed, baseline: 2027-02-10 }]',
  );

describe('an update whose round has closed', () => {
  const { says, presses, at, database, delivery } = talk(file);
  const open = () => at('2027-01-04T10:00:00Z');
  const close = async () => {
    await at('2027-01-22T17:00:00Z');
    return at('2027-01-25T10:00:00Z');
  };

  const say = async (person: string, text: string) => (await says(person, text))[0]!;
  const button = (message: Message, label: string) => {
    const found = buttonsOf(message).find((each) => each.label === label);
    if (!found) throw new Error(`no button ${label} among ${buttonsOf(message).map((each) => each.label)}`);
    return found;
  };
  const inOneGo = async (person: string, ...texts: readonly string[]) => {
    for (const text of texts) await says(person, text);
  };
  const versions = async () => {
    const { rows } = await database.pool.query(
      `SELECT version, rating, reason, "roundId" FROM update WHERE "workstreamId" = 'alpha/hr' ORDER BY id`,
    );
    return rows.map(({ version, rating, reason, roundId }) =>
      `${roundId.slice(6)} ${version} ${rating} ${reason ?? ''}`.trim(),
    );
  };
  const forecast = async () => {
    const { rows } = await database.pool.query(`SELECT forecast FROM milestone WHERE id = 'alpha/hr/policy'`);
    return rows[0].forecast;
  };
  /** Lea's answer of Q3, on 12 January, and the first question as she was asked it. */
  const submitted = async () => {
    await open();
    database.now = new Date('2027-01-12T10:00:00Z');
    const first = await say('lea', 'update hr');
    await inOneGo('lea', 'green', '31 may because of the unions', 'skip', 'skip', 'skip', 'submit', 'submit');
    expect(await versions()).toEqual(['2026-10_2026-12 1 green']);
    return first.message;
  };

  it('is changed as a new version by whoever names its period, and says that it is late', async () => {
    await submitted();
    await close();
    const shown = await say('lea', 'update hr Q3 2026/27');
    expect(shown.text).toContain(
      'HR was submitted on Tuesday 12 January. The round closed on Friday 22 January; what you change now becomes a late correction.',
    );
    await inOneGo('lea', 'change rating', 'amber, the unions object');
    const review = await say('lea', 'skip');
    expect(review.text).toContain('The round closed on Friday 22 January; this becomes a late correction.');
    expect(review.text).toContain('Rating: from Green to Amber');
    expect((await say('lea', 'submit')).text).toContain('Why the change?');
    const sent = await say('lea', 'the unions wrote on 20 January');
    expect(sent.text).toContain('Submitted as a late correction, thank you.');
    expect(sent.text).toContain('Type “update hr Q3 2026/27” for that.');
    expect(await versions()).toEqual([
      '2026-10_2026-12 1 green',
      '2026-10_2026-12 2 amber the unions wrote on 20 January',
    ]);
    expect((await say('lea', 'status hr')).text).toContain('Amber');
  });

  it('is offered where nothing is asked any more', async () => {
    await submitted();
    await close();
    const told = await say('lea', 'update hr');
    expect(told.text).toContain('HR is not being asked about at the moment: no round is open for it.');
    const { say: typed } = button(told.message, 'Change the answer for Q3 2026/27');
    expect((await presses('lea', typed))[0]?.text).toContain('HR was submitted on Tuesday 12 January.');
  });

  it('is offered also to whoever has said something between rounds since', async () => {
    await submitted();
    await close();
    await inOneGo('lea', 'note hr the new contract is signed', 'that is all');
    const offered = await say('lea', 'update hr');
    expect(button(offered.message, 'Change the answer for Q3 2026/27').say).toBe('update alpha/hr Q3 2026/27');
  });

  it('is not changed by an old button, which says where it belongs and what there is instead', async () => {
    const first = await submitted();
    await close();
    const red = button(first, 'Red');
    const [told] = await presses('lea', red.say, red.to);
    expect(told?.text).toContain(
      'That button belongs to the update of 12 January, which is closed: the round for Q3 2026/27 closed on Friday 22 January, so nothing was changed.',
    );
    expect(buttonsOf(told!.message).map(({ label }) => label)).toEqual(['Change the answer for Q3 2026/27']);
    await at('2027-04-01T10:00:00Z');
    const [later] = await presses('lea', red.say, red.to);
    expect(later?.text).toContain('Your current one:');
    expect(buttonsOf(later!.message).map(({ label }) => label)).toEqual([
      'HR, Q4 2026/27',
      'Change the answer for Q3 2026/27',
    ]);
    expect(await versions()).toEqual(['2026-10_2026-12 1 green']);
  });

  it('does not stand in the way of what the next prompt offers, typed', async () => {
    await open();
    await inOneGo('lea', 'update hr', 'amber');
    await close();
    await at('2027-04-06T10:00:00Z');
    const later = await say('lea', 'Later');
    expect(later.text).not.toContain('closed');
    expect(later.text).toContain('Or write when');
  });

  it('takes typed text only from whoever is in it', async () => {
    await submitted();
    await close();
    expect((await say('lea', 'the unions object to all of it now')).text).toContain('I am not asking you anything');
    await say('lea', 'update hr Q3 2026/27');
    await say('lea', 'change next steps');
    expect((await say('lea', 'the unions object to all of it now')).text).toContain('What comes next');
    await at('2027-04-01T10:00:00Z');
    expect((await say('lea', 'update hr')).text).toContain('HR');
    await inOneGo('lea', 'change rating');
    expect((await say('lea', 'red, everything stopped')).text).toContain('Red');
    expect(await versions()).toEqual(['2026-10_2026-12 1 green']);
  });

  it('of which nothing was sent says so to whoever left a draft, once and in their hours, and to nobody else', async () => {
    await open();
    await inOneGo('ben', 'update hr', 'amber, SECRET of the draft');
    await at('2027-01-22T17:00:00Z');
    const key = 'draft-left/alpha/2026-10_2026-12/ben';
    expect(await delivery(key)).toMatchObject({ status: 'pending' });
    const told = (await close()).filter(({ key }) => key.startsWith('draft-left/'));
    expect(told.map((each) => each.key)).toEqual([key]);
    expect(told[0]?.text).toContain(
      'The round for Q3 2026/27 closed on Friday 22 January. The draft for HR was not sent before then, so HR counted as not received. What you wrote is kept, shown to nobody, and offered as the beginning of the next answer.',
    );
    expect(told[0]?.text).not.toContain('SECRET');
    expect((await at('2027-01-26T10:00:00Z')).filter(({ key }) => key.startsWith('draft-left/'))).toEqual([]);
  });

  it('says nothing of a sensitive workstream to who left a draft and leads it no more', async () => {
    await open();
    await inOneGo('asha', 'update secret', 'amber', 'later');
    await database.pool.query(`UPDATE workstream SET lead = '{lea}' WHERE id = 'alpha/secret'`);
    await close();
    const left = await delivery('draft-left/alpha/2026-10_2026-12/asha');
    expect(left).toMatchObject({ status: 'cancelled', reason: 'nothing was left in a draft of theirs' });
  });

  it('takes nothing into a draft that was not sent, and shows back what was written', async () => {
    await open();
    await inOneGo('lea', 'update hr', 'amber, the unions');
    await close();
    const told = await say('lea', 'and the managers object');
    expect(told.text).toContain('That belongs to the update for Q3 2026/27, which is closed');
    expect(told.text).toContain('The draft for HR was not sent before then, so HR counted as not received.');
    expect(told.text).toContain('> and the managers object');
    expect((await say('lea', 'and the managers object')).text).toContain('I am not asking you anything');
    expect((await say('lea', 'update hr Q3 2026/27')).text).toContain('was not sent');
    expect(await versions()).toEqual([]);
  });

  it('tells whoever left a change unsent that readers see the answer before it', async () => {
    await submitted();
    await inOneGo('lea', 'update hr', 'change next steps', 'Talks with the unions');
    const told = (await close()).filter(({ key }) => key.startsWith('draft-left/'));
    expect(told[0]?.text).toContain('Your change to HR was not sent; readers see the answer of 12 January.');
    expect(buttonsOf(told[0]!.message).map(({ label }) => label)).toEqual(['Change the answer for Q3 2026/27']);
  });

  it('leaves the record to the newer answer, where there is one', async () => {
    await submitted();
    expect(await forecast()).toBe('2027-05-31');
    await at('2027-04-01T10:00:00Z');
    await inOneGo('lea', 'update hr', 'change something', 'green', '30 june because of the unions');
    await inOneGo('lea', 'submit', 'submit', 'submit');
    expect(await forecast()).toBe('2027-06-30');
    expect((await say('lea', 'update hr Q3 2026/27')).text).toContain('late correction');
    await inOneGo('lea', 'change rating', 'amber, the unions object', 'skip', 'submit', 'Correction');
    expect((await versions()).at(-1)).toBe('2026-10_2026-12 2 amber Correction');
    expect(await forecast()).toBe('2027-06-30');
    expect((await say('lea', 'status hr')).text).toContain('Green');
  });

  it('takes nobody out of the answer that they are in, when one of its old buttons is pressed', async () => {
    const first = await submitted();
    await close();
    await at('2027-04-01T10:00:00Z');
    await inOneGo('lea', 'update hr', 'change something', 'amber');
    const red = button(first, 'Red');
    await presses('lea', red.say, red.to);
    expect((await say('lea', 'the unions object')).text).toContain('Why: the unions object');
  });

  it('is nobody else’s to change', async () => {
    await submitted();
    await close();
    expect((await say('zed', 'update hr Q3 2026/27')).text).not.toContain('submitted');
    expect((await say('lea', 'update hr Q1 2020/21')).text).toContain(
      'There was no round for Q1 2020/21, so there is no answer of HR to change.',
    );
  });
});
