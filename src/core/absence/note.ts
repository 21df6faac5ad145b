import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { instantOf } from '../calendar/zone.ts';
import type { NewDelivery } from '../outbox/delivery.ts';
import type { Absence, Tx } from '../ports.ts';
import type { Person } from '../programme/person.ts';
import { nobodyOf } from './nobody.ts';
import { backAt, PUT_OFF } from './while-away.ts';

/** `about` of what is sent because somebody is away: the absence, as text, since it is kept as JSON. */
export type AbsenceAbout = {
  readonly absence: string;
  readonly programme: string;
  /** Who reads it. */
  readonly person: string;
} & Early;

type Early = {
  /** They are back before the last day that was noted, or it was noted otherwise. */
  readonly early?: true;
  /** They have read what waits for them: only what was put off is to come. */
  readonly told?: true;
};

/** Of whoever is named as cover: `named` says so at once, `begins` asks as the absence begins. */
export type InPlaceAbout = AbsenceAbout & { readonly when: 'named' | 'begins' };

export interface Leave {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly cover?: string;
}

/** What was noted, and what stood before and is part of it now. */
export interface Noted {
  readonly absence: Absence;
  readonly joined: readonly Absence[];
  /** It stood already, just so. */
  readonly same?: true;
}

/**
 * Notes when somebody is away. What overlaps or follows at once becomes one absence, with the cover named last. All that
 * it leads to is planned: cover and deputy are asked as it begins, and one message says what waits when they are back.
 */
export async function noteAbsence(
  tx: Tx,
  person: Person,
  leave: Leave,
  { by, today }: { readonly by: string /** In their own zone. */; readonly today: LocalDate },
): Promise<Noted> {
  const near = await tx.absences.between(addDays(leave.from, -1), addDays(leave.to, 1), [person.key]);
  const from = [leave.from, ...near.map((each) => each.from)].sort()[0]!;
  const to = [leave.to, ...near.map((each) => each.to)].sort().at(-1)!;
  const cover = leave.cover ?? near.findLast((each) => each.cover !== undefined)?.cover;
  const [only] = near;
  if (near.length === 1 && only!.from === from && only!.to === to && only!.cover === cover)
    return { absence: only!, joined: [], same: true };
  for (const { id } of near) await tx.absences.end(id);
  const absence = await tx.absences.add({
    person: person.key,
    from,
    to,
    by,
    ...(cover === undefined ? {} : { cover }),
  });
  // `back`, typed while they are away, is the word and not the question before.
  const focus = absence.from <= today ? await tx.people.focus(person.key) : undefined;
  if (focus && 'round' in focus) await tx.people.setFocus(person.key, undefined);
  const others = near.filter((each) => each.cover !== undefined && each.cover !== cover);
  const programme = await programmeOfPerson(tx, person.key);
  if (programme === undefined) return { absence, joined: near };
  await tx.deliveries.add([
    ...others.map((each) => endedOf(each, each.cover!, programme, tx.now, EARLY)),
    ...(await plannedFor(tx, person, absence, programme)),
  ]);
  return { absence, joined: near };
}

/**
 * They are back, or not away after all: it counts no more, who answered for them is told, and what was put off comes now.
 *
 * @param told they have read what waits for them already
 */
export async function endAbsence(tx: Tx, absence: Absence, told: boolean): Promise<void> {
  await tx.absences.end(absence.id);
  await tx.deliveries.bringForward(absence.person, PUT_OFF);
  const programme = await programmeOfPerson(tx, absence.person);
  if (programme === undefined) return;
  const people = await peopleInstead(tx, absence);
  await tx.deliveries.add([
    ...people.map((reader) => endedOf(absence, reader, programme, tx.now, EARLY)),
    backOf(absence, programme, tx.now, { ...EARLY, ...(told ? { told } : {}) }),
  ]);
}

const EARLY = { early: true } as const;

async function plannedFor(
  tx: Tx,
  person: Person,
  absence: Absence,
  programme: string,
): Promise<readonly NewDelivery[]> {
  const zone = person.timeZone ?? (await tx.organisation())?.timeZone ?? 'Europe/London';
  const begins = instantOf(absence.from, '00:00', zone);
  const isNow = begins <= tx.now;
  const over = await backAt(tx, absence);
  const people = await peopleInstead(tx, absence);
  const inPlace = (reader: string, when: InPlaceAbout['when'], dueAt: Date): NewDelivery => ({
    key: `in-place/${absence.id}/${when}/${reader}`,
    kind: 'in-place',
    about: { absence: String(absence.id), programme, person: reader, when } satisfies InPlaceAbout,
    reader: { person: reader },
    urgent: false,
    dueAt,
  });
  return [
    ...(absence.cover === undefined || isNow ? [] : [inPlace(absence.cover, 'named', tx.now)]),
    ...people.map((reader) => inPlace(reader, 'begins', isNow ? tx.now : begins)),
    backOf(absence, programme, over),
    ...people.map((reader) => endedOf(absence, reader, programme, over)),
    ...(await ledIn(tx, person.key)).map((each) =>
      nobodyOf(`${absence.id}/${each}`, person.key, each, isNow ? tx.now : begins),
    ),
  ];
}

/** First of all that waits for them, so that it says the rest too: urgent in their lane. */
function backOf({ id, person }: Absence, programme: string, dueAt: Date, early: Early = {}): NewDelivery {
  return {
    key: `back/${id}${early.early ? '/early' : ''}`,
    kind: 'back',
    about: { absence: String(id), programme, person, ...early } satisfies AbsenceAbout,
    reader: { person },
    urgent: true,
    dueAt,
  };
}

function endedOf({ id }: Absence, reader: string, programme: string, dueAt: Date, early: Early = {}): NewDelivery {
  return {
    key: `in-place-ended/${id}/${reader}${early.early ? '/early' : ''}`,
    kind: 'in-place-ended',
    about: { absence: String(id), programme, person: reader, ...early } satisfies AbsenceAbout,
    reader: { person: reader },
    urgent: false,
    dueAt,
  };
}

/** A programme in which they have a role: its office sees what of this does not go. */
const programmeOfPerson = async (tx: Tx, person: string): Promise<string | undefined> =>
  (await tx.people.actor(person, 'schedule'))?.roles[0]?.programme;

/** The programmes in which they lead something. */
const ledIn = async (tx: Tx, person: string): Promise<readonly string[]> => {
  const roles = (await tx.people.actor(person, 'schedule'))?.roles ?? [];
  return [...new Set(roles.flatMap(({ role, programme }) => (role === 'lead' ? [programme] : [])))];
};

/** Whoever may be asked instead: the cover, deputies, and who asked them in their place. Composing decides who is. */
async function peopleInstead(tx: Tx, { person, cover }: Absence): Promise<readonly string[]> {
  const programmes = (await tx.programmes.all()).map(({ id }) => id);
  const all = (await Promise.all(programmes.map((id) => tx.programmes.workstreams(id)))).flat();
  const led = all.filter(({ lead }) => lead.includes(person));
  const delegated = new Set<string>();
  for (const round of await tx.rounds.open(programmes))
    for (const { to, workstream } of await tx.delegations.ofRound(round.id))
      if (to === person) delegated.add(workstream);
  const handedBack = all.filter(({ id }) => delegated.has(id)).flatMap(({ lead }) => lead);
  const keys = [cover, ...led.map(({ deputy }) => deputy), ...handedBack];
  return [...new Set(keys)].filter((key) => key !== undefined && key !== person) as string[];
}
