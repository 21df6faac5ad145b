import type { Actor, Role } from '#core/access/actor';
import type { LocalDate } from '#core/calendar/local-date';
import { localDateOf } from '#core/calendar/zone';
import type { AccountId } from '#core/incoming';
import { oversightOf } from '#core/oversight/oversight';
import type { Choices, Focus } from '#core/ports';
import { keyOf, type SteeringGroup } from '#core/programme/nouns';
import { Prisma } from '../generated/client.ts';
import { kept } from '../statement.ts';
import { lastsNow } from './absences.ts';
import type { Database } from './database.ts';

interface Recognised {
  readonly id: string;
  readonly name: string;
  readonly kind: Actor['person']['kind'];
  readonly timeZone: string;
  readonly focus: Focus | null;
  readonly choices: Choices | null;
  readonly roles: readonly Role[];
  readonly councilZone: string;
  readonly ended: readonly Ended[];
}

/** A group that ends, or has: what it oversaw goes to its successors. `oversees` names workstreams by key. */
type Ended = Pick<SteeringGroup, 'id' | 'until' | 'successors' | 'oversees'>;

/** The roles of the person `p`, in programmes that are not retired, as the rows say at this instant of programme time. */
const roles = (now: Date) => Prisma.sql`
  SELECT jsonb_build_object('programme', g.id, 'role', r.role) AS role
    FROM programme g,
         LATERAL (VALUES ('office', p.id = ANY(g.office)),
                         ('sponsor', p.id = g.sponsor),
                         ('observer', p.id = ANY(g.observers)),
                         ('lead-member', p.id = g."leadMember"->>'person')) AS r(role, held)
   WHERE r.held AND g."retiredAt" IS NULL
  UNION ALL
  SELECT jsonb_build_object('programme', g.id, 'role', r.role, 'workstream', w.id)
    FROM workstream w
    JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL,
         LATERAL (VALUES ('lead', p.id = ANY(w.lead)),
                         ('deputy', p.id = w.deputy),
                         ('director', p.id = w.director)) AS r(role, held)
   WHERE (w.lead @> ARRAY[p.id] OR w.deputy = p.id OR w.director = p.id) AND r.held AND w."retiredAt" IS NULL
  UNION ALL
  SELECT jsonb_build_object('programme', g.id, 'role', 'delegate', 'workstream', w.id, 'round', r.id)
    FROM delegation d
    JOIN round r ON r.id = d."roundId" AND r.state = 'open'
    JOIN workstream w ON w.id = d."workstreamId" AND w."retiredAt" IS NULL
    JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL
   WHERE d."toId" = p.id AND d."endedAt" IS NULL
  UNION
  SELECT jsonb_build_object('programme', g.id, 'role', 'cover', 'workstream', w.id, 'for', x.id)
    FROM absence a
    JOIN person x ON x.id = a."personId"
    JOIN workstream w ON (w.lead @> ARRAY[x.id] OR w.deputy = x.id) AND w."retiredAt" IS NULL
    JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL
   WHERE a."coverId" = p.id AND ${lastsNow(now)}
  UNION
  SELECT jsonb_build_object('programme', g.id, 'role', 'escalated', 'workstream', w.id, 'round', r.id)
    FROM escalation e
    JOIN round r ON r.id = e."roundId" AND r.state = 'open'
    JOIN workstream w ON w.id = e."workstreamId" AND w."retiredAt" IS NULL
    JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL
   WHERE e."toId" = p.id AND e.step = 'deputy'
  UNION
  SELECT jsonb_build_object('programme', g.id, 'role', 'owner', 'workstream', w.id)
    FROM indicator i
    JOIN workstream w ON w.id = i."workstreamId" AND w."retiredAt" IS NULL
    JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL
   WHERE i.owner = p.id AND i."retiredAt" IS NULL
  UNION
  SELECT jsonb_build_object('programme', g.id, 'role', 'action-owner')
    FROM action a
    JOIN programme g ON g.id = a."programmeId" AND g."retiredAt" IS NULL
   WHERE a.owner = p.id AND a."retiredAt" IS NULL
  UNION
  SELECT jsonb_build_object('programme', g.id, 'role', 'approver', 'workstream', w.id)
    FROM milestone m
    JOIN workstream w ON w.id = m."workstreamId" AND w."retiredAt" IS NULL
    JOIN programme g ON g.id = w."programmeId" AND g."retiredAt" IS NULL
   WHERE m.approver = p.id AND m."retiredAt" IS NULL
  UNION ALL
  SELECT jsonb_build_object('programme', g.id, 'role', r.role, 'group', s.id, 'groupKind', s.kind, 'oversees',
           CASE jsonb_typeof(s.oversees)
             WHEN 'array' THEN (SELECT coalesce(jsonb_agg(g.id || '/' || o.key), '[]')
                                  FROM jsonb_array_elements_text(s.oversees) AS o(key))
             ELSE s.oversees
           END)
    FROM steering_group s
    JOIN programme g ON g.id = s."programmeId" AND g."retiredAt" IS NULL,
         LATERAL (VALUES ('chair', p.id = s.chair), ('member', p.id = ANY(s.members))) AS r(role, held)
   WHERE (s.members @> ARRAY[p.id] OR s.chair = p.id) AND r.held AND s."retiredAt" IS NULL`;

