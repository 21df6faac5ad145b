import { describe, expect, it } from '@jest/globals';
import { importProgramme } from '#core/import/import-programme';
import { peopleChanged } from '#core/rounds/replaced';
import { readYaml } from '../../../adapters/yaml/index.ts';
import { desk } from '../outbox/desk.ts';
import { shared, talk } from '../words/talk.ts';

const file = shared.replaceAll('ONLY-ALPHA ', '');
const opens = '2027-01-04T09:00:00Z';

describe('a lead who is replaced while a round is open', () => {
  const { says, at, posted, world } = talk(file);
  const sent = (prefix: string) => posted.filter(({ key }) => key.startsWith(prefix));
  const imports = (text: string) =>
    importProgramme(world, {
      name: 'two.yaml',
      text,
      hash: text,
      read: readYaml,
      by: { actor: 'olive', via: 'test' },
      dryRun: false,
      afterwards: (tx, { plan }) => peopleChanged(tx, plan),
    });

  it('hands over by the office’s word: one prompt, one word to who was asked, and no reminder for them', async () => {
    await at(opens);
    await says('asha', 'update ict');
    await says('asha', 'Green');
    const [reply] = await says('olive', 'assign ict lead @ben');
    expect(reply?.text).toContain('ben leads ICT now; until now it was asha.');
    await at('2027-01-04T10:00:00Z');
    const [anew, ...more] = sent('asked-anew/');
    expect(more).toEqual([]);
    expect(anew?.text).toContain(
      'You lead ICT now. The update for October to December 2026 (Q3) is due Friday 15 January.',
    );
    expect(anew?.text).toMatch(
      /ICT: asha was asked before; 1 of \d questions are answered, and go on where they stopped\./,
    );
    expect(sent('asked-no-more/')[0]?.text).toContain(
      'You need not answer for ICT any more: ben is asked now. What is answered so far is kept',
    );
    expect((await says('asha', 'update ict'))[0]?.text).not.toContain('What shows');
    expect((await says('ben', 'update ict'))[0]?.text).toContain('What shows that it is back on course?');
    const reminded = (await at('2027-01-12T09:00:00Z')).filter(({ key }) => key.startsWith('remind/alpha'));
    expect(reminded.map(({ key, text }) => [key.split('/').at(-1), text.includes('ICT')])).toContainEqual([
      'ben',
      true,
    ]);
    expect(reminded.filter(({ key, text }) => key.endsWith('/asha') && text.includes('ICT'))).toEqual([]);
    // What was said here outlives an import of a file that changed otherwise.
    expect((await imports(file.replace('name: HR', 'name: People'))).outcome).toBe('applied');
    expect((await says('ben', 'status ict'))[0]?.text).toContain('ICT');
    expect((await says('asha', 'update ict'))[0]?.text).not.toContain('What shows');
  });

  it('hands over by the file, also when they have left it', async () => {
    await at(opens);
    const without = file
      .replace('key: hr, name: HR, lead: lea', 'key: hr, name: HR, lead: ben')
      .replace(/^ {2}- \{ key: lea,.*\n/m, '');
    expect((await imports(without)).outcome).toBe('applied');
    await at('2027-01-04T10:00:00Z');
    expect(sent('asked-anew/').map(({ key }) => key)).toEqual(['asked-anew/alpha/2026-10_2026-12/alpha/hr/ben']);
    expect(sent('asked-no-more/')).toEqual([]);
  });

  it('is replaced by the office alone', async () => {
    for (const person of ['asha', 'dev', 'claire', 'bea']) {
      await says(person, 'assign ict lead @ben');
      expect((await says('asha', 'status ict'))[0]?.text).toContain('ICT');
    }
    expect((await says('olive', 'assign ict lead @cllr'))[0]?.text).toContain('is a councillor');
    expect((await says('olive', 'assign ict'))[0]?.text).toContain(
      'At present asha leads it; deputy: nobody; director: dev.',
    );
  });
});

describe('a person who cannot be reached on one platform', () => {
  const { platforms, at, delivery, database } = desk();
  const ask = 'ask/alpha/2026-10_2026-12/asha';

  it('is asked on the other, and on none: the office reads why and what to do', async () => {
    platforms.answer = ({ key }, platform) =>
      key.startsWith('ask/') && platform === 'slack'
        ? { kind: 'refused', why: 'closed', unreachable: 'their Slack account is closed' }
        : undefined;
    await at(opens);
    await at('2027-01-04T09:01:00Z');
    expect(await delivery(ask)).toMatchObject({ status: 'sent', platform: 'teams' });
    platforms.answer = ({ key }) =>
      key.includes('/asha')
        ? { kind: 'refused', why: 'gone', unreachable: 'the Quarterdeck app is not installed for them' }
        : undefined;
    await at('2027-01-12T09:00:00Z');
    await at('2027-01-12T09:01:00Z');
    const told = (await at('2027-01-13T09:05:00Z')).filter(({ key }) => key.startsWith('trouble/'));
    expect(told[0]?.text).toContain(
      'Asha Patel cannot be reached in Slack: their Slack account is closed; in Teams: the Quarterdeck app is not installed for them.',
    );
    expect(told[0]?.text).toContain('[ Ask somebody else for ICT ]');
    const unreachable = async () =>
      (
        await database.pool.query(
          `SELECT platform, unreachable FROM account WHERE "personId" = 'asha' ORDER BY platform`,
        )
      ).rows.map((row) => row.unreachable !== null);
    expect(await unreachable()).toEqual([true, true]);
  });
});
