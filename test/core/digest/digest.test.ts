import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { buildDigest } from '#core/digest/digest';
import type { DigestFacts, Overseen } from '#core/digest/facts';
import { digestMessage } from '#core/digest/message';
import { asText } from '#core/message';
import type { Milestone, Programme, SteeringGroup, Workstream } from '#core/programme/nouns';
import type { Rating } from '#core/programme/rag';

const day = (text: string) => text as LocalDate;
const today = day('2027-01-18');

function overseen(
  name: string,
  now: Rating,
  more: Partial<Overseen> & { before?: Rating; milestones?: object[] } = {},
): Overseen {
  const { before, milestones = [], ...rest } = more;
  return {
    workstream: { id: `p/${name.toLowerCase()}`, name, status: 'active' } as Workstream,
    standing: {
      now: { rating: now, on: day('2027-01-14'), reason: `why ${name} is ${now}` },
      ...(before ? { before: { rating: before } } : {}),
    },
    milestones: milestones as Milestone[],
    changes: [],
    notReceived: false,
    ...rest,
  };
}

const facts = (workstreams: readonly Overseen[], ratings?: Record<string, Rating>): DigestFacts => ({
  programme: { id: 'p', name: 'Business Strategy' } as Programme,
  group: { id: 'p/bsg', programme: 'p', name: 'Business Strategy Group', kind: 'officer' } as SteeringGroup,
  groups: [],
  today,
  zone: 'Europe/London',
  decisions: [],
  workstreams,
  ...(ratings ? { last: { on: day('2027-01-11'), shown: { ratings, notReceived: 0 } } } : {}),
});

const said = (given: DigestFacts) => asText(digestMessage(buildDigest(given)));

describe('a digest', () => {
  it('counts the worst first and says what it was when this group last saw it', () => {
    const text = said(
      facts([overseen('ICT', 'red'), overseen('Assets', 'green')], { 'p/ict': 'amber', 'p/assets': 'green' }),
    );
    expect(text).toContain('2 workstreams: 1 Red, 1 Green (last time, 11 January: 1 Amber, 1 Green)');
    expect(text).toContain('ICT, from Amber to Red, since 14 January. Why ICT is red.');
  });

  it('keeps a Red while no answer comes, and does not count it as a rating of this time', () => {
    const silent = (more: object) =>
      said(facts([overseen('ICT', 'red', { notReceived: true, ...more }), overseen('Assets', 'green')]));
    const text = silent({ directorAsked: true });
    expect(text).toContain('2 workstreams: 1 Green, 1 not received');
    expect(text).toContain('ICT, Red when last answered, 14 January; no answer this time.');
    expect(silent({})).toContain('ICT, Red when last answered, 14 January.');
  });

  it('names every Red: beyond five by name and date in one line', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const text = said(facts(names.map((name) => overseen(name, 'red'))));
    expect(text).toContain('Also Red: F since 14 January; G since 14 January');
  });

  it('shows an overdue critical milestone however many others are overdue', () => {
    const late = (title: string, critical: boolean) => ({ id: title, title, critical, baseline: day('2026-12-15') });
    const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((title) => late(title, false));
    const text = said(facts([overseen('ICT', 'amber', { milestones: [...others, late('Strategy agreed', true)] })]));
    expect(text).toContain('Strategy agreed (critical) was due on 15 December, 34 days ago. ICT.');
    expect(text).toContain('and 2 more');
  });

  it('says in one line that a week is quiet', () => {
    const text = said(facts([overseen('Assets', 'green')], { 'p/assets': 'green' }));
    expect(text).toContain('Nothing new, and nothing open within four weeks.');
  });

  it('names nobody who has not answered', () => {
    const text = said(facts([overseen('ICT', 'amber', { notReceived: true }), overseen('Assets', 'green')]));
    expect(text).toContain('Not received\n1 of 2');
    expect(text).not.toContain('ICT');
  });

  it('names at most five that were not received, once their directors were asked, and counts the others', () => {
    const silent = (name: string, directorAsked: boolean) =>
      overseen(name, 'green', { notReceived: true, directorAsked });
    const asked = ['Arts', 'Bins', 'Care', 'Dogs', 'Eels', 'Fire', 'Gas'].map((name) => silent(name, true));
    const text = said(facts([...asked, silent('Housing', false)]));
    expect(text).toContain('Not received\n8 of 8');
    expect(text).toContain('Eels, last Green, 14 January');
    expect(text).toContain('and 3 more');
    for (const name of ['Fire', 'Gas', 'Housing']) expect(text).not.toContain(name);
  });
});
