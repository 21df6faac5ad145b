import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { formIn } from '#core/message';
import { importFile } from '../../../src/import-file.ts';
import { buttonsOf } from '../../kit/transcript.ts';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  olive: 'Olive Mbeki',
  asha: 'Asha Patel',
  mei: 'Mei Lin',
  dev: 'Dev Sharma',
  ruth: 'Ruth Adeyemi',
  claire: 'Claire Moore',
  nora: 'Nora Beck',
};

/** Mei leads ICT and Parks for Dev, who works on Tuesdays to Fridays; the digest comes on Mondays at 09:00. */
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
programmes:
  - key: alpha
    name: Alpha Programme
    office: [olive]
    sponsor: claire
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - { key: board, name: Alpha Board, chair: claire, members: [claire, ruth], channel: { slack: C0BOARD }, digest: { cron: "0 9 * * 1", hold: 2h } }
    workstreams:
      - key: ict
        name: ICT
        lead: mei
        director: dev
        milestones: [{ key: strategy, title: ICT strategy, baseline: 2027-03-31, critical: true, approver: ruth }]
        history: [{ period: Q2 2026/27, rag: amber, on: 2026-10-09 }]
      - key: parks
        name: Parks
        lead: mei
        director: dev
        milestones: [{ key: depot, title: Depot closure, baseline: 2027-03-31, critical: true, sensitive: true }]
        history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }]
      - { key: audit, name: Audit, lead: mei, director: dev, sensitive: true, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
      - { key: hr, name: Workforce, lead: dev, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
`;

describe('a director', () => {
  const { says, does, opens, fills, at, later, posted, platforms, delivery, world } = talk(file);
  const told = () => posted.filter(({ key }) => key.startsWith('surprise/'));
  const readers = async () => {
    const keys = told().map(({ key }) => key);
    return Promise.all(keys.map(async (key) => (await delivery(key)).reader));
  };
  const digests = (all: readonly { readonly key: string; readonly text: string }[]) =>
    all.filter(({ key }) => key.startsWith('digest/alpha/board'));

  it('hears at once and alone of a worse rating, with why, when it is read, and what can be done before', async () => {
    await at('2027-01-13T10:00:00Z');
    await says('mei', 'note ict red, strategy waits for the security review');
    const [message, ...more] = (await later(0)).filter(({ key }) => key.startsWith('surprise/'));
    expect(more).toEqual([]);
    expect(await readers()).toEqual([{ person: 'dev' }]);
    expect(message!.text).toContain('ICT is now Red (was Amber). Mei Lin: “');
    expect(message!.text).toContain('strategy waits for the security review');
    expect(message!.text).toContain('The Alpha Board reads it on Monday 18 January at 09:00.');
    await says('dev', 'digest board hold');
    await says('mei', 'note parks red, the tender failed');
    const [held] = (await later(0)).filter(({ key }) => key.startsWith('surprise/'));
    expect(held!.text).toContain('The Alpha Board reads it on Monday 18 January at 11:00.');
    expect(buttonsOf(message!.message).map(({ label, say }) => [label, say])).toEqual([
      ['Add a line', 'line alpha/ict'],
      ['Ask Mei', 'ask alpha/ict'],
      ['Hold the digest for two hours', 'digest alpha/board hold'],
    ]);
  });

  it('hears nothing of what is no worse, of what they said themselves, or once more of what was told', async () => {
    await at('2027-01-13T10:00:00Z');
    await says('mei', 'note ict amber, nothing new');
    await says('mei', 'note ict green, all mended');
    await says('dev', 'note hr red, two posts are vacant');
    await later(0);
    expect(told()).toEqual([]);
    await says('mei', 'note ict red, strategy waits');
    await later(0);
    await says('mei', 'note ict red, strategy still waits');
    await later(0);
    expect(told().map(({ message }) => message.summary)).toEqual(['ICT is now Red (was Green).']);
  });

  it('hears in a line that what they were told was taken back, if they were told', async () => {
    const mei = (kind: 'said' | 'edited', message: string, text: string) => does('mei', { kind, message, text });
    const lines = (all: readonly { readonly key: string; readonly text: string }[]) =>
      all.filter(({ key }) => key.startsWith('surprise')).map(({ text }) => text.split('\n')[0]);
    await at('2027-01-13T10:00:00Z');
    await mei('said', 'n1', 'note ict red, strategy waits');
    expect(lines(await later(0))[0]).toContain('ICT is now Red (was Amber).');
    expect(lines(await at('2027-01-13T10:05:00Z'))).toEqual([]);
    await mei('edited', 'n1', 'note ict red, the strategy waits');
    expect(lines(await at('2027-01-13T10:10:00Z'))).toEqual([]);
    await mei('edited', 'n1', 'note ict amber, the strategy waits');
    expect(lines(await later(0))).toEqual(['ICT is Amber, not Red as you were told: Mei Lin has corrected it.']);
    await at('2027-01-13T19:00:00Z');
    await mei('said', 'n2', 'note parks red, the tender failed');
    await mei('edited', 'n2', 'note parks the tender is late');
    expect(lines(await at('2027-01-14T09:00:00Z'))).toEqual([]);
    for (const text of ['update ict', 'red', 'strategy waits', 'submit', 'submit']) await says('mei', text);
    expect(lines(await later(0))[0]).toContain('ICT is now Red (was Amber).');
    expect(lines(await at('2027-01-14T10:00:00Z'))).toEqual([]);
    for (const text of ['update ict', 'change reason', 'the strategy waits', 'submit', 'better words'])
      await says('mei', text);
    expect(lines(await at('2027-01-14T11:00:00Z'))).toEqual([]);
    for (const text of ['update ict', 'change rating', 'amber', 'submit', 'a slip of mine']) await says('mei', text);
    expect(lines(await later(0))).toEqual(['ICT is Amber, not Red as you were told: Mei Lin has corrected it.']);
  });

  it('hears in one message, as their hours begin, of all that came overnight and still is so', async () => {
    await at('2027-01-13T19:00:00Z');
    await says('mei', 'note ict red, strategy waits');
    await says('mei', 'note parks amber, the tender is late');
    await says('mei', 'note audit red, a finding that nobody may know');
    await says('mei', 'note parks green, it came after all');
    expect((await later(0)).filter(({ key }) => key.startsWith('surprise/'))).toEqual([]);
    const morning = (await at('2027-01-14T09:00:00Z')).filter(({ key }) => key.startsWith('surprise/'));
    expect(morning.map(({ message }) => message.summary)).toEqual([
      'ICT is now Red (was Amber). Audit is now Red (was Green).',
    ]);
    expect(morning[0]!.text).toContain('It is sensitive, so it stands in no digest.');
    expect(buttonsOf(morning[0]!.message).filter(({ label }) => label.startsWith('Hold'))).toHaveLength(1);
  });

  it('hears of a critical date that slips, and of a new ask', async () => {
    await at('2027-01-13T10:00:00Z');
    await says('mei', 'note ict the ICT strategy slips to 30 April because of the review');
    await says('mei', 'note parks need the board to agree £60,000 by 1 February');
    await later(0);
    const [message] = told();
    expect(message!.text).toContain(
      'ICT strategy (critical): proposed 30 April, approval awaited; approved date 31 March.',
    );
    expect(message!.text).toContain('agree £60,000, by Monday 1 February');
  });

  it('is told before the digest, which waits for what is under way, but not for ever', async () => {
    await at('2027-01-18T08:30:00Z');
    await says('mei', 'note ict red, strategy waits');
    platforms.answer = ({ key }) =>
      key.startsWith('surprise/') ? { kind: 'not-connected', why: 'Slack cannot be reached' } : undefined;
    expect(digests(await at('2027-01-18T09:00:00Z'))).toEqual([]);
    expect(digests(await later(5))).toEqual([]);
    expect(digests(await at('2027-01-18T09:14:00Z'))).toEqual([]);
    await at('2027-01-18T09:15:00Z');
    expect(digests(await later(60))).toHaveLength(1);
    expect(told().length).toBeGreaterThan(1);
  });

  it('is told in their own hours before the digest, which waits until then', async () => {
    await at('2027-01-15T18:00:00Z');
    await says('mei', 'note parks amber, the tender is late');
    const before = posted.length;
    const monday = await at('2027-01-18T09:00:00Z');
    await later(2);
    const keys = posted
      .slice(before)
      .map(({ key }) => key.split('/')[0])
      .filter((kind) => kind === 'surprise' || kind === 'digest');
    expect(digests(monday)).toEqual([]);
    expect(keys).toEqual(['surprise', 'digest']);
    expect(told()[0]!.text).toContain('The Alpha Board reads it now that you are told: its digest is due.');
  });

  it('who is away hears of it when they are back, and whom they named hears at once', async () => {
    await at('2027-01-13T10:00:00Z');
    await says('dev', 'away until 22 January cover ruth');
    await says('mei', 'note ict red, strategy waits');
    await says('mei', 'note audit red, a finding that nobody may know');
    await later(0);
    expect(await readers()).toEqual([{ person: 'ruth' }]);
    expect(told()[0]!.text).not.toContain('Audit');
    expect(told()[0]!.text).toContain('You are told in the place of Dev Sharma before any group reads it.');
    expect(buttonsOf(told()[0]!.message).map(({ label }) => label)).toEqual(['Show ICT']);
    // The digest waits for nobody who is away.
    expect(digests(await at('2027-01-18T09:00:00Z'))).toHaveLength(1);
    const back = await at('2027-01-25T09:00:00Z');
    const own = back.find(({ text }) => text.includes('ICT is now Red') && !text.includes('Alpha Programme, week'));
    expect(own?.text).toContain('Audit is now Red (was Green).');
  });

  it('who directs no more hears nothing, and who directs now does', async () => {
    await at('2027-01-13T19:00:00Z');
    await says('mei', 'note ict red, strategy waits');
    await says('mei', 'note parks red, the tender failed');
    expect((await says('olive', 'assign ict director @ruth'))[0]?.text).toContain('Ruth Adeyemi');
    await at('2027-01-14T09:00:00Z');
    await later(0);
    const heard = Object.fromEntries(told().map(({ key, message }) => [key.split('/').at(-1), message.summary]));
    expect(heard).toEqual({ dev: 'Parks is now Red (was Green).', ruth: 'ICT is now Red (was Amber).' });
  });

  it('who is away is stood in for only by who could look it up, who reads nothing sensitive', async () => {
    await at('2027-01-13T10:00:00Z');
    await says('dev', 'away until 22 January cover nora');
    await says('mei', 'note ict red, strategy waits');
    await later(0);
    expect(await readers()).toEqual([]);
    await says('dev', 'away until 22 January cover ruth');
    await says('mei', 'note parks the depot closure slips to 30 April because of the talks');
    await says('mei', 'note ict the ICT strategy slips to 30 April because of the review');
    await later(0);
    expect(await readers()).toEqual([{ person: 'ruth' }]);
    expect(told()[0]!.text).toContain('ICT strategy (critical): proposed 30 April');
    expect(told()[0]!.text).not.toMatch(/depot|Parks/i);
  });

  it('hears of what a programme file makes worse, once it is imported', async () => {
    await at('2027-01-13T10:00:00Z');
    const worse = file
      .replace('baseline: 2027-03-31', 'baseline: 2027-03-31, forecast: 2027-05-07')
      .replace(/(true \}\]\n +history: \[)/, '$1{ period: Q3 2026/27, rag: red, on: 2027-01-12 }, ');
    const path = join(tmpdir(), `worse-${process.pid}.yaml`);
    await writeFile(path, worse);
    expect(await importFile(world.store, path, { actor: 'dev', via: 'test' }, true)).toMatchObject({ done: true });
    const { lines } = await importFile(world.store, path, { actor: 'olive', via: 'test' }, false);
    await rm(path);
    expect(lines.join()).toContain('forecast');
    await later(0);
    const [message, ...more] = told();
    expect(more).toEqual([]);
    expect(await readers()).toEqual([{ person: 'dev' }]);
    expect(message!.text).toContain('ICT: a critical date slips. The programme file says so.');
    expect(message!.text).toContain(
      'ICT strategy (critical): now Friday 7 May, 37 days after the approved date (31 March).',
    );
    expect(message!.text).toContain('Parks is now Red (was Green). The programme file says so.');
  });

  it('adds a line that stands in the next digests until the next answer', async () => {
    await at('2027-01-13T10:00:00Z');
    await says('mei', 'note ict red, strategy waits');
    await later(0);
    expect((await says('dev', 'line ict'))[0]?.text).toContain('Your line on ICT?');
    expect((await says('dev', 'The review is booked for 2 February'))[0]?.text).toContain(
      'Added beside ICT. The Alpha Board reads it in the next digest, under your name',
    );
    expect((await says('claire', 'line ict all is well'))[0]?.text).toContain('is not among what you can do here');
    expect((await says('dev', 'line audit all is well'))[0]?.text).toContain('stands in no digest');
    const [monday] = digests(await at('2027-01-18T09:00:00Z'));
    expect(monday?.text).toContain('Dev Sharma: “The review is booked for 2 February”');
    expect(digests(await at('2027-01-25T09:00:00Z'))[0]?.text).toContain('The review is booked');
    await says('mei', 'note ict amber, the review took place');
    expect(digests(await at('2027-02-01T09:00:00Z'))[0]?.text).not.toContain('The review is booked');
  });

  it('adds a line in a form too, of a length that is read in a moment', async () => {
    await at('2027-01-13T10:00:00Z');
    const [opened] = await opens('dev', 'line alpha/ict');
    const { to, fields } = formIn(opened!.message)!;
    expect(fields.map(({ label }) => label)).toEqual(['Your line']);
    const [long] = await fills('dev', to, { line: 'x'.repeat(301) });
    expect(long!.text).toContain('That is 301 characters; a line holds 300. Nothing was kept.');
    await fills('dev', to, { line: 'The review is booked' });
    // What is typed next is no line any more.
    expect((await says('dev', 'The review is booked for 3 February'))[0]?.text).not.toContain('Added beside');
    expect(digests(await at('2027-01-18T09:00:00Z'))[0]?.text).toContain('Dev Sharma: “The review is booked”');
  });
});
