import { localDateOf } from '#core/calendar/zone';
import { overseeingOn } from '#core/oversight/oversight';
import type { SteeringGroup } from '#core/programme/nouns';
import type { SteeringGroup as GroupRow, Prisma } from '../generated/client.ts';
import type { Database } from './database.ts';
import { nounOfProgramme } from './nouns.ts';

/** The groups of a programme as they oversee today, in the file's order; one query, since one may take over from another. */
export async function groupsOf(db: Database, now: Date, programme: Prisma.Sql): Promise<readonly SteeringGroup[]> {
  const rows = await db.$queryRaw<(GroupRow & { readonly zone: string })[]>`
    SELECT g.*, o."timeZone" AS zone
      FROM steering_group g
      JOIN programme p ON p.id = g."programmeId" AND p."retiredAt" IS NULL
      CROSS JOIN organisation o
     WHERE g."programmeId" = ${programme} AND g."retiredAt" IS NULL ORDER BY g.position, g.id`;
  return asTheyOversee(
    rows.map(({ zone: _, ...row }) => nounOfProgramme<SteeringGroup>(row)),
    now,
    rows[0]?.zone,
  );
}

/** @param zone the organisation's; absent: there are none */
export const asTheyOversee = (
  groups: readonly SteeringGroup[],
  now: Date,
  zone: string | undefined,
): readonly SteeringGroup[] => (zone === undefined ? groups : overseeingOn(groups, localDateOf(now, zone)));
