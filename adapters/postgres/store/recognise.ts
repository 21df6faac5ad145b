import type { Actor, Role } from '#core/access/actor';
import type { LocalDate } from '#core/calendar/local-date';
import { localDateOf } from '#core/calendar/zone';
import { oversightOf } from '#core/oversight/oversight';
import type { Choices, Focus, Recognised } from '#core/ports';
import type { SteeringGroup } from '#core/programme/nouns';
import { Prisma } from '../generated/client.ts';
import { kept } from '../statement.ts';
import { lastsNow } from './absences.ts';
import { type Database, present } from './database.ts';
import { type Read, version } from './unchanged.ts';

/** Who somebody is, in whichever conversation. */
export type Somebody = Pick<Actor, 'person' | 'roles'> & Pick<Recognised, 'leave'>;

interface Row {
  readonly version: string | null;
  readonly id: string;
  readonly name: string;
  readonly kind: Actor['person']['kind'];
  readonly timeZone: string;
  readonly leave: boolean;
  readonly held: readonly Held[];
  readonly councilZone: string;
  readonly ended: readonly Ended[];
}

/** A group that ends, or has: what it oversaw goes to its successors. `oversees` names workstreams by key. */
type Ended = Pick<SteeringGroup, 'id' | 'until' | 'successors' | 'oversees'>;

/** Things of one kind that somebody is, of one thing: the lead and the director of a workstream, say. */
type Held = { readonly [field: string]: unknown } & { readonly roles: readonly Role['role'][] };

/** Those of `named` that the person `p` is. */
const roles = (named: Readonly<Record<string, Prisma.Sql>>): Prisma.Sql => {
  const each = Object.entries(named).map(
    ([role, held]) => Prisma.sql`CASE WHEN ${held} THEN ${Prisma.raw(`'${role}'`)} END`,
  );
  return Prisma.sql`array_remove(ARRAY[${Prisma.join(each)}], NULL)`;
};

/**
 * What the person `p` is, in programmes that are not retired, as the rows say at this instant of programme time. Asked
 * with each message, and to prepare a plan costs the server more than to carry it out over a handful of rows: what leads
 * through a workstream joins it once, and rows are put in order, and each told once, by {@link rolesOf}.
 */
const held = (now: Date) => Prisma.sql`
  SELECT json_build_object('programme', g.id, 'roles', g.roles)
    FROM (SELECT g.id, ${roles({
      office: Prisma.sql`p.id = ANY(g.office)`,
      sponsor: Prisma.sql`p.id = g.sponsor`,
      observer: Prisma.sql`p.id = ANY(g.observers)`,
      'lead-member': Prisma.sql`p.id = g."leadMember"->>'person'`,
    })} AS roles
            FROM programme g WHERE g."retiredAt" IS NULL) AS g
   WHERE g.roles <> '{}'
  UNION ALL
  SELECT json_build_object('programme', g.id, 'roles', ARRAY['action-owner'])
    FROM action a JOIN programme g ON g.id = a."programmeId" AND g."retiredAt" IS NULL
   WHERE a.owner = p.id AND a."retiredAt" IS NULL
  UNION ALL
  SELECT json_build_object('programme', w."programmeId", 'workstream', w.id, 'roles', ${roles({
    lead: Prisma.sql`p.id = ANY(w.lead)`,
    deputy: Prisma.sql`p.id = w.deputy`,
    director: Prisma.sql`p.id = w.director`,
  })})
    FROM workstream w JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL
   WHERE (w.lead @> ARRAY[p.id] OR w.deputy = p.id OR w.director = p.id) AND w."retiredAt" IS NULL
  UNION ALL
  SELECT json_strip_nulls(json_build_object('programme', w."programmeId", 'workstream', w.id, 'roles', ARRAY[h.role],
                                            'round', h.round, 'for', h."for"))
    FROM (SELECT 'owner' AS role, i."workstreamId" AS workstream, NULL AS round, NULL AS "for"
            FROM indicator i WHERE i.owner = p.id AND i."retiredAt" IS NULL
          UNION ALL
          SELECT 'approver', m."workstreamId", NULL, NULL FROM milestone m WHERE m.approver = p.id AND m."retiredAt" IS NULL
          UNION ALL
          SELECT asked.role, asked.workstream, r.id, NULL
            FROM (SELECT 'delegate' AS role, d."workstreamId" AS workstream, d."roundId" AS round
                    FROM delegation d WHERE d."toId" = p.id AND d."endedAt" IS NULL
                  UNION ALL
                  SELECT 'escalated', e."workstreamId", e."roundId"
                    FROM escalation e WHERE e."toId" = p.id AND e.step = 'deputy') AS asked
            JOIN round r ON r.id = asked.round AND r.state = 'open'
          UNION ALL
          SELECT 'cover', covered.id, NULL, x.id
            FROM absence a
            JOIN person x ON x.id = a."personId"
            JOIN workstream covered ON covered.lead @> ARRAY[x.id] OR covered.deputy = x.id
           WHERE a."coverId" = p.id AND ${lastsNow(now)}) AS h
    JOIN workstream w ON w.id = h.workstream AND w."retiredAt" IS NULL
    JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL
  UNION ALL
  SELECT json_build_object('programme', g.id, 'group', s.id, 'groupKind', s.kind, 'oversees', s.oversees, 'roles', ${roles(
    { chair: Prisma.sql`p.id = s.chair`, member: Prisma.sql`p.id = ANY(s.members)` },
  )})
    FROM steering_group s JOIN programme g ON g.id = s."programmeId" AND g."retiredAt" IS NULL
   WHERE (s.members @> ARRAY[p.id] OR s.chair = p.id) AND s."retiredAt" IS NULL`;

