import { type Habit, habitOf, hoursBegin } from '#core/calendar/habit';
import { workingCalendar } from '#core/calendar/working-days';
import type { Json } from '#core/json';
import type { Organisation } from '#core/programme/organisation';
import { nextDue } from '#core/rounds/agenda';
import { askedIn, isTheirs } from '#core/rounds/asked';
import { readAgenda } from '#core/schedule/read';
import type { Talk } from '../words/talk.ts';
import { answerFor } from './answering.ts';
import { type Reaction, reactions } from './manners.ts';
import type { Lead } from './town.ts';

/** One message that came to somebody of itself: no answer to what they said. */
export interface Received {
  /** A person's key, or a group's id. */
  readonly by: string;
  readonly kind: string;
  readonly key: string;
  /** Programme time. */
  readonly at: Date;
  readonly text: string;
  /** Ids of the workstreams for which they were asked and had not answered then. */
  readonly owed: readonly string[];
}

export interface Simulated {
  readonly received: readonly Received[];
  readonly organisation: Organisation;
  readonly habits: ReadonlyMap<string, Habit>;
}

/** Something that the office does at an instant: a file is imported. */
export interface Event {
  readonly at: string;
  readonly what: () => Promise<void>;
}

interface Course {
  /** An instant of programme time. */
  readonly until: string;
  readonly events?: readonly Event[];
  /** The next of an even run of numbers from 0 to 1. */
  readonly chance: () => number;
  /** How late the next tick comes, in ms. */
  readonly late?: () => number;
}

const HOUR = 3_600_000;

/**
 * Lets programme time pass from one instant to the next at which anything falls due, a message waits for, or somebody acts.
 * People answer in their manner, through the one door.
 */
export async function simulate(town: Talk, folk: readonly Lead[], course: Course): Promise<Simulated> {
  const { at, says, store, database } = town;
  const { chance, late = () => 0 } = course;
  const received: Received[] = [];
  const organisation = (await store((tx) => tx.organisation()))!;
  const people = await store((tx) => tx.people.all());
  const habits = new Map(people.map((each) => [each.key, habitOf(each, organisation)]));
  const calendar = workingCalendar(organisation);
  let acts: readonly { readonly at: Date; readonly does: Reaction }[] = [];
  let events: readonly Event[] = course.events ?? [];

  const stand = async (instant: Date): Promise<void> => {
    const posted = await at(instant.toISOString());
    if (posted.length === 0) return;
    const { rows } = await database.pool.query<{ key: string; kind: string; reader: Json }>(
      `SELECT key, kind, reader FROM delivery WHERE kind <> 'reply' AND key = ANY($1)`,
      [posted.map(({ key }) => key)],
    );
    const open = rows.length > 0 ? await store((tx) => askedIn(tx, ['town'], () => true)) : [];
    for (const { key, text } of posted) {
      const row = rows.find((each) => each.key === key);
      if (!row) continue;
      const { person, group } = row.reader as { person?: string; group?: string };
      const by = person ?? group!;
      const owed = open.filter((each) => !each.given && isTheirs(each, by)).map(({ workstream }) => workstream.id);
      received.push({ by, kind: row.kind, key, at: instant, text, owed });
      const habit = habits.get(by);
      if (!habit) continue;
      const lead = folk.find((each) => each.key === by);
      const meant = reactions(by, lead, { kind: row.kind, text, owed }, chance).map((does) => ({
        // At the hour, so that many act at one instant and the year has fewer of them.
        at: hoursBegin(new Date(Math.ceil(instant.getTime() / HOUR + does.after) * HOUR), habit, calendar),
        does,
      }));
      acts = [...acts, ...meant];
    }
  };

  const act = async ({ person, answers = [], begins, texts = [] }: Reaction): Promise<void> => {
    for (const text of texts) await says(person, text);
    if (begins !== undefined) await answerFor(town, person, begins, chance, 2);
    for (const each of answers) await answerFor(town, person, each, chance);
  };

  let due: Date | undefined;
  for (let now = database.now; ; ) {
    const waits = await store(async (tx) => {
      // What was due next still is until then, unless a file was imported.
      if (!due || due <= now) due = nextDue((await readAgenda(tx))!, now);
      return tx.deliveries.nextDueAt(now);
    });
    const instants = [due, waits, ...acts.map((each) => each.at), ...events.map((each) => new Date(each.at))];
    const next = Math.min(...instants.flatMap((each) => (each ? [each.getTime()] : [])));
    if (next > Date.parse(course.until)) break;
    now = new Date(Math.max(next, now.getTime()) + late());
    await stand(now);
    const has = (each: { readonly at: Date | string }) => new Date(each.at) <= now;
    const [happen, doing] = [events.filter(has), acts.filter(has)];
    events = events.filter((each) => !has(each));
    acts = acts.filter((each) => !has(each));
    for (const { what } of happen) await what();
    if (happen.length > 0) {
      due = undefined;
      await stand(now);
    }
    for (const { does } of doing) await act(does);
  }
  return { received, organisation, habits };
}
