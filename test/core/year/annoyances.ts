import { withinHours } from '#core/calendar/habit';
import type { LocalDate } from '#core/calendar/local-date';
import { workingCalendar } from '#core/calendar/working-days';
import { localDateOf, localTimeOf } from '#core/calendar/zone';
import type { Received, Simulated } from './simulation.ts';
import type { Lead } from './town.ts';

/** What is asked of people: at most one of these comes to somebody on a day. */
const asking = ['ask', 'remind', 'touch', 'ask-figures', 'ask-actions'];

/** What waits for a decision, and what the office is told of others: each at most once a day. */
const oneADay: readonly (readonly string[])[] = [
  ['review', 'review-reminder', 'approval-reminder'],
  ['trouble', 'review-late', 'approval-late', 'before-sponsor'],
  ['in-place-ended'],
  ['back', 'remind'],
];

/** What would annoy somebody, in words; nothing, when all keep to the rules. */
export function annoyances({ received, organisation, habits }: Simulated, folk: readonly Lead[]): readonly string[] {
  const calendar = workingCalendar(organisation);
  const away = (by: string, on: LocalDate) =>
    folk.some((each) => each.key === by && each.away.some(({ from, to }) => from <= on && on <= to));
  const keys = new Set<string>();
  const days = new Set<string>();
  const told = new Set<string>();
  return received.flatMap((each): readonly string[] => {
    const { by, kind, key, at, owed } = each;
    const habit = habits.get(by);
    const found: string[] = [];
    if (keys.has(key)) found.push('comes twice');
    keys.add(key);
    if (!habit) return found.map((what) => inWords(each, what));
    const on = localDateOf(at, habit.timeZone);
    if (!withinHours(at, habit, calendar)) found.push('comes outside their hours');
    if (away(by, on)) found.push('comes while they are away');
    if (kind === 'ask' || kind === 'remind') if (owed.length === 0) found.push('comes after they have answered');
    const round = /^(?:ask|remind)\/([^/]+\/[^/]+)\//.exec(key)?.[1];
    if (kind === 'remind' && !told.has(by) && !told.has(`${by} ${round}`))
      found.push('is the first they hear of the round');
    if (kind === 'ask') told.add(`${by} ${round}`);
    if (kind === 'back' || kind === 'in-place' || kind === 'delegated') told.add(by);
    if (asking.includes(kind)) {
      if (days.has(`${by} ${on}`)) found.push('is the second question on one day');
      days.add(`${by} ${on}`);
    }
    for (const [place, family] of oneADay.entries()) {
      if (!family.includes(kind)) continue;
      if (days.has(`${by} ${on} ${place}`)) found.push(`is the second of ${family.join(', ')} on one day`);
      days.add(`${by} ${on} ${place}`);
    }
    return found.map((what) => inWords(each, what));
  });
}

const inWords = ({ by, kind, key, at }: Received, what: string): string =>
  `${at.toISOString()} ${kind} to ${by} ${what} (${key})`;

const columns = ['ask', 'remind', 'touch', 'escalate', 'review', 'digest', 'for the office', 'other'] as const;

/** The column of a kind. */
function columnOf(kind: string): (typeof columns)[number] {
  if (kind.startsWith('review') && kind !== 'review-late') return 'review';
  if (oneADay[1]!.includes(kind) || kind === 'notice') return 'for the office';
  return columns.find((each) => each === kind) ?? 'other';
}

/** What each received, as a table in Markdown: how many of each kind, and the most on one day and in one week. */
export function table({ received, habits }: Simulated): string {
  const readers = [...new Set(received.map(({ by }) => by))].sort((a, b) => a.localeCompare(b));
  const lines = readers.map((by) => {
    const own = received.filter((each) => each.by === by);
    const zone = habits.get(by)?.timeZone ?? 'Europe/London';
    const count = (column: (typeof columns)[number]) => own.filter(({ kind }) => columnOf(kind) === column).length;
    const most = (of: (each: Received) => string) => {
      const counts = new Map<string, number>();
      for (const each of own) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    const day = most(({ at }) => localDateOf(at, zone));
    const week = most(({ at }) => String(Math.floor((Date.parse(localDateOf(at, zone)) / 86_400_000 + 3) / 7)));
    const times = [...new Set(own.map(({ at }) => localTimeOf(at, zone)))].sort();
    return `| ${by} | ${columns.map(count).join(' | ')} | ${own.length} | ${day} | ${week} | ${times.length > 3 ? `${times[0]}–${times.at(-1)}` : times.join(', ')} |`;
  });
  return [
    `| reader | ${columns.join(' | ')} | all | most a day | most a week | at |`,
    `| --- | ${columns.map(() => '--: |').join(' ')} --: | --: | --: | --- |`,
    ...lines,
  ].join('\n');
}
