import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { eachAsked } from '../decisions/asked.ts';
import { besideDecider } from '../decisions/beside-decider.ts';
import { listed, theNamed } from '../interview/about.ts';
import type { DecisionNeeded } from '../interview/stored.ts';
import { plainWords } from '../interview/understand/wording.ts';
import { nowInPlaceOf } from '../oversight/oversight.ts';
import type { DecisionTaken } from '../ports.ts';
import { type Decision, keyOf, type SteeringGroup } from '../programme/nouns.ts';
import type { DigestFacts } from './facts.ts';

/** A decision that was taken. */
export interface Decided {
  readonly needed: string;
  readonly words: string;
  /** It was resolved in the words that were recommended. */
  readonly asRecommended?: true;
  readonly on: LocalDate;
  /** `the Customer First Board`. */
  readonly by?: string;
  /** Why it was recorded anew. */
  readonly anew?: string;
}

/** A decision that somebody needs; `waitingOn` is another group, or somebody else, who owes it. */
export interface Ask {
  readonly text: string;
  readonly by?: LocalDate;
  readonly of?: string;
  /** What is typed to record it: `A12`. */
  readonly ref?: string;
  /** A group of officers decides it, whose chair can record it from its channel. */
  readonly canRecord?: boolean;
  /** `the Customer First Board`. */
  readonly waitingOn?: string;
  /** This group was shown others, and not this one. */
  readonly isNew?: true;
}

/** By what an ask is known from digest to digest. */
export const askKey = ({ ref, text, of }: Ask): string => ref ?? `${of ?? ''}: ${text}`;

/** Since the last digest; in the first one, of the last week. What another group decided is said where it concerns this one. */
export function decidedSince(facts: DigestFacts): readonly Decided[] {
  const { taken = [], last, today, zone, group, groups } = facts;
  const isNew = ({ at }: DecisionTaken) =>
    last?.at ? at >= last.at : localDateOf(at, zone) > addDays(last?.on ?? today, -7);
  const isOurs = ({ ref, workstream, body }: DecisionTaken) => {
    const decision = facts.decided?.find(({ id }) => id === ref);
    return workstream !== undefined || body === group.id || (decision !== undefined && concerns(decision, facts));
  };
  // Newest first; what one meeting decided, in the order in which it was recorded.
  return [...taken]
    .reverse()
    .sort((a, b) => b.on.localeCompare(a.on))
    .filter((each) => isNew(each) && isOurs(each))
    .map(({ ref, needed, words, on, body, who, reason }) => {
      const recommended = facts.decided?.find(({ id }) => id === ref)?.recommended;
      const of = groups.find(({ id }) => id === body)?.name;
      const by = of === undefined ? who : theNamed(of);
      return {
        needed,
        words,
        ...(recommended !== undefined && plainWords(recommended) === plainWords(words) ? { asRecommended: true } : {}),
        on,
        ...(by === undefined ? {} : { by }),
        ...(reason === undefined ? {} : { anew: reason }),
      };
    });
}

/** This group's own first, then what it waits for; soonest first. */
export function asksOf(facts: DigestFacts): readonly Ask[] {
  const { decisions, workstreams, group, groups, readsFor = [], asked = [], taken = [] } = facts;
  const planned = decisions.flatMap((decision): Ask[] => {
    const deciders = nowInPlaceOf(groups, `${decision.programme}/${decision.of}`);
    const own = deciders.find((each) => isReader(facts, each));
    const other = own ? undefined : deciders[0];
    if (other && !concerns(decision, facts)) return [];
    return [
      {
        text: decision.text,
        ref: keyOf(decision.id),
        canRecord: (own ?? other)?.kind === 'officer',
        ...(own && readsFor.length > 1 ? { of: own.name } : {}),
        ...(decision.by === undefined ? {} : { by: decision.by }),
        ...(other ? { waitingOn: theNamed(other.name) } : {}),
      },
    ];
  });
  const namedBy = new Map(asked.map((each) => [`${each.workstream} ${each.key}`, each]));
  const takenRefs = new Set(taken.map(({ ref }) => ref));
  const fromAnswers = workstreams.flatMap(({ workstream, standing }) =>
    (standing.now?.update ? eachAsked(standing.now.update.answers) : []).flatMap(([key, needed]): Ask[] => {
      const known = namedBy.get(`${workstream.id} ${key}`);
      const ref = known && `A${known.id}`;
      if (ref !== undefined && takenRefs.has(ref)) return [];
      return [
        {
          text: besideDecider(needed, groups),
          of: workstream.name,
          ...(needed.by === undefined ? {} : { by: needed.by }),
          ...(ref === undefined ? {} : { ref, canRecord: group.kind === 'officer' && needed.who === undefined }),
          ...waitingOn(needed, facts),
        },
      ];
    }),
  );
  const soonest = (a: Ask, b: Ask) => (a.by ?? '9999').localeCompare(b.by ?? '9999');
  const seen = facts.last?.shown.asks && new Set(facts.last.shown.asks);
  const all = [...planned, ...fromAnswers].map((ask): Ask => {
    return seen === undefined || seen.has(askKey(ask)) ? ask : { ...ask, isNew: true };
  });
  return [...all.filter((ask) => !ask.waitingOn).sort(soonest), ...all.filter((ask) => ask.waitingOn).sort(soonest)];
}

/** Whether the digest is this group's, or of somebody who sits on it. */
const isReader = ({ group, readsFor = [] }: DigestFacts, { id }: SteeringGroup): boolean =>
  id === group.id || readsFor.some((each) => each.id === id);

/** Whether what another group decides is this one's business: it oversees everything, or the workstream it comes from. */
function concerns({ source }: Decision, { group, workstreams }: DigestFacts): boolean {
  if (group.oversees === 'all') return true;
  const from = source?.trim().toLowerCase();
  return workstreams.some(({ workstream: { id, name } }) => from === keyOf(id) || from === name.toLowerCase());
}

/** Of whom it is needed, where that is not this group. What nobody was named for is asked of all who oversee it. */
function waitingOn({ of, who }: DecisionNeeded, facts: DigestFacts): Pick<Ask, 'waitingOn'> {
  if (of === undefined) return who === undefined ? {} : { waitingOn: who };
  const deciders = nowInPlaceOf(facts.groups, of);
  if (deciders.length === 0 || deciders.some((each) => isReader(facts, each))) return {};
  return { waitingOn: listed(deciders.map(({ name }) => theNamed(name))) };
}