const statement = (now: Date, which: Prisma.Sql) => Prisma.sql`
  SELECT p.id, p.name, p.kind, coalesce(p."timeZone", o."timeZone") AS "timeZone", t.focus, t.choices,
         (SELECT coalesce(jsonb_agg(roles.role ORDER BY roles.role), '[]') FROM (${roles(now)}) AS roles) AS roles,
         o."timeZone" AS "councilZone",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'until', e.until, 'successors', e.successors, 'oversees', e.oversees)), '[]')
            FROM steering_group e WHERE e.until IS NOT NULL AND e."retiredAt" IS NULL) AS ended
    FROM person p CROSS JOIN organisation o LEFT JOIN talk t ON t."personId" = p.id
   WHERE p."retiredAt" IS NULL AND ${which}`;

const byAccount = kept((now: Date, platform: string, tenant: string, id: string) =>
  statement(
    now,
    Prisma.sql`p.id = (SELECT a."personId" FROM account a
                        WHERE a.platform = ${platform} AND a.tenant = ${tenant} AND a."accountId" = ${id})`,
  ),
);
const byKey = kept((now: Date, key: string) => statement(now, Prisma.sql`p.id = ${key}`));

/** A person with all their roles, what they are in the middle of and what they can choose, in one statement. */
export async function recognise(
  db: Database,
  now: Date,
  who: AccountId | string,
  via: string,
): Promise<{ readonly actor: Actor; readonly focus?: Focus; readonly choices?: Choices } | undefined> {
  const asked = typeof who === 'string' ? byKey(now, who) : byAccount(now, who.platform, who.tenant, who.id);
  const [row] = await db.$queryRaw<Recognised[]>(asked);
  if (!row) return undefined;
  const { focus, choices, roles: held, councilZone, ended, ...person } = row;
  const roles = ended.length === 0 ? held : held.map(overseeing(ended, localDateOf(now, councilZone)));
  return { actor: { person, via, roles }, ...(focus ? { focus } : {}), ...(choices ? { choices } : {}) };
}

/** A role over a group that has taken over from another, or has ended, as it is today. */
const overseeing =
  (ended: readonly Ended[], today: LocalDate) =>
  (role: Role): Role => {
    if (!('group' in role)) return role;
    const { group, programme } = role;
    const own = role.oversees === 'all' ? role.oversees : role.oversees.map(keyOf);
    const itself = ended.find(({ id }) => id === group) ?? { id: group, successors: [] };
    const { oversees } = oversightOf(
      { ...itself, oversees: own },
      [...ended, { id: group, successors: [], oversees: own }],
      today,
    );
    return { ...role, oversees: oversees === 'all' ? oversees : oversees.map((key) => `${programme}/${key}`) };
  };
