import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from '../calendar/working-days.ts';
import type { Meeting, SteeringGroup } from './nouns.ts';
import type { Paper } from './paper.ts';

/** The last days on which a paper can still reach a meeting, and what follows the meeting. */
export interface PaperDeadlines {
  readonly meetingOn: LocalDate;
  /** Clearances are given. */
  readonly clearance?: LocalDate;
  /** The final text is handed in. */
  readonly final?: LocalDate;
  /** It is published: so many clear working days lie between this day and the meeting, neither of the two among them. */
  readonly publish?: LocalDate;
  /** What is decided can be called in until this day. */
  readonly callIn?: LocalDate;
  /** Notice of a key decision is published: so many clear calendar days before the meeting, and on a working day. */
  readonly notice?: LocalDate;
}

/**
 * Counts a paper's days back from the meeting that gets it. Day 0 is the day of the meeting.
 *
 * @param noticeClearDays for a key decision: clear calendar days of notice; absent: it is none
 */
export function paperDeadlines(
  { on, deadlines = {} }: Pick<Meeting, 'on' | 'deadlines'>,
  calendar: WorkingCalendar,
  noticeClearDays?: number,
): PaperDeadlines {
  const { clearance, final, publishClearDays, callIn } = deadlines;
  return {
    meetingOn: on,
    ...(clearance === undefined ? {} : { clearance: addWorkingDays(calendar, on, clearance) }),
    ...(final === undefined ? {} : { final: addWorkingDays(calendar, on, final) }),
    ...(publishClearDays === undefined ? {} : { publish: addWorkingDays(calendar, on, -(publishClearDays + 1)) }),
    ...(callIn === undefined ? {} : { callIn: addWorkingDays(calendar, on, callIn) }),
    ...(noticeClearDays === undefined
      ? {}
      : { notice: previousWorkingDay(calendar, addDays(on, -(noticeClearDays + 1))) }),
  };
}

/** The first day by which the answers have to be in the paper: what comes later reaches the meeting late or not at all. */
export function answersNeededBy({ clearance, final, publish, meetingOn }: PaperDeadlines): LocalDate {
  const [first] = [clearance, final, publish].filter((day) => day !== undefined).sort();
  return first ?? meetingOn;
}

/** The first meeting after a day that is still to be held, of whichever of these groups. */
export const nextMeeting = (
  meetings: readonly Meeting[],
  group: Pick<SteeringGroup, 'id'>,
  after: LocalDate,
): Meeting | undefined =>
  meetings
    .filter((meeting) => meeting.group === group.id && meeting.state === 'planned' && meeting.on > after)
    .reduce<Meeting | undefined>((first, each) => (first && first.on <= each.on ? first : each), undefined);

/** The steering group that a paper goes to, by the name or the key that the paper's head gives. */
export const groupOfPaper = <Group extends Pick<SteeringGroup, 'id' | 'name'>>(
  { to }: Pick<Paper, 'to'>,
  groups: readonly Group[],
): Group | undefined => {
  const meant = to.trim().toLowerCase();
  return groups.find(({ id, name }) => name.toLowerCase() === meant || id.toLowerCase().endsWith(`/${meant}`));
};
