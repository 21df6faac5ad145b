import { describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { blocked } from '../../adapters/postgres/store/interleaving.ts';
import { buttonsOf } from '../../kit/transcript.ts';
import { talk } from '../words/talk.ts';

/** Asha leads three workstreams, one with Ben; Thursdays are touch days, and the round opens on 4 January. */
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${['olive', 'asha', 'ben', 'dev']
  .map((key) => `  - { key: ${key}, name: ${key}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: olive
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: weekly }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: dev, members: [dev], channel: { slack: C0ALPHA }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - key: centre
        name: Centre
        lead: asha
        deputy: ben
        director: dev
        milestones:
          - { key: live, title: Centre live, baseline: 2027-03-31, critical: true }
          - { key: desk, title: Front desk open, baseline: 2027-02-26 }
      - { key: ict, name: ICT, lead: asha, director: dev }
      - { key: hr, name: HR, lead: asha, director: dev }
`;

describe('what is said between rounds', () => {
  const { says, presses, does, at, database, posted } = talk(file);
  const say = async (person: string, text: string) => (await says(person, text))[0]?.text ?? '';
  const writes = async (message: string, text: string) =>
    (await does('asha', { kind: 'said', text, message }))[0]?.text ?? '';
  const edits = async (message: string, text: string) =>
    (await does('asha', { kind: 'edited', message, text }))[0]?.text ?? '';
  const rows = async (sql: string) => (await database.pool.query(sql)).rows;
  const touched = async () =>
    (await rows(`SELECT "workstreamId" FROM update WHERE kind = 'touch' ORDER BY id`)).map((row) => row.workstreamId);
  const forecasts = async () =>
    Object.fromEntries(
      (await rows('SELECT id, forecast, actual FROM milestone')).map((row) => [row.id.slice(13), row]),
    );
  /** The button of the light check of 28 January, which asked about all three. */
  const no = async () => {
    await at('2027-01-28T09:00:00Z');
    const asked = posted.findLast(({ key }) => key.startsWith('touch/') && key.endsWith('/asha'))!;
    expect(asked.text).toContain('Has anything changed?');
    return buttonsOf(asked.message).find(({ label }) => label === 'No, nothing has changed')!.say;
  };

  it('can be answered in a word or two, and by the name of a workstream, where several are asked about', async () => {
    await no();
    expect(await say('asha', 'yes')).toContain('Which one has changed?');
    expect(await say('asha', 'ict: amber, the strategy is late')).toContain('Noted for ICT');
    // A day or a number by itself says nothing.
    for (const bare of ['31/02', '12.02.', 'next Friday', 'on 12 Feb', '£60k', '14'])
      expect(await say('asha', bare)).toContain(`“${bare}” says nothing that is new in ICT, so it was not noted.`);
    expect(await say('asha', 'note hr 12.02.')).toContain('“12.02.” says nothing that is new in HR');
    expect(await touched()).toEqual(['alpha/ict']);
    const undecided = await say('asha', 'amber/red: the supplier withdrew');
    expect(undecided).toContain(
      'I read two ratings in that, and noted none: is it Amber or Red? You can write it now.',
    );
    expect(undecided).toContain('Why: the supplier withdrew');
    expect(await say('asha', 'red')).toContain('Rating: Red');
    expect(await say('asha', 'hr')).toContain('HR');
    expect(await say('asha', 'that is all')).toContain('Thank you');
    expect(await say('asha', 'front desk moves to 5 March 2027')).toContain('Is that news of a workstream of yours?');
    expect(await say('asha', 'the contact centre one')).toContain('Front desk open: Friday 5 March 2027');
    const again = await say('asha', 'red, front desk open slips again to 30 April');
    expect(again).toContain('Rating: Red');
    expect(again).toContain('Front desk open: Friday 30 April 2027');
    expect(await say('asha', 'that is all')).toContain('Thank you');
    expect(await say('asha', 'no')).toBe('Thank you: nothing new in HR.');
    expect(await say('asha', 'no')).toContain('I am not asking you anything at the moment');
    expect(await say('asha', 'thanks')).toContain('I am not asking you anything at the moment');
  });

  it('is not noted where a part of it asks to keep something back, as news is posted as it is written', async () => {
    const said = 'Amber, two posts are vacant. Exempt go live: the contract price is still secret';
    const answer = await say('asha', `note ict ${said}`);
    expect(answer).toContain('News of ICT is posted as you write it');
    expect(answer).toContain('asks to keep something back. So I have noted none of this.');
    expect(answer).toContain(said);
    for (const also of [
      'Two dismissals in March, please keep this out of the digest',
      'The reason is exempt: commercial',
    ])
      expect(await say('asha', `note ict ${also}`)).toContain('if all of it is news, begin that with another word');
    expect(await touched()).toEqual([]);
    expect(await say('asha', 'note ict exempt staff from the charge since May')).toContain('Noted for ICT');
  });

  it('is no for what that message asked about, not for what was answered since', async () => {
    const button = await no();
    await says('asha', 'note ict amber, the strategy is late');
    expect((await presses('asha', button))[0]?.text).toBe('Thank you: nothing new in Centre, HR.');
    expect(await touched()).toEqual(['alpha/ict', 'alpha/centre', 'alpha/hr']);
  });

  it('is no for nothing, and kindly, when the button of an old message is pressed', async () => {
    const button = await no();
    await at('2027-02-11T10:00:00Z');
    expect((await presses('asha', button))[0]?.text).toContain(
      'That was asked on Thursday 28 January, and none of it waits for a word now, so I have noted nothing.',
    );
    expect((await presses('asha', 'nothing new 2027-01-27'))[0]?.text).toContain('I have noted nothing');
    expect(await touched()).toEqual([]);
  });

  it('is no for nothing that an open round waits for', async () => {
    await at('2026-12-31T09:00:00Z');
    const asked = posted.findLast(({ key }) => key.startsWith('touch/') && key.endsWith('/asha'))!;
    const button = buttonsOf(asked.message).find(({ label }) => label === 'No, nothing has changed')!.say;
    await at('2027-01-04T10:00:00Z');
    expect((await presses('asha', button))[0]?.text).toContain('I have noted nothing');
    expect(await touched()).toEqual([]);
  });

  it('takes as many statements to note no for three workstreams as for one', async () => {
    const button = await no();
    const statements = async (pressed: string) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      await presses('asha', pressed);
      const texts = query.mock.calls.map(([given]) => (given as unknown as { text?: string }).text ?? String(given));
      query.mockRestore();
      return texts.filter((text) => /INSERT INTO (update|audit)/.test(text)).length;
    };
    const many = await statements(button);
    expect(await touched()).toHaveLength(3);
    expect(await statements('nothing new alpha/hr')).toBe(many);
  });

  it('does not lead away from the answer that they are in the middle of', async () => {
    await at('2027-01-04T10:00:00Z');
    await says('asha', 'update ict');
    await says('asha', 'amber');
    const noted = await say('asha', 'note hr two posts are vacant');
    expect(noted).toContain('Noted for HR');
    expect(noted).toContain('your words are kept for your update, due on Friday 15 January.');
    expect(noted).toContain('you were at “Why”');
    expect(noted).not.toContain('Anything you write next is added to it');
    await says('asha', 'the supplier is late');
    expect(await rows(`SELECT state->'answers' AS answers FROM draft WHERE "workstreamId" = 'alpha/ict'`)).toEqual([
      { answers: { rating: 'amber', reason: 'the supplier is late' } },
    ]);
    expect(await touched()).toEqual(['alpha/hr']);
    expect(await say('asha', 'note hr amber')).toContain('It is filled in for you in your update, due on Friday 15');
    await presses('asha', 'nothing new alpha/hr');
    expect(await say('asha', 'a second supplier, by 12 February')).toContain('What would bring it back');
  });

  it('is replaced by the edit of its message, in the record and in the digest', async () => {
    await at('2027-01-26T09:00:00Z');
    await writes('m1', 'note centre Front desk open slips to 31 May because the lift is brocken');
    expect((await forecasts()).desk).toMatchObject({ forecast: '2027-05-31' });
    const said = await edits('m1', 'note centre: Front desk open slips to 30 April because the lift is broken');
    expect(said).toContain('Your edit is noted: what it says takes the place of what you wrote before for Centre');
    expect((await forecasts()).desk).toMatchObject({ forecast: '2027-04-30' });
    await edits('m1', 'note centre the lift is broken');
    expect((await forecasts()).desk).toMatchObject({ forecast: null });
    await at('2027-02-01T09:00:00Z');
    const digest = posted.findLast(({ key }) => key.startsWith('digest/'))!.text;
    expect(digest).toContain('The lift is broken');
    expect(digest).not.toContain('brocken');
    expect(digest).not.toContain('30 April');
    expect(await rows(`SELECT count(*)::int AS kept FROM update WHERE kind = 'touch'`)).toEqual([{ kept: 3 }]);
  });

  it('stays where its edit says the same, or is of another workstream, or is somebody else’s', async () => {
    await at('2027-01-26T09:00:00Z');
    await writes('m1', 'note centre the lift is broken');
    expect(await edits('m1', 'note centre the lift is broken')).toBe('');
    expect(await edits('m1', 'note hr the lift is broken')).toContain('was noted for Centre, and stays as it is');
    expect(await does('ben', { kind: 'edited', message: 'm1', text: 'all is well' })).toEqual([]);
    expect(await touched()).toEqual(['alpha/centre']);
  });

  it('stays where its message is deleted, and that is said', async () => {
    await at('2027-01-26T09:00:00Z');
    await writes('m1', 'note centre the lift is broken');
    await writes('m2', 'and the desk is wet');
    const [told] = await does('asha', { kind: 'deleted', message: 'm2' });
    expect(told?.text).toContain('what I had noted from it for Centre stays');
    expect(told?.text).toContain('> and the desk is wet');
    expect(await touched()).toEqual(['alpha/centre', 'alpha/centre']);
  });

  it('proposes one date at a time, although two write at once', async () => {
    await at('2027-01-26T09:00:00Z');
    await says('asha', 'note centre all is well');
    const other = await database.pool.connect();
    await other.query('BEGIN');
    await other.query(`SELECT FROM workstream WHERE id = 'alpha/centre' FOR NO KEY UPDATE`);
    const both = Promise.all([
      says('asha', 'note centre Centre live slips to 31 May because of the lift'),
      says('ben', 'note centre Centre live slips to 30 June because of the lift'),
    ]);
    await blocked(database, 2);
    await other.query('COMMIT');
    other.release();
    await both;
    const changes = await rows('SELECT state FROM milestone_change ORDER BY id');
    expect(changes.map(({ state }) => state)).toEqual(['withdrawn', 'proposed']);
  });

  it('proposes one date at a time, although an answer is submitted meanwhile', async () => {
    await at('2027-01-04T10:00:00Z');
    for (const text of ['update centre', 'green', '31 May because of the lift', 'no change', 'skip', 'skip', 'skip'])
      await says('asha', text);
    const other = await database.pool.connect();
    await other.query('BEGIN');
    await other.query(`SELECT FROM workstream WHERE id = 'alpha/centre' FOR NO KEY UPDATE`);
    const both = Promise.all([
      says('asha', 'submit'),
      says('ben', 'note centre Centre live slips to 30 June because of the lift'),
    ]);
    await blocked(database, 2);
    await other.query('COMMIT');
    other.release();
    await both;
    const changes = await rows('SELECT state FROM milestone_change ORDER BY id');
    expect(changes.map(({ state }) => state)).toEqual(['withdrawn', 'proposed']);
  });

  it('that a date moved stands in the quarter’s answer, however far away it is', async () => {
    await at('2026-12-21T09:00:00Z');
    await says('asha', 'note centre Front desk open slips to 30 September 2027 because of the lift');
    await says('asha', 'that is all');
    await at('2027-01-04T10:00:00Z');
    for (const text of ['update centre', 'green', 'no change']) await says('asha', text);
    expect(await say('asha', 'no change')).toContain('Front desk open: Thursday 30 September 2027');
    for (const text of ['skip', 'skip', 'skip', 'submit']) await says('asha', text);
    expect(
      (await rows(`SELECT answers->'milestone/desk' AS desk FROM update WHERE kind = 'round'`)).map(({ desk }) => desk),
    ).toEqual([expect.objectContaining({ is: 'moved', to: '2027-09-30' })]);
  });

  it('that something is done stands in the quarter’s answer, for their Yes', async () => {
    await at('2026-12-21T09:00:00Z');
    await says('asha', 'note centre Front desk open was done on 18 December');
    expect((await forecasts()).desk).toMatchObject({ actual: '2026-12-18' });
    await says('asha', 'that is all');
    await at('2027-01-04T10:00:00Z');
    for (const text of ['update centre', 'green', 'no change']) await says('asha', text);
    expect(await say('asha', 'no change')).toContain('Front desk open: done on Friday 18 December 2026');
    for (const text of ['skip', 'skip']) await says('asha', text);
    expect(await say('asha', 'skip')).toContain('Front desk open: done on Friday 18 December 2026');
    await says('asha', 'submit');
    expect(
      (await rows(`SELECT answers->'milestone/desk' AS desk FROM update WHERE kind = 'round'`)).map(({ desk }) => desk),
    ).toEqual([expect.objectContaining({ is: 'done', on: '2026-12-18' })]);
    expect(await rows(`SELECT kind FROM milestone_change WHERE "milestoneId" = 'alpha/centre/desk'`)).toEqual([
      { kind: 'done' },
    ]);
  });

  it('that something was done is taken back in the quarter’s answer, where it moves after all', async () => {
    await at('2026-12-21T09:00:00Z');
    await says('asha', 'note centre Front desk open was done on 18 December');
    await says('asha', 'that is all');
    await at('2027-01-04T10:00:00Z');
    for (const text of ['update centre', 'green', 'no change', '31 March because of the lift', 'skip', 'skip', 'skip'])
      await says('asha', text);
    for (const text of ['submit', 'submit']) await says('asha', text);
    expect((await forecasts()).desk).toMatchObject({ actual: null, forecast: '2027-03-31' });
  });

  it('that was returned by its approver is asked in the round as returned, and put to them no second time', async () => {
    await at('2026-12-21T09:00:00Z');
    await says('asha', 'note centre Centre live slips to 31 May because of the lift');
    await says('asha', 'that is all');
    const [{ id }] = await rows('SELECT id FROM milestone_change');
    await says('dev', `return D${id} the board first`);
    await at('2027-01-04T10:00:00Z');
    await says('asha', 'update centre');
    expect(await say('asha', 'green')).toContain('dev returned 31 May: “the board first”.');
    await says('asha', '31 May because of the lift');
    await says('asha', 'no change');
    for (const text of ['skip', 'skip']) await says('asha', text);
    expect(await say('asha', 'skip')).toContain('has returned Monday 31 May');
    await says('asha', 'submit');
    expect(await rows('SELECT state FROM milestone_change')).toEqual([{ state: 'returned' }]);
  });
});
