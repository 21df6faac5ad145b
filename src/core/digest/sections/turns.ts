import type { LocalDate } from '../../calendar/local-date.ts';
import { sayShort } from '../../calendar/say.ts';
import { backBy } from '../../interview/shown.ts';
import { type Block, paragraph } from '../../message.ts';
import type { Digest } from '../digest.ts';
import type { Turn } from '../turns.ts';
import { ample, most, type Room, section } from './section.ts';
import { turnEntry } from './turn.ts';

/** Each Red stands in every digest; beyond five by name and dates in one line. */
export function red({ red, today }: Digest): readonly Block[] {
  const limit = limitOf(red, most);
  const rest = red.slice(limit).map((turn) => briefly(turn, today));
  const others = rest.length > 0 ? { others: [`Also Red: ${rest.join('; ')}`] } : {};
  return section('Red', red, (turn) => turnEntry(turn, ample, today), { limit, ...others });
}

/** `ICT since 18 January, back by 12 February`. */
export function briefly({ workstream, redSince, standing }: Turn, today: LocalDate): string {
  const first = redSince ?? standing.now?.on;
  const since = first ? ` since ${sayShort(first, today)}` : '';
  const back = backBy(standing.now?.update?.answers ?? {});
  if (back === undefined) return `${workstream.name}${since}`;
  return `${workstream.name}${since}, ${back < today ? 'was to be back by' : 'back by'} ${sayShort(back, today)}`;
}

export const worse = ({ worse, today }: Digest, room: Room): readonly Block[] => some('Got worse', worse, room, today);
export const better = ({ better, today }: Digest, room: Room): readonly Block[] =>
  some('Got better', better, room, today);
/** Nothing in their rating has changed: where room is scarce, that they answered is enough. */
export function steady({ steady, today }: Digest, room: Room): readonly Block[] {
  if (room.words > 0 || steady.length <= room.lines || steady.some(({ remarks }) => remarks.length > 0))
    return some('Also answered', steady, room, today);
  return [paragraph({ bold: 'Also answered:' }, ` ${steady.length}, with the rating they had; “status” shows them.`)];
}

const some = (title: string, turns: readonly Turn[], room: Room, today: LocalDate): readonly Block[] =>
  section(title, turns, (turn) => turnEntry(turn, room, today), { limit: limitOf(turns, room.lines), word: 'status' });

/** Those to which a director added something come first, and are all there. */
const limitOf = (turns: readonly Turn[], lines: number): number =>
  Math.max(lines, turns.filter(({ remarks }) => remarks.length > 0).length);
