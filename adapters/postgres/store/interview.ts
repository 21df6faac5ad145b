import type { Focus, InterviewReading } from '#core/ports';
import type { Indicator, Milestone, Programme, Risk, Saving, SteeringGroup, Workstream } from '#core/programme/nouns';
import type { Draft as DraftRow, Round as RoundRow, Update as UpdateRow } from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';
import type { Database } from './database.ts';
import { noun, nounOfProgramme } from './nouns.ts';
import { oneOrganisation, onePaper } from './programmes.ts';
import { toDraft, toRound } from './round-row.ts';
import { lastTwo, toUpdate } from './updates.ts';

/** Rows as JSON: instants are text in it. */
type Json<Row> = {
  readonly [K in keyof Row]: Row[K] extends Date ? string : Row[K] extends Date | null ? string | null : Row[K];
};

interface Row {
  readonly programme: { readonly scheduledSince: string };
  readonly round: Json<RoundRow>;
  readonly draft: Json<DraftRow> | null;
  readonly organisation: { readonly id: string };
  readonly paper: { readonly id: string } | null;
  readonly groups: readonly { readonly programmeId: string; readonly scheduledSince: string }[];
  readonly updates: readonly Json<UpdateRow>[];
  readonly workstream: { readonly programmeId: string };
  readonly milestones: readonly object[];
  readonly indicators: readonly object[];
  readonly savings: readonly object[];
  readonly risks: readonly object[];
}

/** What stands of a table beside the workstream `w`, in the file's order. */
const beside = (table: string, owner: 'workstreamId' | 'programmeId') => {
  const of = owner === 'workstreamId' ? Prisma.sql`w.id` : Prisma.sql`w."programmeId"`;
  return Prisma.sql`
    (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.position, t.id), '[]') FROM ${Prisma.raw(`"${table}"`)} t
      WHERE t.${Prisma.raw(`"${owner}"`)} = ${of} AND t."retiredAt" IS NULL)`;
};

/** One statement, as each message of an interview asks for all of it. */
export async function interview(db: Database, { round, workstream }: Focus): Promise<InterviewReading | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT to_jsonb(r) AS round, to_jsonb(p) AS programme, to_jsonb(d) AS draft, to_jsonb(o) AS organisation, to_jsonb(paper) AS paper,
           to_jsonb(w) AS workstream,
           ${beside('milestone', 'workstreamId')} AS milestones, ${beside('indicator', 'workstreamId')} AS indicators,
           ${beside('saving', 'workstreamId')} AS savings, ${beside('risk', 'workstreamId')} AS risks,
           ${beside('steering_group', 'programmeId')} AS groups,
           (SELECT coalesce(jsonb_agg(to_jsonb(u) ORDER BY u."from" DESC), '[]') FROM (${lastTwo(Prisma.sql`w.id`)}) AS u) AS updates
      FROM workstream w
      JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
      JOIN round r ON r.id = ${round}
      CROSS JOIN organisation o
      LEFT JOIN draft d ON d."roundId" = r.id AND d."workstreamId" = w.id
      LEFT JOIN paper ON paper."programmeId" = w."programmeId" AND paper."retiredAt" IS NULL
     WHERE w.id = ${workstream} AND w."retiredAt" IS NULL`;
  if (!row) return undefined;
  return {
    round: toRound({ ...row.round, openedAt: instant(row.round.openedAt), closedAt: instant(row.round.closedAt) }),
    ...(row.draft ? { draft: toDraft({ ...row.draft, changedAt: new Date(row.draft.changedAt) }) } : {}),
    programme: noun<Programme>(scheduled(row.programme)),
    organisation: oneOrganisation(row.organisation),
    ...(row.paper ? { paper: onePaper(row.paper) } : {}),
    groups: row.groups.map((each) => nounOfProgramme<SteeringGroup>(scheduled(each))),
    updates: row.updates.map((each) => toUpdate({ ...each, at: new Date(each.at) })),
    workstream: {
      ...nounOfProgramme<Workstream>(row.workstream),
      milestones: row.milestones.map((each) => noun<Milestone>(each)),
      indicators: row.indicators.map((each) => noun<Indicator>(each)),
      savings: row.savings.map((each) => noun<Saving>(each)),
      risks: row.risks.map((each) => noun<Risk>(each)),
    },
  };
}

/** With the instant from which its schedule counts as one. */
const scheduled = <T extends { readonly scheduledSince: string }>(row: T) => ({
  ...row,
  scheduledSince: new Date(row.scheduledSince),
});

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
