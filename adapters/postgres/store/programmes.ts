import type { Measures, ProgrammeRows } from '#core/ports';
import type {
  Decision,
  Indicator,
  Milestone,
  Programme,
  Risk,
  Saving,
  SteeringGroup,
  Workstream,
} from '#core/programme/nouns';
import type { Organisation } from '#core/programme/organisation';
import type { Paper } from '#core/programme/paper';
import type { Database } from './database.ts';
import { noun, nounOfProgramme, nounOfWorkstream } from './nouns.ts';

/** The set-up as it stands: what is retired, or belongs to a retired programme, is not there. */
export const programmeRows = (db: Database): ProgrammeRows => ({
  async all() {
    const rows = await db.programme.findMany({ where: { retiredAt: null }, orderBy: { name: 'asc' } });
    return rows.map((row) => noun<Programme>(row));
  },

  async get(id) {
    const row = await db.programme.findUnique({ where: { id, retiredAt: null } });
    return row ? noun<Programme>(row) : undefined;
  },

  async groups(programmeId) {
    const rows = await db.steeringGroup.findMany({ where: { programmeId, ...standing }, orderBy });
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

  async workstreams(programmeId) {
    const rows = await db.workstream.findMany({ where: { programmeId, ...standing }, orderBy });
    return rows.map((row) => nounOfProgramme<Workstream>(row));
  },

  async workstream(id) {
    const row = await db.workstream.findUnique({ where: { id, ...standing } });
    return row ? nounOfProgramme<Workstream>(row) : undefined;
  },

  async inFull(id) {
    const [row] = await db.$queryRaw<InFull[]>`
      SELECT to_jsonb(w) AS workstream,
             ARRAY(SELECT to_jsonb(m) FROM milestone m
                    WHERE m."workstreamId" = w.id AND m."retiredAt" IS NULL ORDER BY m.position, m.id) AS milestones,
             ARRAY(SELECT to_jsonb(i) FROM indicator i
                    WHERE i."workstreamId" = w.id AND i."retiredAt" IS NULL ORDER BY i.position, i.id) AS indicators,
             ARRAY(SELECT to_jsonb(s) FROM saving s
                    WHERE s."workstreamId" = w.id AND s."retiredAt" IS NULL ORDER BY s.position, s.id) AS savings,
             ARRAY(SELECT to_jsonb(r) FROM risk r
                    WHERE r."workstreamId" = w.id AND r."retiredAt" IS NULL ORDER BY r.position, r.id) AS risks
        FROM workstream w JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
       WHERE w.id = ${id} AND w."retiredAt" IS NULL`;
    if (!row) return undefined;
    return {
      ...nounOfProgramme<Workstream>(row.workstream),
      milestones: row.milestones.map((each) => noun<Milestone>(each)),
      indicators: row.indicators.map((each) => noun<Indicator>(each)),
      savings: row.savings.map((each) => noun<Saving>(each)),
      risks: row.risks.map((each) => noun<Risk>(each)),
    };
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

  async decisions(programmeId) {
    const rows = await db.decision.findMany({ where: { programmeId, ...standing }, orderBy });
    return rows.map((row) => nounOfProgramme<Decision>(row));
  },

  async paper(programmeId) {
    const row = await db.paper.findUnique({ where: { programmeId, ...standing } });
    return row ? withoutId<Paper>(row) : undefined;
  },
});

export async function organisation(db: Database): Promise<Organisation | undefined> {
  const row = await db.organisation.findUnique({ where: { id: 'organisation' } });
  return row ? withoutId<Organisation>(row) : undefined;
}

/** Nouns of which there is one have no id. */
const withoutId = <T>({ id: _, ...row }: { readonly id: string }): T => noun<T>(row);

const standing = { retiredAt: null, programme: { retiredAt: null } } as const;
const orderBy: { position?: 'asc'; id?: 'asc' }[] = [{ position: 'asc' }, { id: 'asc' }];

interface InFull {
  readonly workstream: { readonly programmeId: string };
  readonly milestones: readonly object[];
  readonly indicators: readonly object[];
  readonly savings: readonly object[];
  readonly risks: readonly object[];
}
