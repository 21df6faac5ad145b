import type { Measures, ProgrammeRows, SensitiveItem } from '#core/ports';
import type {
  Decision,
  Indicator,
  Meeting,
  Milestone,
  Programme,
  Risk,
  Saving,
  Workstream,
} from '#core/programme/nouns';
import type { Organisation } from '#core/programme/organisation';
import type { Paper } from '#core/programme/paper';
import {
  type Decision as DecisionRow,
  type Indicator as IndicatorRow,
  type Milestone as MilestoneRow,
  type Organisation as OrganisationRow,
  type Paper as PaperRow,
  Prisma,
  type Programme as ProgrammeRow,
  type Risk as RiskRow,
  type Saving as SavingRow,
  type Workstream as WorkstreamRow,
} from '../generated/client.ts';
import { among, type Database } from './database.ts';
import { groupsOf } from './groups.ts';
import { noun, nounOfProgramme, nounOfWorkstream } from './nouns.ts';

/** The set-up as it stands: what is retired, or belongs to a retired programme, is not there. */
export const programmeRows = (db: Database, now: Date): ProgrammeRows => ({
  async all() {
    const rows = await db.$queryRaw<ProgrammeRow[]>`SELECT * FROM programme WHERE "retiredAt" IS NULL ORDER BY name`;
    return rows.map((row) => noun<Programme>(row));
  },

  async get(id) {
    const [row] = await db.$queryRaw<ProgrammeRow[]>`
      SELECT * FROM programme WHERE id = ${id} AND "retiredAt" IS NULL`;
    return row && noun<Programme>(row);
  },

  groups: (programmeId) => groupsOf(db, now, Prisma.sql`${programmeId}`),

  async group(id) {
    const groups = await groupsOf(db, now, Prisma.sql`(SELECT "programmeId" FROM steering_group WHERE id = ${id})`);
    return groups.find((each) => each.id === id);
  },

  async groupOfChannel(platform, channel) {
    const held = platform === 'playground' ? Prisma.sql`g.id` : Prisma.sql`g.channel->>${platform}`;
    const [row, another] = await db.$queryRaw<{ id: string }[]>`
      SELECT g.id FROM steering_group g JOIN programme p ON p.id = g."programmeId" AND p."retiredAt" IS NULL
       WHERE ${held} = ${channel} AND g."retiredAt" IS NULL LIMIT 2`;
    return row && !another ? programmeRows(db, now).group(row.id) : undefined;
  },

  async workstreams(programmeId, only) {
    const rows = await db.$queryRaw<{ row: { readonly programmeId: string } }[]>`
      SELECT to_jsonb(w) AS row FROM workstream w JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
       WHERE w."programmeId" = ${programmeId} AND w."retiredAt" IS NULL ${among(Prisma.sql`w.id`, only)}
       ORDER BY w.position, w.id`;
    return rows.map(({ row }) => nounOfProgramme<Workstream>(row));
  },

  async workstream(id) {
    const [row] = await db.$queryRaw<WorkstreamRow[]>`
      SELECT w.* FROM workstream w JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
       WHERE w.id = ${id} AND w."retiredAt" IS NULL`;
    return row && nounOfProgramme<Workstream>(row);
  },

  async measures(programmeId, only): Promise<Measures> {
    const [milestones, indicators, savings, risks] = await Promise.all([
      itemsOf<MilestoneRow>(db, Prisma.sql`milestone`, programmeId, only),
      itemsOf<IndicatorRow>(db, Prisma.sql`indicator`, programmeId, only),
      itemsOf<SavingRow>(db, Prisma.sql`saving`, programmeId, only),
      itemsOf<RiskRow>(db, Prisma.sql`risk`, programmeId, only),
    ]);
    return {
      milestones: milestones.map((row) => nounOfWorkstream<Milestone>(row)),
      indicators: indicators.map((row) => nounOfWorkstream<Indicator>(row)),
      savings: savings.map((row) => nounOfWorkstream<Saving>(row)),
      risks: risks.map((row) => nounOfWorkstream<Risk>(row)),
    };
  },

  async ownedIndicators(programmeId) {
    const rows = await db.$queryRaw<IndicatorRow[]>`
      SELECT i.* FROM indicator i
        JOIN workstream w ON w.id = i."workstreamId" AND w."retiredAt" IS NULL
        JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
       WHERE w."programmeId" = ${programmeId} AND i.owner IS NOT NULL AND i."retiredAt" IS NULL
       ORDER BY w.position, w.id, i.position, i.id`;
    return rows.map((row) => nounOfWorkstream<Indicator>(row));
  },

  async sensitiveItems(programmeId) {
    const of = `${programmeId}/`;
    return db.$queryRaw<SensitiveItem[]>`
      SELECT 'milestone' AS kind, id FROM milestone WHERE sensitive AND starts_with(id, ${of})
       UNION ALL SELECT 'indicator', id FROM indicator WHERE sensitive AND starts_with(id, ${of})
       UNION ALL SELECT 'saving', id FROM saving WHERE sensitive AND starts_with(id, ${of})
       UNION ALL SELECT 'risk', id FROM risk WHERE sensitive AND starts_with(id, ${of})
       UNION ALL SELECT 'action', id FROM action WHERE sensitive AND starts_with(id, ${of})`;
  },

  async withMilestoneDue(workstreams, by) {
    const rows = await db.$queryRaw<{ workstreamId: string }[]>`
      SELECT DISTINCT "workstreamId" FROM milestone
       WHERE "workstreamId" = ANY(${workstreams}::text[]) AND "retiredAt" IS NULL AND actual IS NULL
         AND coalesce(forecast, baseline) <= ${by}`;
    return new Set(rows.map(({ workstreamId }) => workstreamId));
  },

  async meetings(programmeId) {
    const rows = await db.meeting.findMany({
      where: { retiredAt: null, group: { programmeId, ...standing } },
      orderBy: [{ on: 'asc' }, ...orderBy],
    });
    return rows.map((row) => noun<Meeting>(row, { group: row.groupId }));
  },

  async decisions(programmeId) {
    const rows = await db.$queryRaw<DecisionRow[]>`
      SELECT d.* FROM decision d JOIN programme p ON p.id = d."programmeId" AND p."retiredAt" IS NULL
       WHERE d."programmeId" = ${programmeId} AND d."retiredAt" IS NULL ORDER BY d.position, d.id`;
    return rows.map((row) => nounOfProgramme<Decision>(row));
  },

  async paper(programmeId) {
    const [row] = await db.$queryRaw<PaperRow[]>`
      SELECT paper.* FROM paper JOIN programme p ON p.id = paper."programmeId" AND p."retiredAt" IS NULL
       WHERE paper."programmeId" = ${programmeId} AND paper."retiredAt" IS NULL`;
    return row && onePaper(row);
  },
});

/** Of one table of items, in the file's order. */
const itemsOf = <Row>(
  db: Database,
  table: Prisma.Sql,
  programmeId: string,
  only: readonly string[] | undefined,
): Promise<Row[]> =>
  db.$queryRaw<Row[]>`
    SELECT i.* FROM ${table} i
      JOIN workstream w ON w.id = i."workstreamId" AND w."retiredAt" IS NULL
      JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
     WHERE w."programmeId" = ${programmeId} AND i."retiredAt" IS NULL ${among(Prisma.sql`w.id`, only)}
     ORDER BY w.position, w.id, i.position, i.id`;

export async function organisation(db: Database): Promise<Organisation | undefined> {
  const [row] = await db.$queryRaw<OrganisationRow[]>`SELECT * FROM organisation`;
  return row && oneOrganisation(row);
}

/** Nouns of which there is one have no id. */
const withoutId = <T>({ id: _, ...row }: { readonly id: string }): T => noun<T>(row);
export const onePaper = withoutId<Paper>;
export const oneOrganisation = withoutId<Organisation>;

const standing = { retiredAt: null, programme: { retiredAt: null } } as const;
const orderBy: { position?: 'asc'; id?: 'asc' }[] = [{ position: 'asc' }, { id: 'asc' }];
