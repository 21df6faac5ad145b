import type { Tx } from './ports.ts';

/** The zone in which somebody reads a day or a time: their own, else the organisation's. */
export const zoneOf = async (tx: Tx, person: string): Promise<string> =>
  (await tx.people.get(person))?.timeZone ?? (await tx.organisation())?.timeZone ?? 'Europe/London';
