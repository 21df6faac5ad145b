import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { sayCount, sayDay, sayShort } from '../calendar/say.ts';
import { capital } from '../capital.ts';
import { listed } from '../interview/about.ts';
import { achievedOf, backBy, evidenceOf, nextOf, sayRating } from '../interview/shown.ts';
import { excerpt } from '../interview/understand/wording.ts';
import {
  type Block,
  buttons,
  footnote,
  heading,
  type Line,
  list,
  type Message,
  paragraph,
  type Span,
} from '../message.ts';
import { ratingName } from '../programme/rag.ts';
import type { Ask, Counts, Decided, Digest, Turn } from './digest.ts';
import { type Dated, developmentLine, waitingWords } from './milestones.ts';

/** The digest in words: thirty seconds on a phone. At most five of each; what is more is counted and one tap away. */
const most = 5;

export function digestMessage(digest: Digest): Message {
  const week = `${digest.programme}, week to ${sayShort(digest.today)}`;
  const counts = `${sayCount(digest.size, 'workstream')}: ${countWords(digest.counts)}`;
  const before = digest.before
    ? ` (last time, ${sayShort(digest.before.on, digest.today)}: ${countWords(digest.before.counts)})`
    : '';
  const asked = digest.asked.filter((ask) => !ask.waitingOn).length;
  return {
    summary: `${week}. ${counts}.${asked > 0 ? ` ${sayCount(asked, 'decision')} asked of you.` : ''}`,
    blocks: [
      heading(week),
      paragraph(`${counts}${before}`),
      ...(isQuiet(digest) ? [paragraph('Nothing new, and nothing open within four weeks.')] : sections(digest)),
      buttons(...recordButtons(digest), { label: 'All workstreams', say: 'status' }),
    ],
  };
}

/** Opens the recording of what this group was asked, for its chair and the office; what was decided is written there. */
const recordButtons = ({ asked }: Digest) =>
  asked
    .flatMap(({ ref, canRecord, waitingOn }) =>
      ref !== undefined && canRecord && !waitingOn
        ? [{ label: `${ref.slice(0, 50)}: record the decision`, say: `decide ${ref}` }]
        : [],
    )
    .slice(0, 3);

/** Nothing turned, nobody answered, nothing is asked, overdue or coming. */
export const isQuiet = (digest: Digest): boolean =>
  [
    digest.asked,
    digest.decided,
    digest.red,
    digest.worse,
    digest.better,
    digest.steady,
    digest.overdue,
    digest.developments,
    digest.news,
    digest.coming,
    digest.notReceived,
    digest.awaiting,
  ].every((part) => part.length === 0);

function sections(digest: Digest): readonly Block[] {
  const { today } = digest;
  const critical = digest.overdue.filter(({ milestone }) => milestone.critical);
  const others = digest.overdue.filter(({ milestone }) => !milestone.critical);
  return [
    ...section(
      'Asked of you',
      digest.asked.map((ask) => askLine(ask, today)),
    ),
    ...section(
      'Decided since',
      digest.decided.map((each) => decidedLine(each, today)),
    ),
    ...red(digest),
    ...section(
      'Got worse',
      digest.worse.map((turn) => turnLine(turn, today)),
    ),
    ...section(
      'Got better',
      digest.better.map((turn) => turnLine(turn, today)),
    ),
    // Overdue critical milestones are never left to "one tap away".
    ...section(
      'Overdue',
      [...critical, ...others].map((dated) => overdueLine(dated, today)),
      Math.max(most, critical.length),
    ),
    // So is a day that waits for its approver.
    ...section(
      'Milestones',
      digest.developments.map((each) => developmentLine(each, today)),
      Math.max(most, digest.developments.filter(({ change }) => change.state === 'proposed').length),
    ),
    ...section(
      'Due in the next four weeks',
      digest.coming.map((dated) => comingLine(dated, today)),
    ),
    ...section(
      'News',
      digest.news.map(
        ({ workstream, text }): Line => [{ bold: workstream.name }, `: ${asSentence(excerpt(text, 300))}`],
      ),
    ),
    ...section(
      'Also answered',
      digest.steady.map((turn) => turnLine(turn, today)),
    ),
    ...awaiting(digest),
    ...notReceived(digest),
  ];
}

function section(title: string, lines: readonly Line[], limit = most): readonly Block[] {
  if (lines.length === 0) return [];
  const more: Line[] = lines.length > limit ? [[`and ${lines.length - limit} more`]] : [];
  return [heading(title), list([...lines.slice(0, limit), ...more])];
}

/** Each Red stands in every digest; beyond five by name and date in one line. */
function red({ red, today }: Digest): readonly Block[] {
  if (red.length === 0) return [];
  const rest = red.slice(most).map((turn) => `${turn.workstream.name}${since(turn, today)}`);
  return [
    heading('Red'),
    list([
      ...red.slice(0, most).map((turn) => turnLine(turn, today)),
      ...(rest.length > 0 ? [[`Also Red: ${listed(rest)}`]] : []),
    ]),
  ];
}

const since = ({ standing }: Turn, today: LocalDate): string =>
  standing.now?.on ? `, answered ${sayShort(standing.now.on, today)}` : '';

