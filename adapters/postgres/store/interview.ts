import type { AnswerAt, InterviewReading } from '#core/ports';
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
import { type Read, version } from './unchanged.ts';
import { newestTwo, toUpdate } from './updates.ts';

/** Rows as JSON: instants are text in it. */
export type Json<Row> = {
  readonly [K in keyof Row]: Row[K] extends Date ? string : Row[K] extends Date | null ? string | null : Row[K];
};

/** A row whose id is a number, in the order in which such rows were made. */
type Numbered<Row> = Omit<Json<Row>, 'id'> & { readonly id: number };
type Given = Numbered<UpdateRow>;

/** A row that has its place in the programme file. */
interface Placed {
  readonly id: string;
  readonly position: number;
}

interface Row {
  readonly version: string | null;
  readonly programme: { readonly scheduledSince: string };
  readonly round: Json<RoundRow>;
  readonly draft: Json<DraftRow> | null;
  readonly organisation: { readonly id: string; readonly timeZone: string };
  readonly paper: { readonly id: string } | null;
  readonly groups: readonly (Placed & { readonly programmeId: string; readonly scheduledSince: string })[];
  readonly updates: readonly Given[];
  readonly workstream: { readonly programmeId: string };
  readonly milestones: readonly Placed[];
  readonly indicators: readonly Placed[];
  readonly savings: readonly Placed[];
  readonly risks: readonly Placed[];
  readonly touches: readonly Given[];
  readonly figures: readonly Given[];
  readonly unfinished: Json<DraftRow> | null;
  readonly proposed: readonly Numbered<ChangeRow>[];
  readonly actions: readonly (Placed & { readonly programmeId: string })[];
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Rows as a JSON array. Each message of an interview asks for all of this, of a handful of rows each, and to prepare a sort
 * or an aggregate of so few costs the server more than to carry it out: `readingOf` puts them in order.
 */
const all = (rows: Prisma.Sql) => Prisma.sql`to_json(ARRAY(${rows}))`;

/** What stands of a table beside the workstream `w`. */
const beside = (table: string, owner: 'workstreamId' | 'programmeId') => {
  const of = owner === 'workstreamId' ? Prisma.sql`w.id` : Prisma.sql`w."programmeId"`;
  return all(Prisma.sql`
    SELECT t FROM ${Prisma.raw(`"${table}"`)} t WHERE t.${Prisma.raw(`"${owner}"`)} = ${of} AND t."retiredAt" IS NULL`);
};

/** As `UpdateRows.lastTwo`. */
const updates = all(Prisma.sql`SELECT u FROM (${newestTwo(Prisma.sql`w.id`)}) AS u`);

/** When the newest answer of an earlier round was given. */
const answeredBefore = Prisma.sql`
  SELECT coalesce(max(u.at), '-infinity') AS at FROM update u
   WHERE u."workstreamId" = w.id AND u.kind = 'round' AND u.version = 1 AND u."roundId" <> r.id`;

/** What was told between rounds since then. */
const touches = all(Prisma.sql`
  SELECT u FROM update u WHERE u."workstreamId" = w.id AND u.kind = 'touch' AND u.at > answered.at`);

const figures = all(Prisma.sql`
  SELECT DISTINCT ON (u.part) u FROM update u
   WHERE u."workstreamId" = w.id AND u."roundId" = r.id AND u.kind = 'figures' ORDER BY u.part, u.version DESC`);

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
  (c.state = 'returned' AND c."roundId" IS NULL AND c.at > answered.at
   AND NOT EXISTS (SELECT FROM milestone_change later
                    WHERE later."milestoneId" = c."milestoneId" AND later.id > c.id AND later.state <> 'withdrawn'))`;

const proposed = all(Prisma.sql`
  SELECT c FROM milestone_change c
   WHERE c."workstreamId" = w.id
     AND (c.state = 'proposed' OR c.state = 'returned' AND c."roundId" = r.id OR ${returnedSince})`);

/** Nobody is asked twice for what belongs to no workstream: it stands with the first that they lead. */
const actions = all(Prisma.sql`
  SELECT a FROM action a
   WHERE a."programmeId" = w."programmeId" AND a.owner = ANY(w.lead) AND a.done IS NULL AND a."retiredAt" IS NULL
     AND NOT EXISTS (SELECT FROM workstream o
                      WHERE o."programmeId" = a."programmeId" AND o.lead @> ARRAY[a.owner] AND o.status = 'active'
                        AND o."retiredAt" IS NULL AND (o.position, o.id) < (w.position, w.id))`);

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
  SELECT ${version} AS version, to_jsonb(r) || ${dueOn} AS round, to_json(p) AS programme, to_json(d) AS draft, to_json(o) AS organisation, to_json(paper) AS paper,
         to_json(w) AS workstream,
         ${beside('milestone', 'workstreamId')} AS milestones, ${beside('indicator', 'workstreamId')} AS indicators,
         ${beside('saving', 'workstreamId')} AS savings, ${beside('risk', 'workstreamId')} AS risks,
         ${beside('steering_group', 'programmeId')} AS groups, ${updates} AS updates,
         ${touches} AS touches, ${figures} AS figures, ${unfinished} AS unfinished, ${proposed} AS proposed,
         ${actions} AS actions, ${names} AS names
    FROM (${at}) AS at
    JOIN workstream w ON w.id = at.workstream AND w."retiredAt" IS NULL
    JOIN programme p ON p.id = w."programmeId" AND p."retiredAt" IS NULL
    JOIN round r ON r.id = at.round
    CROSS JOIN organisation o
    CROSS JOIN LATERAL (${answeredBefore}) AS answered
    LEFT JOIN LATERAL (SELECT * FROM draft
                        WHERE "roundId" = r.id AND "workstreamId" = w.id AND part = at.part ${lock}) d ON true
    LEFT JOIN paper ON paper."programmeId" = w."programmeId" AND paper."retiredAt" IS NULL`;

const place = (round: string, workstream: string, part: string) =>
  Prisma.sql`SELECT ${round}::text AS round, ${workstream}::text AS workstream, ${part}::text AS part`;

const at = kept((...named: Parameters<typeof place>) => statement(place(...named)));
const lookedAt = kept((...named: Parameters<typeof place>) => statement(place(...named), Prisma.empty));

/**
 * One statement, as each turn of an interview asks for all of it. The draft is locked: two devices that say something
 * at once are heard one after the other.
 */
export async function interview(
  db: Database,
  now: Date,
  { round, workstream, part = '' }: AnswerAt,
): Promise<InterviewReading | undefined> {
  const [row] = await db.$queryRaw<Row[]>(at(round, workstream, part));
  return row && withDraft(readingOf(row, now), row.draft);
}

/** The same of an answer that is not to be changed: nobody waits for whoever only looks. */
export async function look(
  db: Database,
  now: Date,
  { round, workstream }: AnswerAt,
): Promise<InterviewReading | undefined> {
  const [row] = await db.$queryRaw<Row[]>(lookedAt(round, workstream, ''));
  return row && withDraft(readingOf(row, now), row.draft);
}

/** All but the draft: what a turn seldom changes, for whoever has the draft already. */
export type StandingReading = Omit<InterviewReading, 'draft'>;

export async function standingOf(
  db: Database,
  now: Date,
  { round, workstream }: AnswerAt,
): Promise<Read<StandingReading> | undefined> {
  const [row] = await db.$queryRaw<Row[]>(lookedAt(round, workstream, ''));
  return row && { version: row.version, value: readingOf(row, now) };
}

export const withDraft = (reading: StandingReading, draft: Json<DraftRow> | null): InterviewReading =>
  draft ? { ...reading, draft: draftOf(draft) } : reading;

function readingOf(row: Row, now: Date): StandingReading {
  return {
    round: toRound({ ...row.round, openedAt: instant(row.round.openedAt), closedAt: instant(row.round.closedAt) }),
    ...(row.unfinished ? { unfinished: draftOf(row.unfinished) } : {}),
    programme: noun<Programme>(scheduled(row.programme)),
    organisation: oneOrganisation(row.organisation),
    ...(row.paper ? { paper: onePaper(row.paper) } : {}),
    groups: asTheyOversee(
      inFileOrder(row.groups).map((each) => nounOfProgramme<SteeringGroup>(scheduled(each))),
      now,
      row.organisation.timeZone,
    ),
    updates: row.updates.map(updateOf),
    touches: oldestFirst(row.touches).map(updateOf),
    figures: oldestFirst(row.figures).map(updateOf),
    proposed: oldestFirst(row.proposed).map((each) =>
      toChange({ ...each, id: BigInt(each.id), at: new Date(each.at), decidedAt: instant(each.decidedAt) }),
    ),
    actions: inFileOrder(row.actions).map((each) => nounOfProgramme<Action>(each)),
    names: row.names,
    workstream: {
      ...nounOfProgramme<Workstream>(row.workstream),
      milestones: inFileOrder(row.milestones).map((each) => noun<Milestone>(each)),
      indicators: inFileOrder(row.indicators).map((each) => noun<Indicator>(each)),
      savings: inFileOrder(row.savings).map((each) => noun<Saving>(each)),
      risks: inFileOrder(row.risks).map((each) => noun<Risk>(each)),
    },
  };
}

const oldestFirst = <T extends { readonly id: number }>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => a.id - b.id);

const inFileOrder = <T extends Placed>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

/** With the instant from which its schedule counts as one. */
const scheduled = <T extends { readonly scheduledSince: string }>(row: T) => ({
  ...row,
  scheduledSince: new Date(row.scheduledSince),
});

const draftOf = (row: Json<DraftRow>) => toDraft({ ...row, changedAt: new Date(row.changedAt) });
const updateOf = (row: Given) => toUpdate({ ...row, id: BigInt(row.id), at: new Date(row.at) });
const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
