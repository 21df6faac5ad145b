import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { allFields } from '#core/import/known-fields';
import { itemKinds } from '#core/ports';
import { programmeFile } from '#core/programme/programme-file';
import { itemsOfText, problemsOf, smallWith, textOf } from './files.ts';

const everyField = textOf('test/fixtures/programmes/every-field.yaml');

/** Every name of a field in a document, however deep. */
const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(namesIn)
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
      : [];

describe('the items of a programme file', () => {
  it('come from every field that the format has', () => {
    const used = new Set(namesIn(parse(everyField)));
    expect([...allFields(programmeFile)].filter((name) => !used.has(name))).toEqual([]);
    expect(problemsOf(everyField)).toEqual([]);
    expect(new Set(itemsOfText(everyField).map(({ kind }) => kind))).toEqual(new Set(itemKinds));
  });

  it('are known by the path of their keys, owners before what they own', () => {
    const ids = itemsOfText(everyField).map(({ kind, id }) => `${kind} ${id}`);
    expect(ids).toEqual([
      'organisation organisation',
      ...['asha', 'omar', 'claire', 'dev', 'ben', 'ruth', 'vera', 'cllr-price'].map((key) => `person ${key}`),
      'programme business-strategy',
      'steering-group business-strategy/bsg',
      'meeting business-strategy/bsg/2027-01-19',
      ...['cabinet', 'performance', 'audit'].map((key) => `steering-group business-strategy/${key}`),
      'workstream business-strategy/customer-focus',
      'milestone business-strategy/customer-focus/csc-live',
      'milestone business-strategy/customer-focus/charter',
      'indicator business-strategy/customer-focus/answered',
      'indicator business-strategy/customer-focus/involvement',
      'saving business-strategy/customer-focus/mgmt',
      'risk business-strategy/customer-focus/sheltered',
      'workstream business-strategy/ict',
      'decision business-strategy/structure',
      'action business-strategy/costed',
      'action business-strategy/publish-the-results',
      'review business-strategy/peer',
      'recommendation business-strategy/peer/a',
      'consultation business-strategy/landlord',
      'comment business-strategy/planb',
      expect.stringMatching(/^note business-strategy\/notes\/[0-9a-f]{16}$/),
      'paper business-strategy/paper',
    ]);
  });

  it('carry their values as they are meant', () => {
    const items = new Map(itemsOfText(everyField).map((item) => [`${item.kind} ${item.id}`, item]));
    expect(items.get('person asha')).toEqual({
      kind: 'person',
      id: 'asha',
      position: 0,
      fields: {
        name: 'Asha Patel',
        email: 'asha.patel@example.org',
        title: 'Head of Customer Services',
        service: 'Customer Services',
        phone: '01234567890',
        kind: 'officer',
        timeZone: 'Europe/London',
        workingDays: ['mon', 'tue', 'wed'],
        slack: 'U0ASHA',
        teams: '5b1f0c3e-0000-4000-8000-000000000001',
        prefers: 'teams',
      },
    });
    expect(items.get('milestone business-strategy/customer-focus/csc-live')).toEqual({
      kind: 'milestone',
      id: 'business-strategy/customer-focus/csc-live',
      owner: 'business-strategy/customer-focus',
      position: 0,
      fields: {
        title: 'Customer Service Centre live',
        baseline: '2011-06-30',
        forecast: '2011-07-31',
        said: 'by June 2011',
        when: 'concept proved',
        critical: true,
        approver: 'dev',
      },
    });
    expect(items.get('workstream business-strategy/customer-focus')?.fields).toMatchObject({
      lead: ['asha'],
      budget: { approved: 1_200_000, spent: 300_000, forecast: 1_150_000 },
      posts: { inScope: 30, sensitive: true },
      rounds: { every: 'month', closes: 12 },
      history: [{ period: 'Q2 2026/27', rag: 'amber-green', on: '2026-10-09', reason: 'Panel still commenting' }],
    });
    expect(items.get('workstream business-strategy/ict')).toMatchObject({
      position: 1,
      fields: { lead: ['ben', 'asha'], status: 'active' },
    });
    expect(items.get('saving business-strategy/customer-focus/mgmt')?.fields.profile).toEqual({
      '2026/27': [100_000, 200_000],
      '2027/28': [400_000, 400_000],
    });
    expect(items.get('programme business-strategy')?.fields).toMatchObject({
      savings: [{ target: 200_000_000, was: [{ target: 155_000_000, on: '2010-02-16', decidedBy: 'Council' }] }],
      rounds: { touchDay: 'thu', escalate: { deputy: 2, director: 3, sponsor: 5 } },
    });
    expect(items.get('programme business-strategy')?.fields).not.toHaveProperty('workstreams');
    expect(items.get('action business-strategy/costed')?.fields).not.toHaveProperty('when');
    expect(items.get('paper business-strategy/paper')?.fields.agendaItem).toBe('8');
  });

  it('have a programme’s usual rhythm where the file gives none', () => {
    const without = itemsOfText(smallWith(['    rounds: { every: quarter, opens: 1, due: 10, closes: 15 }\n', '']));
    expect(without.find(({ kind }) => kind === 'programme')?.fields.rounds).toEqual({
      every: 'quarter',
      opens: 1,
      due: 10,
    });
  });

  it('are the same whether a thing is said to be not sensitive or nothing is said', () => {
    const said = smallWith(['name: ICT', 'name: ICT\n        sensitive: false']);
    expect(itemsOfText(said)).toEqual(itemsOfText(smallWith()));
  });

  it('have the whole of a text that a comma would end, within braces and without quotes', () => {
    const items = (reason: string) =>
      itemsOfText(
        smallWith(['name: ICT', `name: ICT\n        history: [{ rag: green, reason: ${reason}, period: Q2 2026/27 }]`]),
      );
    expect(items('Drafted, review to come, then signed')).toEqual(items('"Drafted, review to come, then signed"'));
  });

  it('of the sample are those of the same programme written compactly', () => {
    const sample = itemsOfText(textOf('src/sample/business-strategy.yaml'));
    expect(sample).toEqual(itemsOfText(textOf('test/fixtures/programmes/business-strategy.yaml')));
    expect(sample.filter(({ kind }) => kind === 'workstream')).toHaveLength(8);
    expect(sample.filter(({ kind }) => kind === 'person')).toHaveLength(12);
  });
});
