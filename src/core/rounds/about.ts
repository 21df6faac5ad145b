import type { Actor } from '../access/actor.ts';
import { can } from '../access/can.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type About, type LastTime, lastFromHistory, listed, type Submitted, type Told } from '../interview/about.ts';
import { asLastWritten, UNPOSTED } from '../interview/news.ts';
import type { InterviewReading, Tx, WorkstreamInFull } from '../ports.ts';
import type { Workstream } from '../programme/nouns.ts';
import type { Organisation } from '../programme/organisation.ts';
import { sayPeriod } from '../programme/period.ts';
import { subjectOf, typedAs } from '../words/workstream.ts';
import { audienceAmong, oversees } from './audience.ts';
import { forWhom } from './for-whom.ts';
import type { Round, Update } from './round.ts';
import { stillOwn, undone, undoneActions } from './undo.ts';

/** All that an interview of this workstream in this round may depend on, for this reader. */
export async function aboutOf(tx: Tx, actor: Actor, reading: InterviewReading, part?: string): Promise<About> {
  const { round, organisation, updates } = reading;
  const given = givenIn(reading, part);
  const workstream = given ? undone(reading.workstream, given.before) : reading.workstream;
  const today = localDateOf(tx.now, actor.person.timeZone);
  const withoutSensitive = !can(actor, 'workstream.read-sensitive', subjectOf(workstream));
  const last = lastTime(updates, round, workstream, organisation);
  return {
    workstream,
    round,
    organisation,
    groups: reading.groups.filter((group) => oversees(group, workstream)),
    actions: undoneActions(reading.actions, given?.before ?? []),
    proposed: reading.proposed,
    names: reading.names,
    told: toldIn(reading, actor.person.timeZone).map((told) => (withoutSensitive ? asPosted(told) : told)),
    figures: reading.figures.map(({ answeredBy, at, answers }) => ({
      by: answeredBy,
      on: localDateOf(at, actor.person.timeZone),
      answers,
    })),
    ...(part === undefined ? {} : { part }),
    ...(withoutSensitive ? { withoutSensitive } : {}),
    ...(last ? { last } : {}),
    ...(given ? { submitted: submitted(given, reading, actor.person.timeZone) } : {}),
    audience: audienceAmong(reading.groups, reading.paper, workstream, { council: organisation, now: tx.now, today }),
    reader: actor.person,
    ...(part === undefined ? inPlaceOf(actor, reading) : {}),
    today,
    words: {
      period: sayPeriod(round.period),
      update: `update ${await typedAs(tx, actor, workstream)}${round.state === 'closed' ? ` ${round.period.label}` : ''}`,
    },
  };
}

function inPlaceOf(actor: Actor, { workstream, programme, names }: InterviewReading): Pick<About, 'inPlaceOf'> {
  const answering = { answeredBy: actor.person.id, answeredFor: answersFor(actor, workstream) };
  const whom = forWhom(workstream, programme.office, answering);
  return whom.length === 0 ? {} : { inPlaceOf: listed(whom.map((lead) => names[lead] ?? lead)) };
}

/** The lead in whose place somebody answers: whom they stand in for, else the first; undefined for a lead themselves. */
export function answersFor(
  { person, roles }: Actor,
  { id, lead }: Pick<Workstream, 'id' | 'lead'>,
): string | undefined {
  if (lead.includes(person.id)) return undefined;
  const cover = roles.find((role) => role.role === 'cover' && role.workstream === id && lead.includes(role.for));
  return cover && 'for' in cover ? cover.for : lead[0];
}

/** Words that speak of something sensitive are not for somebody asked in a lead's place. */
function asPosted({ answers: { [UNPOSTED]: _, ...answers }, ...told }: Told): Told {
  return { ...told, answers };
}

function submitted(given: Update, { workstream, programme, names }: InterviewReading, zone: string): Submitted {
  const { at, answers, version, reason, answeredBy } = given;
  const [by, ...whom] = [answeredBy, ...forWhom(workstream, programme.office, given)].map((key) => names[key] ?? key);
  return {
    on: localDateOf(at, zone),
    answers,
    version,
    ...(reason === undefined ? {} : { reason }),
    ...(whom.length === 0 ? {} : { inPlace: { by: by!, of: listed(whom) } }),
  };
}

/** The newest version of what is asked here, if it was given; `before` as far as the record is still as it made it. */
export function givenIn(reading: InterviewReading, part: string | undefined): Update | undefined {
  const { round, updates, figures } = reading;
  const given =
    part === undefined
      ? updates.find((update) => update.round === round.id)
      : figures.find((update) => update.part === part);
  return given && { ...given, before: stillOwn(reading, given.before) };
}

/** What was said since the last answer, newest first; a draft that its round closed on is the oldest of it. */
function toldIn({ touches, unfinished }: InterviewReading, zone: string): readonly Told[] {
  const told = asLastWritten(touches).map(({ at, answers }): Told => ({ on: localDateOf(at, zone), answers }));
  const left: Told[] = unfinished
    ? [{ on: localDateOf(unfinished.changedAt, zone), answers: unfinished.state.answers, unfinished: true }]
    : [];
  return [...left, ...told].reverse();
}

function lastTime(
  updates: readonly Update[],
  round: Round,
  workstream: WorkstreamInFull,
  organisation: Organisation,
): LastTime | undefined {
  const before = updates.find((update) => update.round !== round.id);
  if (before) {
    return {
      answers: before.answers,
      on: localDateOf(before.at, organisation.timeZone),
      ...(before.rating ? { rating: before.rating } : {}),
    };
  }
  const [past] = [...workstream.history].sort((a, b) => (b.on ?? b.period).localeCompare(a.on ?? a.period));
  return past && lastFromHistory(past);
}
