import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { both, talk } from '../words/talk.ts';
import { withOwners } from './figures/file.ts';

const day = (text: string) => text as LocalDate;
const meeting = (on: string) =>
  `meetings: [{ on: 2027-01-12 }, { on: ${on}, deadlines: { clearance: -12, final: -7, publishClearDays: 5, callIn: 5 } }]`;

/** Alpha's paper goes to its panel of councillors; its round is due on 15 January and escalates until the 22nd. */
const file = (on: string) =>
  both
    .replace(
      'closes: 15, remind: [-3] }',
      'closes: 15, firstNumber: 4, remind: [-3], escalate: { deputy: 2, director: 3, sponsor: 5 } }',
    )
    .replace(
      'key: panel, name: Alpha Panel, kind: councillor,',
      `key: panel, name: Alpha Panel, kind: councillor, ${meeting(on)},`,
    )
    .replace('    decisions:\n', '    paper: { to: Alpha Panel, keyDecision: true }\n    decisions:\n');

describe('the preview of a round', () => {
  const { says, at, store, database } = talk(file('2027-02-23'));
  const summary = async () => (await says('olive', 'round preview alpha'))[0]?.message.summary ?? '';
  const preview = async () => (await says('olive', 'round preview alpha'))[0]?.text ?? '';

  it('says its days, its number in the series, and the days of the paper counted back from the next meeting', async () => {
    const text = await preview();
    expect(text).toContain(
      'Q3 2026/27. Number 4 in the series. Opens Monday 4 January, due Friday 15 January, closes Friday 22 January.',
    );
    expect(text).toContain(
      'For what is missing then: deputies on Tuesday 19 January, directors on Wednesday 20 January and the sponsor on Friday 22 January.',
    );
    expect(text).toContain(
      'The Alpha Panel meets on Tuesday 23 February. The paper for it: notice of the key decision by Monday 25 January, cleared by Friday 5 February, final by Friday 12 February and published by Monday 15 February. Call-in ends on Tuesday 2 March.',
    );
    expect(text).toContain('How long it takes to ask them: Slack, 2 messages, at once.');
    expect(text).not.toContain('What needs you');
    expect(text).not.toContain('12 January. The paper');
  });

  it('says who is away and who is asked instead, and for what nobody is', async () => {
    await store(async (tx) => {
      await tx.absences.add({
        person: 'asha',
        from: day('2026-12-30'),
        to: day('2027-01-08'),
        cover: 'zed',
        by: 'asha',
      });
      await tx.absences.add({ person: 'lea', from: day('2027-01-04'), to: day('2027-01-06'), by: 'lea' });
    });
    const text = await preview();
    expect(text).toContain('asha is away until Friday 8 January: zed is asked instead.');
    expect(text).toContain('zed: ICT and SENSITIVE Nightingale, for asha · Slack · Monday 4 January at 09:00');
    expect(text).toContain('lea is away until Wednesday 6 January: nobody is asked in their place.');
    expect(text).toContain('Nobody is asked for HR. Once the round is open, “delegate HR @person” asks somebody.');
    expect(await summary()).toContain(
      '1 person is asked about 2 workstreams on Monday 4 January, due Friday 15 January; nobody is asked for HR.',
    );
  });

  it('says who cannot be reached, why, and what to do', async () => {
    await says('lea', 'help');
    await database.pool.query(`UPDATE account SET unreachable = 'the account is deactivated'`);
    const text = await preview();
    expect(await summary()).toContain('1 cannot be reached.');
    expect(text).toContain(
      'lea cannot be reached (Slack: the account is deactivated). Ask them to write to Quarterdeck once',
    );
  });

  it('shows an open round with its own days, and asks nobody again', async () => {
    await at('2027-01-04T10:00:00Z');
    await database.pool.query(
      `UPDATE round SET "dueOn" = '2027-01-20', "closesOn" = '2027-01-27' WHERE id LIKE 'alpha/%'`,
    );
    const text = await preview();
    expect(text).toContain('due Wednesday 20 January, closes Wednesday 27 January');
    expect(text).toContain('the sponsor on Wednesday 27 January');
    expect(text).toContain('It is open already.');
  });
});

describe('the preview of a round that leaves no time for the paper', () => {
  const { says } = talk(file('2027-02-04'));

  it('warns that escalation ends after the paper’s deadline', async () => {
    const text = (await says('olive', 'round preview alpha'))[0]?.text ?? '';
    expect(text).toContain('What needs you');
    expect(text).toContain(
      'Escalation ends on Friday 22 January, after the paper’s deadline for the Alpha Panel, Tuesday 19 January: what comes in between misses the paper.',
    );
  });
});

describe('the preview of a round that asks for figures', () => {
  const { says, store } = talk(withOwners);

  it('says that those of an owner who is away wait for them', async () => {
    const absence = { person: 'ben', from: day('2027-01-04'), to: day('2027-01-08'), by: 'ben' };
    await store((tx) => tx.absences.add(absence));
    expect((await says('olive', 'round preview'))[0]?.text).toContain(
      'Ben Carter: figures for Customer focus and ICT · Slack · away until Friday 8 January; the figures wait until then',
    );
  });
});
