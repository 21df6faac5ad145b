import { seesUnapproved } from '../access/readers.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import type { Audience } from '../interview/about.ts';
import type { Tx } from '../ports.ts';
import { keyOf, type SteeringGroup, type Workstream } from '../programme/nouns.ts';
import type { Paper } from '../programme/paper.ts';
import { type Council, councilOf } from './council.ts';
import { nextDigestDay } from './digest-dues.ts';
import type { CouncilSettings } from './due.ts';

/** Whether a steering group oversees a workstream of its programme. */
export function oversees(group: SteeringGroup, workstream: Pick<Workstream, 'id' | 'programme'>): boolean {
  if (group.programme !== workstream.programme) return false;
  return group.oversees === 'all' || group.oversees.includes(keyOf(workstream.id));
}

/** How many people a group has, its chair among them. */
const sizeOf = (group: SteeringGroup): number =>
  new Set([...group.members, ...(group.chair ? [group.chair] : [])]).size;

/** A platform's name as people say it: `Slack`. */
export const platformName = (platform: string): string => platform.charAt(0).toUpperCase() + platform.slice(1);

/**
 * Who will see what is answered for a workstream: the groups that get a digest of it, at once or what was approved, and
 * the committee paper. What is sensitive goes to none of them.
 */
export async function audienceOf(
  tx: Tx,
  workstream: Pick<Workstream, 'id' | 'programme' | 'sensitive'>,
): Promise<Audience> {
  return (await audiencesOf(tx, [workstream]))[0]!;
}

/** The same of several, in their order; two queries a programme. */
export async function audiencesOf(
  tx: Tx,
  workstreams: readonly Pick<Workstream, 'id' | 'programme' | 'sensitive'>[],
): Promise<readonly Audience[]> {
  const programmes = [...new Set(workstreams.map(({ programme }) => programme))];
  const known = await Promise.all(
    programmes.map(async (id) => {
      const [groups, paper] = await Promise.all([tx.programmes.groups(id), tx.programmes.paper(id)]);
      return [id, { groups, paper }] as const;
    }),
  );
  const of = new Map(known);
  return workstreams.map((each) => {
    const { groups = [], paper } = of.get(each.programme) ?? {};
    return audienceAmong(groups, paper, each);
  });
}

/** Now, and the reader's own day, to whom a day is said. */
export interface ReadAt {
  readonly council: CouncilSettings;
  readonly now: Date;
  readonly today: LocalDate;
}

function nextRead({ digest, ...group }: SteeringGroup, council: Council, { now, today }: ReadAt): string | undefined {
  const next = digest && nextDigestDay({ ...group, digest }, council, now);
  return next && sayDay(next, today);
}

/** The same, of a programme whose groups and paper are known; with `at`, also on which day each group reads it next. */
export function audienceAmong(
  all: readonly SteeringGroup[],
  paper: Paper | undefined,
  workstream: Pick<Workstream, 'id' | 'programme' | 'sensitive'>,
  at?: ReadAt,
): Audience {
  if (workstream.sensitive) return { groups: [], sensitive: true };
  const groups = all.filter((group) => group.digest && oversees(group, workstream));
  const council = at && councilOf(at.council);
  const readers = (of: readonly SteeringGroup[]) =>
    of.map((group) => {
      const where = Object.keys(group.channel).map(platformName).join(' and ');
      const known = { name: group.name, people: sizeOf(group) };
      if (!where) return known;
      return {
        ...known,
        where,
        // The calendar is asked only where the day is said: each turn of an interview knows its audience, few name it.
        get when() {
          return at && council && nextRead(group, council, at);
        },
      };
    });
  return {
    groups: readers(groups.filter(seesUnapproved)),
    onceApproved: readers(groups.filter((group) => !seesUnapproved(group))),
    ...(paper ? { paper: { to: paper.to, public: true } } : {}),
  };
}
