import { describe, expect, it } from '@jest/globals';
import { buildDigest } from '#core/digest/digest';
import { isQuiet } from '#core/digest/message';
import { redBefore } from '#core/digest/reds';
import { readShown } from '#core/digest/shown';
import type { MilestoneChange } from '#core/ports';
import type { Decision } from '#core/programme/nouns';
import { day, facts, overseen, said, weekLater } from './board.ts';

const calls = {
  name: 'Calls answered within 20 seconds',
  unit: '%',
  better: 'higher',
  target: 85,
  tolerance: 5,
  every: 'quarter',
  readings: { 'Q3 2025/26': 84, 'Q2 2026/27': 82, 'Q3 2026/27': 78 },
};

describe('a digest says of measures', () => {
  it('what is outside tolerance, beside the last period and a year ago, and what is done about it', () => {
    const text = said(
      facts([overseen('Contact', 'amber', { indicators: [{ ...calls, action: 'more staff at lunchtime' }] })]),
    );
    expect(text).toContain(
      'Off target\n• Calls answered within 20 seconds: 78% against 85%; 82% last quarter, 84% a year ago. Contact. More staff at lunchtime.',
    );
  });

  it('that no action is named, and for what it stands', () => {
    const text = said(facts([overseen('Contact', 'amber', { indicators: [{ ...calls, proxyFor: 'satisfaction' }] })]));
    expect(text).toContain('Calls answered within 20 seconds (stands for satisfaction): 78% against 85%');
    expect(text).toContain('No action is named yet.');
  });

  it('that nobody has endorsed a measure yet', () => {
    const of = (more: object) => facts([overseen('Contact', 'amber', { indicators: [{ ...calls, ...more }] })]);
    expect(said(of({ state: 'proposed' }))).toContain('Calls answered within 20 seconds (proposed, not endorsed): 78%');
    expect(said(of({ state: 'proposed', tolerance: 10 }))).toContain('(proposed, not endorsed), 78% against 85%');
    expect(said(of({ state: 'endorsed' }))).not.toContain('endorsed');
  });

  it('of which period a figure is where a newer one is not there yet', () => {
    const old = { ...calls, readings: { 'Q1 2026/27': 80, 'Q2 2026/27': 70 } };
    expect(said(facts([overseen('Contact', 'amber', { indicators: [old] })]))).toContain(
      '70% in Q2 2026/27 against 85%; 80% the quarter before.',
    );
  });

  it('in one line what is within tolerance, and later what is back on target', () => {
    const lower = { name: 'Complaints upheld', better: 'lower', target: 12, tolerance: 3, every: 'quarter' };
    const at = (value: number) =>
      overseen('Contact', 'amber', { indicators: [{ ...lower, readings: { 'Q3 2026/27': value } }] });
    const first = facts([at(14)]);
    expect(said(first)).toContain('Within tolerance: Complaints upheld, 14 against 12 or less.');
    expect(said(first)).not.toContain('Off target');
    const mended = weekLater(first, { workstreams: [at(11), overseen('ICT', 'red')] });
    expect(said(mended)).toContain('Back on target: Complaints upheld, 11 against 12 or less.');
  });

  it('nothing of those that have no target, or only words', () => {
    const words = { name: 'Involvement', qualitative: true, every: 'quarter', readings: { 'Q3 2026/27': 'better' } };
    const { target: _, ...open } = calls;
    const text = said(facts([overseen('Contact', 'green', { indicators: [words, open] })]));
    expect(text).not.toMatch(/Off target|Within tolerance/);
  });
});

describe('a digest says of savings', () => {
  const layers = { basis: 'full-year', low: 3_400_000, high: 5_800_000, delivered: 100_000 };
  const receipts = { kind: 'capital-receipt', basis: 'one-off', low: 2_000_000, high: 2_600_000 };
  const all = [
    overseen('Management', 'green', { savings: [layers] }),
    overseen('Assets', 'green', { savings: [receipts] }),
  ];
  const target = { target: 10_000_000, basis: 'annual', includes: ['saving'], was: [] };
  const programme = { id: 'p', name: 'Business Strategy', savings: [target] } as never;

  it('like with like, against the target', () => {
    expect(said(facts(all, { programme, seesAllSavings: true }))).toContain(
      'Savings\nRecurring £3.4m to £5.8m a year when complete (£100,000 delivered); capital receipts £2.0m to £2.6m once. Against the £10m annual target: £3.4m to £5.8m, a gap of £4.2m to £6.6m.',
    );
  });

  it('nothing of the target to whoever does not see all of them', () => {
    const text = said(facts(all, { programme, seesAllSavings: false }));
    expect(text).toContain('Recurring £3.4m to £5.8m');
    expect(text).not.toContain('target');
  });
});

