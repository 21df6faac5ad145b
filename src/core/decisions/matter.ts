import { can } from '../access/can.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { DecisionNeeded } from '../interview/stored.ts';
import type { DecisionTaken } from '../ports.ts';
import type { Decision, SteeringGroup, Workstream } from '../programme/nouns.ts';
import type { Call } from '../words/word.ts';

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
  /** The steering group that decides. */
  readonly body?: SteeringGroup;
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
  const body = groups.find((group) => group.id === `${programme}/${of}`);
  return {
    subject: id,
    ref: id.slice(programme.length + 1),
    programme,
    needed: text,
    options,
    sensitive: sensitive ?? false,
    isAsked: resolved === undefined,
    ...(by === undefined ? {} : { by }),
    ...(body ? { body } : {}),
    ...(recommended === undefined ? {} : { recommended }),
    ...(keyDecision === undefined ? {} : { isKey: keyDecision }),
    ...(taken ? { taken } : {}),
    ...(resolved === undefined ? {} : { decided: { words: resolved, ...(on === undefined ? {} : { on }) } }),
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
  const body = groups.find(({ id }) => id === needed?.of);
  return {
    subject: `A${asked.id}`,
    ref: `A${asked.id}`,
    programme: workstream.programme,
    workstream,
    needed: needed?.text ?? asked.text,
    options: [],
    sensitive: workstream.sensitive ?? false,
    isAsked: needed !== undefined && !taken,
    ...(needed?.by === undefined ? {} : { by: needed.by }),
    ...(body ? { body } : {}),
    ...(needed?.who === undefined ? {} : { who: needed.who }),
    ...(taken ? { taken, decided: { words: taken.words, on: taken.on } } : {}),
  };
}

/** Whether the asker may record it: the office, or the chair of the officer group whose decision it is. */
export function mayRecord({ actor }: Pick<Call, 'actor'>, matter: Matter): boolean {
  const { programme, body, workstream, who, sensitive } = matter;
  return can(actor, 'decision.record', {
    programme,
    sensitive,
    // What nobody was named for is anybody's who oversees the workstream; what is somebody else's is the office's to record.
    ...(body ? { group: body.id } : who === undefined && workstream ? { workstream: workstream.id } : {}),
  });
}
