import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import { listed } from '../interview/about.ts';
import type { Absence, Tx } from '../ports.ts';
import type { Person } from '../programme/person.ts';
import { type Asked, isTheirs } from '../rounds/asked.ts';
import { backOn } from './while-away.ts';

/** `from Sunday 3 to Friday 8 January`, `on Friday 8 January`. */
export function sayLeave({ from, to }: Pick<Absence, 'from' | 'to'>, today: LocalDate): string {
  if (from === to) return `on ${sayDay(from, today)}`;
  const end = sayDay(to, today);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const begin = sayDay(from, today);
  return `from ${sameMonth ? begin.split(' ').slice(0, 2).join(' ') : begin} to ${end}`;
}

/** What somebody is asked in the place of others, and why: read by whoever is asked. */
export async function sayInPlace(
  tx: Tx,
  asked: readonly Asked[],
  reader: string,
  today: LocalDate,
): Promise<readonly string[]> {
  const inPlace = asked
    .filter((each) => isTheirs(each, reader))
    .flatMap((each) => {
      const now = each.now.find(({ person }) => person === reader);
      return now?.for === undefined ? [] : [{ ...now, for: now.for, name: each.workstream.name }];
    });
  const absent = [...new Set(inPlace.map((each) => each.for))];
  if (absent.length === 0) return [];
  const [organisation, people] = [await tx.organisation(), await tx.people.many(absent)];
  const lines = new Map<string, { readonly who: string[]; readonly what: string[] }>();
  for (const person of people) {
    const mine = inPlace.filter((each) => each.for === person.key);
    const [absence] = await tx.absences.now(person.key);
    const back = absence && organisation ? `, back on ${sayDay(backOn(person, absence.to, organisation), today)}` : '';
    const isCover = mine.some(({ as }) => as === 'cover');
    const named = isCover && absence?.cover === reader ? ', and named you' : '';
    const how = `${back}${named}|${isCover ? '' : ', as the deputy'}`;
    const before = lines.get(how) ?? { who: [], what: [] };
    lines.set(how, { who: [...before.who, person.name], what: [...before.what, ...mine.map(({ name }) => name)] });
  }
  // Who is back on the same day is said together.
  return [...lines].map(([how, { who, what }]) => {
    const [since, as] = how.split('|');
    return `${listed(who)} ${who.length === 1 ? 'is' : 'are'} away${since}. You are asked for ${listed(what)} in their place${as}; the update will say so.`;
  });
}

export const nameOf = (people: readonly Person[], key: string): string =>
  people.find((each) => each.key === key)?.name ?? key;
