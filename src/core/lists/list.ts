import type { Refused } from '../access/refused.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import {
  type Block,
  buttons,
  footnote,
  heading,
  type Line,
  list,
  type Message,
  paragraph,
  sentence,
} from '../message.ts';
import { keyOf, type SteeringGroup } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { hiddenAs } from '../words/named.ts';
import { toldApart } from '../words/which.ts';
import { alone, among, type Call, type Reply, readingAlong, refusal, type Word } from '../words/word.ts';
import { type Filter, isAmong, isEmpty, readFilter, type Vocabulary } from './filter.ts';
import { readSeen, type Seen } from './read.ts';

/** So many lines; how to narrow the list is said below. */
const MOST = 20;

/** What an item stands in when it is filtered, sorted and said. */
export interface Around {
  readonly today: LocalDate;
  readonly organisation: Organisation;
  /** How a workstream is called among those in the list. */
  nameOf(seen: Seen): string;
  /** People's names by key. */
  readonly people: ReadonlyMap<string, string>;
}

/** One item of a workstream. */
export interface Listed<Item> {
  readonly seen: Seen;
  readonly item: Item;
}

/** A list of one sort of items that people ask for by its word. */
export interface Sort<Item, State extends string> {
  readonly name: string;
  readonly summary: string;
  /** `[red | overdue | workstream …]`. */
  readonly usage: string;
  readonly examples: readonly string[];
  /** `milestone`, `milestones`. */
  readonly called: readonly [one: string, many: string];
  /** What people type, and what it means. */
  readonly states: Readonly<Record<string, State>>;
  itemsOf(seen: Seen): readonly Item[];
  /** Whether this is so of an item; of all of them those that were asked for together. */
  is(state: State, listed: Listed<Item>, around: Around): boolean;
  /** Shown where nothing was said about its state. */
  isShown(listed: Listed<Item>, around: Around, filter: Filter<State>): boolean;
  /** Whether it falls into one of these periods. */
  isIn?(filter: Filter<State>['periods'], listed: Listed<Item>, around: Around): boolean;
  /** Whether it has one of these ratings; absent: its workstream's counts. */
  isRated?(ratings: Filter<State>['ratings'], listed: Listed<Item>, around: Around): boolean;
  /** The most urgent first. */
  compare(a: Listed<Item>, b: Listed<Item>, around: Around): number;
  line(listed: Listed<Item>, around: Around, filter: Filter<State>): Line;
  /** `2 overdue, 3 slipped`, of those that are listed. */
  counted(all: readonly Listed<Item>[], around: Around): string;
  /** Who is named in the line of an item. */
  peopleIn(listed: Listed<Item>): readonly string[];
  /** Stands above the list; `isWhole`: nothing was filtered out. */
  above?(all: readonly Listed<Item>[], around: Around, isWhole: boolean): readonly Block[];
}

/** The word by which a list is asked for. What it shows is what the asker may see, and in a channel what its digest could say. */
export function listWord<Item, State extends string>(sort: Sort<Item, State>): Word {
  return {
    name: sort.name,
    usage: sort.usage,
    summary: sort.summary,
    action: 'programme.read',
    examples: sort.examples,
    run: (call) => answer(sort, call),
    meant: async (call) => {
      const read = await readAsked(sort, call, undefined);
      return read !== undefined && read.filter.unknown.length === 0 && !isEmpty(read.filter);
    },
  };
}

async function readAsked<Item, State extends string>(
  sort: Sort<Item, State>,
  call: Call,
  group: ReturnType<typeof readingAlong>,
) {
  const organisation = await call.tx.organisation();
  if (!organisation) return undefined;
  const today = localDateOf(call.tx.now, call.actor.person.timeZone);
  const all = await readSeen(call, group);
  const programmes = [...new Map(all.map(({ programme }) => [programme.id, programme])).values()];
  const vocabulary: Vocabulary<State> = {
    states: sort.states,
    named: [...all.map(({ workstream }) => workstream), ...programmes],
    period: { today, every: 'quarter', financialYearStarts: organisation.financialYearStarts },
  };
  return { organisation, today, all, programmes, filter: readFilter(call.args, vocabulary) };
}

async function answer<Item, State extends string>(sort: Sort<Item, State>, call: Call): Promise<Reply> {
  const along = readingAlong(call);
  const inChannel = along && (await readAsked(sort, call, along));
  // What the group does not oversee is for the asker alone.
  const isForAll = inChannel !== undefined && inChannel.filter.unknown.length === 0;
  return isForAll
    ? show(sort, call, inChannel, along)
    : show(sort, call, await readAsked(sort, call, undefined), undefined);
}