const statement = kept(
  (now: Date, key: string) => Prisma.sql`
    SELECT ${version} AS version, p.id, p.name, p.kind, coalesce(p."timeZone", o."timeZone") AS "timeZone",
           EXISTS (SELECT FROM absence a
                    WHERE a."personId" = p.id AND a."endedAt" IS NULL
                      AND a."to" >= to_char(${now}::timestamptz AT TIME ZONE coalesce(p."timeZone", o."timeZone"), 'YYYY-MM-DD')) AS leave,
           to_json(ARRAY(${held(now)})) AS held, o."timeZone" AS "councilZone",
           to_json(ARRAY(SELECT json_build_object('id', e.id, 'until', e.until, 'successors', e.successors, 'oversees', e.oversees)
                           FROM steering_group e WHERE e.until IS NOT NULL AND e."retiredAt" IS NULL)) AS ended
      FROM person p CROSS JOIN organisation o
     WHERE p.id = ${key} AND p."retiredAt" IS NULL`,
);

/** A person with all their roles, in one statement. */
export async function somebody(db: Database, now: Date, key: string): Promise<Read<Somebody> | undefined> {
  const [row] = await db.$queryRaw<Row[]>(statement(now, key));
  if (!row) return undefined;
  const { version, leave, held, councilZone, ended, ...person } = row;
  const roles = rolesOf(held).map(overseeing(ended, localDateOf(now, councilZone)));
  return { version, value: { person, roles, ...(leave ? { leave } : {}) } };
}

export interface SpeakerRow {
  readonly person: string;
  readonly account: { readonly address: string | null; readonly reached: boolean; readonly latest: boolean };
  readonly focus: Focus | null;
  readonly choices: Choices | null;
}

/** Whose account it is, what they are in the middle of and what they can choose; no row: it was not met before. */
export const speaker = (platform: string, tenant: string, id: string): Prisma.Sql => Prisma.sql`
  SELECT a."personId" AS person, t.focus, t.choices,
         json_build_object(
           'address', a.address, 'reached', a.unreachable IS NULL,
           'latest', a."spokeAt" IS NOT NULL AND NOT EXISTS (SELECT FROM account b
                                                              WHERE b."personId" = a."personId" AND b."spokeAt" > a."spokeAt")) AS account
    FROM account a LEFT JOIN talk t ON t."personId" = a."personId"
   WHERE a.platform = ${platform} AND a.tenant = ${tenant} AND a."accountId" = ${id}`;

export const recognised = (row: SpeakerRow, { person, roles, leave }: Somebody, via: string): Recognised => ({
  actor: { person, via, roles },
  account: present(row.account),
  ...(row.focus ? { focus: row.focus } : {}),
  ...(row.choices ? { choices: row.choices } : {}),
  ...(leave ? { leave } : {}),
});

/** Each thing that they are, once, in an order that is the same each time. */
function rolesOf(held: readonly Held[]): readonly Role[] {
  const all = held.flatMap(({ roles, programme, ...rest }) =>
    roles.map((role) => JSON.stringify({ programme, role, ...rest })),
  );
  return [...new Set(all)].sort().map((role) => JSON.parse(role) as Role);
}

/** What a role over a group oversees today, by id: the group may have taken over from another, or have ended. */
const overseeing =
  (ended: readonly Ended[], today: LocalDate) =>
  (role: Role): Role => {
    if (!('group' in role)) return role;
    const { group, programme } = role;
    const inFile = role.oversees === 'all' ? role.oversees : [...role.oversees];
    const itself = ended.find(({ id }) => id === group) ?? { id: group, successors: [] };
    const { oversees } = oversightOf(
      { ...itself, oversees: inFile },
      [...ended, { id: group, successors: [], oversees: inFile }],
      today,
    );
    return { ...role, oversees: oversees === 'all' ? oversees : oversees.map((key) => `${programme}/${key}`) };
  };