/** `1 Red, 2 Amber, 4 Green, 1 not received`. */
function countWords({ ratings, notReceived }: Counts): string {
  const words = ratings.map(({ rating, count }) => `${count} ${ratingName(rating)}`);
  return [...words, ...(notReceived > 0 ? [`${notReceived} not received`] : [])].join(', ') || 'no ratings yet';
}

/** `Choose the three pilot areas: Rose Hill, Barton and Littlemore. The Alpha Board, 26 February.` */
function decidedLine({ needed, words, on, by, anew }: Decided, today: LocalDate): Line {
  const who = by === undefined ? '' : `${capital(by)}, `;
  const why = anew === undefined ? '' : ` Recorded anew: ${asSentence(excerpt(anew, 200))}`;
  return [
    { bold: capital(excerpt(needed, 200)) },
    `: ${asSentence(excerpt(words, 300))} ${who}${sayShort(on, today)}.${why}`,
  ];
}

function askLine({ text, by, of, ref, waitingOn }: Ask, today: LocalDate): Line {
  const day = by === undefined ? '' : by < today ? `, was needed by ${sayDay(by, today)}` : `, by ${sayDay(by, today)}`;
  const from = of === undefined ? '' : ` (${of})`;
  const name = ref === undefined ? '' : ` (${ref})`;
  return waitingOn
    ? [`Waiting on ${waitingOn}: ${text}${from}${day}${name}`]
    : [`${capital(text)}${from}${day}${name}`];
}

/** A person's words as a sentence of its own: a capital letter and a full stop, and nothing else of them is touched. */
const asSentence = (text: string): string => capital(/[.!?…]$/.test(text) ? text : `${text}.`);

function turnLine({ workstream, now, from, standing, notReceived, directorAsked }: Turn, today: LocalDate): Line {
  const answers = standing.now?.update?.answers ?? {};
  const back = backBy(answers);
  const on = standing.now?.on ? `, ${sayShort(standing.now.on, today)}` : '';
  const silence = directorAsked ? '; no answer this time' : '';
  const rating = notReceived ? `${sayRating(now)} when last answered${on}${silence}` : sayRating(now, from);
  const parts: Span[] = [{ bold: workstream.name }, `, ${rating}.`];
  if (standing.now?.reason) parts.push(` ${asSentence(standing.now.reason)}`);
  const evidence = evidenceOf(answers);
  if (now === 'green' && evidence) parts.push(` ${asSentence(evidence)}`);
  const achieved = achievedOf(answers);
  if (now === 'green' && achieved) parts.push(` ${asSentence(achieved)}`);
  const next = nextOf(answers);
  if (now === 'green' && !achieved && next) parts.push(` Next: ${asSentence(next)}`);
  if (back)
    parts.push(
      back < today
        ? ` Was to be back by ${sayDay(back, today)}; that day has passed.`
        : ` Back by ${sayDay(back, today)}.`,
    );
  const { version = 1, reason } = standing.now?.update ?? {};
  if (version > 1 && reason && !notReceived) parts.push(` Corrected${on.replace(',', '')}: ${asSentence(reason)}`);
  return parts;
}

function overdueLine(dated: Dated, today: LocalDate): Line {
  const { workstream, milestone, on } = dated;
  const critical = milestone.critical ? ' (critical)' : '';
  const ago = `${sayCount(daysBetween(on, today), 'day')} ago`;
  return [
    { bold: milestone.title },
    `${critical} was due on ${sayShort(on, today)}, ${ago}${waitingWords(dated, today)}. ${workstream.name}.`,
  ];
}

function comingLine({ workstream, milestone, on }: Dated, today: LocalDate): Line {
  return [
    { bold: milestone.title },
    `${milestone.critical ? ' (critical)' : ''}, ${sayDay(on, today)}. ${workstream.name}.`,
  ];
}

/** Counted: what they say is nobody's business here before it is approved. */
function awaiting({ awaiting: waiting, size }: Digest): readonly Block[] {
  if (waiting.length === 0) return [];
  return [
    heading('Awaiting approval'),
    paragraph(`${waiting.length} of ${size}; what stands here was approved before`),
  ];
}

/**
 * Counted; a workstream is named once its director was asked, and a person never: who has not answered is asked in
 * private, not shown in a channel.
 */
function notReceived({ notReceived: missing, size, today }: Digest): readonly Block[] {
  if (missing.length === 0) return [];
  const named = missing.filter(({ directorAsked }) => directorAsked).slice(0, most);
  const lines = named.map(({ workstream, standing: { now } }): Line => {
    const last = now ? `, last ${ratingName(now.rating)}${now.on ? `, ${sayShort(now.on, today)}` : ''}` : '';
    return [{ bold: workstream.name }, last];
  });
  const others = missing.length - named.length;
  return [
    heading('Not received'),
    paragraph(`${missing.length} of ${size}`),
    ...(lines.length > 0 ? [list([...lines, ...(others > 0 ? [[`and ${others} more`]] : [])])] : []),
    footnote('The programme office is asking for what is missing.'),
  ];
}
