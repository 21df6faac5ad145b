import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { workingCalendar } from '../../calendar/working-days.ts';
import { capital } from '../../capital.ts';
import { listed, theNamed } from '../../interview/about.ts';
import type { Tx } from '../../ports.ts';
import type { Programme } from '../../programme/nouns.ts';
import type { Organisation } from '../../programme/organisation.ts';
import {
  answersNeededBy,
  groupOfPaper,
  nextMeeting,
  type PaperDeadlines,
  paperDeadlines,
} from '../../programme/paper-deadlines.ts';
import { lastEscalationDay, type RoundPlan } from '../plan.ts';

/** What the preview says of the paper that comes of a round. */
export interface PaperAhead {
  /** Its days, a line for each meeting. */
  readonly lines: readonly string[];
  /** What of the round ends too late for it. */
  readonly warnings: readonly string[];
}

/**
 * The days of the paper, counted back from the next meeting after the round is due: of the group that the paper goes to,
 * and of each whose meeting has deadlines of its own.
 */
export async function paperAhead(
  tx: Tx,
  programme: Programme,
  plan: RoundPlan,
  organisation: Organisation,
  today: LocalDate,
): Promise<PaperAhead> {
  const paper = await tx.programmes.paper(programme.id);
  const groups = await tx.programmes.groups(programme.id);
  const meetings = await tx.programmes.meetings(programme.id);
  const to = paper && groupOfPaper(paper, groups);
  const calendar = workingCalendar(organisation);
  const notice = paper?.keyDecision ? (organisation.keyDecision?.noticeClearDays ?? 28) : undefined;
  const ahead = groups.flatMap((group) => {
    const meeting = nextMeeting(meetings, group, plan.dueOn);
    if (!meeting || (group.id !== to?.id && !meeting.deadlines)) return [];
    const days = paperDeadlines(meeting, calendar, group.id === to?.id ? notice : undefined);
    return [{ name: theNamed(group.name), days }];
  });
  return {
    lines: ahead.map(({ name, days }) => sayDays(name, days, today)),
    warnings: ahead.flatMap(({ name, days }) => tooLate(plan, days, name, today) ?? []),
  };
}

function sayDays(name: string, days: PaperDeadlines, today: LocalDate): string {
  const { meetingOn, clearance, final, publish, callIn, notice } = days;
  const by = [
    ...(notice ? [`notice of the key decision by ${sayDay(notice, today)}`] : []),
    ...(clearance ? [`cleared by ${sayDay(clearance, today)}`] : []),
    ...(final ? [`final by ${sayDay(final, today)}`] : []),
    ...(publish ? [`published by ${sayDay(publish, today)}`] : []),
  ];
  const meets = `${capital(name)} meets on ${sayDay(meetingOn, today)}.`;
  const paper = by.length > 0 ? ` The paper for it: ${listed(by)}.` : '';
  return `${meets}${paper}${callIn ? ` Call-in ends on ${sayDay(callIn, today)}.` : ''}`;
}

/** What of the round comes after the day by which the answers have to be in the paper. */
function tooLate(plan: RoundPlan, days: PaperDeadlines, name: string, today: LocalDate): string | undefined {
  const needed = answersNeededBy(days);
  const ends = [
    { what: 'Escalation ends', on: lastEscalationDay(plan) },
    { what: 'The round closes', on: plan.closesOn },
    { what: 'Answers are due', on: plan.dueOn },
  ];
  const late = ends.find(({ on }) => on !== undefined && on > needed);
  if (!late) return undefined;
  return (
    `${late.what} on ${sayDay(late.on!, today)}, after the paper’s deadline for ${name}, ${sayDay(needed, today)}: ` +
    'what comes in between misses the paper. An earlier due day, or the meeting after, would leave time.'
  );
}
