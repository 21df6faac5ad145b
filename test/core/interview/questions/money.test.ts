import { describe, expect, it } from '@jest/globals';
import { effectsOf, questionsOf } from '#core/interview/questions';
import { moneyOf } from '#core/interview/shown/measures';
import type { Month } from '#core/programme/period';
import { interviewWith } from '../customer-focus.ts';
import { workstreamWith } from './workstream-with.ts';

const budget = { approved: 1_200_000, spent: 200_000, forecast: 1_100_000 };
const about = workstreamWith({ budget });

describe('money', () => {
  it('is asked beside what was approved, and says by how much the forecast is over it', async () => {
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Approved £1.2m: spent so far and forecast? Last time spent £200,000, forecast £1.1m.
      Quarterdeck: For example: spent 300k, forecast 1.15m.
      Asha: spent 300k, forecast 1.3m
      Quarterdeck: Money: spent £300,000, forecast £1.3m, £100,000 over the approved £1.2m.
      Quarterdeck: What was achieved
      Asha: Submit
      Quarterdeck: Money: spent £300,000, forecast £1.3m, £100,000 over the approved £1.2m (forecast was £1.1m)
    `);
    expect(effectsOf(about, talk.state.answers)).toEqual([
      {
        what: 'set',
        kind: 'workstream',
        id: about.workstream.id,
        fields: { budget: { approved: 1_200_000, spent: 300_000, forecast: 1_300_000 } },
      },
    ]);
  });

  it('stays as it was at one word', async () => {
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Approved £1.2m
      Asha: unchanged
      Quarterdeck: Money: as before, spent £200,000, forecast £1.1m.
    `);
    expect(effectsOf(about, talk.state.answers)).toEqual([]);
  });

  it.each(['spent 100k', 'forecast £12m', 'forecast 150k', '300k, 1.3m'])('asks %s back', (text) => {
    const question = questionsOf(about, {}).find(({ key }) => key === 'money');
    expect(question?.understand(text, about, {})).toHaveProperty('confirm');
  });

  it.each([
    ['300k', 'I could not tell whether “300k” is spent or forecast.'],
    ['forecast 1-2m', '“1-2m” is a range, and one figure is kept.'],
    ['approved 2m', 'The approved budget is £1.2m; the programme office changes it.'],
    ['…', 'I found no amount in that.'],
  ])('says what would work instead of %s', (text, problem) => {
    const question = questionsOf(about, {}).find(({ key }) => key === 'money');
    expect(question?.understand(text, about, {})).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  it('can be answered in words', () => {
    const question = questionsOf(about, {}).find(({ key }) => key === 'money');
    const read = question?.understand('waiting for the ledger', about, {});
    expect(read).toMatchObject({ understood: { note: 'waiting for the ledger' } });
    expect(moneyOf({ money: { note: 'waiting for the ledger' } })).toEqual({ note: 'waiting for the ledger' });
  });

  it('is asked once a quarter where there is a budget', () => {
    const isAsked = (of: typeof about) =>
      questionsOf(of, {}).some((each) => each.key === 'money' && each.asked({}, of));
    const monthly = (month: string) => ({
      ...about,
      round: { ...about.round, period: { from: month as Month, to: month as Month, label: month } },
    });
    expect(isAsked(about)).toBe(true);
    expect(isAsked(monthly('2026-11'))).toBe(false);
    expect(isAsked(monthly('2026-12'))).toBe(true);
    expect(isAsked(workstreamWith({}))).toBe(false);
  });
});
