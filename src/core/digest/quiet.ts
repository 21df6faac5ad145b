import { sayCount } from '../calendar/say.ts';
import { type Block, type Line, list, paragraph } from '../message.ts';
import { sayOverall } from '../overall/said.ts';
import { expected, sayProposed } from '../programme/milestone-days.ts';
import type { Digest } from './digest.ts';
import { isNewlyOff } from './indicators.ts';
import { briefly as askBriefly } from './sections/asks.ts';
import { briefly as milestoneBriefly } from './sections/milestones.ts';
import { counted } from './sections/overall.ts';
import { most } from './sections/section.ts';
import { remarkLine } from './sections/turn.ts';
import { briefly as redBriefly } from './sections/turns.ts';

/** A week in which a group has nothing new to read; what stands open is named all the same. */

/** Something turned, was answered or came in since this group was last shown anything. */
export function hasNews(digest: Digest): boolean {
  const { red, isFirst, overall, asked, overdue, lastOn, measured, risks } = digest;
  return (
    [digest.decided, digest.worse, digest.better, digest.steady, digest.news, digest.remarks].some(isSome) ||
    [digest.notReceived, digest.awaiting, digest.oversight].some(isSome) ||
    digest.developments.some(({ isNew }) => isNew) ||
    red.some(({ from, isAnswered, remarks }) => from !== 'red' || isAnswered || remarks.some(({ isNew }) => isNew)) ||
    asked.some(({ isNew }) => isNew) ||
    overdue.some(({ on }) => lastOn !== undefined && on >= lastOn) ||
    (!isFirst && (measured.some((each) => isNewlyOff(each)) || risks.some(({ isNew }) => isNew))) ||
    (overall?.isNew ?? false)
  );
}

/** Something is asked, Red, overdue, waiting for an approver or due within four weeks. */
const isOpen = ({ asked, red, overdue, developments, coming }: Digest): boolean =>
  [asked, red, overdue, developments, coming].some(isSome);

const isSome = (part: readonly unknown[]): boolean => part.length > 0;

/** Nothing new and nothing open: what a group may choose not to be sent. */
export const isQuiet = (digest: Digest): boolean => !hasNews(digest) && !isOpen(digest);

/** `Nothing new. Still Red: ICT since 18 January, back by 26 March. Due: New management structure in place, 31 March.` */
export function quietWeek(digest: Digest): readonly Block[] {
  const { red, asked, overdue, coming, developments, measured, overall, worst, today } = digest;
  const off = measured.filter(({ standing }) => standing === 'outside tolerance').length;
  const critical = overdue.filter(({ milestone }) => milestone.critical);
  const others = overdue.length - critical.length;
  const parts = [
    ...named(
      'Still Red',
      red.map((turn) => redBriefly(turn, today)),
    ),
    ...named(
      'Still asked',
      asked.map((ask) => askBriefly(ask, today)),
    ),
    ...named(
      'Overdue and critical',
      critical.map((dated) => milestoneBriefly(dated, today)),
    ),
    ...(others > 0
      ? [`${critical.length > 0 ? 'Also overdue' : 'Overdue'}: ${others}, which “milestones overdue” shows.`]
      : []),
    ...named(
      'Waiting for approval',
      developments.map(({ milestone, to }) => `${milestone.title}, ${sayProposed(to, expected(milestone), today)}`),
      most,
    ),
    ...named(
      'Due',
      coming.map((dated) => milestoneBriefly(dated, today)),
      most,
    ),
  ];
  // What a director said beside a Red stands there as long as the answer does.
  const remarked = red.flatMap(({ workstream, remarks }) =>
    remarks.map((remark): Line => [{ bold: workstream.name }, '. ', ...remarkLine(remark)]),
  );
  const nothing = parts.length > 0 ? 'Nothing new.' : 'Nothing new, and nothing open within four weeks.';
  const measures = off > 0 ? [`Off target: ${sayCount(off, 'measure')}, which “indicators red” shows.`] : [];
  return [
    paragraph([`${counted(digest)}.`, nothing, ...parts, ...measures].join(' ')),
    ...(remarked.length > 0 ? [list(remarked.slice(0, most))] : []),
    ...(overall ? [paragraph(sayOverall(overall, worst, today))] : []),
  ];
}

function named(title: string, things: readonly string[], limit = things.length): readonly string[] {
  if (things.length === 0) return [];
  const more = things.length > limit ? [`and ${things.length - limit} more`] : [];
  return [`${title}: ${[...things.slice(0, limit), ...more].join('; ')}.`];
}
