import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay, sayShort } from '../../calendar/say.ts';
import { capital } from '../../capital.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import type { Block, Line } from '../../message.ts';
import type { Ask, Decided } from '../asks.ts';
import type { Digest } from '../digest.ts';
import { asSentence, most, type Room, section } from './section.ts';

/** Each open ask is in every digest; beyond five in one line. */
export function asks({ asked, today }: Digest): readonly Block[] {
  const rest = asked.slice(most).map((ask) => briefly(ask, today));
  return section(
    asked.some((ask) => !ask.waitingOn) ? 'Asked of you' : 'Asked of others',
    asked,
    (ask) => [askLine(ask, today)],
    { limit: most, ...(rest.length > 0 ? { others: [`Also open: ${rest.join('; ')}`] } : {}) },
  );
}

function askLine(ask: Ask, today: LocalDate): Line {
  const { text, of, ref, waitingOn, isNew } = ask;
  const from = of === undefined ? '' : ` (${of})`;
  const name = ref === undefined ? '' : ` (${ref})`;
  const first = isNew ? 'New: ' : '';
  const said = excerpt(text, 200);
  return waitingOn
    ? [`${first}${first ? 'waiting' : 'Waiting'} on ${waitingOn}: ${said}${from}${neededBy(ask, today)}${name}`]
    : [`${first}${first ? said : capital(said)}${from}${neededBy(ask, today)}${name}`];
}

const neededBy = ({ by }: Ask, today: LocalDate): string =>
  by === undefined ? '' : by < today ? ` was needed by ${sayDay(by, today)}` : `, by ${sayDay(by, today)}`;

/** `Choose the pilots, 26 February (pilots)`. */
export function briefly({ text, by, ref, waitingOn }: Ask, today: LocalDate): string {
  const whom = waitingOn ? `, waiting on ${waitingOn}` : '';
  const day = by === undefined ? '' : `, ${by < today ? 'was due ' : ''}${sayShort(by, today)}`;
  return `${excerpt(text, 60)}${whom}${day}${ref === undefined ? '' : ` (${ref})`}`;
}

export const decided = ({ decided, today }: Digest, { lines, words }: Room): readonly Block[] =>
  section('Decided since', decided, (each) => [decidedLine(each, words || 60, today)], {
    limit: lines,
    word: 'decisions decided',
  });

/** `Choose the three pilot areas: Rose Hill, Barton and Littlemore. The Alpha Board, 26 February.` */
function decidedLine({ needed, words, asRecommended, on, by, anew }: Decided, room: number, today: LocalDate): Line {
  const who = by === undefined ? '' : `${capital(by)}, `;
  const why = anew === undefined ? '' : ` Recorded anew: ${asSentence(excerpt(anew, room))}`;
  return [
    { bold: capital(excerpt(needed, room)) },
    `: ${asRecommended ? 'as recommended.' : asSentence(excerpt(words, room))} ${who}${sayShort(on, today)}.${why}`,
  ];
}