async function show<Item, State extends string>(
  sort: Sort<Item, State>,
  call: Call,
  read: Awaited<ReturnType<typeof readAsked<Item, State>>>,
  group: SteeringGroup | undefined,
): Promise<Reply> {
  const reply = (message: Message): Reply => (group ? among(group, message) : alone(message));
  if (!read) return alone(sentence('No programme is set up yet.'));
  const { filter, all, today, organisation, programmes } = read;
  if (filter.unknown.length > 0) return refusal(notUnderstood(sort, filter), await hidden(call, filter));
  const called = toldApart(
    all.map(({ workstream }) => workstream),
    programmes,
  );
  const people = new Map<string, string>();
  const around: Around = { today, organisation, people, nameOf: ({ workstream }) => called(workstream) };
  const found = all
    .filter(
      ({ workstream, programme }) =>
        filter.of.length === 0 || [workstream.id, programme.id].some((id) => filter.of.includes(id)),
    )
    .flatMap((seen) => sort.itemsOf(seen).map((item): Listed<Item> => ({ seen, item })))
    .filter((listed) => isAskedFor(sort, filter, listed, around))
    .sort((a, b) => sort.compare(a, b, around));
  const shown = found.slice(0, MOST);
  const keys = [...new Set(shown.flatMap((listed) => sort.peopleIn(listed)))];
  for (const { key, name } of await call.tx.people.many(keys)) people.set(key, name);
  if (found.length === 0) return reply(nothingFound(sort, call.args));
  const [one, many] = sort.called;
  const counted = sort.counted(found, around);
  const total = `${found.length === 1 ? `One ${one}` : `${found.length} ${many}`}${counted ? `: ${counted}` : ''}.`;
  return reply({
    summary: total,
    blocks: [
      heading(total),
      ...(sort.above?.(found, around, isEmpty(filter)) ?? []),
      list(shown.map((listed) => sort.line(listed, around, filter))),
      ...(found.length > shown.length
        ? [
            buttons(...sort.examples.slice(1).map((example) => ({ label: capital(example), say: example }))),
            footnote(
              `And ${found.length - shown.length} more, less urgent. To see fewer, add what you look for: “${sort.name} ${keyOf(shown[0]!.seen.workstream.id)}”.`,
            ),
          ]
        : []),
    ],
  });
}

function isAskedFor<Item, State extends string>(
  sort: Sort<Item, State>,
  filter: Filter<State>,
  listed: Listed<Item>,
  around: Around,
): boolean {
  const { states, ratings, periods } = filter;
  const isOfState =
    states.length > 0 ? states.every((state) => sort.is(state, listed, around)) : sort.isShown(listed, around, filter);
  const isOfRating =
    ratings.length === 0 ||
    (sort.isRated?.(ratings, listed, around) ?? isAmong(ratings, listed.seen.standing.now?.rating));
  return isOfState && isOfRating && (periods.length === 0 || (sort.isIn?.(periods, listed, around) ?? true));
}

const examplesOf = ({ examples }: { readonly examples: readonly string[] }): string =>
  examples
    .slice(1)
    .map((example) => `“${example}”`)
    .join(', ');

/** What is not known may be there and not theirs: the trail keeps it. */
async function hidden({ tx }: Call, { unknown }: Filter): Promise<Refused | undefined> {
  const programmes = await tx.programmes.all();
  const all = (await Promise.all(programmes.map(({ id }) => tx.programmes.workstreams(id)))).flat();
  return unknown.map((each) => hiddenAs(all, each, 'workstream.read')).find((each) => each !== undefined);
}

function notUnderstood<Item, State extends string>(sort: Sort<Item, State>, { unknown }: Filter): Message {
  const said = unknown
    .map((each) => each.slice(0, 40))
    .slice(0, 5)
    .join(' ');
  const words = [
    ...new Map(
      Object.entries(sort.states)
        .reverse()
        .map(([typed, state]) => [state, typed]),
    ).values(),
  ].reverse();
  const summary = `I do not know “${said}” among ${sort.called[1]}.`;
  return {
    summary,
    blocks: [
      paragraph(summary),
      paragraph(`You can add a workstream or programme, a rating, a period, or: ${words.join(', ')}.`),
      paragraph(`For example ${examplesOf(sort)}.`),
    ],
  };
}

function nothingFound<Item, State extends string>(sort: Sort<Item, State>, args: string): Message {
  const [, many] = sort.called;
  return args.trim() === ''
    ? sentence(`There are no ${many} that you could see here.`)
    : sentence(`No ${many} are found for “${args.trim().slice(0, 80)}”. “${sort.name}” alone lists them all.`);
}
