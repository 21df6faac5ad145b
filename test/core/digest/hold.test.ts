import { describe, expect, it } from '@jest/globals';
import { buttonsOf } from '../../kit/transcript.ts';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  olive: 'Olive Mbeki',
  mei: 'Mei Lin',
  dev: 'Dev Sharma',
  ruth: 'Ruth Adeyemi',
  cara: 'Cara Jones',
  claire: 'Claire Moore',
};

/** The digest comes on Mondays at 09:00; the second of the board’s groups is of councillors, the third has no `hold`. */
const file = `version: 1
organisation:
  name: Example County Council
  timeZone: Europe/London
  preElection: [{ from: 2027-01-25, to: 2027-02-05 }]
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
  - { key: cllr, name: Cllr Price, kind: councillor, email: cllr@example.org, slack: U0CLLR }
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: claire
    rounds: { every: quarter, opens: 1, due: 25, closes: 30, touch: none }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: cara, members: [cara, ruth], oversees: [ict, parks], channel: { slack: C0BOARD }, digest: { cron: "0 9 * * 1", hold: 2h } }
      - { key: panel, name: Scrutiny Panel, kind: councillor, chair: cllr, members: [cllr], channel: { slack: C0PANEL }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: ict, name: ICT, lead: mei, director: dev, history: [{ period: Q2 2026/27, rag: amber, on: 2026-10-09 }] }
      - { key: parks, name: Parks, lead: mei, director: ruth, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
      - { key: hr, name: Workforce, lead: ruth, director: claire, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
`;

