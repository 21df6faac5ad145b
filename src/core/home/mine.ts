import { programmesOf } from '../access/can.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayShort } from '../calendar/say.ts';
import type { Line } from '../message.ts';
import { keyOf, type SteeringGroup, type Workstream } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { ratingName, ratings } from '../programme/rag.ts';
import { councilOf } from '../rounds/council.ts';
import { nextDigestDay } from '../rounds/digest-dues.ts';
import { readBy } from '../rounds/reading.ts';
import { type Standing, standingOf } from '../rounds/standing.ts';
import { toldApart } from '../words/which.ts';
import type { Call } from '../words/word.ts';

type Asker = Pick<Call, 'tx' | 'actor'>;

const parts = {
  lead: 'you lead it',
  deputy: 'you are its deputy',
  cover: 'you cover it',
  director: 'you direct it',
} as const;

/** The workstreams that somebody leads, directs, or answers for in another's place, the worst first. */
export interface Own {
  readonly workstream: Workstream;
  readonly standing: Standing;
  readonly part: (typeof parts)[keyof typeof parts];
}

export async function ownWorkstreams(call: Asker): Promise<readonly Own[]> {
  const { tx, actor } = call;
  const partOf = new Map<string, Own['part']>();
  for (const role of actor.roles)
    if (
      (role.role === 'lead' || role.role === 'deputy' || role.role === 'cover' || role.role === 'director') &&
      !partOf.has(role.workstream)
    )
      partOf.set(role.workstream, parts[role.role]);
  const own: Own[] = [];
  for (const programme of new Set(
    actor.roles.flatMap((role) => ('workstream' in role && partOf.has(role.workstream) ? [role.programme] : [])),
  )) {
    const workstreams = await tx.programmes.workstreams(programme, [...partOf.keys()]);
    const updates = await readBy(call, workstreams);
    for (const workstream of workstreams)
      own.push({
        workstream,
        standing: standingOf(
          workstream,
          updates.filter((each) => each.workstream === workstream.id),
          actor.person.timeZone,
        ),
        part: partOf.get(workstream.id)!,
      });
  }
  const worst = ({ standing, workstream }: Own) =>
    workstream.status === 'active' && standing.now ? ratings.indexOf(standing.now.rating) : -1;
  return own.sort((a, b) => worst(b) - worst(a));
}

export function ownLines(
  own: readonly Own[],
  programmes: readonly { readonly id: string; readonly name: string }[],
  today: LocalDate,
): readonly Line[] {
  const nameOf = toldApart(
    own.map(({ workstream }) => workstream),
    programmes,
  );
  return own.map(({ workstream, standing: { now }, part }): Line => {
    const rating = now ? `${ratingName(now.rating)}${now.on ? `, ${sayShort(now.on, today)}` : ''}` : 'no rating yet';
    const state = workstream.status === 'active' ? rating : workstream.status.replace('-', ' ');
    return [{ bold: nameOf(workstream) }, ` · ${state} · ${part}`];
  });
}

/** The groups that somebody sits on and that have not ended. */
export async function ownGroups({ tx, actor }: Asker): Promise<readonly SteeringGroup[]> {
  const mine = new Set(actor.roles.flatMap((role) => ('group' in role ? [role.group] : [])));
  const all: SteeringGroup[] = [];
  for (const programme of programmesOf(actor).filter((each) =>
    [...mine].some((group) => group === `${each}/${keyOf(group)}`),
  ))
    all.push(...(await tx.programmes.groups(programme)));
  return all.filter(({ id }) => mine.has(id));
}

/** `Alpha Board · next digest Monday 18 January`. */
export function groupLine(
  { digest, ...group }: SteeringGroup,
  organisation: Organisation,
  now: Date,
  today: LocalDate,
): Line {
  const ended = group.until !== undefined && group.until < today;
  const next = digest && nextDigestDay({ ...group, digest }, councilOf(organisation), now);
  const said = ended
    ? `ended on ${sayDay(group.until!, today)}`
    : next
      ? `next digest ${sayDay(next, today)}`
      : 'gets no digest';
  return [{ bold: group.name }, ` · ${said}`];
}

const held = {
  office: 'you are its programme office',
  sponsor: 'you sponsor it',
  'lead-member': 'you are its lead member',
  observer: 'you may read it',
} as const;

/** The programmes in which somebody is something as a whole, and what. */
export function ownProgrammes(
  { actor }: Pick<Asker, 'actor'>,
  programmes: readonly { readonly id: string; readonly name: string }[],
): readonly Line[] {
  return programmes.flatMap(({ id, name }): readonly Line[] => {
    const parts = actor.roles.flatMap((role) => (role.programme === id && role.role in held ? [role.role] : []));
    const said = [...new Set(parts)].map((role) => held[role as keyof typeof held]);
    return said.length > 0 ? [[{ bold: name }, ` · ${said.join(', ')}`]] : [];
  });
}
