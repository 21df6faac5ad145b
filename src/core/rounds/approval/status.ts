import type { LocalDate } from '../../calendar/local-date.ts';
import type { Line } from '../../message.ts';
import type { Tx } from '../../ports.ts';
import { expected, sayProposed } from '../../programme/milestone-days.ts';
import type { Milestone, Workstream } from '../../programme/nouns.ts';

/** A workstream's critical dates that wait for their approver, as `status` shows them. */
export async function waitingDates(
  tx: Tx,
  workstream: Workstream,
  today: LocalDate,
  mayRead: (milestone: Milestone) => boolean,
): Promise<readonly { readonly label: string; readonly value: Line }[]> {
  const changes = await tx.milestoneChanges.proposed({ programmes: [workstream.programme] });
  const own = changes.filter((change) => change.workstream === workstream.id);
  if (own.length === 0) return [];
  const { milestones } = await tx.programmes.measures(workstream.programme);
  return own.flatMap(({ milestone: id, to }) => {
    const milestone = milestones.find((each) => each.id === id);
    if (!milestone || !mayRead(milestone)) return [];
    return [{ label: milestone.title, value: [sayProposed(to, expected(milestone), today)] }];
  });
}
