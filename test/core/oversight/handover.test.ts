import { describe, expect, it } from '@jest/globals';
import { importProgramme } from '#core/import/import-programme';
import { readYaml } from '../../../adapters/yaml/index.ts';
import { talk } from '../words/talk.ts';

const names: Record<string, string> = {
  omar: 'Omar Reid',
  asha: 'Asha Patel',
  dev: 'Dev Sharma',
  sue: 'Sue Cole',
  pat: 'Pat Lane',
  ann: 'Ann Dale',
};
/** As in the paper of 2020: a sub-committee of two committees ends, and its oversight reverts to both. */
const file = `version: 1
organisation: { name: Example County Council, timeZone: Europe/London }
people:
${Object.entries(names)
  .map(([key, name]) => `  - { key: ${key}, name: ${name}, email: ${key}@example.org, slack: U0${key.toUpperCase()} }`)
  .join('\n')}
programmes:
  - key: tp
    name: Transformation Programme
    office: [omar]
    sponsor: omar
    rounds: { every: quarter, opens: 1, due: 10, closes: 15, touch: none }
    steeringGroups:
      - { key: sub, name: Transformation Sub-committee, chair: sue, members: [sue], oversees: [csc, ict], parents: [performance, audit], channel: { slack: C0SUB }, digest: { cron: "0 9 * * 1" } }
      - { key: performance, name: Performance Scrutiny Committee, chair: pat, members: [pat], oversees: [hr], channel: { slack: C0PERF }, digest: { cron: "0 9 * * 1" } }
      - { key: audit, name: Audit & Governance Committee, chair: ann, members: [ann], oversees: [hr], channel: { slack: C0AUDIT }, digest: { cron: "0 9 * * 1" } }
    workstreams:
      - { key: csc, name: Customer Services Centre, lead: asha, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
      - { key: ict, name: ICT, lead: asha, director: dev, history: [{ period: Q2 2026/27, rag: red, on: 2026-10-09 }] }
      - { key: hr, name: HR, lead: asha, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }] }
    decisions:
      - { key: framework, text: Endorse the digital framework, of: sub, by: 2027-04-30 }
`;

