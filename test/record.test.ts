import { describe, expect, it } from '@jest/globals';
import { openRecord } from '../src/record.ts';
import { parseSettings } from '../src/settings.ts';
import { silent } from './adapters/postgres/store/fresh.ts';

describe('a database that does not let us in', () => {
  it('is named by its host, with what to do and without the password', async () => {
    const settings = parseSettings({ DATABASE_URL: 'postgresql://deck:hunter2@127.0.0.1:1/board' });
    const fault: Error = await openRecord(settings, silent as never, 'start').then(
      () => new Error('it opened'),
      (error) => error,
    );
    expect(fault.name).toBe('DatabaseUnreachable');
    expect(fault.message).toContain(
      'DATABASE_URL: the database board on the PostgreSQL server at 127.0.0.1:1 cannot be used',
    );
    expect(fault.message).not.toContain('hunter2');
  });
});
