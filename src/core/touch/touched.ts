import { type AskedNow, askedNow, awayNow } from '../absence/asked-now.ts';
import type { Actor } from '../access/actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Tx } from '../ports.ts';
import type { Programme, Workstream } from '../programme/nouns.ts';
import { askedIn, isTheirs } from '../rounds/asked.ts';
import type { Update } from '../rounds/round.ts';
import type { Standing } from '../rounds/standing.ts';
import { type Paced, pacesOf } from './pace.ts';
import { fallsInWeek, isQuiet, PATIENCE, quietFrom, rhythmOf, touchDayOf } from './rhythm.ts';

/** A workstream about which somebody is asked between rounds. */
export interface Touched {
  readonly programme: Programme;
  readonly workstream: Workstream;
  readonly standing: Standing;
  /** Key of the lead who is away and in whose place they are asked. */
  readonly for?: string;
  /** From now on it is asked about monthly, since weekly ones stayed unanswered. */
  readonly slower?: true;
}

/**
 * What somebody is asked about on this day: the active workstreams that they lead, or answer for while the lead is away,
 * whose rhythm falls into this week, of which nothing was said within the window; nothing while an open round waits for an answer of theirs.
 */
export async function touchedOf(
  tx: Tx,
  actor: Actor,
  programmes: readonly string[],
  on: LocalDate,
): Promise<readonly Touched[]> {
  const away = await awayNow(tx);
  const asMe = (workstream: Workstream): AskedNow | undefined =>
    askedNow(workstream, undefined, away).find(({ person }) => person === actor.person.id);
  const mine = (workstream: Workstream) => workstream.status === 'active' && asMe(workstream) !== undefined;
  const open = (await askedIn(tx, programmes, mine)).filter(({ given }) => !given);
  // Whoever is reminded of one workstream is not asked about the others at the same time.
  if (open.some((each) => isTheirs(each, actor.person.id))) return [];
  const waiting = new Set(open.map(({ workstream }) => workstream.id));
  const { timeZone } = actor.person;
  const touched: Touched[] = [];
  for (const id of new Set(programmes)) {
    const programme = await tx.programmes.get(id);
    if (!programme) continue;
    const candidates = (await tx.programmes.workstreams(id)).filter((each) => mine(each) && !waiting.has(each.id));
    const paced = await pacesOf(tx, programme, candidates, on, timeZone);
    touched.push(
      ...paced
        .filter((each) => isTouched(each, programme, on, timeZone))
        .map(({ workstream, standing, pace }) => {
          const inPlaceOf = asMe(workstream)?.for;
          const slower = isQuiet(pace) && pace.unanswered === PATIENCE ? { slower: true as const } : {};
          return { programme, workstream, standing, ...slower, ...(inPlaceOf === undefined ? {} : { for: inPlaceOf }) };
        }),
    );
  }
  return touched;
}

function isTouched({ pace, newest }: Paced, programme: Programme, on: LocalDate, zone: string): boolean {
  const touch = rhythmOf(pace);
  if (touch === 'none' || !fallsInWeek(touch, on, touchDayOf(programme))) return false;
  return !newest || localDateOf(newest.at, zone) < quietFrom(touch, on, isNothingNew(newest));
}

/** A light check that was answered with “nothing has changed”. */
const isNothingNew = ({ kind, answers }: Update): boolean => kind === 'touch' && Object.keys(answers).length === 0;
