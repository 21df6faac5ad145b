import type { AccountId } from '#core/incoming';
import type { AnswerAt, InterviewReading, ReadAhead } from '#core/ports';
import type {
  Action,
  Indicator,
  Milestone,
  Programme,
  Risk,
  Saving,
  SteeringGroup,
  Workstream,
} from '#core/programme/nouns';
import type {
  MilestoneChange as ChangeRow,
  Draft as DraftRow,
  Round as RoundRow,
  Update as UpdateRow,
} from '../generated/client.ts';
import { Prisma } from '../generated/client.ts';
import { kept } from '../statement.ts';
import type { Database } from './database.ts';
import { asTheyOversee } from './groups.ts';
import { toChange } from './milestone-changes.ts';
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
  readonly organisation: { readonly id: string; readonly timeZone: string };
  readonly paper: { readonly id: string } | null;
  readonly groups: readonly { readonly programmeId: string; readonly scheduledSince: string }[];
  readonly updates: readonly Json<UpdateRow>[];
  readonly workstream: { readonly programmeId: string };
  readonly milestones: readonly object[];
  readonly indicators: readonly object[];
  readonly savings: readonly object[];
  readonly risks: readonly object[];
  readonly touches: readonly Json<UpdateRow>[];
  readonly figures: readonly Json<UpdateRow>[];
  readonly unfinished: Json<DraftRow> | null;
  readonly proposed: readonly (Omit<Json<ChangeRow>, 'id'> & { readonly id: number })[];
  readonly actions: readonly { readonly programmeId: string }[];
  readonly firstOf: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly part: string;
}

/** What stands of a table beside the workstream `w`, in the file's order. */
const beside = (table: string, owner: 'workstreamId' | 'programmeId') => {
  const of = owner === 'workstreamId' ? Prisma.sql`w.id` : Prisma.sql`w."programmeId"`;
  return Prisma.sql`
    (SELECT coalesce(json_agg(to_json(t) ORDER BY t.position, t.id), '[]') FROM ${Prisma.raw(`"${table}"`)} t
      WHERE t.${Prisma.raw(`"${owner}"`)} = ${of} AND t."retiredAt" IS NULL)`;
};

const all = (rows: Prisma.Sql, order: Prisma.Sql) =>
  Prisma.sql`(SELECT coalesce(json_agg(to_json(t) ORDER BY ${order}), '[]') FROM (${rows}) AS t)`;

/** When the newest answer of an earlier round was given. */
const answeredBefore = Prisma.sql`
  coalesce((SELECT max(given.at) FROM update given
             WHERE given."workstreamId" = w.id AND given.kind = 'round' AND given.version = 1
               AND given."roundId" <> r.id), '-infinity')`;

/** What was told between rounds since then. */
const touches = all(
  Prisma.sql`
    SELECT u.* FROM update u
     WHERE u."workstreamId" = w.id AND u.kind = 'touch' AND u.at > ${answeredBefore}`,
  Prisma.sql`t.id`,
);

const figures = all(
  Prisma.sql`
    SELECT DISTINCT ON (u.part) u.* FROM update u
     WHERE u."workstreamId" = w.id AND u."roundId" = r.id AND u.kind = 'figures' ORDER BY u.part, u.version DESC`,
  Prisma.sql`t.id`,
);

/** The draft of the round before of the same rhythm, where that round is over and has no answer. */
const unfinished = Prisma.sql`
  (SELECT to_json(d) FROM draft d
    WHERE d."workstreamId" = w.id AND d.part = ''
      AND d."roundId" = (SELECT b.id FROM round b
                          WHERE b."programmeId" = r."programmeId" AND b."to" < r."from" AND b.state = 'closed'
                            AND (b."from" = b."to") = (r."from" = r."to") ORDER BY b."from" DESC LIMIT 1)
      AND NOT EXISTS (SELECT FROM update u
                       WHERE u."workstreamId" = w.id AND u."roundId" = d."roundId" AND u.part = ''))`;

/** What was said between rounds is returned until something else is said of it. */
const returnedSince = Prisma.sql`
  (c.state = 'returned' AND c."roundId" IS NULL AND c.at > ${answeredBefore}
   AND NOT EXISTS (SELECT FROM milestone_change later
                    WHERE later."milestoneId" = c."milestoneId" AND later.id > c.id AND later.state <> 'withdrawn'))`;

const proposed = all(
  Prisma.sql`
    SELECT c.* FROM milestone_change c
     WHERE c."workstreamId" = w.id
       AND (c.state = 'proposed' OR c.state = 'returned' AND c."roundId" = r.id OR ${returnedSince})`,
  Prisma.sql`t.id`,
);

const actions = all(
  Prisma.sql`
    SELECT a.* FROM action a
     WHERE a."programmeId" = w."programmeId" AND a.owner = ANY(w.lead) AND a.done IS NULL AND a."retiredAt" IS NULL`,
  Prisma.sql`t.position, t.id`,
);

/** Nobody of the leads' is asked twice for what belongs to no workstream. */
const firstOf = Prisma.sql`
  (SELECT coalesce(json_agg(l.lead), '[]') FROM unnest(w.lead) AS l(lead)
    WHERE NOT EXISTS (SELECT FROM workstream o
                       WHERE o."programmeId" = w."programmeId" AND o.lead @> ARRAY[l.lead] AND o.status = 'active'
                         AND o."retiredAt" IS NULL AND (o.position, o.id) < (w.position, w.id)))`;

