import { describe, expect, it } from '@jest/globals';
import { effectsOf } from '#core/interview/questions';
import { savingOf } from '#core/interview/shown/measures';
import { interviewWith } from '../customer-focus.ts';
import { restructure, workstreamWith } from './workstream-with.ts';

const fieldsSet = (about: Parameters<typeof effectsOf>[0], answers: Parameters<typeof effectsOf>[1]) =>
  effectsOf(about, answers).flatMap((effect) => (effect.what === 'set' ? [effect.fields] : []));

async function asked(said: string, saving: Partial<typeof restructure> = {}) {
  const about = workstreamWith({ savings: [{ ...restructure, ...saving }] });
  const talk = interviewWith(about);
  await talk.goes(`
    Quarterdeck: how is it going?
    Asha: Green
    Quarterdeck: Management restructure
    Asha: ${said}
    Quarterdeck: Question
  `);
  return { about, talk, answer: savingOf(talk.state.answers, 'mgmt'), effects: fieldsSet(about, talk.state.answers) };
}

describe('a saving', () => {
  it('is asked for what it has brought, will bring, and may not', async () => {
    const about = workstreamWith({ savings: [{ ...restructure, after: 'structure' }] });
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Management restructure: delivered so far, forecast, and how much of it is at risk? Forecast £400,000 (cashable, a year when complete); £20,000 delivered. It depends on “structure”.
      Quarterdeck: For example: delivered £50k, forecast 400k, 100k at risk.
      Quarterdeck: [ No change (as before) ]
      Asha: delivered £50k, forecast 350-400k, 100k at risk, union objects
      Quarterdeck: Management restructure: delivered £50,000, forecast £350,000 to £400,000, £100,000 at risk (union objects).
      Quarterdeck: What was achieved
      Asha: Submit
      Quarterdeck: (forecast was £400,000; £30,000 more delivered)
    `);
    expect(fieldsSet(about, talk.state.answers)).toEqual([{ delivered: 50_000, low: 350_000, high: 400_000 }]);
  });

  it('stays as it was at one word, with what was at risk', async () => {
    const about = workstreamWith(
      { savings: [restructure] },
      { last: { rating: 'green', answers: { 'saving/mgmt': { atRisk: { low: 100_000, high: 100_000 } } } } },
    );
    const talk = interviewWith(about);
    await talk.goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Management restructure
      Asha: no change
      Quarterdeck: Management restructure: as before, delivered £20,000, forecast £400,000, £100,000 at risk.
    `);
    expect(fieldsSet(about, talk.state.answers)).toEqual([]);
  });

  it('takes a range as the forecast, and nothing else', async () => {
    expect((await asked('350k-400k')).effects).toEqual([{ low: 350_000, high: 400_000 }]);
  });

  it.each([
    ['delivered 500k', 'more delivered than is forecast'],
    ['forecast £4m', 'ten times the last forecast'],
    ['34-58m', 'far from the last forecast'],
    ['500k at risk', 'more at risk than is forecast'],
    ['50k, 400k, 100k', 'amounts without names, in the order in which they are asked'],
    ['450k', 'one amount without a name'],
    ['reduced delivered by 15k', 'counted from what it was'],
  ])('asks back %s: %s', async (said) => {
    const { talk, answer } = await asked(said);
    expect(answer).toBeUndefined();
    expect(talk.state.proposed?.question).toBe('saving/mgmt');
  });

  it('is done with when all of it is delivered', async () => {
    const { effects, answer } = await asked('delivered in full');
    expect(answer).toMatchObject({ delivered: 400_000, complete: true });
    expect(effects).toEqual([{ delivered: 400_000, state: 'delivered' }]);
    expect(workstreamWith({ savings: [{ ...restructure, state: 'delivered' }] })).toBeDefined();
    await interviewWith(workstreamWith({ savings: [{ ...restructure, state: 'delivered' }] })).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: What was achieved
    `);
  });

  it('can be answered in words, which stand beside the figures as they were', async () => {
    const { talk, effects } = await asked('waiting for the unions');
    expect(talk.state.answers['saving/mgmt']).toMatchObject({ note: 'waiting for the unions' });
    expect(effects).toEqual([]);
  });

  it('keeps what was said of an amount that is no plain figure', async () => {
    expect((await asked('delivered 50k, forecast tbc')).answer).toMatchObject({
      delivered: 50_000,
      note: 'forecast tbc',
    });
  });

  it('that is no money is asked for in words', async () => {
    const about = workstreamWith({ savings: [{ ...restructure, kind: 'non-financial' }] });
    await interviewWith(about).goes(`
      Quarterdeck: how is it going?
      Asha: Green
      Quarterdeck: Management restructure: how does it stand?
      Asha: Staff survey shows 8 points more trust
      Quarterdeck: Management restructure: Staff survey shows 8 points more trust
    `);
  });
});
