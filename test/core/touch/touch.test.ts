import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { both, talk } from '../words/talk.ts';

/** Thursdays are touch days; the round for October to December is open from 4 to 22 January. */
describe('the light check between rounds', () => {
  const { says, presses, at, later, database, posted, store } = talk(
    both.replace('remind: [-3] }', 'remind: [-3], touch: weekly }'),
  );
  const asked = (person: string) =>
    posted.filter(({ key }) => key.startsWith('touch/') && key.endsWith(`/${person}`)).map(({ text }) => text);
  const updates = async () => {
    const { rows } = await database.pool.query(
      `SELECT "workstreamId", rating, answers FROM update WHERE kind = 'touch' ORDER BY id`,
    );
    return rows;
  };

  it('asks a lead once a week about all of their workstreams in one message, with how each stands', async () => {
    await at('2027-01-27T12:00:00Z');
    await at('2027-01-28T09:00:00Z');
    expect(asked('asha')).toHaveLength(1);
    const [message] = asked('asha');
    expect(message).toContain('Has anything changed?');
    expect(message).toContain('ICT (Alpha Programme) · Red since 9 October');
    expect(message).toContain('[ No, nothing has changed ]');
    await at('2027-01-29T09:00:00Z');
    expect(asked('asha')).toHaveLength(1);
    await at('2027-02-04T09:00:00Z');
    expect(asked('asha')).toHaveLength(2);
  });

  it('takes no for an answer in one tap, and is then silent for the week', async () => {
    await at('2027-01-28T09:00:00Z');
    const [thanks] = await presses('lea', 'nothing new');
    expect(thanks?.text).toBe('Thank you: nothing new in HR.');
    expect(await updates()).toEqual([{ workstreamId: 'alpha/hr', rating: null, answers: {} }]);
  });

  it('is silent when they said something within the week themselves', async () => {
    await at('2027-01-26T09:00:00Z');
    await says('lea', 'note hr amber, two posts are vacant');
    await at('2027-01-28T09:00:00Z');
    expect(asked('lea')).toEqual([]);
    await at('2027-02-04T09:00:00Z');
    expect(asked('lea')).toEqual([expect.stringContaining('Anything changed on HR?')]);
  });

  it('asks whoever covers for a lead who is away, and nobody who is away', async () => {
    await store((tx) =>
      tx.absences.add({
        person: 'lea',
        from: '2027-01-25' as LocalDate,
        to: '2027-01-29' as LocalDate,
        cover: 'ben',
        by: 'lea',
      }),
    );
    await at('2027-01-28T09:00:00Z');
    expect(asked('lea')).toEqual([]);
    expect(asked('ben')).toEqual([expect.stringContaining('lea is away, so I ask you in their place.')]);
    expect((await presses('ben', 'nothing new alpha/hr'))[0]?.text).toContain('Thank you: nothing new in HR.');
  });

  it('asks nobody for whose workstream an open round waits', async () => {
    await at('2027-01-04T10:00:00Z');
    await at('2027-01-07T09:00:00Z');
    expect(asked('lea')).toEqual([]);
  });

  it('is over when the round asks: what is typed next answers that', async () => {
    await at('2026-12-23T12:00:00Z');
    await at('2026-12-24T09:00:00Z');
    expect(asked('lea')).toHaveLength(1);
    await at('2027-01-04T10:00:00Z');
    const [taken] = await says('lea', 'Amber, two posts are vacant');
    expect(taken?.text).toContain('What would bring it back to Green, and by when?');
    expect(await updates()).toEqual([]);
  });

  it('takes what is typed next as the news, where there is one workstream', async () => {
    await at('2027-01-28T09:00:00Z');
    const [noted] = await says('lea', 'Amber, two posts are vacant');
    expect(noted?.text).toContain('Noted for HR');
    expect(noted?.text).toContain('Rating: Amber');
    const [update] = await updates();
    expect(update).toMatchObject({ workstreamId: 'alpha/hr', rating: 'amber' });
    expect(update.answers).toMatchObject({ rating: 'amber', news: 'Amber, two posts are vacant' });
  });

  it('keeps words that name no figure as they are', async () => {
    await at('2027-01-26T09:00:00Z');
    const [noted] = await says('lea', 'note hr the charter was published on 27 November');
    expect(noted?.text).toContain('In your words:');
    expect((await updates())[0]?.answers).toMatchObject({ news: 'the charter was published on 27 November' });
  });

  it('shows the new rating in the status, and offers what was said when the round asks', async () => {
    await at('2026-12-21T09:00:00Z');
    await says('asha', 'note alpha/ict green, the strategy is agreed');
    const [status] = await says('asha', 'status alpha/ict');
    expect(status?.text).toContain('From Red to Green');
    await at('2027-01-04T10:00:00Z');
    const [question] = await says('asha', 'update alpha/ict');
    expect(question?.text).toMatch(/21 December/);
    expect(question?.text).toContain('Green');
  });

  it('asks what has changed when only the workstream is named', async () => {
    await at('2027-01-26T09:00:00Z');
    const [what] = await says('lea', 'note hr');
    expect(what?.text).toContain('What has changed in HR?');
    await says('lea', 'the new contract is signed');
    expect((await updates())[0]?.answers).toMatchObject({ news: 'the new contract is signed' });
    const [done] = await says('lea', 'that is all');
    expect(done?.text).toContain('Thank you.');
    const [free] = await says('lea', 'one more thing that is not asked, at some length');
    expect(free?.text).toContain('I am not asking you anything');
  });

  it.each(['submit', 'skip', 'back', 'change next', 'new information', 'what these mean', 'update nothing'])(
    'notes no word of the conversation, nor what says nothing, and says what would work: “%s”',
    async (text) => {
      await at('2027-01-26T09:00:00Z');
      await says('lea', 'note hr');
      const [answer] = await says('lea', text);
      expect(answer?.text).toContain('so it was not noted');
      expect(answer?.text).toContain('“update hr” leads to your answer');
      expect(await updates()).toEqual([]);
    },
  );

  it('hears “back” as the word of somebody who is away or will be', async () => {
    await at('2027-01-26T09:00:00Z');
    await says('lea', 'away 1 February 5 February');
    await says('lea', 'note hr');
    expect((await says('lea', 'back'))[0]?.text).toContain('You are here today. Noted for later: away');
  });

  it('notes no word of the conversation after the name of a workstream either', async () => {
    await at('2027-01-26T09:00:00Z');
    expect((await says('lea', 'note hr submit'))[0]?.text).toContain('so it was not noted');
    await says('lea', 'note hr moved out');
    expect((await updates())[0]?.answers).toMatchObject({ news: 'moved out' });
  });

  it('notes one word that is a rating, and words that only begin like one of the conversation', async () => {
    await at('2027-01-26T09:00:00Z');
    await says('lea', 'note hr');
    await says('lea', 'amber');
    await says('lea', 'change of supplier is agreed');
    expect((await updates()).map(({ answers }) => answers.news)).toEqual(['amber', 'change of supplier is agreed']);
  });

  it('takes what is typed for no news any more once an answer is begun, or chosen from', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('asha', 'note alpha/ict');
    expect((await says('asha', 'update'))[0]?.text).toContain('Which workstream would you like to answer for?');
    await says('asha', 'a text of which nobody knows what it belongs to');
    expect(await updates()).toEqual([]);
    await says('asha', 'note alpha/ict');
    await says('asha', 'update alpha/ict');
    await says('asha', 'red');
    expect(await updates()).toEqual([]);
  });

  it('says no for the one that it was asked about, also in the words of its button', async () => {
    await at('2027-01-28T09:00:00Z');
    await says('asha', 'note alpha/ict');
    await says('asha', 'No, nothing has changed');
    expect((await updates()).map(({ workstreamId }) => workstreamId)).toEqual(['alpha/ict']);
  });

  it.each([
    ['asha', 'No, nothing has changed', 'Thank you: nothing new in ICT'],
    ['lea', 'no, nothing has changed.', 'Thank you: nothing new in HR.'],
    ['asha', 'ICT (Alpha Programme) has changed', 'What has changed in ICT?'],
  ])('does what its button does when that is typed as it reads: %s, “%s”', async (person, label, expected) => {
    await at('2027-01-28T09:00:00Z');
    expect(asked(person)[0]?.toLowerCase()).toContain(`[ ${label.toLowerCase().replace('.', '')} ]`);
    expect((await says(person, label))[0]?.text).toContain(expected);
  });

  it('is ended, or followed by the whole update, by typing what the buttons read', async () => {
    await at('2027-01-04T10:00:00Z');
    const [noted] = await says('lea', 'note hr amber, two posts are vacant');
    expect(noted?.text).toContain('[ That is all ] [ Start the whole update ]');
    expect((await says('lea', 'Start the whole update'))[0]?.text).toContain('HR');
    await says('lea', 'Submit');
    const { rows } = await database.pool.query(`SELECT "workstreamId" FROM draft`);
    expect(rows).toEqual([{ workstreamId: 'alpha/hr' }]);
    expect(await updates()).toHaveLength(1);
  });

  it('takes no news from who does not answer for it', async () => {
    await at('2027-01-26T09:00:00Z');
    const [refused] = await says('zed', 'note hr all is well');
    expect(refused?.text).toContain('not among what you can do');
    expect(await updates()).toEqual([]);
  });

  it('goes into the next digest of those who oversee it, once', async () => {
    const digests = () => posted.filter(({ key }) => key.startsWith('digest/alpha/')).map(({ text }) => text);
    await at('2027-01-26T09:00:00Z');
    await says('lea', 'note hr the new contract is signed');
    await at('2027-02-01T09:00:00Z');
    expect(digests().at(-1)).toContain('News\n• HR: The new contract is signed.');
    await at('2027-02-08T09:00:00Z');
    expect(digests().at(-1)).not.toContain('The new contract is signed');
  });

  it('keeps what was said of a sensitive workstream out of every digest', async () => {
    await at('2027-01-26T09:00:00Z');
    await says('asha', 'note alpha/secret SENSITIVE names are agreed');
    await at('2027-02-01T09:00:00Z');
    const inChannels = posted.filter(({ key }) => key.startsWith('digest/')).map(({ text }) => text);
    expect(inChannels.join()).not.toContain('SENSITIVE');
  });

  it('posts nowhere what speaks of a sensitive item, in a workstream that is not sensitive', async () => {
    await at('2027-01-26T09:00:00Z');
    await database.pool.query(`
      INSERT INTO milestone (id, "workstreamId", title, baseline, critical, sensitive)
      VALUES ('alpha/hr/decant', 'alpha/hr', 'SENSITIVE decant', '2027-03-31', false, true),
             ('alpha/hr/desk', 'alpha/hr', 'Front desk open', '2027-03-31', false, false)`);
    const [noted] = await says('lea', 'note hr SENSITIVE decant slips to 30 April, Front desk open slips to 31 May');
    await says('lea', 'red because the SENSITIVE decant is late');
    expect(noted?.text).toContain('so your words are posted nowhere');
    expect(
      (await database.pool.query('SELECT id, forecast FROM milestone WHERE forecast IS NOT NULL ORDER BY id')).rows,
    ).toEqual([
      { id: 'alpha/hr/decant', forecast: '2027-04-30' },
      { id: 'alpha/hr/desk', forecast: '2027-05-31' },
    ]);
    await at('2027-02-01T09:00:00Z');
    // The director is told first that it is Red.
    await later(1);
    const inChannels = posted.filter(({ key }) => key.startsWith('digest/alpha/')).map(({ text }) => text);
    expect(inChannels.join()).toContain('Front desk open');
    expect(inChannels.join()).not.toContain('SENSITIVE');
    expect((await says('vera', 'status hr'))[0]?.text).toContain('Red');
    expect((await says('vera', 'status hr'))[0]?.text).not.toContain('SENSITIVE');
  });

  it('says no for the one workstream that it was asked about, and for no other, and the trail keeps that', async () => {
    await at('2027-01-28T09:00:00Z');
    const [asks] = asked('lea');
    expect(asks).toContain('Anything changed on HR?');
    await says('asha', 'note alpha/ict');
    await says('asha', 'no');
    expect((await updates()).map(({ workstreamId }) => workstreamId)).toEqual(['alpha/ict']);
    const { rows } = await database.pool.query(`SELECT actor, subject FROM audit WHERE action = 'news.none'`);
    expect(rows).toEqual([{ actor: 'asha', subject: 'alpha/ict' }]);
  });

  it('stands although an earlier answer is corrected afterwards', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('lea', 'update hr');
    for (const text of ['green', 'submit', 'submit']) await says('lea', text);
    await at('2027-01-26T09:00:00Z');
    await says('lea', 'note hr red, two posts are vacant');
    await says('lea', 'that is all');
    await at('2027-01-27T09:00:00Z');
    for (const text of ['update hr Q3 2026/27', 'change achievements', 'Charter published', 'submit', 'Correction'])
      await says('lea', text);
    expect((await database.pool.query(`SELECT max(version) AS version FROM update WHERE kind = 'round'`)).rows).toEqual(
      [{ version: 2 }],
    );
    expect((await says('lea', 'status hr'))[0]?.text).toContain('From Green to Red');
  });
});
