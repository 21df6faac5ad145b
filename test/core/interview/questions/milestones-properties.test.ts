import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#core/calendar/local-date';
import type { Answers } from '#core/interview/answers';
import { milestones } from '#core/interview/questions/milestones';
import { itemsOf } from '#core/interview/questions/milestones-item';
import { asText } from '#core/interview/questions/milestones-said';
import { understandMilestone } from '#core/interview/questions/milestones-understand';
import { type MilestoneTold, milestoneOf } from '#core/interview/shown/milestones';
import { milestoneSaid } from '#core/interview/stored/milestones';
import { plain } from '#core/message';
import { customerFocus } from '../customer-focus.ts';

const today = '2027-01-18' as LocalDate;
const id = 'business-strategy/customer-focus/live';
const dayFrom = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(today, days));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A milestone with any days beside each other, as it is asked about on 18 January 2027. */
const abouts = fc
  .record({ baseline: maybe(dayFrom(-400, 400)), forecast: maybe(dayFrom(-100, 400)), critical: fc.boolean() })
  .map(({ baseline, forecast, critical }) => {
    const days = { ...(baseline ? { baseline } : {}), ...(forecast ? { forecast } : {}) };
    const base = customerFocus();
    return customerFocus({
      today,
      workstream: { ...base.workstream, milestones: [{ id, title: 'Centre live', critical, ...days }] },
    });
  });

const words = [
  'the panel',
  'has not met',
  'because',
  'as',
  'due to',
  '31 July',
  '03/04',
  'done',
  'slipped to',
  'no date',
];
const more = [
  'no change',
  'end of March',
  'still',
  'yesterday',
  '2 May 1999',
  '31 February',
  ', ',
  ' - ',
  '?',
  '15 Dec',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...words, ...more), { maxLength: 8 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', ' ', '...', 'x'.repeat(5_000), 'by 1 day '.repeat(600), '1/1 '.repeat(1_000)),
);

const told: fc.Arbitrary<MilestoneTold> = fc.oneof(
  dayFrom(-300, 0).map((on) => ({ is: 'done' as const, on, said: 'x' })),
  fc
    .record({ to: dayFrom(1, 3_000), why: maybe(fc.constantFrom('procurement restarted', 'because of the panel')) })
    .map(({ to, why }) => ({ is: 'moved' as const, to, said: 'x', ...(why ? { why } : {}) })),
  fc.constant({ is: 'no-date' as const, why: 'the supplier has gone' }),
  fc.constant({ is: 'no-date' as const }),
);

describe('whatever is written about a milestone', () => {
  it('is an answer that can be stored and shown, asked back, or explained; and none of its letters is lost', () => {
    fc.assert(
      fc.property(abouts, texts, (about, text) => {
        const [item] = itemsOf(about);
        const read = understandMilestone(item!, text, about);
        if ('problem' in read) return void expect(read.problem).not.toBe('');
        const value = 'understood' in read ? read.understood : read.confirm;
        expect(milestoneSaid.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
        const [question] = milestones.questions(about, {});
        expect(plain(question!.show(value, about))).not.toBe('');
        const kept = JSON.stringify(value);
        if (text.includes('panel') && !/^(?:yes|no)$/i.test(text.trim())) expect(kept).toContain('panel');
      }),
      { numRuns: 400 },
    );
  });

  it('never makes an overdue one unchanged, done in the future or due in the past', () => {
    fc.assert(
      fc.property(abouts, texts, (about, text) => {
        const [item] = itemsOf(about);
        const read = understandMilestone(item!, text, about);
        if (!('understood' in read)) return;
        const value = read.understood;
        if (item!.overdue) expect(value.is).not.toBe('unchanged');
        if (value.is === 'done' && value.on) expect(value.on <= today).toBe(true);
        if (value.is === 'moved' && value.to) expect(value.to >= today).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('reads an answer back as the same from the text that a form shows for it', () => {
    fc.assert(
      fc.property(abouts, told, (about, given) => {
        const [item] = itemsOf(about);
        if (given.is === 'moved' && given.to === item!.day) return;
        const read = understandMilestone(item!, asText(given), about);
        const value = 'understood' in read ? read.understood : 'confirm' in read ? read.confirm : undefined;
        expect(value).toBeDefined();
        const again = milestoneOf({ 'milestone/live': value }, 'live');
        const { said: _, ...facts } = again!;
        const { said: __, ...before } = given;
        expect(facts).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('asks for what an answer left open, and for nothing else', () => {
    const parts = fc.record({
      main: fc.constantFrom<Answers[string]>(
        { is: 'unchanged' },
        { is: 'done', said: 'done' },
        { is: 'done', on: '2027-01-12', said: 'done' },
        { is: 'moved', said: 'slipped' },
        { is: 'moved', to: '2029-07-31', said: 'slipped' },
        { is: 'moved', to: '2029-07-31', said: 'slipped', why: 'it restarted' },
        { is: 'no-date' },
      ),
      on: maybe(fc.constantFrom<Answers[string]>({ on: '2029-01-12', said: 'then' }, { said: 'no date yet' })),
      why: maybe(fc.constant('it restarted')),
    });
    fc.assert(
      fc.property(abouts, parts, (about, { main, on, why }) => {
        const answers: Answers = { 'milestone/live': main, 'milestone/live/on': on, 'milestone/live/why': why };
        const [item] = itemsOf(about);
        const asked = milestones.questions(about, answers).filter((question) => question.asked(answers, about));
        const keys = asked.map(({ key }) => key);
        expect(keys[0]).toBe('milestone/live');
        const said = main as { is: string; on?: string; to?: string; why?: string };
        expect(keys.includes('milestone/live/on')).toBe(
          (said.is === 'done' && !said.on) || (said.is === 'moved' && !said.to),
        );
        const now = milestoneOf({ ...answers, 'milestone/live/why': undefined }, 'live')!;
        const slips =
          now.is === 'no-date' || (now.is === 'moved' && !!now.to && !!item!.approved && now.to > item!.approved);
        expect(keys.includes('milestone/live/why')).toBe(slips && !('why' in now));
        for (const effect of milestones.effects?.(about, answers) ?? []) {
          expect(effect).toMatchObject({ milestone: id });
          if (effect.what === 'done') expect(effect.to).toBeDefined();
        }
      }),
      { numRuns: 200 },
    );
  });
});
