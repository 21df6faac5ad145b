import { z } from 'zod';
import { organisation } from './organisation.ts';
import { person } from './person.ts';
import { programme } from './programme.ts';
import { isNot } from './values.ts';

/** A programme file: one organisation's whole set-up. docs/programme-file.md is its manual. */
export const programmeFile = z.strictObject({
  version: z.literal(1, { error: isNot('a version of this format', '1') }),
  organisation,
  people: z.array(person).min(1, { error: 'is empty; expected at least one person' }),
  programmes: z.array(programme).min(1, { error: 'is empty; expected at least one programme' }),
});
export type ProgrammeFile = z.output<typeof programmeFile>;