describe('a digest says of risks', () => {
  const sheltered = { title: 'Support in sheltered accommodation', kind: 'issue', likelihood: 4, impact: 4 };

  it('what is escalated, with its score, trend, mitigation and owner', () => {
    const risk = { ...sheltered, trend: 'steady', owner: 'asha', mitigation: 'separate investigation and report' };
    const small = { title: 'Lease', kind: 'risk', likelihood: 2, impact: 4 };
    const text = said(
      facts([overseen('Contact', 'green', { risks: [risk, small] })], { names: { asha: 'Asha Patel' } }),
    );
    expect(text).toContain(
      'Issue to watch\n• Support in sheltered accommodation (16 of 25, steady): separate investigation and report. Contact. Asha Patel.',
    );
    expect(text).not.toContain('Lease');
  });

  it('which is new since the group was last shown any', () => {
    const first = facts([overseen('Contact', 'green', { risks: [sheltered] })]);
    const second = { title: 'Flood', kind: 'risk', likelihood: 5, impact: 5 };
    const text = said(
      weekLater(first, { workstreams: [overseen('Contact', 'green', { risks: [sheltered, second] })] }),
    );
    expect(text).toContain('Issues and risks to watch\n• New: Flood (25 of 25): no mitigation is named. Contact.');
    expect(text).toContain('• Support in sheltered accommodation (16 of 25)');
  });
});

describe('a digest says of dependencies', () => {
  const ict = overseen('ICT', 'red', { redSince: day('2026-12-15') });
  const centre = (now: 'amber' | 'green', more = {}) =>
    overseen('Centre', now, { before: 'red', answers: { rating: now }, workstream: { dependsOn: ['ict'] }, ...more });

  it('what waits for a Red, and on the Red what depends on it', () => {
    const text = said(facts([ict, centre('amber')]));
    expect(text).toContain('• Centre, from Red to Amber. Why Centre is amber. Waits for ICT, which is Red.');
    expect(text).toContain(
      '• ICT, Red, since 15 December. Why ICT is red. No day is given by which it is back. Centre depends on it.',
    );
  });

  it('what a Green passes over, in its line or beside the counts', () => {
    const text = said(facts([ict, centre('green', { indicators: [calls] })]));
    expect(text).toContain('• Centre, from Red to Green, with one measure off target; depends on ICT (Red).');
    const still = said(facts([ict, overseen('Centre', 'green', { workstream: { dependsOn: ['ict'] } })]));
    expect(still).toContain('Green, but not all of it: Centre (a dependency on ICT (Red)).');
  });

  it('nothing of workstreams that the group does not oversee', () => {
    expect(said(facts([centre('amber')]))).not.toContain('Waits for');
  });
});

describe('a digest says of each Red', () => {
  it('when it is back, or that this day has passed', () => {
    const until = (by: string) =>
      said(facts([overseen('ICT', 'red', { answers: { rating: 'red', 'path-by': { on: by, said: by } } })]));
    expect(until('2027-02-12')).toContain('Back by Friday 12 February.');
    expect(until('2027-01-15')).toContain('Was to be back by Friday 15 January; that day has passed.');
  });

  it('since when it is one by the file, where nothing was answered yet', () => {
    const past = (...rags: string[]) => ({
      history: rags.map((rag, i) => ({ period: `Q${i + 1} 2026/27`, rag, on: day(`2026-0${i + 4}-09`) })) as never,
    });
    expect(redBefore(past('red', 'green', 'red', 'red'))).toBe('2026-06-09');
    expect(redBefore(past('red', 'red'))).toBe('2026-04-09');
    expect(redBefore(past('red', 'green'))).toBeUndefined();
  });
});

