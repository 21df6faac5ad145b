import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LocalDate } from '#core/calendar/local-date';
import type { Question } from '#core/interview/question';
import { questionsOf } from '#core/interview/questions';
import { plain } from '#core/message';
import { answered, id, restructure, sheltered, workstreamWith } from './workstream-with.ts';

const about = workstreamWith(
  {
    indicators: [
      answered,
      { ...answered, id: id('monthly'), every: 'month', readings: {} },
      { id: id('words'), name: 'Involvement', qualitative: true, every: 'quarter', readings: {} },
    ],
    savings: [restructure, { ...restructure, id: id('other'), kind: 'non-financial' }],
    risks: [sheltered],
    budget: { approved: 1_200_000, spent: 300_000, forecast: 1_150_000 },
  },
  {
    actions: [
      { id: 'business-strategy/costed', programme: 'business-strategy', text: 'Costed', by: '2027-01-29' as LocalDate },
    ],
  },
);
const questions = questionsOf(about, {}).filter(({ key }) =>
  /^(?:indicator|saving|risk|risks|action|money)(?:\/|$)/.test(key),
);

const pieces = [
  ...['82%', '81, 82, 79', 'Oct 81', 'Nov 82', 'Dec 79', '£1.2m', '400k', '34-58m', '4x5', '16', '9x9', '−3', '1e9'],
  ...['delivered', 'forecast', 'at risk', 'spent', 'approved', 'worse', 'better', 'closed', 'done on', 'slips to'],
  ...['31 July', '03/04', '31 February', 'end of March', 'because', 'not yet available', 'expected 5 February', 'tbc'],
  ...[
    'no change',
    'unchanged',
    'none',
    'risk:',
    'issue:',
    'mitigation:',
    '\n',
    ',',
    ';',
    '(',
    ')',
    '—',
    '...',
    '👩‍👩‍👧',
  ],
  ...['warden left', 'in full', 'about', 'down from', 'to', 'October', 'half a million'],
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' ')),
  fc.constantFrom('9'.repeat(5_000), 'by 1 day '.repeat(3_000), 'risk: x, '.repeat(400), '1,'.repeat(2_000)),
);
const question: fc.Arbitrary<Question> = fc.constantFrom(...questions);

describe('whatever is written as an answer about an item', () => {
  it('is understood as an answer that can be stored, shown, shortened and typed again, or said back with what would work', () => {
    fc.assert(
      fc.property(question, text, (asked, said) => {
        const read = asked.understand(said, about, {});
        if ('problem' in read) return expect(read.problem.trim()).not.toBe('');
        const value = 'understood' in read ? read.understood : read.confirm;
        const kept = JSON.parse(JSON.stringify(value));
        expect(asked.stored.safeParse(kept)).toMatchObject({ success: true });
        expect(plain(asked.show(kept, about)).trim()).not.toBe('');
        expect(asked.short?.(kept) ?? 'none').not.toBe('');
        expect(`No change (${asked.short?.(kept) ?? ''})`.length).toBeLessThanOrEqual(75);
        asked.compared?.(kept, about);
        asked.field?.text?.(kept, about);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every word of it in the answer', () => {
    const marked = fc.tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), fc.nat({ max: 7 }));
    fc.assert(
      fc.property(question, marked, (asked, [parts, at]) => {
        const said = [...parts.slice(0, at), 'xylophone', ...parts.slice(at)].join(' ');
        const read = asked.understand(said, about, {});
        if ('problem' in read) return; // what is said back is kept with the draft
        expect(JSON.stringify('understood' in read ? read.understood : read.confirm)).toContain('xylophone');
      }),
      { numRuns: 2_000 },
    );
  });

  it('typed again as a form shows it, is the same answer', () => {
    fc.assert(
      fc.property(question, text, (asked, said) => {
        const read = asked.understand(said, about, {});
        if (!('understood' in read) || !asked.field?.text) return;
        const again = asked.understand(asked.field.text(read.understood, about), about, {});
        const { said: _, ...same } = Array.isArray(read.understood) ? {} : (read.understood as { said?: string });
        expect('understood' in again ? again.understood : again).toMatchObject(same);
      }),
      { numRuns: 1_000 },
    );
  });
});
