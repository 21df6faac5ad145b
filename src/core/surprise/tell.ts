import { awayNow } from '../absence/asked-now.ts';
import { eachAsked } from '../decisions/asked.ts';
import type { Answers } from '../interview/answers.ts';
import { MESSAGE } from '../interview/news.ts';
import type { Json } from '../json.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { MilestoneChange, Surprise, Tx } from '../ports.ts';
import { programmeOf, type Workstream } from '../programme/nouns.ts';
import { type Rating, worsening } from '../programme/rag.ts';
import type { Update } from '../rounds/round.ts';
import { standingOf } from '../rounds/standing.ts';
import { newestFirst } from '../touch/since.ts';
import { mayBeTold } from './standing.ts';
import { tellTakenBack } from './taken-back.ts';
import type { Told } from './told.ts';

/** How a workstream stood before something was said of it. */
export interface Stood {
  readonly rating?: Rating;
  /** Keys of the decisions that were asked for at any time. */
  readonly asked: ReadonlySet<string>;
  /** What was said of it, newest first. */
  readonly given: readonly Update[];
}

/** Read before what is said now is stored. */
export async function stoodAt(tx: Tx, workstream: Workstream): Promise<Stood> {
  const given = await newestFirst(tx, [workstream]);
  const { now } = standingOf(workstream, given, 'UTC');
  const asked = await tx.decisions.asked([workstream.id]);
  return { given, asked: new Set(asked.map(({ key }) => key)), ...(now ? { rating: now.rating } : {}) };
}

/** What was said of it. */
interface Said {
  readonly by: string;
  readonly answers: Answers;
  readonly rating?: Rating | undefined;
  readonly slipped: readonly MilestoneChange[];
  /** The answer that it is a new version of, and when that was first given; an edited note is found by its message. */
  readonly before?: Update | undefined;
  readonly since?: Date | undefined;
}

/**
 * No surprises: whatever became worse is told to the workstream's director in private, planned in the transaction of what
 * was said, so that it is not forgotten whatever happens next. Directors who said it themselves know.
 */
export async function tellDirector(tx: Tx, workstream: Workstream, stood: Stood, said: Said): Promise<void> {
  const told: Omit<Told, 'to'> = {
    by: said.by,
    ...worse(stood.rating, said.rating),
    slips: said.slipped.map(({ id, milestone }) => ({ milestone, change: String(id) })),
    asks: eachAsked(said.answers).flatMap(([key]) => (stood.asked.has(key) ? [] : [key])),
  };
  await planSurprise(tx, workstream, told, said.by);
  const former = said.before ?? stood.given.find((each) => isSameNote(each, said));
  if (former?.rating === undefined) return;
  const isBetter = said.rating === undefined || worsening(former.rating, said.rating) < 0;
  if (!isBetter) return;
  await tellTakenBack(tx, workstream, said.since ?? (await firstWritten(tx, workstream, said)) ?? former.at, said.by);
}

/** When a note was first written, whatever it was edited to since. */
async function firstWritten(tx: Tx, { id }: Workstream, said: Said): Promise<Date | undefined> {
  const all = await tx.updates.touches([id], new Date(0));
  return all.find((each) => isSameNote(each, said))?.at;
}

const isSameNote = (one: Update, { by, answers }: Said): boolean =>
  one.answeredBy === by && one.answers[MESSAGE] !== undefined && one.answers[MESSAGE] === answers[MESSAGE];

/** @param by who said it, or had it imported: that is not told to themselves */
export async function planSurprise(tx: Tx, workstream: Workstream, told: Omit<Told, 'to'>, by: string): Promise<void> {
  if (by === workstream.director) return;
  if (told.now === undefined && told.slips.length === 0 && told.asks.length === 0) return;
  const people = await toldNow(tx, workstream, by);
  const kept = { ...told, to: people[0] } satisfies Told;
  const id = await tx.surprises.add({ workstream: workstream.id, told: kept as unknown as Json });
  await tx.deliveries.add(people.map((person) => toPerson({ id, workstream: workstream.id }, person)));
}

/** What tells one person of it. */
export const toPerson = ({ id, workstream }: Pick<Surprise, 'id' | 'workstream'>, person: string): NewDelivery => ({
  key: `surprise/${id}/${person}`,
  kind: 'surprise',
  about: { surprise: String(id), workstream, programme: programmeOf(workstream) },
  reader: { person },
  urgent: true,
});

export function worse(was: Rating | undefined, now: Rating | undefined): Pick<Told, 'was' | 'now'> {
  if (now === undefined) return {};
  if (was === undefined) return now === 'red' ? { now } : {};
  return worsening(was, now) > 0 ? { was, now } : {};
}

/**
 * The director; while they are away, whom they named, and the director when they are back. What is sensitive goes to
 * nobody in their place, and nothing to somebody who could not look it up.
 */
async function toldNow(tx: Tx, workstream: Workstream, by: string): Promise<readonly [string, ...string[]]> {
  const { director, sensitive } = workstream;
  const away = await awayNow(tx);
  const cover = away.get(director)?.cover;
  if (cover === undefined || sensitive || cover === by || away.has(cover)) return [director];
  const actor = await tx.people.actor(cover, 'schedule');
  return actor && mayBeTold(actor, workstream) ? [cover, director] : [director];
}
