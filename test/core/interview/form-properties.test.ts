import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#core/calendar/local-date';
import { asTyped, meant, textOf } from '#core/interview/form-field';
import { questionsOf } from '#core/interview/questions';
import { same } from '#core/interview/same';
import { begin } from '#core/interview/step';
import type { Action } from '#core/programme/nouns';
import { customerCentre, indicator, milestone, risk, saving } from './customer-centre.ts';
import { formTalk } from './form-talk.ts';

const day = (text: string) => text as LocalDate;
const action = (key: string, text: string, more: Partial<Action> = {}): Action =>
  ({ id: `business-strategy/${key}`, text, owner: 'asha', ...more }) as Action;

/** Something of each kind, each in several states. */
const rich = () => {
  const about = customerCentre(
    {
      actions: [
        action('publish', 'Publish the charter', { by: day('2027-02-01') }),
        action('report', 'Report to the panel', { by: day('2026-12-01') }),
        action('ask', 'Ask the tenants'),
      ],
    },
    {
      budget: { approved: 1_200_000, spent: 300_000, forecast: 1_150_000 },
      milestones: [
        milestone('tender', 'Tender returned', '2027-02-12'),
        milestone('overdue', 'Site chosen', '2026-12-01'),
        milestone('live', 'Customer Service Centre live', '2027-03-30', { critical: true, approver: 'dev' }),
      ],
      indicators: [
        indicator('answered', 'Calls answered within 20 seconds'),
        indicator('monthly', 'Visitors', { every: 'month', unit: 'number', target: 1_000, readings: {} }),
        indicator('cost', 'Cost of a call', { unit: '£', better: 'lower', target: 3, readings: { 'Q2 2026/27': 3.4 } }),
        indicator('mood', 'What tenants say', { qualitative: true, readings: {} }),
      ],
      savings: [
        saving('desk', 'One front desk'),
        saving('range', 'Energy', { low: 34_000, high: 58_000, delivered: 5_000 }),
        saving('goodwill', 'Goodwill', { kind: 'non-financial' }),
      ],
      risks: [risk('staff', 'Not enough staff'), risk('lease', 'Lease not signed', { kind: 'issue' })],
    },
  );
  const { keyDecision: _, ...organisation } = about.organisation;
  return {
    ...about,
    organisation: { ...organisation, keyDecision: { spend: 500_000, wards: 2, noticeClearDays: 28 } },
  };
};

const phrases = [
  ...[
    'Green',
    'amber',
    'red',
    'R',
    'no change',
    'unchanged',
    'none',
    'None needed',
    'closed',
    'done',
    'Not sure',
    'yes',
  ],
  ...[
    'done yesterday',
    'done last Friday, minutes published',
    'done on 12 December',
    '31 July because procurement restarted',
  ],
  ...[
    'moved to Easter 2027',
    'end of March',
    'tomorrow',
    'in two weeks because of the panel',
    'no date yet, procurement restarted',
  ],
  ...[
    'not yet available, expected 5 February',
    'Not yet available',
    '82%',
    'around 84%, provisional',
    '£3.20',
    '1,200',
  ],
  ...[
    'Oct 900, Nov 1,020, Dec 980',
    'October 900, November 1,020, December not yet available',
    'oct 1, nov 2 (strike), dec 3',
  ],
  ...[
    'delivered £50k, forecast 400k, 100k at risk',
    '34-58m',
    '£40k-£60k',
    'delivered in full',
    'delivered 10k; forecast tbc',
  ],
  ...[
    'around 400k',
    'spent 350k, forecast 1.3m',
    'spent £310,000',
    'worse: 4x5',
    'better: 2x3, two people hired',
    '3x4',
    'worse',
  ],
  ...[
    'closed because the lease is signed',
    'unchanged because nothing happened',
    'issue: lease not signed, 4x4, mitigation: weekly call',
  ],
  ...[
    'one risk\nissue: another, 2x2',
    'the panel agrees the charter, by 12 February',
    'the panel agrees by Friday',
    'by Easter',
  ],
  ...[
    '1. agree £600,000 for all wards, by 1 March\n2. the Customer First Board approves the desk',
    'Cabinet',
    'Somebody',
  ],
  ...[
    'https://example.org/minutes shows it',
    'It slipped; “nobody” knows why — yet.',
    'We wait.\n\nAnd wait.',
    'Not known yet',
  ],
];

