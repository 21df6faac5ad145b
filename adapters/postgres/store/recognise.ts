import type { Actor, Role } from '#core/access/actor';
import type { Focus } from '#core/ports';
import { Prisma } from '../generated/client.ts';
import type { Database } from './database.ts';

interface Recognised {
  readonly id: string;
  readonly name: string;
  readonly kind: Actor['person']['kind'];
  readonly timeZone: string;
  readonly focus: Focus | null;
  readonly roles: readonly Role[];
}

/** The roles of the person `p`, in programmes that are not retired, as the rows say today. */
const roles = Prisma.sql`
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

/** A person with all their roles and what they are in the middle of, in one statement; `which` picks the person `p`. */
export async function recognise(
  db: Database,
  which: Prisma.Sql,
  via: string,
): Promise<{ readonly actor: Actor; readonly focus?: Focus } | undefined> {
  const [row] = await db.$queryRaw<Recognised[]>`
    SELECT p.id, p.name, p.kind, coalesce(p."timeZone", o."timeZone") AS "timeZone", t.focus,
           (SELECT coalesce(jsonb_agg(roles.role ORDER BY roles.role), '[]') FROM (${roles}) AS roles) AS roles
      FROM person p CROSS JOIN organisation o LEFT JOIN talk t ON t."personId" = p.id
     WHERE p."retiredAt" IS NULL AND ${which}`;
  if (!row) return undefined;
  const { focus, roles: held, ...person } = row;
  return { actor: { person, via, roles: held }, ...(focus ? { focus } : {}) };
}
