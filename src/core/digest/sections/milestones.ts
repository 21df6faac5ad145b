import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { sayCount, sayDay, sayShort } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { ended } from '../../ended.ts';
import { excerpt } from '../../interview/understand/wording.ts';
import type { Block, Line } from '../../message.ts';
import { expected, sayProposed, saySlip } from '../../programme/milestone-days.ts';
import type { Digest } from '../digest.ts';
import type { Dated, Development } from '../milestones.ts';
import { most, type Room, section } from './section.ts';

/** Overdue critical ones are never left to another word: beyond five they stand in one line. */
export function overdue({ overdue, today }: Digest, { lines }: Room): readonly Block[] {
  const inFull = overdue.filter(({ milestone }) => milestone.critical).length;
  const limit = Math.max(lines, Math.min(most, inFull));
  const critical = overdue.slice(limit).filter(({ milestone }) => milestone.critical);
  const more = overdue.length - limit - critical.length;
  const rest = more > 0 ? `; and ${more} more, which “milestones overdue” shows` : '';
  const named = critical.map((dated) => briefly(dated, today)).join('; ');
  return section('Overdue', overdue, (dated) => [overdueLine(dated, today)], {
    limit,
    word: 'milestones overdue',
    ...(critical.length > 0 ? { others: [`Also overdue and critical: ${named}${rest}`] } : {}),
  });
}

/** `ICT strategy agreed, 15 December`; `… (proposed 12 February, approval awaited; approved date 15 December)`. */
export function briefly({ milestone, on, proposed }: Dated, today: LocalDate): string {
  const waits = proposed ? ` (${sayProposed(proposed.to, on, today)})` : '';
  return `${excerpt(milestone.title, 60)}, ${sayShort(on, today)}${waits}`;
}

const isSlip = ({ is }: Development): boolean => is === 'waiting' || is === 'slipped' || is === 'no date';

/** Later than this group was last told, or about to be. */
export const slippedIn = ({ developments }: Digest): readonly Development[] => developments.filter(isSlip);

export const slipped = (digest: Digest, { lines, words }: Room): readonly Block[] =>
  section('Slipped', slippedIn(digest), (each) => [developmentLine(each, words, digest)], {
    limit: lines,
    word: 'milestones slipped',
  });

const reachedIn = ({ developments }: Digest): readonly Development[] => developments.filter((each) => !isSlip(each));

export const reached = (digest: Digest, { lines, words }: Room): readonly Block[] =>
  section('Done or brought forward', reachedIn(digest), (each) => [developmentLine(each, words, digest)], {
    limit: lines,
    word: 'milestones',
  });

/** Without those that stand above, with their new day. */
export function coming(digest: Digest, { lines }: Room): readonly Block[] {
  const above = new Set(
    [slippedIn(digest), reachedIn(digest)].flatMap((all) => all.slice(0, lines).map(({ milestone }) => milestone.id)),
  );
  const rest = digest.coming.filter(({ milestone }) => !above.has(milestone.id));
  return section('Due in the next four weeks', rest, (dated) => [comingLine(dated, digest.today)], {
    limit: lines,
    word: 'milestones',
  });
}

/** `Customer Service Centre live (critical), proposed 31 July, approval awaited; approved date 30 June.` */
function developmentLine(development: Development, words: number, { today, zone }: Digest): Line {
  const { workstream, milestone, change } = development;
  const said = change && isSlip(development) ? `, since ${sayShort(localDateOf(change.at, zone), today)}` : '';
  const why = change?.why && change.kind === 'moved' && words > 0 ? ` Why: ${ended(excerpt(change.why, words))}` : '';
  return [
    { bold: milestone.title },
    `${critical(milestone)}, ${whatBecame(development, today)}. ${workstream.name}${said}.${why}`,
  ];
}

const critical = ({ critical }: Pick<Dated['milestone'], 'critical'>): string => (critical ? ' (critical)' : '');

function whatBecame({ is, milestone, to, from, change }: Development, today: LocalDate): string {
  if (is === 'waiting') return sayProposed(to, expected(milestone), today);
  if (to === undefined)
    return `no date yet${change?.from === undefined ? '' : `; it was ${sayShort(change.from, today)}`}`;
  const known = from === undefined ? {} : { forecast: from };
  const slip = saySlip(to, { baseline: milestone.baseline, ...(is === 'done' ? {} : known) }, today);
  const day = is === 'done' ? `done on ${sayDay(to, today)}` : `now ${sayDay(to, today)}`;
  return slip ? `${day}, ${slip}` : day;
}

function overdueLine(dated: Dated, today: LocalDate): Line {
  const { workstream, milestone, on, proposed } = dated;
  const ago = `${sayCount(daysBetween(on, today), 'day')} ago`;
  const waits = proposed ? `; ${sayProposed(proposed.to, on, today)}` : '';
  return [
    { bold: milestone.title },
    `${critical(milestone)} was due on ${sayShort(on, today)}, ${ago}${waits}. ${workstream.name}.`,
  ];
}

const comingLine = ({ workstream, milestone, on }: Dated, today: LocalDate): Line => [
  { bold: milestone.title },
  `${critical(milestone)}, ${sayDay(on, today)}. ${workstream.name}.`,
];
