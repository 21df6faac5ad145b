import { describe, expect, it } from '@jest/globals';
import { describe as inWords } from '#core/import/describe';
import { planMessage, problemsMessage } from '#core/import/say';
import { asText } from '#core/message';
import { smallWith, textOf } from './files.ts';
import { ict, imported, plan, planIs, SetUp, set, without } from './set-up.ts';

describe('what an import says it will do', () => {
  it('names what is added, counts what belongs to it, and sums up long lists', () => {
    expect(inWords(new SetUp().import(textOf('src/sample/business-strategy.yaml')), 'will')).toEqual([
      'Will add organisation Example County Council.',
      'Will add 12 people: Olive Mbeki, Claire Holt, Dev Sharma and 9 more.',
      'Will add programme Business Strategy (3 steering groups, 2 meetings, 8 workstreams, 9 milestones, 5 indicators, 5 savings, 2 risks, 1 decision, 1 note, 1 paper).',
    ]);
  });

  it('says what a thing is added to', () => {
    const milestones = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `, { key: ${key}, title: Step ${key} }`).join('');
    const text = smallWith(
      [
        '    steeringGroups:\n',
        '    steeringGroups:\n      - { key: new, name: New Board, meetings: [{ on: 2027-01-19 }] }\n',
      ],
      [planIs, `{ key: plan, title: Plan agreed, baseline: 2026-12-15 }${milestones}]`],
      ['        milestones:\n          {', '        milestones: [{'],
    );
    expect(inWords(imported().import(text), 'will')).toEqual([
      'Will add steering group New Board in Business Strategy (1 meeting).',
      'Will add 6 milestones in ICT: Step a, Step b, Step c and 3 more.',
      'Will follow the new order of the file (1 moved).',
    ]);
  });

  it('says from what to what a field changes, and how many more do', () => {
    const text = smallWith(
      ['2026-12-15', '2027-01-15, critical: true, said: soon'],
      ['closes: 15', 'closes: 20, touch: weekly'],
      ['office: [olive]', 'office: [olive, asha]'],
    );
    expect(inWords(imported().import(text), 'did')).toEqual([
      'Changed programme Business Strategy: office from olive to olive, asha; rounds closes from 15 to 20; rounds touch from nothing to weekly.',
      'Changed milestone Plan agreed in ICT: baseline from 2026-12-15 to 2027-01-15; said from nothing to soon; critical from no to yes.',
    ]);
  });

  it('names the fields of something sensitive, not what is in them', () => {
    const secret = (title: string) => smallWith([planIs, `{ key: plan, title: ${title}, sensitive: true }`]);
    const setUp = imported(secret('Quiet sale').replace('{ key: plan', '- { key: plan'));
    setUp.chat(set('milestone', plan, { said: 'by May' }));
    const { steps, conflicts, names } = setUp.import(
      secret('Loud sale').replace('{ key: plan', '- { key: plan').replace('sensitive', 'said: by June, sensitive'),
    );
    const lines = inWords({ steps, conflicts, names }, 'will').join('\n');
    expect(lines).toContain('title (sensitive)');
    expect(lines).toContain('both changed said of milestone');
    expect(lines).not.toMatch(/Quiet sale|by May|by June/);
  });

  it('says what is retired and what is brought back', () => {
    const setUp = imported();
    expect(inWords(setUp.import(without.ict), 'did')).toEqual([
      'Changed workstream Customer focus in Business Strategy: dependsOn from ict to nothing.',
      'Retired workstream ICT in Business Strategy (1 milestone).',
      'Followed the new order of the file (1 moved).',
    ]);
    expect(inWords(setUp.import(smallWith()), 'did')).toEqual([
      'Brought back workstream ICT in Business Strategy (1 milestone).',
      'Changed workstream Customer focus in Business Strategy: dependsOn from nothing to ict.',
      'Followed the new order of the file (1 moved).',
    ]);
  });

  it('says of a conflict what the file has, what is here, and what stays', () => {
    const setUp = imported();
    setUp.chat(set('workstream', ict, { lead: ['olive'] }), set('milestone', plan, { forecast: '2027-03-01' }));
    const text = without.plan.replace('lead: asha', 'lead: [asha, olive]');
    expect(inWords(setUp.import(text), 'will')).toEqual([
      'Conflict: the file changes lead of workstream ICT (strategy/ict) from asha to asha, olive, but here it was changed to olive, and stays so.',
      'Conflict: milestone Plan agreed (strategy/ict/plan) has left the file, but was changed here. It stays.',
    ]);
  });

  it('says when there is nothing to do', () => {
    expect(inWords(imported().import(smallWith()), 'will')).toEqual(['Nothing would change.']);
    expect(inWords(imported().import(smallWith()), 'did')).toEqual(['Nothing has changed.']);
  });

  it('is a message whose summary counts it', () => {
    const message = planMessage('programme.yaml', imported().import(smallWith(['2026-12-15', '2027-01-15'])), 'will');
    expect(message.summary).toBe('programme.yaml: will change 1.');
    expect(asText(message)).toBe(
      'programme.yaml: will change 1.\n• Will change milestone Plan agreed in ICT: baseline from 2026-12-15 to 2027-01-15.',
    );
    expect(planMessage('p.yaml', imported().import(smallWith()), 'did').summary).toBe('p.yaml: nothing to change.');
  });

  it('tells the problems of a file, the first forty of them', () => {
    const problems = Array.from({ length: 43 }, (_, i) => `p.yaml:${i}:1: wrong`);
    const message = problemsMessage('p.yaml', problems);
    expect(message.summary).toBe('p.yaml has 43 problems, so nothing of it was imported.');
    expect(asText(message)).toContain('p.yaml:39:1: wrong');
    expect(asText(message)).not.toContain('p.yaml:40:1: wrong');
    expect(asText(message)).toContain('And 3 more');
  });
});
