import { z } from 'zod';
import { organisation } from './organisation.ts';
import { person } from './person.ts';
import { programme } from './programme.ts';

/** A programme file: one organisation's whole set-up. docs/programme-file.md is its manual. */
export const programmeFile = z.strictObject({
  version: z.literal(1, { error: 'expected version: 1' }),
  organisation,
  people: z.array(person).min(1, 'expected at least one person'),
  programmes: z.array(programme).min(1, 'expected at least one programme'),
});
export type ProgrammeFile = z.output<typeof programmeFile>;
