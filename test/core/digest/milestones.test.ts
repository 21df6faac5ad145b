import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { buildDigest } from '#core/digest/digest';
import type { DigestFacts } from '#core/digest/facts';
import { digestMessage, isQuiet } from '#core/digest/message';
import { asText } from '#core/message';
import type { MilestoneChange } from '#core/ports';
import type { Milestone, Programme, SteeringGroup, Workstream } from '#core/programme/nouns';

const day = (text: string) => text as LocalDate;

const live = { id: 'p/centre/live', title: 'Centre live', critical: true, baseline: day('2027-06-30') } as Milestone;
const moved: MilestoneChange = {
  id: 1n,
  milestone: live.id,
  workstream: 'p/centre',
  kind: 'moved',
  from: day('2027-06-30'),
  to: day('2027-07-31'),
  why: 'procurement restarted',
  by: 'asha',
  at: new Date('2027-01-14T10:00:00Z'),
  state: 'proposed',
  approver: 'dev',
};

/** On Monday 18 January, in a group that was last told on the 11th. */
const facts = (milestones: readonly Milestone[], changes: readonly MilestoneChange[]): DigestFacts => ({
  programme: { id: 'p', name: 'Business Strategy' } as Programme,
  group: { id: 'p/bsg', programme: 'p', name: 'Business Strategy Group', kind: 'officer' } as SteeringGroup,
  groups: [],
  today: day('2027-01-18'),
  zone: 'Europe/London',
  decisions: [],
  workstreams: [
    {
      workstream: { id: 'p/centre', name: 'Customer Service Centre', status: 'active' } as Workstream,
      standing: {},
      milestones,
      changes,
      notReceived: false,
    },
  ],
  last: { on: day('2027-01-11'), shown: { ratings: {}, notReceived: 0 } },
});
const said = (milestones: readonly Milestone[], changes: readonly MilestoneChange[]) =>
  asText(digestMessage(buildDigest(facts(milestones, changes))));
const quiet = (milestones: readonly Milestone[], changes: readonly MilestoneChange[]) =>
  isQuiet(buildDigest(facts(milestones, changes)));

describe('a digest’s milestones', () => {
  it('say that a date waits for its approver, in every digest until it is decided', () => {
    expect(said([live], [moved])).toContain(
      'Slipped\n• Centre live (critical), proposed 31 July, approval awaited; approved date 30 June. Customer Service Centre, since 14 January. Why: procurement restarted.',
    );
    expect(said([live], [{ ...moved, at: new Date('2026-12-01T10:00:00Z') }])).toContain(
      'Nothing new. Waiting for approval: Centre live, proposed 31 July, approval awaited; approved date 30 June.',
    );
  });

  it('say what was approved since the group was last told, and how far it is from the plan', () => {
    const approved = { ...moved, state: 'approved', decidedAt: new Date('2027-01-15T10:00:00Z') } as const;
    const now = { ...live, forecast: day('2027-07-31') };
    expect(said([now], [approved])).toContain(
      '• Centre live (critical), now Saturday 31 July, 31 days after the plan (30 June). Customer Service Centre, since 14 January.',
    );
    expect(quiet([now], [{ ...approved, decidedAt: new Date('2027-01-08T10:00:00Z') }])).toBe(true);
  });

  it('say nothing of a date that was returned or taken back', () => {
    expect(quiet([live], [{ ...moved, state: 'returned' }])).toBe(true);
    expect(quiet([live], [{ ...moved, state: 'withdrawn' }])).toBe(true);
  });

  it('name an overdue one once, with the date that waits', () => {
    const late = { ...live, baseline: day('2026-12-15') };
    const waits = { ...moved, from: late.baseline, to: day('2027-02-12') };
    const text = said([late], [waits]);
    expect(text).toContain(
      'Overdue and critical: Centre live, 15 December (proposed 12 February, approval awaited; approved date 15 December).',
    );
    expect(text.match(/Centre live/g)).toHaveLength(1);
    const newly = { ...live, id: 'p/centre/lease', title: 'Lease signed', baseline: day('2027-01-14') };
    expect(said([late, newly], [waits])).toContain(
      'Centre live (critical) was due on 15 December, 34 days ago; proposed 12 February, approval awaited; approved date 15 December. Customer Service Centre.',
    );
  });

  it('name one that is due soon once, as the date that waits', () => {
    const soon = { ...live, baseline: day('2027-01-29') };
    const text = said([soon], [{ ...moved, from: soon.baseline, to: day('2027-02-12') }]);
    expect(text).toContain('proposed 12 February, approval awaited; approved date 29 January');
    expect(text.match(/Centre live/g)).toHaveLength(1);
  });

  it('say what was done, and what has no date any more', () => {
    const made = { ...moved, state: 'made' } as const;
    const { to: _, ...noDay } = made;
    const text = said(
      [
        { ...live, actual: day('2027-01-14') },
        { ...live, id: 'p/centre/lease', title: 'Lease signed', critical: false },
      ],
      [
        { ...made, kind: 'done', to: day('2027-01-14') },
        { ...noDay, milestone: 'p/centre/lease' },
      ],
    );
    expect(text).toContain(
      '• Centre live (critical), done on Thursday 14 January, 167 days before the plan (30 June).',
    );
    expect(text).toContain('• Lease signed, no date yet; it was 30 June. Customer Service Centre, since 14 January.');
  });

  it('say nothing of what was corrected, or moved and moved back', () => {
    const made = { ...moved, state: 'made' } as const;
    expect(quiet([live], [made, { ...made, kind: 'corrected', to: day('2027-06-30') }])).toBe(true);
    expect(quiet([live], [made, { ...made, from: day('2027-06-30'), to: day('2027-06-30') }])).toBe(true);
  });

  it('show the dates that wait first, five of all, and how many more there are', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ ...live, id: `p/centre/${i}`, title: `Milestone ${i}` }));
    const waiting = many.slice(0, 7).map(({ id }) => ({ ...moved, milestone: id }));
    const others = many.slice(7).map(({ id }) => ({ ...moved, milestone: id, state: 'made' as const }));
    const now = many.map((each, i) => (i < 7 ? each : { ...each, forecast: day('2027-07-31') }));
    const text = said(now, [...others, ...waiting]);
    expect(text.match(/approval awaited/g)).toHaveLength(5);
    expect(text).toContain('and 4 more; “milestones slipped” shows them');
    expect(text).toContain('[ Milestones: 9 slipped ]');
  });
});
