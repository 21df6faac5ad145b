import { type AskedNow, askedNow, awayNow, type LedBy } from '../absence/asked-now.ts';
import { can } from '../access/can.ts';
import type { Plan, Step } from '../import/plan.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Tx } from '../ports.ts';
import { programmeOf } from '../programme/nouns.ts';
import { subjectOf } from '../words/workstream.ts';
import { type Asked, askedIn } from './asked.ts';
import { askNewOwners } from './figures/plan.ts';

/** `about` of what whoever is asked from now on, or no more, is sent. */
export type ReplacedAbout = {
  readonly person: string;
  readonly round: string;
  readonly programme: string;
  readonly workstream: string;
  /** Keys of those who were asked before. */
  readonly before: readonly string[];
  readonly at: string;
};

/** Who led and was deputy before; what is absent is as it was. */
export type Before = Partial<LedBy>;

/**
 * Somebody else leads a workstream, or is its deputy, while a round is open: whoever is asked from now on gets one prompt
 * that says how far it is, and whoever was asked and is no more is told so once. The answer goes on where it stopped.
 */
export async function tellOfReplaced(tx: Tx, workstream: string, before: Before): Promise<void> {
  const open = (await askedIn(tx, [programmeOf(workstream)], ({ id }) => id === workstream)).filter(
    ({ given }) => !given,
  );
  if (open.length === 0) return;
  const away = await awayNow(tx);
  for (const asked of open) {
    const was = askedNow({ ...asked.workstream, ...before }, asked.delegatedTo, away);
    const isIn = (all: readonly AskedNow[]) => (one: AskedNow) => all.some(({ person }) => person === one.person);
    const comes = asked.now.filter((one) => !isIn(was)(one));
    const goes = was.filter((one) => !isIn(asked.now)(one));
    for (const one of comes) await tx.deliveries.add([await toldOf(tx, 'asked-anew', asked, one, was)]);
    for (const one of goes) await tx.deliveries.add([await toldOf(tx, 'asked-no-more', asked, one, was)]);
    for (const { person } of goes) await leave(tx, asked, person);
  }
}

async function toldOf(
  tx: Tx,
  kind: 'asked-anew' | 'asked-no-more',
  { round, workstream }: Asked,
  { person }: AskedNow,
  was: readonly AskedNow[],
): Promise<NewDelivery> {
  const told = await toldSoFar(tx, kind, { round: round.id, workstream: workstream.id, person });
  return {
    key: keyOf(kind, { round: round.id, workstream: workstream.id, person }, told.length),
    kind,
    about: {
      person,
      round: round.id,
      programme: workstream.programme,
      workstream: workstream.id,
      before: was.map((each) => each.person),
      at: tx.now.toISOString(),
    } satisfies ReplacedAbout,
    reader: { person },
    urgent: false,
  };
}

type Place = Pick<ReplacedAbout, 'round' | 'workstream' | 'person'>;

/** Whoever leads it once more is told once more. */
const keyOf = (kind: string, { round, workstream, person }: Place, before: number): string =>
  `${kind}/${round}/${workstream}/${person}${before === 0 ? '' : `/${before + 1}`}`;

/** What they were sent of this kind, or will be. */
export async function toldSoFar(tx: Tx, kind: string, place: Place): Promise<readonly Delivery[]> {
  const all: Delivery[] = [];
  for (;;) {
    const each = await tx.deliveries.get(keyOf(kind, place, all.length));
    if (!each) return all;
    all.push(each);
  }
}

/** What they type next is no answer of theirs any more, unless they may still give it. */
async function leave(tx: Tx, { round, workstream }: Asked, person: string): Promise<void> {
  const focus = await tx.people.focus(person);
  if (!focus || !('round' in focus) || focus.round !== round.id || focus.workstream !== workstream.id) return;
  const actor = await tx.people.actor(person, 'schedule');
  if (actor && can(actor, 'workstream.answer', { ...subjectOf(workstream), round: round.id })) return;
  await tx.people.setFocus(person, undefined);
}

/** After an import: leads and deputies whom the file replaced, and new owners of indicators. */
export async function peopleChanged(tx: Tx, { steps }: Pick<Plan, 'steps'>): Promise<void> {
  const changed = steps.filter(({ kind, change }) => kind === 'workstream' && change.change === 'set');
  for (const { id, before } of changed) {
    const was = replacedIn(before);
    if (was) await tellOfReplaced(tx, id, was);
  }
  const owners = steps.filter(isNewOwner);
  for (const programme of new Set(owners.map(({ id }) => programmeOf(id))))
    for (const round of await tx.rounds.open([programme]))
      await askNewOwners(tx, round, new Set(owners.map(({ after }) => String(after.owner))));
}

function replacedIn(before: Step['before']): Before | undefined {
  if (!('lead' in before) && !('deputy' in before)) return undefined;
  return {
    ...('lead' in before ? { lead: (before.lead ?? []) as string[] } : {}),
    ...('deputy' in before ? { deputy: (before.deputy ?? undefined) as string | undefined } : {}),
  };
}

const isNewOwner = ({ kind, change, after }: Step): boolean =>
  kind === 'indicator' && (change.change === 'set' || change.change === 'add') && typeof after.owner === 'string';
