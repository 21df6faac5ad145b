import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { sayDay, sayShort } from '../calendar/say.ts';
import { capital } from '../capital.ts';
import { listed, listedShort, theNamed } from '../interview/about.ts';
import { keyOf, type SteeringGroup, type Workstream } from '../programme/nouns.ts';

/** What a digest is made of, as far as oversight is concerned. */
interface Facts {
  readonly group: SteeringGroup;
  readonly groups: readonly SteeringGroup[];
  readonly today: LocalDate;
  /** What the group oversees and may read of. */
  readonly workstreams: readonly { readonly workstream: Workstream }[];
  readonly last?: { readonly on: LocalDate };
}

/** So long before it ends, a group's digests say so: the last one among them. */
const DAYS_BEFORE = 28;

/** What a digest says of oversight: that it passes on, or, once, that it has come. Sentences. */
export const sayOversight = (facts: Facts): readonly string[] => [...passing(facts), ...come(facts)];

/** Of a group that has ended: who took over. */
export function sayOver({ group, groups, today }: Pick<Facts, 'group' | 'groups' | 'today'>): string | undefined {
  const { name, until, handedOverTo = [] } = group;
  if (until === undefined || until >= today) return undefined;
  const to = handedOverTo.flatMap((id) => groups.find((each) => each.id === id)?.name ?? []).map(theNamed);
  const verb = to.length === 1 ? 'has' : 'have';
  const who = to.length > 0 ? ` ${capital(listed(to))} ${verb} taken over.` : '';
  return `${capital(theNamed(name))} ended on ${sayDay(until, today)}.${who} “status” shows what you can still read.`;
}

function passing({ group, groups, today }: Facts): readonly string[] {
  const { until, successors, programme } = group;
  if (until === undefined || until < today || addDays(until, -DAYS_BEFORE) > today) return [];
  const to = successors
    .flatMap((key) => groups.find(({ id }) => id === `${programme}/${key}`)?.name ?? [])
    .map(theNamed);
  const when = until === today ? 'today' : `on ${sayDay(until, today)}`;
  if (to.length === 0) return [`This group ends ${when}, and its digests with it.`];
  return [
    `Oversight passes to ${listed(to)} ${when}; this group’s digests end then, and what it was asked to decide is asked of ${to.length === 1 ? 'that body' : 'them'}.`,
  ];
}

/** Where no digest was posted before, it is said for as long as it is announced beforehand. */
function come({ group, groups, today, workstreams, last }: Facts): readonly string[] {
  const isNew = (on: LocalDate) => on <= today && (last ? last.on < on : addDays(on, DAYS_BEFORE) >= today);
  return (group.tookOver ?? [])
    .filter(({ on }) => isNew(on))
    .map(({ from, on, oversees }) => {
      const names = workstreams
        .filter(({ workstream }) => oversees === 'all' || oversees.includes(keyOf(workstream.id)))
        .map(({ workstream }) => workstream.name);
      const what = oversees === 'all' ? 'the whole programme' : listedShort(names);
      const who = theNamed(groups.find(({ id }) => id === from)?.name ?? keyOf(from));
      return `Oversight${what ? ` of ${what}` : ''} came from ${who} on ${sayShort(on, today)}.`;
    });
}
