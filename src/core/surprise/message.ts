import { readDuration, sayDuration } from '../calendar/duration.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import { besideDecider } from '../decisions/beside-decider.ts';
import { ended } from '../ended.ts';
import { listed, theNamed } from '../interview/about.ts';
import type { Answers } from '../interview/answers.ts';
import { backBy } from '../interview/shown.ts';
import type { DecisionNeeded } from '../interview/stored.ts';
import { excerpt } from '../interview/understand/wording.ts';
import {
  type Block,
  type Button,
  buttons,
  footnote,
  type Line,
  list,
  type Message,
  paragraph,
  plain,
  type Span,
} from '../message.ts';
import type { MilestoneChange } from '../ports.ts';
import { sayAgainst, sayProposed } from '../programme/milestone-days.ts';
import type { Milestone, SteeringGroup, Workstream } from '../programme/nouns.ts';
import { type Rating, ratingName } from '../programme/rag.ts';
import { lineReadersOf, type ReadAt, whenRead } from './when-read.ts';

/** What is worse in one workstream, as it stands when its director is told. */
export interface News {
  readonly workstream: Workstream;
  readonly worse?: { readonly was?: Rating; readonly now: Rating } | undefined;
  /** Why, in the words of whoever said it. */
  readonly reason?: string | undefined;
  readonly answers?: Answers;
  readonly slips: readonly {
    readonly milestone: Milestone;
    readonly change: Pick<MilestoneChange, 'state' | 'from' | 'to' | 'why'>;
  }[];
  readonly asks: readonly DecisionNeeded[];
  /** Of the whole programme. */
  readonly groups: readonly SteeringGroup[];
  /** Who said it, by name; empty: the programme file. */
  readonly by: string;
  /** Who leads it, by name. */
  readonly lead?: string;
  /** Who directs it, by name. */
  readonly director: string;
}

interface Reading extends ReadAt {
  readonly today: LocalDate;
  /** Key of whoever reads it: the director, or who stands in for them. */
  readonly reader: string;
}

/** `ICT is now Red (was Amber). Mei Lin: “…”`, when which group reads it, and what the director can do before. */
export function surpriseMessage(news: readonly News[], reading: Reading): Message {
  const heads = news.map((each) => headOf(each));
  const several = news.length > 1;
  return {
    summary: heads.map(plain).join(' '),
    blocks: [
      ...news.flatMap((each, at): Block[] => [
        paragraph(...heads[at]!, ...inTheirWords(each, reading)),
        ...itemsOf(each, reading),
        paragraph(whenRead(each.workstream, each.groups, reading)),
      ]),
      ...buttonsOf(news, reading, several),
      footnote(`${inPlaceOf(news, reading)} before any group reads it. The rating stays what its lead said.`),
    ],
  };
}

function headOf({ workstream, worse, slips, asks }: News): readonly Span[] {
  if (worse) {
    const was = worse.was === undefined ? '.' : ` (was ${ratingName(worse.was)}).`;
    return [{ bold: `${workstream.name} is now ${ratingName(worse.now)}` }, was];
  }
  if (slips.length > 0) return [{ bold: `${workstream.name}: a critical date slips` }, '.'];
  return [{ bold: `${workstream.name} asks for ${asks.length === 1 ? 'a decision' : 'decisions'}` }, '.'];
}

/** ` Mei Lin: “Strategy waits for the security review.” Back to Amber …`. */
function inTheirWords({ by, reason, answers, worse }: News, { today }: Reading): readonly Span[] {
  if (by === '') return [' The programme file says so.'];
  if (!worse) return [' Said by ', { person: by }, '.'];
  const back = answers && backBy(answers);
  return [
    ...(reason === undefined ? [] : [' ', { person: by }, `: “${ended(excerpt(reason, 300))}”`]),
    ...(back === undefined ? [] : [` To be back by ${sayDay(back, today)}.`]),
  ];
}

function itemsOf({ slips, asks, groups }: News, { today }: Reading): readonly Block[] {
  const lines: Line[] = [
    ...slips.map(({ milestone, change }): Line => {
      const day =
        change.state === 'proposed'
          ? sayProposed(change.to, change.from, today)
          : change.to === undefined
            ? 'no date is known any more'
            : `now ${sayDay(change.to, today)}`;
      const far =
        change.to === undefined || change.from === undefined
          ? ''
          : `, ${sayAgainst(change.to, change.from, 'approved date', today)}`;
      const why = change.why ? ` Why: ${ended(excerpt(change.why, 200))}` : '';
      return [{ bold: milestone.title }, ` (critical): ${day}${change.state === 'proposed' ? '' : far}.${why}`];
    }),
    ...asks.map((ask): Line => {
      const { by, of, who } = ask;
      const group = groups.find(({ id }) => id === of);
      const whom = group ? ` of ${theNamed(group.name)}` : who === undefined ? '' : ` of ${who}`;
      return [
        `Asked${whom}: ${excerpt(besideDecider(ask, groups), 300)}${by === undefined ? '' : `, by ${sayDay(by, today)}`}`,
      ];
    }),
  ];
  return lines.length > 0 ? [list(lines)] : [];
}

/** `You are told in the place of Dev Sharma`. */
function inPlaceOf(news: readonly News[], { reader }: Reading): string {
  const away = news.filter(({ workstream }) => workstream.director !== reader).map(({ director }) => director);
  return away.length === 0 ? 'You are told' : `You are told in the place of ${listed([...new Set(away)])}`;
}

/** What a director can do; who stands in for them can look. At most five workstreams and two digests have buttons. */
function buttonsOf(news: readonly News[], { reader }: Reading, several: boolean): readonly Block[] {
  const own = news.slice(0, 5).flatMap(({ workstream, lead, groups }): Button[] => {
    const { id, name, director } = workstream;
    const of = several ? ` on ${name}` : '';
    if (director !== reader) return [{ label: `Show ${name}`.slice(0, 75), say: `status ${id}` }];
    return [
      ...(lineReadersOf(workstream, groups).length > 0
        ? [{ label: `Add a line${of}`.slice(0, 75), say: `line ${id}`, opens: 'form' as const }]
        : []),
      ...(lead === undefined
        ? []
        : [{ label: `Ask ${lead.split(' ')[0]}${several ? ` about ${name}` : ''}`.slice(0, 75), say: `ask ${id}` }]),
    ];
  });
  const held = new Map(
    news
      .filter(({ workstream }) => workstream.director === reader)
      .flatMap(({ workstream, groups }) => lineReadersOf(workstream, groups).filter(({ digest }) => digest.hold))
      .map((group) => [group.id, group]),
  );
  const holds = [...held.values()].slice(0, 2).map(({ id, name, digest }): Button => {
    const which = held.size > 1 ? `the digest of ${name}` : 'the digest';
    return {
      label: `Hold ${which} for ${sayDuration(readDuration(digest.hold!)!)}`.slice(0, 75),
      say: `digest ${id} hold`,
    };
  });
  return own.length + holds.length > 0 ? [buttons(...own, ...holds)] : [];
}
