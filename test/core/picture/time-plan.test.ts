import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#core/calendar/local-date';
import { asText } from '#core/message';
import { timePlanMessage } from '#core/picture/message';
import { readDrawing } from '#core/picture/picture';
import { isLate, isOverdue, sayTimePlan, timePlanOf } from '#core/picture/time-plan';
import type { MilestoneChange } from '#core/ports';
import type { Milestone, Workstream } from '#core/programme/nouns';

const today = '2027-01-18' as LocalDate;
const milestone = (title: string, days: Partial<Milestone>): Milestone =>
  ({ id: `p/w/${title}`, title, critical: false, ...days }) as Milestone;
const of = (
  milestones: readonly Milestone[],
  changes: readonly Partial<MilestoneChange>[] = [],
  status = 'active',
) => ({
  workstream: { id: 'p/w', name: 'Customer Service Centre', status } as Workstream,
  milestones,
  changes: changes as readonly MilestoneChange[],
});

const charter = milestone('Charter published', { baseline: '2026-11-30', actual: '2026-11-27' } as Partial<Milestone>);
const strategy = milestone('ICT strategy', { baseline: '2026-12-15', critical: true } as Partial<Milestone>);
const live = milestone('Go live', { baseline: '2027-06-30', critical: true } as Partial<Milestone>);
const proposal = { milestone: live.id, state: 'proposed', to: '2027-07-31' as LocalDate } as const;

describe('a time plan', () => {
  it('has a row for each milestone with a day, by their days', () => {
    const undated = milestone('When the concept is proved', {});
    const plan = timePlanOf('CSC', today, [of([live, strategy, charter, undated], [proposal])])!;
    expect(plan.rows.map(({ title }) => title)).toEqual(['Charter published', 'ICT strategy', 'Go live']);
    expect(plan.counts).toEqual({ all: 3, done: 1, overdue: 1, late: 0, proposed: 1 });
    expect(plan.rows.at(-1)).toMatchObject({ on: '2027-06-30', proposed: '2027-07-31', done: false });
  });

  it('says its point and, in a table of two columns, all that the picture shows', () => {
    const plan = timePlanOf('CSC', today, [of([charter, strategy, live], [proposal])])!;
    expect(asText(timePlanMessage(plan, 'id'))).toBe(
      [
        'CSC: time plan',
        'CSC: time plan on 18 January. 3 milestones, 1 done, 1 overdue, 1 waiting for approval. ICT strategy (critical) was due on 15 December. Next: Go live (critical), 30 June.',
        'The milestones, by their days',
        '• 1. Charter published · When: 27 November, done 3 days early (planned 30 November)',
        '• 2. ICT strategy (critical) · When: 15 December, 34 days overdue',
        '• 3. Go live (critical) · When: proposed 31 July, approval awaited; approved date 30 June',
        '[ Milestones ]',
      ].join('\n'),
    );
  });

  it('of many shows those that must not be missed, counts the rest, and says the same of all', () => {
    const planned = Array.from({ length: 40 }, (_, at) =>
      milestone(`Stage ${at}`, { baseline: `2027-0${(at % 8) + 2}-01` } as Partial<Milestone>),
    );
    const slipped = milestone('Slipped', { baseline: '2028-01-01', forecast: '2028-03-01' } as Partial<Milestone>);
    const plan = timePlanOf('Board', today, [of([...planned, slipped, strategy]), of([live], [proposal])])!;
    expect(plan.rows).toHaveLength(10);
    expect(plan.rows.map(({ title }) => title)).toEqual(expect.arrayContaining(['Slipped', 'ICT strategy', 'Go live']));
    expect(plan.counts.all).toBe(43);
    const text = asText(timePlanMessage(plan, 'id'));
    expect(text).toContain('43 milestones');
    expect(text).toContain('Furthest from its plan: Slipped, 60 days late.');
    expect(text).toContain('And 33 more: “milestones” lists them.');
    // Of several workstreams each row says which it is of.
    expect(text).toContain('. ICT strategy (critical), Customer Service Centre ·');
  });

  it('asks nothing of what is paused or deferred, and keeps what was done there', () => {
    const plan = timePlanOf('CSC', today, [of([charter, strategy], [], 'paused')])!;
    expect(plan.rows.map(({ title }) => title)).toEqual(['Charter published']);
    expect(timePlanOf('CSC', today, [of([strategy], [], 'deferred')])).toBeUndefined();
  });

  it('calls late what is expected after the agreed day, and overdue what is not done by its day', () => {
    const [row] = timePlanOf('CSC', today, [
      of([milestone('A', { baseline: '2026-12-01', forecast: '2027-02-01' } as Partial<Milestone>)]),
    ])!.rows;
    expect([isLate(row!), isOverdue(row!, today)]).toEqual([true, false]);
  });

  it('stays within what a platform takes as alternative text, however long the names', () => {
    const long = Array.from({ length: 12 }, (_, at) =>
      milestone(`${'very long name '.repeat(60)}${at}`, { baseline: '2026-12-15' } as Partial<Milestone>),
    );
    expect(sayTimePlan(timePlanOf('x'.repeat(200), today, [of(long)])!).length).toBeLessThan(2_000);
  });

  it('is read again as it was kept; what no version of ours wrote is not', () => {
    const plan = timePlanOf('CSC', today, [of([charter, live], [proposal])])!;
    expect(readDrawing(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(readDrawing({ kind: 'time-plan', rows: 'many' })).toBeUndefined();
  });
});
