import type { Measures, ProgrammeRows, SensitiveItem } from '#core/ports';
import type {
  Decision,
  Indicator,
  Meeting,
  Milestone,
  Programme,
  Risk,
  Saving,
  SteeringGroup,
  Workstream,
} from '#core/programme/nouns';
import type { Organisation } from '#core/programme/organisation';
import type { Paper } from '#core/programme/paper';
import {
  type SteeringGroup as GroupRow,
  type Indicator as IndicatorRow,
  type Organisation as OrganisationRow,
  type Paper as PaperRow,
  Prisma,
  type Programme as ProgrammeRow,
} from '../generated/client.ts';
import { among, type Database } from './database.ts';
import { noun, nounOfProgramme, nounOfWorkstream } from './nouns.ts';

/** The set-up as it stands: what is retired, or belongs to a retired programme, is not there. */
export const programmeRows = (db: Database): ProgrammeRows => ({
  async all() {
    const rows = await db.$queryRaw<ProgrammeRow[]>`SELECT * FROM programme WHERE "retiredAt" IS NULL ORDER BY name`;
    return rows.map((row) => noun<Programme>(row));
  },

  async get(id) {
    const [row] = await db.$queryRaw<ProgrammeRow[]>`
      SELECT * FROM programme WHERE id = ${id} AND "retiredAt" IS NULL`;
    return row && noun<Programme>(row);
  },

  async groups(programmeId) {
    const rows = await db.$queryRaw<GroupRow[]>`
      SELECT g.* FROM steering_group g JOIN programme p ON p.id = g."programmeId" AND p."retiredAt" IS NULL
       WHERE g."programmeId" = ${programmeId} AND g."retiredAt" IS NULL ORDER BY g.position, g.id`;
    return rows.map((row) => nounOfProgramme<SteeringGroup>(row));
  },

  async group(id) {
    const row = await db.steeringGroup.findUnique({ where: { id, ...standing } });
    return row ? nounOfProgramme<SteeringGroup>(row) : undefined;
  },

  async groupOfChannel(platform, channel) {
    const held = platform === 'playground' ? { id: channel } : { channel: { path: [platform], equals: channel } };
    const [row, another] = await db.steeringGroup.findMany({ where: { ...held, ...standing }, take: 2 });
    return row && !another ? nounOfProgramme<SteeringGroup>(row) : undefined;
  },

  async workstreams(programmeId, only) {
    const rows = await db.$queryRaw<{ row: { readonly programmeId: string } }[]>`
      SELECT to_jsonb(w) AS row FROM workstream w JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
       WHERE w."programmeId" = ${programmeId} AND w."retiredAt" IS NULL ${among(Prisma.sql`w.id`, only)}
       ORDER BY w.position, w.id`;
    return rows.map(({ row }) => nounOfProgramme<Workstream>(row));
  },

  async workstream(id) {
    const row = await db.workstream.findUnique({ where: { id, ...standing } });
    return row ? nounOfProgramme<Workstream>(row) : undefined;
  },

  async measures(programmeId): Promise<Measures> {
    const of = {
      where: { retiredAt: null, workstream: { programmeId, ...standing } },
      orderBy: [{ workstream: { position: 'asc' } }, { workstreamId: 'asc' }, ...orderBy],
    } satisfies Parameters<Database['milestone']['findMany']>[0];
    return {
      milestones: (await db.milestone.findMany(of)).map((row) => nounOfWorkstream<Milestone>(row)),
      indicators: (await db.indicator.findMany(of)).map((row) => nounOfWorkstream<Indicator>(row)),
      savings: (await db.saving.findMany(of)).map((row) => nounOfWorkstream<Saving>(row)),
      risks: (await db.risk.findMany(of)).map((row) => nounOfWorkstream<Risk>(row)),
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
    const rows = await db.decision.findMany({ where: { programmeId, ...standing }, orderBy });
    return rows.map((row) => nounOfProgramme<Decision>(row));
  },

  async paper(programmeId) {
    const [row] = await db.$queryRaw<PaperRow[]>`
      SELECT paper.* FROM paper JOIN programme p ON p.id = paper."programmeId" AND p."retiredAt" IS NULL
       WHERE paper."programmeId" = ${programmeId} AND paper."retiredAt" IS NULL`;
    return row && onePaper(row);
  },
});

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
