import { describe, expect, it } from '@jest/globals';
import { importProgramme } from '#core/import/import-programme';
import { readYaml } from '../../../adapters/yaml/index.ts';
import { both, talk } from '../words/talk.ts';

const file = both.replace(
  'name: HR, lead: lea, director: dev',
  `name: HR, lead: lea, director: dev, history: [{ period: Q2 2026/27, rag: green, on: 2026-10-09 }],
          milestones: [{ key: move, title: HR has moved, baseline: 2027-05-20 }]`,
);

/** The sample's round is open from 4 to 22 January and the next from 1 April; Thursdays are touch days. */
describe('how often a lead is asked between rounds', () => {
  const { says, presses, at, posted, world, database } = talk(file);
  const thursdays = async (...days: string[]) => {
    const asked: string[] = [];
    for (const on of days) {
      const before = posted.length;
      await at(`${on}T09:00:00Z`);
      if (posted.slice(before).some(({ key }) => key.startsWith('touch/') && key.endsWith('/lea'))) asked.push(on);
    }
    return asked;
  };
  const february = ['2027-02-11', '2027-03-04'];

  it('is theirs to choose while it is green, by a button under the thanks, and outlives an import', async () => {
    await at('2027-01-28T09:00:00Z');
    const [thanks] = await presses('lea', 'nothing new');
    expect(thanks?.text).toContain('[ Ask me monthly while it is green ]');
    const [chosen] = await presses('lea', 'touch alpha/hr monthly');
    expect(chosen?.text).toContain('I ask about HR once a month from now on, as long as it is green');
    expect(chosen?.text).toContain('“touch hr weekly” changes it back.');
    const again = { text: file.replace('name: HR,', 'name: People,'), actor: 'test', via: 'test' };
    const imported = await importProgramme(
      { store: world.store },
      { name: 'two.yaml', text: again.text, hash: 'again', read: readYaml, by: again, dryRun: false },
    );
    expect(imported.outcome).toBe('applied');
    expect(await thursdays(...february)).toEqual(['2027-03-04']);
    const [newer] = await says('lea', 'nothing new');
    expect(newer?.text).toBe('Thank you: nothing new in People.');
  });

  it('goes back to every week by itself when it turns amber, and when a milestone comes near', async () => {
    await says('lea', 'touch monthly');
    await at('2027-02-02T10:00:00Z');
    await says('lea', 'note hr amber, two posts are vacant');
    expect(await thursdays(...february)).toEqual(february);
    await at('2027-03-05T10:00:00Z');
    await says('lea', 'note hr green, the posts are filled');
    expect(await thursdays('2027-03-18')).toEqual([]);
    await database.pool.query(`UPDATE round SET state = 'closed'`);
    await database.pool.query(`UPDATE milestone SET forecast = '2027-05-10' WHERE id = 'alpha/hr/move'`);
    expect(await thursdays('2027-04-15')).toEqual(['2027-04-15']);
  });

  it('goes down to monthly by itself where three stayed unanswered, saying so once, and back with an answer or a word', async () => {
    await database.pool.query(`UPDATE round SET state = 'closed'`);
    const weekly = ['2027-01-28', '2027-02-04', '2027-02-11'];
    expect(await thursdays(...weekly, '2027-02-18', '2027-02-25', '2027-03-04')).toEqual([...weekly, '2027-03-04']);
    const last = () => posted.findLast(({ key }) => key.startsWith('touch/') && key.endsWith('/lea'))?.text;
    expect(last()).toContain(
      'The last three stayed unanswered, so I ask monthly from now on, until there is something new; “touch weekly” asks weekly again.',
    );
    expect((await says('lea', 'touch hr weekly'))[0]?.text).toContain('I ask about HR every week from now on.');
    const march = ['2027-03-11', '2027-03-18', '2027-03-25'];
    expect(await thursdays(...march)).toEqual(march);
    expect(last()).not.toContain('monthly');
  });

  it('is said for all that they lead, as each stands, and refused where it is not theirs', async () => {
    const [said] = await says('asha', 'touch monthly');
    expect(said?.text).toContain('not green, or a milestone is due within four weeks, so I still ask weekly');
    const [back] = await says('asha', 'touch secret weekly');
    expect(back?.text).toContain('Between rounds I ask about SENSITIVE Nightingale every week from now on.');
    expect((await says('vera', 'touch hr monthly'))[0]?.text).toContain('“touch” is not among what you can do here');
    expect((await says('lea', 'touch hr'))[0]?.text).toContain('How often shall I ask between rounds?');
  });
});
