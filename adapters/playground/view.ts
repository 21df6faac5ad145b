import type { Channel, Directory, Next, Player, PlaygroundRows, Rehearsal, Row } from './port.ts';

/** Everything that one page shows, read before anything is drawn. */
export interface View {
  readonly organisation: { readonly name: string; readonly timeZone: string };
  readonly people: readonly Player[];
  readonly channels: readonly Channel[];
  /** Whom one is. */
  readonly me: Player;
  /** The channel that is shown; absent: the direct messages. */
  readonly channel?: Channel;
  /** Oldest first. */
  readonly rows: readonly Row[];
  /** There are older ones than are shown. */
  readonly more: boolean;
  /** The newest message of each conversation, by conversation. */
  readonly latest: ReadonlyMap<string, Row>;
  /** Programme time. */
  readonly now: Date;
  readonly next?: Next;
  readonly elsewhere: readonly string[];
  /** What makes two submissions of one form one gesture. */
  readonly nonce: string;
  /** What the last move of the clock led to. */
  readonly moved?: { readonly sent: number; readonly refused: number; readonly waiting: number };
  /** What went wrong, as a sentence, and what was typed, or written into the form of a message. */
  readonly problem?:
    | { readonly where: 'write' | 'clock'; readonly sentence: string; readonly typed?: string }
    | {
        readonly where: 'form';
        readonly message: string;
        readonly sentence: string;
        readonly written: Readonly<Record<string, string>>;
      };
}

/** Which page is asked for: a person's key, and a channel's id. Absent: the one where something was said last. */
export type Place = { readonly as?: string; readonly in?: string };

export const mostShown = 100;

/** Undefined when there is no such person or channel; `empty` when there are no people at all yet. */
export async function look(
  place: Place,
  { rows, directory, rehearsal }: { rows: PlaygroundRows; directory: Directory; rehearsal: Rehearsal },
): Promise<Omit<View, 'nonce'> | 'empty' | undefined> {
  const [organisation, people, channels, newest, now, next] = await Promise.all([
    directory.organisation(),
    directory.people(),
    directory.channels(),
    rows.latest(),
    rehearsal.now(),
    rehearsal.next?.(),
  ]);
  if (people.length === 0) return 'empty';
  const latest = new Map(newest.map((row) => [row.conversation, row]));
  const me =
    place.as === undefined ? (lastAddressed(people, newest) ?? people[0]) : people.find(({ key }) => key === place.as);
  const channel = channels.find(({ id }) => id === place.in);
  if (!me || (place.in !== undefined && !channel)) return undefined;
  const shown = await rowsOf(rows, me, channel);
  return {
    organisation,
    people,
    channels,
    me,
    rows: shown.slice(-mostShown),
    more: shown.length > mostShown,
    latest,
    now,
    elsewhere: directory.elsewhere,
    ...(channel && { channel }),
    ...(next && { next }),
  };
}

export const conversationOf = (person: { readonly key: string }, channel?: { readonly id: string }): string =>
  channel ? `channel:${channel.id}` : `person:${person.key}`;

const alone = 'alone:';

/** What stands in a channel and one person alone sees. */
export const aloneIn = (person: { readonly key: string }, channel: { readonly id: string }): string =>
  `${alone}${person.key}:${conversationOf(person, channel)}`;

export const isAlone = (conversation: string): boolean => conversation.startsWith(alone);

/** Oldest first, one more than is shown. */
async function rowsOf(rows: PlaygroundRows, me: Player, channel: Channel | undefined): Promise<readonly Row[]> {
  const conversations = [conversationOf(me, channel), ...(channel ? [aloneIn(me, channel)] : [])];
  const each = await Promise.all(conversations.map((one) => rows.list(one, undefined, mostShown + 1)));
  return each
    .flat()
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(-mostShown - 1);
}

function lastAddressed(people: readonly Player[], newest: readonly Row[]): Player | undefined {
  const [last] = newest.filter((row) => row.conversation.startsWith('person:')).sort((a, b) => (a.id < b.id ? 1 : -1));
  return people.find((person) => last?.conversation === conversationOf(person));
}
