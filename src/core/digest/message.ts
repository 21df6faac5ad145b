import { sayCount, sayShort } from '../calendar/say.ts';
import { type Block, type Button, buttons, heading, type Message } from '../message.ts';
import type { Digest } from './digest.ts';
import { lastOfComing } from './milestones.ts';
import { hasNews, quietWeek } from './quiet.ts';
import { asks, decided } from './sections/asks.ts';
import { indicators, risks, savings } from './sections/measures.ts';
import { coming, overdue, reached, slipped, slippedIn } from './sections/milestones.ts';
import { counted, overall } from './sections/overall.ts';
import { oversight } from './sections/oversight.ts';
import { awaiting, news, notReceived, oldest } from './sections/received.ts';
import { ample, type Room, scarce } from './sections/section.ts';
import { better, red, steady, worse } from './sections/turns.ts';

export { isQuiet } from './quiet.ts';

/** What is said, in this order: exceptions first, change second, the rest on demand. */
const sections: readonly ((digest: Digest, room: Room) => readonly Block[])[] = [
  overall,
  oversight,
  asks,
  decided,
  red,
  worse,
  better,
  overdue,
  slipped,
  reached,
  coming,
  indicators,
  savings,
  risks,
  news,
  steady,
  awaiting,
  notReceived,
  oldest,
];

/** The digest in words: thirty seconds on a phone. At most five of each; what is more is counted and one word away. */
export function digestMessage(digest: Digest): Message {
  const week = `${digest.programme}, week to ${sayShort(digest.today)}`;
  const asked = digest.asked.filter((ask) => !ask.waitingOn).length;
  const { before: _, ...now } = digest;
  // The first one says everything: there is nothing yet that it could be new beside.
  const isNews = digest.isFirst || hasNews(digest);
  const ask = asked > 0 ? ` ${sayCount(asked, 'decision')} asked of you.` : '';
  const room = roomFor(digest);
  return {
    summary: `${week}. ${isNews ? '' : 'Nothing new. '}${counted(now)}.${ask}`,
    blocks: [
      heading(week),
      ...(isNews ? sections.flatMap((section) => section(digest, room)) : quietWeek(digest)),
      buttons(
        ...recordButtons(digest),
        { label: 'All workstreams', say: 'status' },
        ...milestonesButton(digest),
        ...planButton(digest),
        {
          label: 'Ask a question',
          say: 'ask',
        },
      ),
    ],
  };
}

/** As many lines as people read at a glance; where there are more, less is said of each. */
function roomFor(digest: Digest): Room {
  const { decided, red, worse, better, overdue, developments, coming, measured, risks, news, steady } = digest;
  const off = measured.filter(({ standing }) => standing === 'outside tolerance');
  const parts = [decided, red, worse, better, overdue, developments, coming, off, risks, news, steady];
  const lines = parts.reduce((sum, part) => sum + Math.min(part.length, ample.lines), 0);
  return lines > 25 ? scarce : ample;
}

/** Opens the recording of what this group was asked, for its chair and the office; what was decided is written there. */
const recordButtons = ({ asked }: Digest): readonly Button[] =>
  asked
    .flatMap(({ ref, canRecord, waitingOn }) =>
      ref !== undefined && canRecord && !waitingOn
        ? [{ label: `${ref.slice(0, 50)}: record the decision`, say: `decide ${ref}` }]
        : [],
    )
    .slice(0, 3);

/** `Milestones: 2 slipped, 3 due by 15 February`. */
function milestonesButton(digest: Digest): readonly Button[] {
  const { overdue: late, coming: due, today } = digest;
  const later = slippedIn(digest).length;
  const counts = [
    ...(late.length > 0 ? [`${late.length} overdue`] : []),
    ...(later > 0 ? [`${later} slipped`] : []),
    ...(due.length > 0 ? [`${due.length} due by ${sayShort(lastOfComing(today), today)}`] : []),
  ];
  return counts.length > 0 ? [{ label: `Milestones: ${counts.join(', ')}`, say: 'milestones' }] : [];
}

const planButton = ({ group, shown }: Digest): readonly Button[] =>
  group !== undefined && Object.keys(shown.days ?? {}).length > 0 ? [{ label: 'Time plan', say: `plan ${group}` }] : [];
