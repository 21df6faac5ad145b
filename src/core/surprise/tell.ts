import { awayNow } from '../absence/asked-now.ts';
import { eachAsked } from '../decisions/asked.ts';
import type { Answers } from '../interview/answers.ts';
import type { Json } from '../json.ts';
import type { MilestoneChange, Tx } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import { type Rating, worsening } from '../programme/rag.ts';
import { standingOf } from '../rounds/standing.ts';
import { newestFirst } from '../touch/since.ts';
import type { Told } from './told.ts';

/** How a workstream stood before something was said of it. */
export interface Stood {
  readonly rating?: Rating;
  /** Keys of the decisions that were asked for at any time. */
  readonly asked: ReadonlySet<string>;
}

/** Read before what is said now is stored. */
export async function stoodAt(tx: Tx, workstream: Workstream): Promise<Stood> {
  const { now } = standingOf(workstream, await newestFirst(tx, [workstream]), 'UTC');
  const asked = await tx.decisions.asked([workstream.id]);
  return { asked: new Set(asked.map(({ key }) => key)), ...(now ? { rating: now.rating } : {}) };
}

/** What was said of it. */
interface Said {
  readonly by: string;
  readonly answers: Answers;
  readonly rating?: Rating | undefined;
  readonly slipped: readonly MilestoneChange[];
}

/**
 * No surprises: whatever became worse is told to the workstream's director in private, planned in the transaction of what
 * was said, so that it is not forgotten whatever happens next. Directors who said it themselves know.
 */
export async function tellDirector(tx: Tx, workstream: Workstream, stood: Stood, said: Said): Promise<void> {
  if (said.by === workstream.director) return;
  const told: Omit<Told, 'to'> = {
    by: said.by,
    ...worse(stood.rating, said.rating),
    slips: said.slipped.map(({ id, milestone }) => ({ milestone, change: String(id) })),
    asks: eachAsked(said.answers).flatMap(([key]) => (stood.asked.has(key) ? [] : [key])),
  };
  if (told.now === undefined && told.slips.length === 0 && told.asks.length === 0) return;
  const people = await toldNow(tx, workstream, said.by);
  const kept = { ...told, to: people[0] } satisfies Told;
  const id = await tx.surprises.add({ workstream: workstream.id, told: kept as unknown as Json });
  const about = { surprise: String(id), workstream: workstream.id, programme: workstream.programme };
  await tx.deliveries.add(
    people.map((person) => ({
      key: `surprise/${id}/${person}`,
      kind: 'surprise',
      about,
      reader: { person },
      urgent: true,
    })),
  );
}

function worse(was: Rating | undefined, now: Rating | undefined): Pick<Told, 'was' | 'now'> {
  if (now === undefined) return {};
  if (was === undefined) return now === 'red' ? { now } : {};
  return worsening(was, now) > 0 ? { was, now } : {};
}

/**
 * The director; while they are away, whom they named, and the director when they are back. What is sensitive goes to
 * nobody in their place.
 */
async function toldNow(
  tx: Tx,
  { director, sensitive }: Workstream,
  by: string,
): Promise<readonly [string, ...string[]]> {
  const away = await awayNow(tx);
  const cover = away.get(director)?.cover;
  if (cover === undefined || sensitive || cover === by || away.has(cover)) return [director];
  return [cover, director];
}
