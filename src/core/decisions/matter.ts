import { can } from '../access/can.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { DecisionNeeded } from '../interview/stored.ts';
import { nowInPlaceOf } from '../oversight/oversight.ts';
import type { DecisionTaken } from '../ports.ts';
import type { Decision, SteeringGroup, Workstream } from '../programme/nouns.ts';
import type { Call } from '../words/word.ts';
import { besideDecider } from './beside-decider.ts';

/** A decision that somebody needs, or needed: of the programme file, or asked for in an answer. */
export interface Matter {
  /** As it is kept: `A12`, or the id of the decision in the programme file. */
  readonly subject: string;
  /** As it is typed: `A12`, or its key in the file. */
  readonly ref: string;
  readonly programme: string;
  /** The workstream whose answer asked for it. */
  readonly workstream?: Workstream;
  readonly needed: string;
  /** The day by which it is needed. */
  readonly by?: LocalDate;
  /** The steering group that decides; where the one that was asked handed over, who has taken over from it. */
  readonly body?: SteeringGroup;
  /** Others that have taken over from the one that was asked, and may decide just as well. */
  readonly alsoBy?: readonly SteeringGroup[];
  /** The group that was asked, if that has handed over. */
  readonly tookOverFrom?: SteeringGroup;
  /** Who decides, in words, where that is no steering group. */
  readonly who?: string;
  readonly recommended?: string;
  readonly options: readonly string[];
  /** The programme office judged already whether it is a key decision. */
  readonly isKey?: boolean;
  readonly sensitive: boolean;
  /** What holds, if it was recorded. */
  readonly taken?: DecisionTaken;
  /** What was decided, also where only the programme file says so. */
  readonly decided?: { readonly words: string; readonly on?: LocalDate };
  /** It stands among what is asked now. */
  readonly isAsked: boolean;
}

/** Councillors and partners decide in a meeting; officers also between meetings, under a delegation. */
export const decidesInMeetings = ({ body }: Pick<Matter, 'body'>): boolean =>
  body !== undefined && body.kind !== 'officer';

export function ofFile(decision: Decision, groups: readonly SteeringGroup[], taken?: DecisionTaken): Matter {
  const { id, programme, text, by, of, recommended, options, keyDecision, resolved, on, sensitive } = decision;
  return {
    subject: id,
    ref: id.slice(programme.length + 1),
    programme,
    needed: text,
    options,
    sensitive: sensitive ?? false,
    isAsked: resolved === undefined,
    ...(by === undefined ? {} : { by }),
    ...deciders(groups, `${programme}/${of}`),
    ...(recommended === undefined ? {} : { recommended }),
    ...(keyDecision === undefined ? {} : { isKey: keyDecision }),
    ...(taken ? { taken } : {}),
    ...(resolved === undefined ? {} : { decided: { words: resolved, ...(on === undefined ? {} : { on }) } }),
  };
}

/** Who decides what a group was asked for. */
function deciders(
  groups: readonly SteeringGroup[],
  asked: string | undefined,
): Pick<Matter, 'body' | 'alsoBy' | 'tookOverFrom'> {
  const [body, ...alsoBy] = asked === undefined ? [] : nowInPlaceOf(groups, asked);
  const tookOverFrom = body?.id === asked ? undefined : groups.find(({ id }) => id === asked);
  return {
    ...(body ? { body } : {}),
    ...(alsoBy.length > 0 ? { alsoBy } : {}),
    ...(tookOverFrom ? { tookOverFrom } : {}),
  };
}

/** `needed`: as it stands in the answer now; absent: it is asked no more. */
export function ofAnswer(
  asked: { readonly id: bigint; readonly text: string },
  workstream: Workstream,
  groups: readonly SteeringGroup[],
  needed?: DecisionNeeded,
  taken?: DecisionTaken,
): Matter {
  return {
    subject: `A${asked.id}`,
    ref: `A${asked.id}`,
    programme: workstream.programme,
    workstream,
    needed: needed ? besideDecider(needed, groups) : asked.text,
    options: [],
    sensitive: workstream.sensitive ?? false,
    isAsked: needed !== undefined && !taken,
    ...(needed?.by === undefined ? {} : { by: needed.by }),
    ...deciders(groups, needed?.of),
    ...(needed?.who === undefined ? {} : { who: needed.who }),
    ...(taken ? { taken, decided: { words: taken.words, on: taken.on } } : {}),
  };
}

/** Whether the asker may record it: the office, or the chair of the officer group whose decision it is. */
export function mayRecord({ actor }: Pick<Call, 'actor'>, matter: Matter): boolean {
  const { programme, body, alsoBy = [], workstream, who, sensitive } = matter;
  const may = (subject: { readonly group?: string; readonly workstream?: string }) =>
    can(actor, 'decision.record', { programme, sensitive, ...subject });
  if (body) return [body, ...alsoBy].some(({ id }) => may({ group: id }));
  // What nobody was named for is anybody's who oversees the workstream; what is somebody else's is the office's to record.
  return may(who === undefined && workstream ? { workstream: workstream.id } : {});
}
