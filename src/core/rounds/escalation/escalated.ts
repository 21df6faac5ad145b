import type { Away } from '../../absence/asked-now.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { Escalated, Hold } from '../../ports.ts';
import type { Workstream } from '../../programme/nouns.ts';
import type { Asked } from '../asked.ts';
import type { Escalation } from '../plan.ts';

/** Who is turned to. */
export type TurnedTo = {
  readonly person: string;
  /** Who is away and named them. */
  readonly for?: string;
};

/** Who has the role that a step turns to, here or away. */
export const whose = (step: Escalation, { workstream, programme }: Pick<Asked, 'workstream' | 'programme'>) =>
  step === 'sponsor' ? programme.sponsor : workstream[step];

/**
 * Whom a step turns to at this moment: whose role it is, or, while they are away, their cover. Undefined: nobody, and the
 * step is skipped. What is sensitive goes to no cover but one who answers for it.
 */
export function turnedTo(
  step: Escalation,
  asked: Pick<Asked, 'workstream' | 'programme'>,
  away: Away,
): TurnedTo | undefined {
  const person = whose(step, asked);
  const absence = person === undefined ? undefined : away.get(person);
  if (person === undefined || !absence) return person === undefined ? undefined : { person };
  const { cover } = absence;
  if (cover === undefined || away.has(cover)) return undefined;
  return asked.workstream.sensitive && step !== 'deputy' ? undefined : { person: cover, for: person };
}

/** What is known of one round's escalations. */
export interface Escalations {
  readonly before: readonly Escalated[];
  readonly holds: readonly Hold[];
  readonly away: Away;
}

/** One person's turn: a step that counts from a due day. */
export type Turn = TurnedTo & {
  readonly step: Escalation;
  readonly dueOn: LocalDate;
  /** Keys of the messages that say it: what they said already is no earlier asking. */
  readonly keys: readonly string[];
};

/** Why nobody is asked for this workstream at this turn; undefined: they are. */
export function whyNot(asked: Asked, turn: Turn, { before, holds, away }: Escalations): string | undefined {
  if (asked.given) return 'it is answered';
  if (asked.dueOn !== turn.dueOn) return 'it is due on another day now';
  const now = turnedTo(turn.step, asked, away);
  if (now?.person !== turn.person || now.for !== turn.for) return 'it is theirs no more, or they are away';
  if (holds.some(({ workstream }) => workstream === asked.workstream.id)) return 'the office holds it';
  if (wasAsked(asked, turn, before)) return 'they were asked for it already';
  return undefined;
}

/** Somebody in two roles is asked once: they lead it, are asked in the lead's place, or were asked at an earlier step. */
const wasAsked = ({ workstream, now }: Asked, { person, dueOn, keys }: Turn, before: readonly Escalated[]) =>
  workstream.lead.includes(person) ||
  now.some((each) => each.person === person) ||
  before.some(
    (each) =>
      each.workstream === workstream.id &&
      each.to === person &&
      each.dueOn === dueOn &&
      each.fate !== 'failed' &&
      !keys.includes(each.deliveryKey),
  );

/**
 * Whether a workstream's director, or who stands in for them, was told that its answer is missing: then, and not before,
 * its name may stand under “not received”. Who leads it themselves was asked from the beginning.
 */
export const directorWasAsked = (
  { id, director, lead }: Pick<Workstream, 'id' | 'director' | 'lead'>,
  dueOn: LocalDate,
  escalated: readonly Escalated[],
): boolean =>
  lead.includes(director) ||
  escalated.some(
    (each) =>
      each.workstream === id &&
      (each.to === director || each.step === 'director') &&
      each.dueOn === dueOn &&
      each.fate === 'sent',
  );
