import type { Had } from '#core/ports';
import type { Database } from './database.ts';

/** What people were sent. By lane, which has an index: a person has few messages, a programme many. */
export async function had(
  db: Database,
  people: readonly string[],
  kinds: readonly string[],
  since: Date,
): Promise<readonly Had[]> {
  if (people.length === 0) return [];
  const lanes = people.map((person) => `person:${person}`);
  return db.$queryRaw<Had[]>`
    SELECT * FROM (
      SELECT d.reader->>'person' AS person, d.kind, d.about, coalesce(w.id, d.id) AS id,
             (d.status = 'sent' OR coalesce(w.status = 'sent', false)) AS sent,
             coalesce(w."settledAt", CASE WHEN d.status = 'sent' THEN d."settledAt" END, d."dueAt") AS at
        FROM delivery d LEFT JOIN delivery w ON w.id = d."saidWith"
       WHERE d.lane = ANY(${lanes}) AND d.kind = ANY(${[...kinds]})
         AND (d.status NOT IN ('refused', 'cancelled') OR w.status NOT IN ('refused', 'cancelled'))) AS all_of_them
     WHERE at >= ${since}::timestamptz ORDER BY at DESC, id DESC`;
}
