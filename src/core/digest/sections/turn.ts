import type { LocalDate } from '../../calendar/local-date.ts';
import { sayCount, sayDay, sayShort } from '../../calendar/say.ts';
import { listed } from '../../interview/about.ts';
import { achievedOf, backBy, evidenceOf, nextOf, sayRating } from '../../interview/shown.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import type { Line, Span } from '../../message.ts';
import type { Remark } from '../facts.ts';
import type { Turn } from '../turns.ts';
import { asSentence, type Entry, type Room } from './section.ts';

/** A workstream's line: its rating, why, what it waits for, and what its director added. */
export const turnEntry = (turn: Turn, room: Room, today: LocalDate): Entry => [
  turnLine(turn, room, today),
  ...turn.remarks.map(remarkLine),
];

/** `Dev Sharma: “The supplier is found.”` */
export const remarkLine = ({ by, text }: Remark): Line => [{ person: by }, `: “${excerpt(text, 300)}”`];

function turnLine(turn: Turn, { words }: Room, today: LocalDate): Line {
  const { workstream, now, standing, waitsFor, neededBy } = turn;
  const answers = standing.now?.update?.answers ?? {};
  const parts: Span[] = [{ bold: workstream.name }, `, ${rated(turn, today)}`];
  const say = (text: string | undefined, before = '') => {
    if (text && words > 0) parts.push(` ${before}${asSentence(excerpt(text, words))}`);
  };
  say(standing.now?.reason);
  if (now === 'green') {
    say(evidenceOf(answers));
    const achieved = achievedOf(answers);
    say(achieved);
    if (!achieved) say(nextOf(answers), 'Next: ');
  } else if (waitsFor.length > 0)
    parts.push(` Waits for ${names(waitsFor)}, which ${waitsFor.length === 1 ? 'is' : 'are'} Red.`);
  parts.push(...wayBack(turn, backBy(answers), today));
  if (now === 'red' && neededBy.length > 0)
    parts.push(` ${names(neededBy)} ${neededBy.length === 1 ? 'depends' : 'depend'} on it.`);
  parts.push(...correction(turn, words, today));
  return parts;
}

const names = (all: readonly string[]): string =>
  listed(all.length > 3 ? [...all.slice(0, 2), `${all.length - 2} more`] : all);

/** `from Amber to Red, since 18 January.`, `Red when last answered, 14 January; no answer this time.` */
function rated(turn: Turn, today: LocalDate): string {
  const { now, from, standing, notReceived, directorAsked, redSince } = turn;
  const on = standing.now?.on;
  if (notReceived) {
    const day = on ? `, ${sayShort(on, today)}` : '';
    const since = redSince && redSince !== on ? ` Red since ${sayShort(redSince, today)}.` : '';
    return `${sayRating(now)} when last answered${day}${directorAsked ? '; no answer this time' : ''}.${since}`;
  }
  const first = redSince ?? on;
  const since = now === 'red' && first ? `, since ${sayShort(first, today)}` : '';
  const over = now === 'green' ? overWhat(turn) : '';
  return `${sayRating(now, from)}${since}${over ? `, with ${over}` : ''}.`;
}

/** What a Green passes over: `one measure off target; depends on ICT (Red)`. Empty: nothing. */
export function overWhat({ offTarget, overdue, waitsFor }: Turn): string {
  const counted = (number: number, what: string) => sayCount(number, what).replace(/^1 /, 'one ');
  const measures = [
    ...(offTarget > 0 ? [`${counted(offTarget, 'measure')} off target`] : []),
    ...(overdue > 0 ? [`${counted(overdue, 'critical milestone')} overdue`] : []),
  ];
  const parts = [
    ...(measures.length > 0 ? [listed(measures)] : []),
    ...(waitsFor.length > 0
      ? [`${measures.length > 0 ? 'depends on' : 'a dependency on'} ${names(waitsFor)} (Red)`]
      : []),
  ];
  return parts.join('; ');
}

function wayBack({ now }: Turn, back: LocalDate | undefined, today: LocalDate): readonly Span[] {
  if (now === 'green') return [];
  if (back === undefined) return now === 'red' ? [' No day is given by which it is back.'] : [];
  if (back >= today) return [` Back by ${sayDay(back, today)}.`];
  return [` Was to be back by ${sayDay(back, today)}; that day has passed.`];
}

function correction({ standing, notReceived }: Turn, words: number, today: LocalDate): readonly Span[] {
  const { version = 1, reason } = standing.now?.update ?? {};
  if (version < 2 || !reason || notReceived || words === 0) return [];
  const on = standing.now?.on ? ` ${sayShort(standing.now.on, today)}` : '';
  return [` Corrected${on}: ${asSentence(excerpt(reason, words))}`];
}
