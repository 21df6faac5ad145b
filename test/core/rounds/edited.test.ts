import { describe, expect, it } from '@jest/globals';
import { talk } from '../words/talk.ts';

describe('a message that its writer changes', () => {
  const { says, does, at, database } = talk();
  const writes = async (message: string, text: string) =>
    (await does('asha', { kind: 'said', text, message }))[0]?.text ?? '';
  const edits = async (message: string, text: string) =>
    (await does('asha', { kind: 'edited', message, text }))[0]?.text ?? '';
  const deletes = async (message: string) => (await does('asha', { kind: 'deleted', message }))[0]?.text ?? '';
  const answers = async (workstream = 'alpha/ict') => {
    const { rows } = await database.pool.query(
      `SELECT state->'answers' AS answers FROM draft WHERE "workstreamId" = $1`,
      [workstream],
    );
    return rows[0]?.answers;
  };
  const begun = async () => {
    await at('2027-01-04T10:00:00Z');
    await says('asha', 'update alpha/ict');
    await writes('m1', 'Amber');
    await writes('m2', 'the suplier is late');
  };

  it('changes the answer that was read from it, in the draft that is stored', async () => {
    await begun();
    expect(await edits('m2', 'the supplier is late')).toContain('Your edit changed Why: the supplier is late.');
    expect(await answers()).toMatchObject({ rating: 'amber', reason: 'the supplier is late' });
    expect(await writes('m3', 'a second supplier, by 12 February')).toContain(
      'What would bring it back: a second supplier',
    );
  });

  it('takes the place of what was only kept, also in the review', async () => {
    await begun();
    await says('asha', 'submit');
    await writes('m3', 'ask Mai about it');
    expect(await edits('m3', 'ask Mei about it')).toContain('Your edit takes the place of what you wrote before');
    const [review] = await says('asha', 'update alpha/ict');
    expect(review?.text).toContain('> ask Mei about it');
    expect(review?.text).not.toContain('Mai');
    expect(await deletes('m3')).toContain('its words stay with your draft');
  });

  it('changes nothing where it was no answer, and nothing is said', async () => {
    await begun();
    expect(await edits('m0', 'good morning')).toBe('');
    expect(await deletes('m0')).toBe('');
    expect(await answers()).toEqual({ rating: 'amber', reason: 'the suplier is late' });
  });

  it('is nobody else’s to change', async () => {
    await begun();
    expect(await does('bert', { kind: 'edited', message: 'm2', text: 'all is well' })).toEqual([]);
    expect(await answers()).toMatchObject({ reason: 'the suplier is late' });
  });

  it('leaves the answer where it is deleted, and says so', async () => {
    await begun();
    expect(await deletes('m2')).toContain('• Why: the suplier is late');
    expect(await answers()).toMatchObject({ reason: 'the suplier is late' });
  });

  it('does not lead away from another answer that they are in the middle of', async () => {
    await begun();
    await says('asha', 'update beta/ict');
    await writes('m3', 'red');
    const said = await edits('m2', 'the supplier is late');
    expect(said).toContain('Your edit changed Why: the supplier is late.');
    expect(said).toContain('[ Go on with ICT ]');
    expect(await answers()).toMatchObject({ reason: 'the supplier is late' });
    await writes('m4', 'strategy waits for the security review');
    expect(await answers('beta/ict')).toMatchObject({
      rating: 'red',
      reason: 'strategy waits for the security review',
    });
  });

  it('changes the late correction that they are in the middle of', async () => {
    await begun();
    for (const text of ['submit', 'submit']) await says('asha', text);
    await at('2027-01-22T17:00:00Z');
    await at('2027-01-25T10:00:00Z');
    await says('asha', 'update alpha/ict Q3 2026/27');
    await says('asha', 'change reason');
    await writes('m3', 'the supplyer failed');
    expect(await edits('m3', 'the supplier failed')).toContain('Your edit changed Why: the supplier failed.');
    expect(await answers()).toMatchObject({ reason: 'the supplier failed' });
    expect(await deletes('m3')).toContain('• Why: the supplier failed');
  });

  it('is asked about after submitting, and is then a change to be submitted like any other', async () => {
    await begun();
    await writes('m3', 'submit');
    expect(await writes('m4', 'submit')).toContain('Submitted');
    expect(await edits('m2', 'the supplier is late')).toContain(
      'Your edit would change “Why” to the supplier is late.',
    );
    expect(await answers()).toMatchObject({ reason: 'the suplier is late' });
    expect(await writes('m5', 'yes')).toContain('Why');
    expect(await answers()).toMatchObject({ reason: 'the supplier is late' });
    const { rows } = await database.pool.query(`SELECT version FROM update WHERE "workstreamId" = 'alpha/ict'`);
    expect(rows).toEqual([{ version: 1 }]);
  });
});