describe('a digest says as a whole', () => {
  it('how many have no rating or are no colour, so that all add up', () => {
    const states = [
      overseen('A', 'green'),
      overseen('B', 'green', { workstream: { status: 'paused' } }),
      overseen('C', 'green', { standing: {} }),
    ];
    expect(said(facts(states))).toContain('3 workstreams: 1 Green, 1 paused, 1 without a rating');
  });

  it('what a person says of it, with the reason, beside the worst', () => {
    const overall = {
      rating: 'amber',
      reason: 'ICT is nearly there',
      by: 'Claire Holt',
      isOffices: false,
      on: day('2027-01-12'),
      at: new Date('2027-01-12T10:00:00Z'),
    } as const;
    expect(said(facts([overseen('ICT', 'red')], { overall }))).toContain(
      'Overall Amber, set by Claire Holt on 12 January: ICT is nearly there. The worst is Red.',
    );
  });

  it('whose answer is the oldest', () => {
    const old = { standing: { now: { rating: 'green', on: day('2026-10-09') } } } as const;
    const text = said(facts([overseen('ICT', 'red'), overseen('Assets', 'green', old)]));
    expect(text).toContain('Oldest answer: Assets, 9 October.');
    const silent = { ...old, notReceived: true } as const;
    expect(said(facts([overseen('ICT', 'red'), overseen('Assets', 'green', silent)]))).not.toContain('Assets');
  });

  it('what directors added, below the line it is about', () => {
    const remarks = [
      { workstream: 'p/ict', by: 'Ruth Adeyemi', text: 'We meet the supplier on Friday.', isNew: true },
      { workstream: 'p/assets', by: 'Ruth Adeyemi', text: 'All is well.', isNew: true },
    ];
    const first = facts([overseen('ICT', 'red'), overseen('Assets', 'green')], { remarks });
    const text = said(first);
    expect(text).toMatch(/• ICT, Red.*\n• Ruth Adeyemi: “We meet the supplier on Friday.”/);
    expect(text).toContain('News\n• Assets. Ruth Adeyemi: “All is well.”');
    // What was shown once is no news a week later.
    const shown = remarks.map((each) => ({ ...each, isNew: false }));
    expect(said(weekLater(first, { remarks: shown }))).toMatch(
      /Nothing new\. Still Red: ICT[^\n]*\n• ICT\. Ruth Adeyemi: “We meet the supplier on Friday.”\n\[/,
    );
  });
});

describe('a week later', () => {
  const pilots = {
    id: 'p/pilots',
    programme: 'p',
    of: 'bsg',
    text: 'Choose the pilots',
    by: day('2027-02-26'),
  } as Decision;
  const soon = { id: 'p/ict/structure', title: 'New structure', baseline: day('2027-02-12') };
  const answers = { rating: 'red', 'path-by': { on: '2027-02-12', said: '12 February' } };
  const groups = [{ id: 'p/bsg', kind: 'officer', name: 'Business Strategy Group', programme: 'p' }] as never;
  const red = () => {
    const one = overseen('ICT', 'red', { redSince: day('2027-01-14'), answers, milestones: [soon] });
    const update = { answers, at: new Date('2027-01-14T10:00:00Z') } as never;
    return { ...one, standing: { now: { ...one.standing.now!, update } } };
  };
  const first = facts([red()], { decisions: [pilots], groups });

  it('names in one line what stands open where nothing is new', () => {
    expect(said(weekLater(first))).toBe(
      [
        'Business Strategy, week to 25 January',
        '1 workstream: 1 Red (last time, 18 January: 1 Red). Nothing new. Still Red: ICT since 14 January, back by 12 February. Still asked: Choose the pilots, 26 February (pilots). Due: New structure, 12 February.',
        '[ pilots: record the decision ] [ All workstreams ] [ Milestones: 1 due by 22 February ] [ Time plan ] [ Ask a question ]',
      ].join('\n'),
    );
    expect(isQuiet(buildDigest(weekLater(first)))).toBe(false);
    const calm = facts([overseen('Assets', 'green')]);
    expect(isQuiet(buildDigest(weekLater(calm)))).toBe(true);
    expect(said(weekLater(calm))).toContain('Nothing new, and nothing open within four weeks.');
  });

  it('says there what stands of the whole, and how much is off target', () => {
    const overall = {
      rating: 'amber',
      reason: 'nearly there',
      by: 'Claire Holt',
      isOffices: false,
      on: day('2027-01-12'),
      at: new Date('2027-01-12T10:00:00Z'),
    } as const;
    const text = said(weekLater(facts([overseen('Contact', 'green', { indicators: [calls] })], { overall })));
    expect(text).toContain('Nothing new, and nothing open within four weeks. Off target: 1 measure');
    expect(text).toContain('Overall Amber, set by Claire Holt on 12 January: nearly there. The worst is Green.');
  });

  it('says which ask is new', () => {
    const other = { ...pilots, id: 'p/extra', text: 'agree the extra', by: day('2027-02-01') } as Decision;
    const text = said(weekLater(first, { decisions: [pilots, other] }));
    expect(text).toContain(
      '• New: agree the extra, by Monday 1 February (extra)\n• Choose the pilots, by Friday 26 February (pilots)',
    );
  });

  it('counts a slip from the day that the group was last shown, whoever moved it how often', () => {
    const moved = { ...soon, forecast: day('2027-03-12') };
    const change = (from: string, to: string): MilestoneChange =>
      ({
        id: 1n,
        milestone: soon.id,
        workstream: 'p/ict',
        kind: 'moved',
        state: 'made',
        from,
        to,
        why: 'the review',
        by: 'mei',
        at: new Date('2027-01-20T10:00:00Z'),
      }) as never;
    const changes = [change('2027-02-12', '2027-02-26'), change('2027-02-26', '2027-03-12')];
    const text = said(weekLater(first, { workstreams: [{ ...red(), milestones: [moved as never], changes }] }));
    expect(text).toContain(
      '• New structure, now Friday 12 March, 28 days after the plan (12 February). ICT, since 20 January. Why: the review.',
    );
    const back = [...changes, change('2027-03-12', '2027-02-12')];
    expect(said(weekLater(first, { workstreams: [{ ...red(), changes: back }] }))).toContain('Nothing new.');
    const inFile = said(weekLater(first, { workstreams: [{ ...red(), milestones: [moved as never] }] }));
    expect(inFile).toContain('• New structure, now Friday 12 March, 28 days after the plan (12 February). ICT.');
  });

  it('still reads what older versions kept', () => {
    expect(readShown({ ratings: { 'p/ict': 'red' }, notReceived: 1 })).toEqual({
      ratings: { 'p/ict': 'red' },
      notReceived: 1,
    });
    const { shown } = buildDigest(first);
    expect(readShown(JSON.parse(JSON.stringify(shown)))).toEqual(shown);
    expect(readShown({ ratings: 'lost' })).toEqual({ ratings: {}, notReceived: 0 });
  });
});
