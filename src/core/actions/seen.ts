import type { Actor } from '../access/actor.ts';
import { can, programmesOf } from '../access/can.ts';
import { habitOf } from '../calendar/habit.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { workingCalendar } from '../calendar/working-days.ts';
import type { Matter } from '../decisions/matter.ts';
import { readMatters } from '../decisions/read.ts';
import type { Tx } from '../ports.ts';
import { type Action, keyOf } from '../programme/nouns.ts';
import { stillOwn, undoneActions } from '../rounds/undo.ts';
import type { Call } from '../words/word.ts';
import { askDays } from './dues.ts';

/** An action that somebody may see. */
export interface SeenAction {
  readonly action: Action;
  /** The decision it comes from, where it comes from one. */
  readonly matter?: Matter;
}

type Asker = Pick<Call, 'tx' | 'actor'>;

/**
 * Every action of the asker's programmes that they may know of, in the file's order: their own, and those of which they
 * may know the decision. A constant number of queries a programme.
 */
export async function readActions(call: Asker): Promise<readonly SeenAction[]> {
  const { tx, actor } = call;
  const programmes = programmesOf(actor);
  let all = await tx.actions.ofProgrammes(programmes);
  if (all.length === 0) return [];
  for (const programme of programmes)
    if (!can(actor, 'workstream.read-unapproved', { programme })) all = await asApproved(tx, programme, all);
  const matters = await readMatters(call);
  const decisions = new Set<string>();
  for (const programme of programmes)
    for (const { id } of await tx.programmes.decisions(programme)) decisions.add(id.toLowerCase());
  return all.flatMap((action): readonly SeenAction[] => {
    const { programme, from = '' } = action;
    const named = from.toLowerCase();
    const matter = matters.find(
      (each) =>
        each.programme === programme && [each.ref, keyOf(each.subject)].some((ref) => ref.toLowerCase() === named),
    );
    // It says something of a decision that is kept from them.
    const isHidden = !matter && (/^a\d+$/.test(named) || decisions.has(`${programme}/${named}`));
    const { workstream } = matter ?? {};
    const subject = {
      ...subjectOf(action),
      sensitive: isHidden || (action.sensitive ?? false) || (matter?.sensitive ?? false),
      ...(workstream ? { workstream: workstream.id } : {}),
    };
    return can(actor, 'action.read', subject) ? [{ action, ...(matter ? { matter } : {}) }] : [];
  });
}

/** Without what answers say of them that the programme office has not approved. */
async function asApproved(tx: Tx, programme: string, actions: readonly Action[]): Promise<readonly Action[]> {
  const workstreams = await tx.programmes.workstreams(programme);
  const full = new Map(
    workstreams.map((each) => [each.id, { ...each, milestones: [], indicators: [], savings: [], risks: [] }]),
  );
  const since = await tx.updates.sinceApproved([...full.keys()]);
  return since.reduce(
    (now, { workstream, before }) =>
      undoneActions(now, stillOwn({ workstream: full.get(workstream)!, actions: now }, before)),
    actions,
  );
}

const subjectOf = ({ programme, owner, sensitive }: Action) => ({
  programme,
  sensitive: sensitive ?? false,
  ...(owner === undefined ? {} : { owner }),
});

/** Those of the asker's programmes of which they may say how they stand, done or not; one query. */
export async function answerable({ tx, actor }: Asker): Promise<readonly Action[]> {
  return (await tx.actions.ofProgrammes(programmesOf(actor))).filter((action) =>
    can(actor, 'action.answer', subjectOf(action)),
  );
}

/** Their own that are not done, the first due first; none is looked for where they own none. */
export async function ownActions({ tx, actor }: Asker): Promise<readonly Action[]> {
  const programmes = new Set(actor.roles.flatMap((each) => (each.role === 'action-owner' ? [each.programme] : [])));
  if (programmes.size === 0) return [];
  return (await tx.actions.openOf(actor.person.id)).filter(({ programme }) => programmes.has(programme));
}

/** Of these the ones that no answer asks about and that are due soon, or were. */
export async function pressingActions(tx: Tx, actor: Actor, today: LocalDate): Promise<readonly Action[]> {
  const open = await ownActions({ tx, actor });
  if (open.length === 0) return [];
  const [person, organisation] = [await tx.people.get(actor.person.id), await tx.organisation()];
  if (!person || !organisation) return [];
  const own = workingCalendar(organisation).forWeek(habitOf(person, organisation).workingDays);
  const apart = new Set(
    (await tx.actions.askedApart([...new Set(open.map(({ programme }) => programme))])).map(({ id }) => id),
  );
  return open.filter(({ id, by }) => apart.has(id) && by !== undefined && askDays(by, own)[0] <= today);
}
