import { describe, expect, it } from '@jest/globals';
import { type Form, formIn } from '#core/message';
import { buttonsOf } from '../../kit/transcript.ts';
import { type Heard, shared, talk } from '../words/talk.ts';

const file = shared
  .replaceAll('ONLY-ALPHA ', 'Alpha ')
  .replace(
    'name: Alpha HR, lead: lea, director: dev',
    `name: Alpha HR, lead: lea, deputy: ben, director: dev, indicators: [{ key: sick, name: Days lost to sickness, unit: days, every: quarter, better: lower, target: 8, owner: vera }], milestones: [{ key: policy, title: Policy agreed, baseline: 2027-02-10 }]`,
  );
const draft = 'draft:alpha/2026-10_2026-12:alpha/hr';
const rating = 'How is it going? There is no rating from last time.';

describe('an answer given as a form', () => {
  const { says, presses, opens, fills, commands, refusals, at, database } = talk(file);
  const open = () => at('2027-01-04T10:00:00Z');

  const formOf = (heard: readonly Heard[]): Form => {
    const form = heard.map(({ message }) => formIn(message)).find((each) => each !== undefined);
    if (!form) throw new Error(`No form in: ${heard.map(({ text }) => text).join('\n---\n')}`);
    return form;
  };
  const sends = (person: string, form: Form, written: Readonly<Record<string, string>>) => {
    const values = form.fields.flatMap(({ name, label, value = '' }) => {
      const text = written[label] ?? value;
      return text === '' ? [] : [[name, text] as const];
    });
    return fills(person, form.to, Object.fromEntries(values));
  };
  const drafts = async () => (await database.pool.query('SELECT state FROM draft')).rows.map(({ state }) => state);
  const updates = async () =>
    (await database.pool.query(`SELECT rating, part, answers FROM update WHERE "roundId" IS NOT NULL ORDER BY id`))
      .rows;

  it('opens over the conversation, and the review it leads to stands in the conversation', async () => {
    await open();
    const form = formOf(await opens('lea', 'form alpha/hr'));
    expect(form.title).toBe('Alpha HR, Q3 2026/27');
    const [review, told] = await sends('lea', form, {
      [rating]: 'Green',
      'Policy agreed': '31 May because of the unions',
    });
    expect(told?.text).toBe('Your form has arrived; the conversation goes on with it.');
    // Said once, where it was sent from.
    expect(review?.text).not.toContain('Your form');
    expect(review?.text).toContain('Monday 31 May 2027');
    expect((await says('lea', 'Submit'))[0]?.text).toContain('Submitted, thank you.');
    expect(await updates()).toMatchObject([{ rating: 'green', part: '' }]);
  });

  it('shows errors at the fields at once, and the same form with the same values gets the same answer', async () => {
    await open();
    const form = formOf(await opens('lea', 'form alpha/hr'));
    const again = formOf(await sends('lea', form, { [rating]: 'Red', 'Policy agreed': '31 February' }));
    expect(again.to).toBe(form.to);
    expect(again.fields.find(({ name }) => name === 'milestone/policy')?.error).toContain('There is no day');
    expect(await drafts()).toMatchObject([{ answers: { rating: 'red' } }]);
    const why = await sends('lea', again, { 'Policy agreed': 'no change' });
    expect(why[0]?.text).toContain('Why is it Red?');
  });

  it('is reached by typing, by every button that offers it, and from within an answer', async () => {
    await open();
    for (const text of ['form', 'Fill in as a form', 'form hr'])
      expect(formOf(await says('lea', text)).title).toBe('Alpha HR, Q3 2026/27');
    const [asked] = await says('lea', 'update hr');
    const button = buttonsOf(asked!.message).find(({ label }) => label === 'Fill in as a form');
    expect(button).toMatchObject({ opens: 'form' });
    expect(formOf(await presses('lea', button!.say, button!.to)).to).toBe(`${draft}#form~4`);
    await says('lea', 'Green');
    expect(buttonsOf((await says('lea', 'Go on'))[0]!.message).map(({ label }) => label)).not.toContain(
      'Fill in as a form',
    );
    const [choose] = await says('lea', 'Change something');
    expect(buttonsOf(choose!.message).map(({ label }) => label)).toContain('Fill in as a form');
  });

  it('is never shown in a channel, where others read along', async () => {
    await open();
    const heard = await says('lea', 'form hr', 'C0ALPHA');
    expect(heard.filter(({ by }) => by === 'C0ALPHA').some(({ message }) => formIn(message))).toBe(false);
    expect(formOf(heard.filter(({ by }) => by === 'lea')).title).toBe('Alpha HR, Q3 2026/27');
    expect(formOf(await commands('lea', 'form hr', 'C0ALPHA')).title).toBe('Alpha HR, Q3 2026/27');
  });

  it('goes on with what was typed after it: the conversation knows where the form led', async () => {
    await open();
    await says('lea', 'update hr');
    const form = formOf(await opens('lea', 'form alpha/hr'));
    await sends('lea', form, { [rating]: 'Green' });
    expect((await says('lea', 'Submit'))[0]?.text).toContain('Submitted, thank you.');
  });

  it('takes nothing from who may not answer there, whatever the form says it is', async () => {
    await open();
    const { to } = formOf(await opens('lea', 'form alpha/hr'));
    for (const person of ['bert', 'vera', 'zed', 'cllr']) {
      const heard = await fills(person, to, { rating: 'Red' });
      expect(heard.map(({ text }) => text).join('\n')).toContain('not there any more, or not yours to answer');
      // Vera owns a figure there, and is asked for that.
      const [theirs] = (await opens(person, 'form alpha/hr')).flatMap(({ message }) => formIn(message) ?? []);
      expect(theirs?.to).toBe(person === 'vera' ? `${draft}@vera#form~1` : undefined);
    }
    expect((await drafts()).map(({ answers }) => answers)).toEqual([{}, {}]);
    expect((await refusals()).filter((each) => each.includes('alpha/hr')).length).toBeGreaterThanOrEqual(4);
    for (const forged of [
      '',
      'draft',
      `${draft}#rating`,
      `${draft}@lea#form`,
      'draft:no/2026:alpha/hr#form',
      `${to}9`,
    ]) {
      await fills('lea', forged, { rating: 'Red' });
      const given = (await drafts()).flatMap(({ answers }) => Object.keys(answers));
      expect(given).toEqual(forged === `${to}9` ? ['rating'] : []);
    }
  });

  it('is taken from a deputy, into the one draft that the lead goes on with', async () => {
    await open();
    const form = formOf(await opens('ben', 'form alpha/hr'));
    await sends('ben', form, { [rating]: 'Amber' });
    const theirs = formOf(await opens('lea', 'form alpha/hr'));
    expect(theirs.fields.find(({ name }) => name === 'rating')?.value).toBe('Amber');
  });

  it('asks the owner of a figure for that alone, and the lead for all else', async () => {
    await open();
    const lead = formOf(await opens('lea', 'form alpha/hr'));
    expect(lead.fields.map(({ name }) => name)).not.toContain('indicator/sick');
    const form = formOf(await opens('vera', 'form'));
    expect(form.to).toBe(`${draft}@vera#form~1`);
    expect(form.fields.map(({ label }) => label)).toEqual(['Days lost to sickness']);
    const forged = await fills('vera', form.to, { rating: 'Red', 'indicator/sick': '7.5' });
    expect(forged[0]?.text).toContain('7.5 days');
    await says('vera', 'Submit');
    expect(await updates()).toMatchObject([
      { rating: null, part: 'vera', answers: { 'indicator/sick': { readings: { 'Q3 2026/27': 7.5 } } } },
    ]);
    const others = await fills('lea', form.to, { 'indicator/sick': '3' });
    expect(others.map(({ text }) => text).join('\n')).toContain('not yours to answer');
  });

  it('sent after its round closed submits nothing, and is the beginning of the next answer', async () => {
    await open();
    const form = formOf(await opens('lea', 'form alpha/hr'));
    await says('lea', 'Later');
    await at('2027-01-22T17:00:00Z');
    await at('2027-01-25T10:00:00Z');
    const heard = await sends('lea', form, { [rating]: 'Red', 'What comes next?': 'Talks with the unions' });
    const text = heard.map((each) => each.text).join('\n');
    expect(text).toContain('closed on Friday 22 January, so nothing was submitted.');
    expect(text).toContain('What you wrote is kept, shown to nobody, and offered as the beginning of the next answer.');
    expect(text).toContain('Rating: Red');
    expect(text).toContain('What comes next: Talks with the unions');
    expect(await updates()).toEqual([]);
    await at('2027-04-06T10:00:00Z');
    const next = formOf(await opens('lea', 'form alpha/hr')).fields.find(({ name }) => name === 'next');
    expect(next?.value).toBe('Talks with the unions');
    expect(next?.hint).toContain('Filled in as you wrote on 25 January, not submitted.');
  });

  it('sent after its round closed on an answer changes nothing in it, and shows what was written', async () => {
    await open();
    const form = formOf(await opens('lea', 'form alpha/hr'));
    await sends('lea', form, { [rating]: 'Green' });
    await says('lea', 'Submit');
    const before = await drafts();
    await at('2027-01-22T17:00:00Z');
    await at('2027-01-25T10:00:00Z');
    const text = (await sends('lea', form, { [rating]: 'Red' })).map((each) => each.text).join('\n');
    expect(text).toContain('closed on Friday 22 January, so nothing was changed.');
    expect(text).toContain('Rating: Red');
    expect(text).toContain('[ Change the answer for Q3 2026/27 ]');
    expect(await drafts()).toEqual(before);
    expect(await updates()).toMatchObject([{ rating: 'green' }]);
  });
});