const days = [day('2027-01-04'), day('2027-01-25')];

describe('an answer as it stands in the field of a form', () => {
  it('is read as the same answer again, whatever it was read from, also weeks later', () => {
    const first = rich();
    const abouts = days.map((today) => ({ ...first, today }));
    const begun = begin(questionsOf, first);
    const seen = new Set<string>();
    for (const text of phrases) {
      const answers = {
        rating: 'amber',
        path: { text: 'the panel' },
        decisions: [{ text: 'agree £600,000 in all wards' }],
      };
      for (const question of questionsOf(first, answers)) {
        const read = question.understand(text, first, answers);
        if (!('understood' in read) || question.key.startsWith('apart/')) continue;
        const value = read.understood;
        for (const about of abouts) {
          const { today } = about;
          // Only days are other days later.
          if (today !== days[0] && !/\d{4}-\d\d-\d\d/.test(JSON.stringify(value))) continue;
          const now = questionsOf(about, { ...answers, [question.key]: value }).find(
            ({ key }) => key === question.key,
          )!;
          // A day that has passed meanwhile cannot stand, and is asked again.
          if (!now.stored.safeParse(value).success || now.still?.(value, about) === false) continue;
          if (JSON.stringify(value).match(/"(?:to|on)":"2027-01/) && today !== days[0]) continue;
          const interview = { questions: questionsOf, about, state: { ...begun.state, answers } };
          const shown = now.field?.input === 'choice' ? textOf(interview, now, value) : asTyped(interview, now, value);
          const again = now.understand(shown ?? '', about, answers);
          const kept = 'understood' in again ? again.understood : 'confirm' in again ? again.confirm : again.problem;
          if (!same(meant(kept), meant(value)))
            seen.add(`${question.key}: “${text}” ${JSON.stringify(value)} → “${shown}” → ${JSON.stringify(kept)}`);
        }
      }
    }
    expect([...seen]).toEqual([]);
  });

  it('loses nothing, whatever is written into whichever fields in whatever order', () => {
    const written = fc.oneof(
      fc.constantFrom(...phrases),
      fc.constantFrom('', ' ', '\u0000', 'x'.repeat(5_000)),
      fc.string(),
    );
    const turn = fc.record({
      says: fc.option(
        fc.constantFrom('Green', 'Amber', 'no change', 'skip', 'Go on', 'Back', 'Submit', 'because', 'form'),
      ),
      opens: fc.boolean(),
      values: fc.dictionary(
        fc.constantFrom(
          'rating',
          'reason',
          'milestone/tender',
          'milestone/overdue',
          'indicator/answered',
          'saving/desk',
          'risk/staff',
          'next',
          'decisions',
          'nonsense',
        ),
        written,
      ),
      number: fc.nat({ max: 8 }),
    });
    const about = rich();
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 6 }), (turns) => {
        const asha = formTalk(about);
        for (const { says, opens, values, number } of turns) {
          if (says) asha.says(says);
          if (opens) asha.opens();
          const before = asha.state.answers;
          asha.brings({ values, number });
          expect(Object.keys(asha.state.answers)).toEqual(expect.arrayContaining(Object.keys(before)));
          expect(asha.message.summary).not.toBe('');
        }
        const answers = asha.state.answers;
        // What nobody touches stays as it is.
        const form = asha.opens();
        asha.sends(form);
        for (const key of Object.keys(answers)) expect(asha.state.answers[key]).toEqual(answers[key]);
      }),
      { numRuns: 30 },
    );
  });
});
