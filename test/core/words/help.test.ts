import { describe, expect, it } from '@jest/globals';
import { talk } from './talk.ts';

describe('help', () => {
  const { says } = talk();

  it('lists approve and return for who has dates to decide, and not for the others', async () => {
    const listed = async (person: string) => (await says(person, 'help'))[0]?.text ?? '';
    for (const word of ['approve', 'return']) {
      expect(await listed('dev')).toContain(`${word} `);
      expect(await listed('lea')).not.toContain(`${word} `);
    }
    expect(await listed('lea')).toContain('update');
  });
});