describe('handover', () => {
  const { says, at, database, posted, world } = talk(file);
  const said = async (person: string, text: string) => (await says(person, text))[0]?.text ?? '';
  const trail = async () =>
    (
      await database.pool.query(
        `SELECT actor, before, after FROM audit WHERE action = 'oversight.handed-over' ORDER BY id`,
      )
    ).rows;
  const groups = async () =>
    (await database.pool.query('SELECT until, successors FROM steering_group ORDER BY position')).rows;

  it('is arranged by the office alone, in the words of a paper, taken back before its day, and kept in the trail', async () => {
    await at('2027-03-01T10:00:00Z');
    expect(await said('sue', 'handover sub to audit on 12 March')).toContain(
      '“handover” is not among what you can do here',
    );
    expect(await said('omar', 'handover')).toContain('No steering group hands over to another.');
    const done = await said(
      'omar',
      'handover Transformation Sub-committee to performance and Audit & Governance Committee on 12 March, agreed at Council, 18 February',
    );
    expect(done).toBe(
      'From Friday 12 March the Performance Scrutiny Committee and the Audit & Governance Committee oversee what the Transformation Sub-committee does now: 2 workstreams. ' +
        'What it was asked to decide is asked of them from then on. Its last digest comes on Monday 8 March and says so. ' +
        'Agreed at Council, 18 February: that is kept in the trail. Before that day “handover sub cancel” takes it back.',
    );
    expect(await said('omar', 'handover')).toContain(
      'Transformation Sub-committee · ends on Friday 12 March · the Performance Scrutiny Committee and the Audit & Governance Committee take over',
    );
    expect(await said('omar', 'handover sub cancel')).toContain('goes on overseeing what it does now');
    expect(await groups()).toEqual(Array(3).fill({ until: null, successors: [] }));
    await said('omar', 'handover sub to performance on 12 March');
    expect(await said('omar', 'handover sub agreed at Cabinet')).toContain('was agreed at Cabinet');
    expect(await trail()).toEqual([
      {
        actor: 'omar',
        before: { until: null, successors: [] },
        after: { until: '2027-03-12', successors: ['performance', 'audit'], agreed: 'Council, 18 February' },
      },
      {
        actor: 'omar',
        before: { until: '2027-03-12', successors: ['performance', 'audit'] },
        after: { until: null, successors: [] },
      },
      {
        actor: 'omar',
        before: { until: null, successors: [] },
        after: { until: '2027-03-12', successors: ['performance'] },
      },
      { actor: 'omar', before: {}, after: { agreed: 'Cabinet' } },
    ]);
  });

  it('stays when the file is imported again, unless the file changes it', async () => {
    await at('2027-03-01T10:00:00Z');
    await said('omar', 'handover sub to performance on 12 March');
    const imports = (text: string) =>
      importProgramme(world, {
        name: 'tp.yaml',
        text,
        hash: text,
        read: readYaml,
        by: { actor: 'omar', via: 'test' },
        dryRun: false,
      });
    const other = file.replace('name: Transformation Sub-committee', 'name: Transformation Committee');
    expect(await imports(other)).toMatchObject({ outcome: 'applied' });
    expect((await groups())[0]).toEqual({ until: '2027-03-12', successors: ['performance'] });
    await imports(
      other
        .replace('key: sub,', 'key: sub, remit: Start-up,')
        .replace('oversees: [csc, ict],', 'oversees: [csc, ict], until: 2027-03-31,'),
    );
    expect((await groups())[0]).toMatchObject({ until: '2027-03-12' });
    expect(await said('omar', 'handover')).toContain('Transformation Committee · ends on Friday 12 March');
  });

  it.each([
    ['handover sub', 'Who takes over, and when?'],
    ['handover nothing to audit on 12 March', 'There is no steering group “nothing” whose oversight you arrange.'],
    [
      'handover sub to cabinet on 12 March',
      'I cannot tell which steering group “cabinet” is. You could name Performance Scrutiny Committee',
    ],
    ['handover sub to sub on 12 March', 'cannot take over from itself'],
    ['handover sub to audit on mud', 'I could not read “mud” as a day.'],
    ['handover sub to audit on 2027-02-01', 'Monday 1 February has passed.'],
    ['handover audit cancel', 'hands over to nobody, so nothing was changed'],
    ['handover audit agreed at Cabinet', 'hands over to nobody. Arrange that first'],
  ])('“%s” is answered with what would work', async (typed, expected) => {
    await at('2027-03-01T10:00:00Z');
    expect(await said('omar', typed)).toContain(expected);
    expect(await trail()).toEqual([]);
  });

  it('re-points digests, rights and what was asked; what was said before stays readable', async () => {
    await at('2027-03-01T10:00:00Z');
    expect(await said('sue', 'decide framework')).toContain('What was decided on');
    expect(await said('pat', 'decide framework')).toContain('but not record it');
    expect(await said('pat', 'ask ict why is it late?')).not.toContain('Your question about ICT');
    await said('omar', 'handover sub to performance on 12 March');
    await at('2027-03-08T09:00:00Z');
    const last = posted.find(({ key }) => key.startsWith('digest/tp/sub/2027-03-08'))?.text;
    expect(last).toContain('Oversight passes to the Performance Scrutiny Committee on Friday 12 March');
    expect(last).toContain('ICT');
    expect(posted.find(({ key }) => key.startsWith('digest/tp/performance/2027-03-08'))?.text).not.toContain('ICT');

    await at('2027-03-15T09:00:00Z');
    expect(posted.filter(({ key }) => /digest.tp.sub.2027-03-(09|1\d)/.test(key))).toEqual([]);
    const first = posted.find(({ key }) => key.startsWith('digest/tp/performance/2027-03-15'))?.text;
    expect(first).toContain(
      'Oversight of Customer Services Centre and ICT came from the Transformation Sub-committee on 12 March.',
    );
    expect(first).toContain('3 workstreams');
    expect(first).toContain('Endorse the digital framework');
    expect(first).not.toContain('Waiting on');
    await at('2027-03-22T09:00:00Z');
    expect(posted.find(({ key }) => key.startsWith('digest/tp/performance/2027-03-22'))?.text).not.toContain(
      'came from',
    );

    expect(await said('pat', 'decide framework')).toContain('What was decided on');
    expect(await said('pat', 'ask ict why is it late?')).toContain('Your question about ICT');
    expect(await said('sue', 'ask ict why is it late?')).not.toContain('Your question about ICT');
    expect(await said('sue', 'decide framework')).toContain('record what Performance Scrutiny Committee decided');
    expect(await said('sue', 'decisions')).toContain('Taken over from the Transformation Sub-committee');
    expect(await said('sue', 'status ict')).toContain('Rating: Red');
    expect(await said('sue', 'digest')).toBe(
      'The Transformation Sub-committee ended on Friday 12 March. The Performance Scrutiny Committee has taken over. “status” shows what you can still read.',
    );
    expect(await said('sue', 'digest me')).toContain('You are a member of no steering group');
    expect(await said('sue', 'home')).toContain('Transformation Sub-committee · ended on Friday 12 March');
    expect(await said('omar', 'handover sub cancel')).toContain('cannot be taken back here');
    expect(await said('omar', 'handover sub to audit on 1 April')).toContain('That cannot be changed any more.');
  });
});
