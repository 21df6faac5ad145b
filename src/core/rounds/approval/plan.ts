import { dayBegins, habitOf, hoursBegin } from '../../calendar/habit.ts';
import { addWorkingDays, workingCalendar } from '../../calendar/working-days.ts';
import { localDateOf } from '../../calendar/zone.ts';
import type { NewDelivery } from '../../outbox/delivery.ts';
import { hoursFor } from '../../outbox/hours.ts';
import type { MilestoneChange, Tx } from '../../ports.ts';
import { programmeOf } from '../../programme/nouns.ts';

/** Of every message about a critical date: the change, as text, since it is kept as JSON. */
export interface ApprovalAbout {
  readonly change: string;
  readonly programme: string;
}

/** Working days after which the approver is reminded, and after which the programme office is told. */
const reminded = 2;
const told = 4;

/**
 * Puts critical dates that moved to their approvers: at once within their hours, again after two working days, and after
 * four to the programme office. What was decided meanwhile is not sent. Asked twice for one change, nothing is added.
 */
export async function askApproval(tx: Tx, proposed: readonly MilestoneChange[]): Promise<void> {
  for (const change of proposed) await tx.deliveries.add(await asked(tx, change));
}

async function asked(tx: Tx, change: MilestoneChange): Promise<readonly NewDelivery[]> {
  const { approver, id } = change;
  if (approver === undefined) return [];
  const programme = programmeOf(change.workstream);
  const about = { change: String(id), programme } satisfies ApprovalAbout;
  const begins = await hoursFor(tx, { person: approver });
  const office = (await tx.programmes.get(programme))?.office ?? [];
  const first = { about, reader: { person: approver }, urgent: false };
  return [
    { ...first, key: `approval/${id}`, kind: 'approval' },
    {
      ...first,
      key: `approval-reminder/${id}`,
      kind: 'approval-reminder',
      dueAt: await workingDaysAfter(tx, approver, begins, reminded),
    },
    ...(await Promise.all(
      office.map(async (person) => ({
        key: `approval-late/${id}/${person}`,
        kind: 'approval-late',
        about,
        reader: { person },
        urgent: false,
        dueAt: await workingDaysAfter(tx, person, begins, told),
      })),
    )),
  ];
}

/** As the hours of a person begin, so many of the council's working days after an instant. */
export async function workingDaysAfter(tx: Tx, key: string, from: Date, days: number): Promise<Date> {
  const [person, organisation] = [await tx.people.get(key), await tx.organisation()];
  if (!person || !organisation) return from;
  const habit = habitOf(person, organisation);
  const calendar = workingCalendar(organisation);
  const day = addWorkingDays(calendar, localDateOf(from, habit.timeZone), days);
  return hoursBegin(dayBegins(habit, day), habit, calendar);
}

/** Tells who said it, and the leads, what was decided; whoever decided knows. */
export async function tellDecision(tx: Tx, change: MilestoneChange, decidedBy: string): Promise<void> {
  const workstream = await tx.programmes.workstream(change.workstream);
  const people = [...new Set([change.by, ...(workstream?.lead ?? [])])].filter((person) => person !== decidedBy);
  const programme = programmeOf(change.workstream);
  await tx.deliveries.add(
    people.map((person) => ({
      key: `approval-decided/${change.id}/${person}`,
      kind: 'approval-decided',
      about: { change: String(change.id), programme } satisfies ApprovalAbout,
      reader: { person },
      urgent: false,
    })),
  );
}
