import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Import, importProgramme } from '#core/import/import-programme';
import type { Tx } from '#core/ports';
import { readYaml } from '../../../adapters/yaml/index.ts';
import { fresh } from '../../adapters/postgres/store/fresh.ts';
import { small, smallWith, textOf } from './files.ts';

describe('importing a programme file into the record', () => {
  const database = fresh();
  const inStore = <T>(work: (tx: Tx) => Promise<T>) => database.store.transaction(work);

  const run = (text: string, more: Partial<Import> = {}) =>
    importProgramme(database, {
      name: 'programme.yaml',
      text,
      hash: createHash('sha256').update(text).digest('hex'),
      read: readYaml,
      by: { actor: 'olive', via: 'command line' },
      dryRun: false,
      ...more,
    });

  const trail = () => inStore((tx) => tx.trail.list({ limit: 100 }));

  beforeEach(() => database.pool.query('TRUNCATE organisation, person, programme, import, audit CASCADE'));

  it('stores every field of the format', async () => {
    const everyField = textOf('test/fixtures/programmes/every-field.yaml');
    expect((await run(everyField)).outcome).toBe('applied');
    const again = await run(`# another text that says the same\n${everyField}`);
    expect(again).toMatchObject({
      outcome: 'applied',
      plan: { steps: [], conflicts: [] },
      programmes: [],
      rhythms: [],
    });
  });

  it('refuses a file with anything wrong in it, and applies nothing', async () => {
    const broken = smallWith(
      ['lead: asha', 'lead: nobody'],
      ['office: [olive]', 'office: [olive]\n    office: [asha]'],
    );
    expect(await run(broken)).toEqual({
      outcome: 'refused',
      problems: [
        'programme.yaml:17:5: "office" stands twice here; expected it once',
        'programme.yaml:25:15: "nobody" is not under people; expected one of olive, asha',
      ],
    });
    expect(await run('a: [')).toMatchObject({
      outcome: 'refused',
      problems: [expect.stringMatching(/^programme.yaml:/)],
    });
    expect(await inStore((tx) => tx.organisation())).toBeUndefined();
    expect(await inStore((tx) => tx.imports.last())).toBeUndefined();
  });

  it('only says what it would do in a dry run', async () => {
    const result = await run(small, { dryRun: true });
    expect(result).toMatchObject({ outcome: 'planned', programmes: ['strategy'], rhythms: ['strategy'] });
    expect(await inStore((tx) => tx.organisation())).toBeUndefined();
    expect(await trail()).toEqual([]);
  });

  it('does nothing with the file that was imported last', async () => {
    await run(small);
    const before = await trail();
    expect(await run(small)).toEqual({ outcome: 'unchanged' });
    expect(await trail()).toEqual(before);
  });

  it('writes who changed what, from where, with before and after', async () => {
    await run(small);
    await run(smallWith(['2026-12-15', '2027-01-15']));
    const [changed, file] = (await trail()).slice(0, 2).sort((a, b) => (a.action < b.action ? -1 : 1));
    expect(changed).toMatchObject({
      programme: 'strategy',
      actor: 'olive',
      via: 'command line',
      action: 'milestone.changed',
      subject: 'strategy/ict/plan',
      before: { baseline: '2026-12-15' },
      after: { baseline: '2027-01-15' },
    });
    expect(file).toMatchObject({ action: 'programme-file.imported', subject: 'programme.yaml', after: { changes: 1 } });
    expect((await trail()).filter(({ action }) => action.endsWith('.added'))).toHaveLength(8);
  });

  it('keeps what was changed here, and says so of what both changed', async () => {
    await run(small);
    const lead = ['olive'];
    await inStore((tx) =>
      tx.imports.write([{ change: 'set', kind: 'workstream', id: 'strategy/ict', fields: { lead } }]),
    );
    const result = await run(smallWith(['lead: asha', 'lead: [asha, olive]'], ['name: ICT', 'name: Technology']));
    expect(result).toMatchObject({ outcome: 'applied', plan: { conflicts: [{ field: 'lead', here: ['olive'] }] } });
    expect(await inStore((tx) => tx.programmes.workstream('strategy/ict'))).toMatchObject({ name: 'Technology', lead });
  });

  it('retires what left the file and brings it back', async () => {
    await run(small);
    const alone = small.slice(0, small.indexOf('      - key: focus'));
    await run(alone);
    const names = async () => (await inStore((tx) => tx.programmes.workstreams('strategy'))).map(({ name }) => name);
    expect(await names()).toEqual(['ICT']);
    await run(`${small}\n`);
    expect(await names()).toEqual(['ICT', 'Customer focus']);
  });

  it('names the programmes whose rhythm is new or changed, of which the office is asked to open the round', async () => {
    const second = '  - { key: other, name: Other, office: [asha], sponsor: olive }\n';
    expect(await run(small)).toMatchObject({ rhythms: ['strategy'] });
    expect(await run(`${small}${second}`)).toMatchObject({ rhythms: ['other'], programmes: ['other'] });
    const renamed = smallWith(['name: Business', 'name: Our Business']);
    expect(await run(`${renamed}${second}`)).toMatchObject({ rhythms: [], programmes: ['strategy'] });
    const faster = smallWith(['name: Business', 'name: Our Business'], ['due: 10', 'due: 8']);
    expect(await run(`${faster}${second}`)).toMatchObject({ rhythms: ['strategy'] });
    const own = faster.replace('dependsOn: [ict]', 'dependsOn: [ict]\n        rounds: { every: month }');
    expect(await run(`${own}${second}`)).toMatchObject({ rhythms: ['strategy'] });
  });

  it('imports a file once when two replicas start with it at the same time', async () => {
    const outcomes = (await Promise.all([run(small), run(small), run(small)])).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['applied', 'unchanged', 'unchanged']);
  });

  it('takes back everything when what is done with it fails', async () => {
    await expect(
      run(small, {
        afterwards: async (tx) => {
          expect(await tx.programmes.get('strategy')).toBeDefined();
          throw new Error('the office could not be asked');
        },
      }),
    ).rejects.toThrow('the office could not be asked');
    expect(await inStore((tx) => tx.programmes.get('strategy'))).toBeUndefined();
    expect(await inStore((tx) => tx.imports.last())).toBeUndefined();
  });
});
