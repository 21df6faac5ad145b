import { describe, expect, it } from '@jest/globals';
import { both, talk } from '../../words/talk.ts';

describe('update', () => {
  const { says, presses, at, database } = talk(
    both
      .replace('name: SENSITIVE Nightingale', 'name: Nightingale')
      .replace('kind: councillor, chair: cllr', 'kind: councillor, chair: cllr, oversees: [ict]'),
  );
  const opened = () => at('2027-01-04T10:00:00Z');
  const drafts = async () => {
    const { rows } = await database.pool.query(`SELECT "roundId", "workstreamId" FROM draft ORDER BY 1, 2`);
    return rows.map(({ roundId, workstreamId }) => `${roundId} ${workstreamId}`);
  };

  it('tells two workstreams of one name apart, in the list and on its buttons', async () => {
    await opened();
    const [asked] = await says('asha', 'update');
    expect(asked?.text).toContain(
      '[ Start ICT (Alpha Programme) ] [ Start Nightingale ] [ Start ICT (Beta Programme) ]',
    );
    await presses('asha', 'update beta/ict');
    expect(await drafts()).toEqual(['beta/2026-10_2026-12 beta/ict']);
    const [later] = await says('asha', 'Later');
    expect(later?.text).toContain('type “update beta/ict”');
  });

  it('says once it is submitted on which day the group sees it', async () => {
    await opened();
    await says('lea', 'update hr');
    await says('lea', 'green');
    await says('lea', 'submit');
    expect((await says('lea', 'submit'))[0]?.text).toContain(
      'Submitted, thank you. The Alpha Board sees it on Monday 11 January. You can change it until',
    );
  });

  it('takes no answer into the round of another programme, whatever a button says', async () => {
    await opened();
    const [said] = await presses('asha', 'Red', 'draft:alpha/2026-10_2026-12:beta/ict#rating');
    expect(said?.text).toContain('That is not there any more, or not yours to answer.');
    expect(await drafts()).toEqual([]);
  });

  it('takes no answer about what the round does not ask', async () => {
    await opened();
    await database.pool.query(`UPDATE workstream SET status = 'paused' WHERE id = 'alpha/ict'`);
    const [said] = await presses('asha', 'Red', 'draft:alpha/2026-10_2026-12:alpha/ict#rating');
    expect(said?.text).toContain('That is not there any more');
    expect(await drafts()).toEqual([]);
  });

  it('lets go of an answer that cannot be given any more', async () => {
    await opened();
    await says('asha', 'update alpha/ict');
    await database.pool.query(`UPDATE workstream SET status = 'paused' WHERE id = 'alpha/ict'`);
    expect((await says('asha', 'the data centre moved to the new site'))[0]?.text).toContain(
      'That is not there any more',
    );
    expect((await says('asha', 'the data centre moved to the new site'))[0]?.text).toContain(
      'I am not asking you anything',
    );
  });

  it('says truly who will see the answer', async () => {
    await opened();
    const review = async (workstream: string) => {
      await says('asha', `update ${workstream}`);
      await says('asha', 'Submit'); // what has not changed is noted; a question is left
      return (await says('asha', 'Submit'))[0]?.text;
    };
    expect(await review('nightingale')).toContain(
      'This is sensitive: only its lead, deputy and director, the sponsor and the programme office will see it.',
    );
    expect(await review('alpha/ict')).toContain(
      'The Alpha Board (Slack, 2 people) will see this; once it is approved, the Alpha Panel (Slack, 1 person) will see it.',
    );
  });
});
