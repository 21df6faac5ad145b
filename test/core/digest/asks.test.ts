import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { buildDigest } from '#core/digest/digest';
import type { DigestFacts } from '#core/digest/facts';
import { digestMessage } from '#core/digest/message';
import type { Answers } from '#core/interview/answers';
import { asText } from '#core/message';
import type { Decision, Programme, SteeringGroup, Workstream } from '#core/programme/nouns';
import type { Update } from '#core/rounds/round';

const bsg = { id: 'p/bsg', programme: 'p', name: 'Business Strategy Group', kind: 'officer' } as SteeringGroup;
const board = { id: 'p/board', programme: 'p', name: 'Customer First Board', kind: 'officer' } as SteeringGroup;
const cabinet = { id: 'p/cabinet', programme: 'p', name: 'Cabinet', kind: 'councillor' } as SteeringGroup;

function digestOf(
  group: SteeringGroup,
  answers: Answers,
  update: Partial<Update> = {},
  decisions: readonly Decision[] = [],
): string {
  const facts: DigestFacts = {
    programme: { id: 'p', name: 'Business Strategy' } as Programme,
    group,
    groups: [bsg, board, cabinet],
    today: '2027-01-18' as LocalDate,
    zone: 'Europe/London',
    decisions,
    workstreams: [
      {
        workstream: { id: 'p/csc', name: 'Customer Service Centre', status: 'active' } as Workstream,
        standing: {
          now: { rating: 'amber', on: '2027-01-14' as LocalDate, update: { answers, ...update } as Update },
        },
        milestones: [],
        changes: [],
        notReceived: false,
      },
    ],
  };
  return asText(digestMessage(buildDigest(facts)));
}

const text = 'agree the extra £60,000';
const by = '2027-02-01' as LocalDate;

describe('a decision that an answer asks for', () => {
  it('is asked of its group, and every other one waits for it', () => {
    const answers = { decisions: [{ text, by, of: board.id }] };
    expect(digestOf(board, answers)).toContain(
      'Asked of you\n• Agree the extra £60,000 (Customer Service Centre), by Monday 1 February',
    );
    expect(digestOf(bsg, answers)).toContain(
      '• Waiting on the Customer First Board: agree the extra £60,000 (Customer Service Centre), by Monday 1 February',
    );
  });

  it('goes by the answer to who decides, and by words where it is no group', () => {
    const answers = { decisions: [{ text }], 'decision/agree-the-extra-60-000/of': { of: cabinet.id } };
    expect(digestOf(bsg, answers)).toContain('• Waiting on Cabinet: agree the extra £60,000');
    const somebody = { decisions: [{ text }], 'decision/agree-the-extra-60-000/of': { who: 'the Head of Property' } };
    expect(digestOf(bsg, somebody)).toContain('• Waiting on the Head of Property: agree the extra £60,000');
  });

  it('is asked of all who oversee the workstream where nobody was named', () => {
    const answers = { decisions: [{ text }] };
    for (const group of [bsg, board])
      expect(digestOf(group, answers)).toContain('Asked of you\n• Agree the extra £60,000');
  });
});

describe('a decision that the programme needs', () => {
  const decision = (source?: string) =>
    ({
      id: 'p/pilots',
      programme: 'p',
      of: 'board',
      text: 'Choose the pilots',
      ...(source ? { source } : {}),
    }) as Decision;
  const digest = (group: SteeringGroup, source?: string) => digestOf(group, {}, {}, [decision(source)]);
  const waits = 'Waiting on the Customer First Board: Choose the pilots';

  it('is asked of its group, whatever that oversees', () => {
    expect(digest({ ...board, oversees: ['ict'] })).toContain('Asked of you\n• Choose the pilots');
  });

  it('is waited for by a group that oversees everything, or the workstream it comes from', () => {
    expect(digest({ ...bsg, oversees: 'all' })).toContain(`Asked of others\n• ${waits}`);
    expect(digest({ ...bsg, oversees: ['csc'] }, 'csc')).toContain(waits);
    expect(digest({ ...bsg, oversees: ['csc'] }, 'Customer Service Centre')).toContain(waits);
  });

  it('is no business of a group that oversees other workstreams', () => {
    expect(digest({ ...bsg, oversees: ['csc'] }, 'self-help')).not.toContain('Choose the pilots');
    expect(digest({ ...bsg, oversees: ['csc'] })).not.toContain('Choose the pilots');
  });
});

describe('a later version of an answer', () => {
  it('says that it was corrected, when, and why', () => {
    const corrected = digestOf(bsg, { decisions: [] }, { version: 2, reason: 'two complaints came in' });
    expect(corrected).toContain('Customer Service Centre, Amber. Corrected 14 January: Two complaints came in.');
    expect(digestOf(bsg, { decisions: [] }, { version: 1 })).not.toContain('Corrected');
  });
});