describe('holding a digest', () => {
  const { says, commands, presses, at, later, posted, delivery, refusals, database } = talk(file);
  const said = async (person: string, text: string) => (await says(person, text))[0]?.text ?? '';
  const digests = (all: readonly { readonly key: string; readonly text: string }[], group = 'board') =>
    all.filter(({ key }) => key.startsWith(`digest/alpha/${group}/`)).map(({ text }) => text);
  const office = () => posted.filter(({ key }) => key.startsWith('digest-held/') && key.endsWith('/olive'));

  it('is done by a director once, for the time of the settings; it then goes by itself, composed anew', async () => {
    await at('2027-01-15T10:00:00Z');
    expect(await said('dev', 'digest board hold')).toBe(
      'The digest of the Alpha Board goes on Monday 18 January at 11:00 instead of Monday 18 January at 09:00. It is composed anew then. The programme office and its chair are told.',
    );
    expect(await said('dev', 'digest board hold 5h')).toContain(
      'A director held the digest of Monday 18 January at 09:00 already, and each can be held once. The programme office can hold it: Olive Mbeki.',
    );
    expect(await said('ruth', 'digest board hold')).toContain('each can be held once');
    const told = (await later(0)).filter(({ key }) => !key.startsWith('reply/'));
    expect(told.map(({ key }) => key.replace(/hold-\d+/, 'hold'))).toEqual([
      'digest-held/alpha/board/hold/cara',
      'digest-held/alpha/board/hold/olive',
    ]);
    expect(told[1]!.text).toContain(
      'The digest of the Alpha Board is held until Monday 18 January at 11:00 by Dev Sharma, a director.',
    );
    expect(buttonsOf(told[0]!.message)).toEqual([]);
    expect(buttonsOf(told[1]!.message).map(({ say }) => say)).toEqual([
      'digest alpha/board release',
      'digest alpha/board preview',
    ]);
    expect(digests(await at('2027-01-18T09:00:00Z'))).toEqual([]);
    await says('mei', 'note ict green, all is mended');
    expect(digests(await at('2027-01-18T10:59:00Z'))).toEqual([]);
    const [held] = digests(await at('2027-01-18T11:00:00Z'));
    expect(held).toContain('from Amber to Green');
    expect(held).toContain('It was due on Monday 18 January at 09:00, and was held.');
    // The next is not held, and can be.
    expect(await said('dev', 'digest board hold')).toContain('on Monday 25 January at 11:00');
    // What was held is not late: its time was another.
    expect((await at('2027-01-18T16:00:00Z')).filter(({ key }) => key.startsWith('trouble/'))).toEqual([]);
  });

  it('is done by chair, sponsor and office for as long as they say, and by nobody else', async () => {
    await at('2027-01-15T10:00:00Z');
    expect(await said('cara', 'digest board hold 90m')).toContain('goes on Monday 18 January at 10:30');
    expect(await said('claire', 'digest board hold for 3 hours')).toContain('goes on Monday 18 January at 12:00');
    expect(await said('cara', 'digest board hold 1h')).toContain('is held already, until Monday 18 January at 12:00.');
    expect(await said('olive', 'digest board hold a while')).toContain(
      'I could not read “a while” as a length of time. You could write “2h” or “90m”.',
    );
    expect(await said('olive', 'digest board hold')).toContain('is held until the programme office releases it');
    expect(await said('mei', 'digest board hold')).toContain('is not among what you can do here');
    expect(await said('dev', 'digest panel hold')).toContain('Directors cannot hold the digest of the Scrutiny Panel.');
    expect(await said('cara', 'digest board release')).toBe(
      'Only the programme office releases the digest of Alpha Board.',
    );
    expect((await refusals()).at(-1)).toBe('cara: digest.release alpha/board (alpha)');
    expect(digests(await at('2027-01-18T12:00:00Z'))).toEqual([]);
    expect(await said('olive', 'digest board release')).toBe(
      'The digest of the Alpha Board is released and on its way to its channel.',
    );
    expect(digests(await later(0))).toHaveLength(1);
    expect(await said('olive', 'digest board release')).toContain('No digest of the Alpha Board is held or waits.');
    expect(digests(await at('2027-01-25T09:00:00Z'))).toHaveLength(1);
  });

  it('keeps back one whose turn has come, unless it is on its way', async () => {
    await at('2027-01-18T08:30:00Z');
    await says('mei', 'note ict red, strategy waits');
    // It waits for the director to be told, who holds it from that message.
    expect(digests(await at('2027-01-18T09:00:00Z'))).toEqual([]);
    expect((await presses('dev', 'digest alpha/board hold'))[0]?.text).toContain('goes on Monday 18 January at 11:00');
    expect(digests(await later(2))).toEqual([]);
    expect(digests(await at('2027-01-18T11:00:00Z'))).toHaveLength(1);
    await at('2027-01-25T09:00:00Z');
    await database.pool.query(
      `UPDATE delivery SET status = 'pending' WHERE key = 'digest/alpha/board/2027-01-25/slack'`,
    );
    expect(await said('olive', 'digest board hold')).toBe(
      'The digest of the Alpha Board is on its way to its channel already, so it was not held.',
    );
  });

  it('lets one go that the office posts, and gives up one that nobody released before the next', async () => {
    await at('2027-01-15T10:00:00Z');
    await says('claire', 'digest board hold');
    expect(digests(await at('2027-01-18T09:00:00Z'))).toEqual([]);
    const preview = (await says('olive', 'digest board preview'))[0]!;
    expect(preview.text).toContain('It is held until the programme office releases it.');
    expect(buttonsOf(preview.message).map(({ label }) => label)).toContain('Release the digest');
    await at('2027-01-25T09:00:00Z');
    expect(await delivery('digest/alpha/board/2027-01-18/slack')).toMatchObject({
      status: 'refused',
      reason: 'it was held until a later one came',
    });
    const told = await at('2027-01-25T09:05:00Z');
    expect(told.map(({ text }) => text).join()).toContain('it was held until a later one came');
    expect(await said('olive', 'digest board post')).toBe(
      'The digest of Alpha Board is held no more, and on its way to its channel.',
    );
    expect(digests(await later(0))).toHaveLength(1);
    expect(digests(await at('2027-02-01T09:00:00Z'))).toHaveLength(1);
  });

  it('is what happens to councillors’ digests in a pre-election period, until the office releases each', async () => {
    await at('2027-01-15T10:00:00Z');
    for (const text of ['update hr', 'amber, two posts are vacant', 'both filled by 12 March', 'submit', 'submit'])
      await says('ruth', text);
    await later(0);
    for (const person of ['claire', 'olive']) await says(person, 'approve hr');
    expect(digests(await at('2027-01-18T09:00:00Z'), 'panel')).toHaveLength(1);
    const monday = await at('2027-01-25T09:00:00Z');
    expect(digests(monday, 'panel')).toEqual([]);
    expect(digests(monday)).toHaveLength(1);
    expect(
      (await later(0))
        .concat(office())
        .map(({ text }) => text)
        .join(),
    ).toContain('This is a pre-election period, so the digest of the Scrutiny Panel waits until you release it.');
    const asked = ['digest panel', 'digest panel preview', 'digest me', 'plan panel', 'history panel', 'history hr'];
    for (const text of asked) {
      const [shown] = await says('cllr', text);
      expect(shown?.text).toMatch(/^(This is a p|P)re-election period: what /);
    }
    expect(await said('olive', 'history panel')).toContain('Scrutiny Panel: ratings');
    expect(await said('olive', 'digest panel release')).toContain('is released and on its way');
    expect(digests(await later(0), 'panel')).toHaveLength(1);
    // The next waits again; nobody releases it, and after the period they go by themselves.
    expect(digests(await at('2027-02-01T09:00:00Z'), 'panel')).toEqual([]);
    await later(0);
    expect(digests(await at('2027-02-06T09:00:00Z'), 'panel')).toEqual([]);
    expect(digests(await at('2027-02-08T09:00:00Z'), 'panel')).toHaveLength(1);
    expect(await delivery('digest/alpha/panel/2027-02-01/slack')).toMatchObject({ status: 'cancelled' });
    expect(office()).toHaveLength(2);
  });

  it('outlives a downtime over its end, and a clock that is moved back sends nothing twice', async () => {
    await at('2027-01-18T08:55:00Z');
    expect(await said('dev', 'digest board hold')).toContain('goes on Monday 18 January at 11:00');
    expect(digests(await at('2027-01-18T09:00:00Z'))).toEqual([]);
    // The clock is moved back while it waits: it is due, held and told of once all the same.
    await at('2027-01-18T08:00:00Z');
    expect(digests(await at('2027-01-18T09:05:00Z'))).toEqual([]);
    const [late, ...more] = digests(await at('2027-01-19T10:00:00Z'));
    expect(more).toEqual([]);
    expect(late).toContain('It was due on Monday 18 January at 09:00, and was held.');
    for (const instant of [
      '2027-01-18T08:30:00Z',
      '2027-01-18T09:00:00Z',
      '2027-01-18T11:00:00Z',
      '2027-01-19T10:05:00Z',
    ])
      expect(digests(await at(instant))).toEqual([]);
    expect(posted.filter(({ key }) => key.startsWith('digest-held/') && key.endsWith('/cara'))).toHaveLength(1);
  });

  it('is done from a channel too, and there only the asker reads it', async () => {
    await at('2027-01-15T10:00:00Z');
    const [answer] = await commands('cara', 'digest hold 2h', 'C0BOARD');
    expect(answer).toMatchObject({ by: 'cara', text: expect.stringContaining('goes on Monday 18 January at 11:00') });
  });
});
