import type { LocalDate } from '#core/calendar/local-date';
import type { InterviewState } from '#core/interview/state';
import type { Month } from '#core/programme/period';
import type { Draft, Round } from '#core/rounds/round';
import type { Draft as DraftRow, Round as RoundRow } from '../generated/client.ts';
import { present } from './database.ts';

export function toRound({ programmeId, from, to, label, ...row }: RoundRow): Round {
  return {
    ...present(row),
    programme: programmeId,
    period: { from: from as Month, to: to as Month, label },
    state: row.state as Round['state'],
    opensOn: row.opensOn as LocalDate,
    dueOn: row.dueOn as LocalDate,
  } as Round;
}

export function toRow({ programme, period, ...round }: Round): RoundRow {
  const { number = null, closesOn = null, openedAt = null, closedAt = null } = round;
  return { ...round, ...period, programmeId: programme, number, closesOn, openedAt, closedAt };
}

export function toDraft({ roundId, workstreamId, part, state, ...row }: DraftRow): Draft {
  return {
    ...row,
    ...(part ? { part } : {}),
    round: roundId,
    workstream: workstreamId,
    state: state as unknown as InterviewState,
  };
}