const names = Prisma.sql`
  (SELECT coalesce(json_object_agg(n.id, n.name), '{}') FROM person n
    WHERE n.id = ANY(w.lead || w.deputy || w.director
             || ARRAY(SELECT u."answeredBy" FROM update u WHERE u."workstreamId" = w.id AND u."roundId" = r.id)
             || ARRAY(SELECT i.owner FROM indicator i WHERE i."workstreamId" = w.id)
             || ARRAY(SELECT k.owner FROM risk k WHERE k."workstreamId" = w.id)
             || ARRAY(SELECT m.approver FROM milestone m WHERE m."workstreamId" = w.id)))`;

/** The due day of this workstream: the round's, or a later one that the office gave it. */
const dueOn = Prisma.sql`
  jsonb_build_object('dueOn', greatest(r."dueOn", (SELECT max(e."dueOn") FROM extension e
                                                    WHERE e."roundId" = r.id AND e."workstreamId" = w.id)))`;

const statement = (at: Prisma.Sql, lock = Prisma.sql`FOR UPDATE`) => Prisma.sql`
  SELECT to_jsonb(r) || ${dueOn} AS round, to_json(p) AS programme, to_json(d) AS draft, to_json(o) AS organisation, to_json(paper) AS paper,
         to_json(w) AS workstream, at.part AS part,
         ${beside('milestone', 'workstreamId')} AS milestones, ${beside('indicator', 'workstreamId')} AS indicators,
         ${beside('saving', 'workstreamId')} AS savings, ${beside('risk', 'workstreamId')} AS risks,
         ${beside('steering_group', 'programmeId')} AS groups,
         (SELECT coalesce(json_agg(to_json(u) ORDER BY u."from" DESC), '[]') FROM (${lastTwo(Prisma.sql`ARRAY[w.id]`)}) AS u) AS updates,
         ${touches} AS touches, ${figures} AS figures, ${unfinished} AS unfinished, ${proposed} AS proposed,
         ${actions} AS actions, ${firstOf} AS "firstOf", ${names} AS names
    FROM (${at}) AS at
    JOIN workstream w ON w.id = at.workstream AND w."retiredAt" IS NULL
    JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
    JOIN round r ON r.id = at.round
    CROSS JOIN organisation o
    LEFT JOIN LATERAL (SELECT * FROM draft
                        WHERE "roundId" = r.id AND "workstreamId" = w.id AND part = at.part ${lock}) d ON true
    LEFT JOIN paper ON paper."programmeId" = w."programmeId" AND paper."retiredAt" IS NULL`;

const place = (round: string, workstream: string, part: string) =>
  Prisma.sql`SELECT ${round}::text AS round, ${workstream}::text AS workstream, ${part}::text AS part`;

const at = kept((...named: Parameters<typeof place>) => statement(place(...named)));
const lookedAt = kept((...named: Parameters<typeof place>) => statement(place(...named), Prisma.empty));

/** What the person behind an account is in the middle of. */
const ofAccount = kept((platform: string, tenant: string, id: string) =>
  statement(Prisma.sql`
    SELECT t.focus ->> 'round' AS round, t.focus ->> 'workstream' AS workstream, coalesce(t.focus ->> 'part', '') AS part
      FROM account a JOIN talk t ON t."personId" = a."personId"
     WHERE a.platform = ${platform} AND a.tenant = ${tenant} AND a."accountId" = ${id}`),
);

/**
 * One statement, as each message of an interview asks for all of it. The draft is locked: two devices that say something
 * at once are heard one after the other.
 */
export async function interview(db: Database, now: Date, of: AnswerAt | AccountId): Promise<ReadAhead | undefined> {
  const asked = 'round' in of ? at(of.round, of.workstream, of.part ?? '') : ofAccount(of.platform, of.tenant, of.id);
  const [row] = await db.$queryRaw<Row[]>(asked);
  if (!row) return undefined;
  const reading = readingOf(row, now);
  const { part } = row;
  const whole = { round: reading.round.id, workstream: reading.workstream.id };
  return { at: part === '' ? whole : { ...whole, part }, reading };
}

/** The same of an answer that is not to be changed: nobody waits for whoever only looks. */
export async function look(
  db: Database,
  now: Date,
  { round, workstream }: AnswerAt,
): Promise<InterviewReading | undefined> {
  const [row] = await db.$queryRaw<Row[]>(lookedAt(round, workstream, ''));
  return row && readingOf(row, now);
}

function readingOf(row: Row, now: Date): InterviewReading {
  return {
    round: toRound({ ...row.round, openedAt: instant(row.round.openedAt), closedAt: instant(row.round.closedAt) }),
    ...(row.draft ? { draft: draftOf(row.draft) } : {}),
    ...(row.unfinished ? { unfinished: draftOf(row.unfinished) } : {}),
    programme: noun<Programme>(scheduled(row.programme)),
    organisation: oneOrganisation(row.organisation),
    ...(row.paper ? { paper: onePaper(row.paper) } : {}),
    groups: asTheyOversee(
      row.groups.map((each) => nounOfProgramme<SteeringGroup>(scheduled(each))),
      now,
      row.organisation.timeZone,
    ),
    updates: row.updates.map(updateOf),
    touches: row.touches.map(updateOf),
    figures: row.figures.map(updateOf),
    proposed: row.proposed.map((each) =>
      toChange({ ...each, id: BigInt(each.id), at: new Date(each.at), decidedAt: instant(each.decidedAt) }),
    ),
    actions: row.actions.map((each) => nounOfProgramme<Action>(each)),
    firstOf: row.firstOf,
    names: row.names,
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

const draftOf = (row: Json<DraftRow>) => toDraft({ ...row, changedAt: new Date(row.changedAt) });
const updateOf = (row: Json<UpdateRow>) => toUpdate({ ...row, at: new Date(row.at) });
const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
