import { describe, expect, it } from '@jest/globals';
import { readFacts } from '#core/digest/facts';
import type { Answers } from '#core/interview/answers';
import type { Tx } from '#core/ports';
import { shared, talk } from '../words/talk.ts';

const file = shared
  .replaceAll('ONLY-ALPHA ', 'Alpha ')
  .replaceAll(/(Alpha|ONLY-BETA) (ICT|HR|Parks)/g, '$2')
  .replace(
    'name: HR, lead: lea, director: dev',
    'name: HR, lead: lea, director: dev, milestones: [{ key: policy, title: HIDDEN policy agreed, baseline: 2027-02-01, critical: true }]',
  );

const why = 'commercial';
const answers: Answers = {
  rating: 'red',
  reason: 'EXEMPT dismissal',
  path: { text: 'HIDDEN appointment', by: '2027-02-12' },
  next: 'HIDDEN open day',
  decisions: [{ text: 'EXEMPT settlement', by: '2027-02-01' }],
  'decision/exempt-settlement/of': { of: 'alpha/board' },
  'milestone/policy': { is: 'unchanged' },
  'apart/reason': { is: 'exempt', why },
  'apart/decisions': { is: 'exempt', why },
  'apart/path': { is: 'kept-out', why },
  'apart/next': { is: 'kept-out', why },
  'apart/milestone/policy': { is: 'kept-out', why },
};

describe('what was kept back in an answer', () => {
  const { says, at, store, posted } = talk(file);
  const answered = async (given: Answers, rating = 'red') => {
    await at('2027-01-12T10:00:00Z');
    await store(async (tx) => {
      const version = { workstream: 'alpha/hr', round: 'alpha/2026-10_2026-12', version: 1 };
      const { asked } = await tx.approvals.ask(version, 'office', 'lea');
      await tx.approvals.decide(asked.id, 'office', { state: 'approved', by: 'olive' });
      await tx.updates.add({
        workstream: 'alpha/hr',
        round: 'alpha/2026-10_2026-12',
        kind: 'round',
        answers: given,
        rating,
        answeredBy: 'lea',
        platform: 'slack',
        before: [],
      } as Parameters<Tx['updates']['add']>[0]);
    });
  };
  const textOf = async (...said: Parameters<typeof says>) => (await says(...said)).map(({ text }) => text).join('\n');

  it('reaches no digest, whoever reads it, and its Red does', async () => {
    await answered(answers);
    posted.length = 0;
    await at('2027-01-18T09:00:00Z');
    const digests = posted.filter(({ key }) => key.startsWith('digest/alpha')).map(({ text }) => text);
    const read = [
      ...digests,
      await textOf('cara', 'digest me'),
      await textOf('olive', 'digest alpha/board preview'),
      await textOf('olive', 'digest alpha/panel preview'),
    ];
    expect(digests.length).toBeGreaterThan(0);
    for (const text of read) {
      expect(text).toMatch(/HR, .*Red/);
      expect(text).not.toMatch(/EXEMPT|HIDDEN|commercial/);
    }
  });

  it('would be there if it were not kept back', async () => {
    const { 'apart/reason': _, 'apart/milestone/policy': __, 'apart/decisions': ___, ...rest } = answers;
    await answered(rest);
    const text = await textOf('cara', 'digest me');
    expect(text).toContain('EXEMPT dismissal');
    expect(text).toContain('HIDDEN policy agreed');
    expect(text).toContain('EXEMPT settlement');
  });

  it('may be one decision of several: the others are asked all the same', async () => {
    const { 'apart/decisions': _, ...rest } = answers;
    await answered({
      ...rest,
      decisions: [{ text: 'EXEMPT settlement', by: '2027-02-01' }, { text: 'agree the open rota' }],
      'decision/agree-the-open-rota/of': { of: 'alpha/board' },
      'apart/decision/exempt-settlement': { is: 'kept-out', why },
    });
    for (const text of [await textOf('cara', 'digest me'), await textOf('cara', 'status hr', 'C0ALPHA')]) {
      expect(text).toMatch(/agree the open rota/i);
      expect(text).not.toContain('EXEMPT settlement');
    }
    expect(await textOf('cara', 'status hr')).toContain('EXEMPT settlement');
  });

  it('is in the status that officers read alone, and in no channel', async () => {
    await answered(answers);
    for (const person of ['lea', 'dev', 'olive', 'claire', 'cara']) {
      expect(await textOf(person, 'status hr')).toMatch(/EXEMPT dismissal[\s\S]*HIDDEN appointment/);
    }
    const channel = await textOf('cara', 'status hr', 'C0ALPHA');
    expect(channel).toContain('Red');
    expect(channel).not.toMatch(/EXEMPT|HIDDEN/);
  });

  it('is not among the facts of a digest where it is about a sensitive item, though the workstream is not', async () => {
    const marked = { rating: 'red', 'milestone/policy': { is: 'done', on: '2027-01-11', said: 'SECRET' } };
    await answered(marked);
    const facts = () =>
      store(async (tx) => {
        const group = await tx.programmes.group('alpha/board');
        const read = group && (await readFacts(tx, group));
        return JSON.stringify(read?.workstreams.find(({ workstream }) => workstream.id === 'alpha/hr')?.standing);
      });
    expect(await facts()).toContain('SECRET');
    await store((tx) =>
      tx.imports.write([
        { change: 'set', kind: 'milestone', id: 'alpha/hr/policy', fields: { sensitive: true } },
        { change: 'retire', kind: 'milestone', id: 'alpha/hr/policy' },
      ]),
    );
    expect(await facts()).toContain('red');
    expect(await facts()).not.toContain('SECRET');
  });

  it('is kept from councillors and observers where it is exempt; what is only kept out of the digest they can look up', async () => {
    await answered(answers);
    for (const person of ['cllr', 'vera']) {
      const text = await textOf(person, 'status hr');
      expect(text).toContain('HIDDEN open day');
      expect(text).not.toMatch(/EXEMPT|commercial/);
    }
  });

  it('stays back when it is “last time” in the next quarter', async () => {
    await answered(answers);
    await at('2027-04-01T09:00:00Z');
    await store(async (tx) => {
      await tx.updates.add({
        workstream: 'alpha/hr',
        round: 'alpha/2027-01_2027-03',
        kind: 'round',
        answers: { rating: 'amber' },
        rating: 'amber',
        answeredBy: 'lea',
        platform: 'slack',
        before: [],
      } as Parameters<Tx['updates']['add']>[0]);
    });
    expect(await textOf('vera', 'status hr')).not.toContain('EXEMPT');
    expect(await textOf('cara', 'status hr')).toContain('EXEMPT dismissal');
  });
});
