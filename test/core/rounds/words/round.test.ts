import { describe, expect, it } from '@jest/globals';
import { askToOpen } from '#core/rounds/could-open';
import { both, shared, talk } from '../../words/talk.ts';

const buttonsOf = (message: { blocks: readonly object[] } | undefined) =>
  message?.blocks.flatMap((block) => ('buttons' in block ? (block.buttons as { label: string; say: string }[]) : [])) ??
  [];

describe('round, for who runs several programmes', () => {
  const { says, presses, at, posted, store, database } = talk(both);
  const open = async () =>
    (await database.pool.query(`SELECT id FROM round WHERE state = 'open' ORDER BY id`)).rows.map(({ id }) => id);

  it('alone says where each stands', async () => {
    const [said] = await says('olive', 'round');
    expect(said?.text).toContain('No round of Alpha Programme is open. Next: Q3 2026/27');
    expect(said?.text).toContain('No round of Beta Programme is open. Next: Q3 2026/27');
  });

  it.each(['round open Q3 2026/27', 'round preview', 'round close'])('asks which is meant by “%s”', async (typed) => {
    const [asked] = await says('olive', typed);
    expect(asked?.text).toContain('Which programme?');
    expect(buttonsOf(asked?.message).map(({ say }) => say)).toEqual(
      ['alpha', 'beta'].map((key) => [...typed.split(' ').slice(0, 2), key, ...typed.split(' ').slice(2)].join(' ')),
    );
    expect(await open()).toEqual([]);
  });

  it('opens and closes the one that is named, by key or by name', async () => {
    expect((await says('olive', 'round open beta Q3 2026/27'))[0]?.text).toContain(
      'The round for Q3 2026/27, Beta Programme, is open. 2 people are asked',
    );
    expect(await open()).toEqual(['beta/2026-10_2026-12']);
    await says('olive', 'round open Alpha Programme Q3 2026/27');
    expect(await open()).toEqual(['alpha/2026-10_2026-12', 'beta/2026-10_2026-12']);
    expect((await says('olive', 'round close beta'))[0]?.text).toContain('Closed: Beta Programme, Q3 2026/27.');
    expect(await open()).toEqual(['alpha/2026-10_2026-12']);
    expect((await says('olive', 'round close alpha Q2 2026/27'))[0]?.text).toContain('so there is nothing to close');
    expect(await open()).toEqual(['alpha/2026-10_2026-12']);
  });

  it('opens nothing that would ask nobody, come before a later round or stand beside one that is open', async () => {
    const answerTo = async (typed: string) => (await says('olive', typed))[0]?.text;
    expect(await answerTo('round open alpha 2026-11')).toContain(
      'No workstream of Alpha Programme is asked every month',
    );
    await says('olive', 'round open alpha Q3 2026/27');
    expect(await answerTo('round open alpha Q4 2026/27')).toContain('is still open; “round close alpha” closes it');
    await says('olive', 'round close alpha');
    expect(await answerTo('round open alpha Q2 2026/27')).toContain('Q3 2026/27, Alpha Programme, was held already');
    expect(await open()).toEqual([]);
  });

  it('can be run from its own messages: the notice says which programme, and so do the buttons of the question', async () => {
    await at('2026-12-18T09:00:00Z');
    const notices = posted.filter(({ key }) => key.startsWith('notice/beta/'));
    expect(notices.map(({ text }) => text)).toEqual([
      expect.stringContaining('The round for October to December 2026 (Q3), Beta Programme'),
    ]);
    expect(notices[0]?.text).toContain('“round open beta Q3 2026/27” opens it at once');
    database.now = new Date('2027-01-06T10:00:00Z');
    await database.pool.query(`UPDATE programme SET "scheduledSince" = '2027-01-06T10:00:00Z'`);
    await store((tx) => askToOpen(tx, 'beta'));
    await at('2027-01-06T10:00:00Z');
    const asked = posted.find(({ key }) => key.startsWith('could-open/beta/'));
    const [button] = buttonsOf(asked?.message);
    await presses('olive', button!.say);
    expect(await open()).toEqual(['beta/2026-10_2026-12']);
  });

  it('looks ahead between two rounds', async () => {
    await at('2027-02-01T10:00:00Z');
    expect((await says('olive', 'round preview alpha'))[0]?.text).toContain('The round for January to March 2027 (Q4)');
    expect((await says('olive', 'round'))[0]?.text).toContain('Next: Q4 2026/27');
  });
});

describe('round, for who runs one programme', () => {
  const { says, refusals, database } = talk(shared);

  it('never takes another for it', async () => {
    await says('olive', 'round open Q3 2026/27');
    expect((await says('olive', 'round close beta'))[0]?.text).toContain('I could not read “beta” as a period');
    const { rows } = await database.pool.query(`SELECT state FROM round`);
    expect(rows).toEqual([{ state: 'open' }]);
    expect(await refusals()).toEqual(['olive: round.run beta (beta)']);
  });

  it('counts one person as one', async () => {
    expect((await says('bea', 'round open Q3 2026/27'))[0]?.text).toContain('1 person is asked');
  });
});
