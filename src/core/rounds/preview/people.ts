import { type Away, askedNow } from '../../absence/asked-now.ts';
import { actionsAsked } from '../../actions/plan.ts';
import { habitOf } from '../../calendar/habit.ts';
import { addDays, type LocalDate } from '../../calendar/local-date.ts';
import { nextWorkingDay, workingCalendar } from '../../calendar/working-days.ts';
import type { Absence, Tx } from '../../ports.ts';
import type { Programme, Workstream } from '../../programme/nouns.ts';
import type { Organisation } from '../../programme/organisation.ts';
import type { Person } from '../../programme/person.ts';
import { isAsked } from '../asked.ts';
import { ownersAsked } from '../figures/plan.ts';
import { type RoundPlan, roundId } from '../plan.ts';

/** Somebody who will be asked, and for what. */
export interface PersonAsked {
  readonly person: Person;
  readonly workstreams: readonly Workstream[];
  /** From that day on. */
  readonly on: LocalDate;
  /** For figures alone. */
  readonly figures?: true;
  /** For so many actions of theirs, and no workstream. */
  readonly actions?: number;
  /** Whoever is away, in whose place they are asked. */
  readonly for?: Person;
  /** They are away until then: their figures or actions wait for them, since nobody else has them. */
  readonly until?: LocalDate;
}

/** Whom a round will ask, and whom it cannot. */
export interface WhoIsAsked {
  readonly people: readonly PersonAsked[];
  /** Those who lead and are away on the day on which they would be asked. */
  readonly away: readonly { readonly person: Person; readonly until: LocalDate }[];
  /** For which nobody is asked, since who would be is away. */
  readonly nobody: readonly Workstream[];
}

/** Longer than any gap between two days that somebody works. */
const REACH_DAYS = 40;

/** Whom the round will ask when it opens, as leave and the programme stand now. */
export async function whoIsAsked(
  tx: Tx,
  programme: Programme,
  plan: RoundPlan,
  organisation: Organisation,
): Promise<WhoIsAsked> {
  const round = { id: roundId(programme.id, plan.period), programme: programme.id, period: plan.period };
  const workstreams = (await tx.programmes.workstreams(programme.id)).filter((each) => isAsked(programme, each, round));
  const owners = await ownersAsked(tx, programme, plan, organisation);
  const actions = await actionsAsked(tx, programme, plan);
  const delegated = new Map((await tx.delegations.ofRound(round.id)).map(({ workstream, to }) => [workstream, to]));
  const absences = await tx.absences.between(plan.opensOn, addDays(plan.opensOn, REACH_DAYS));
  const keys = [
    ...workstreams.flatMap(({ lead, deputy }) => [...lead, ...(deputy === undefined ? [] : [deputy])]),
    ...owners.map(({ owner }) => owner),
    ...actions.map(({ owner }) => owner),
    ...absences.flatMap(({ cover }) => cover ?? []),
    ...delegated.values(),
  ];
  const people = new Map((await tx.people.many([...new Set(keys)])).map((person) => [person.key, person]));
  const days = ownDays(people, plan, organisation);
  const away = awayOnTheirDay(absences, days);
  const asked = new Map<string, PersonAsked>();
  const nobody: Workstream[] = [];
  for (const workstream of workstreams) {
    const now = askedNow(workstream, delegated.get(workstream.id), away);
    if (now.length === 0) nobody.push(workstream);
    for (const each of now) {
      const person = people.get(each.person);
      if (!person) continue;
      const name = `${each.person} ${each.for ?? ''}`;
      const known = asked.get(name);
      const inPlaceOf = each.for === undefined ? undefined : people.get(each.for);
      asked.set(name, {
        person,
        workstreams: [...(known?.workstreams ?? []), workstream],
        on: days.get(each.person) ?? plan.opensOn,
        ...(inPlaceOf ? { for: inPlaceOf } : {}),
      });
    }
  }
  const figures = owners.flatMap(({ owner, workstreams: theirs, on }): readonly PersonAsked[] => {
    const person = people.get(owner);
    if (!person) return [];
    const [absence] = absences.filter((each) => each.person === owner && each.from <= on && on <= each.to);
    return [{ person, workstreams: theirs, on, figures: true, ...(absence ? { until: absence.to } : {}) }];
  });
  const ofActions = [...new Set(actions.map(({ owner }) => owner))].flatMap((owner): readonly PersonAsked[] => {
    const person = people.get(owner);
    if (!person) return [];
    const on = days.get(owner) ?? plan.opensOn;
    const [absence] = absences.filter((each) => each.person === owner && each.from <= on && on <= each.to);
    const count = actions.filter((each) => each.owner === owner).length;
    return [{ person, workstreams: [], on, actions: count, ...(absence ? { until: absence.to } : {}) }];
  });
  const leads = new Set(workstreams.flatMap(({ lead }) => lead));
  const absent = [...away.values()].filter(({ person }) => leads.has(person));
  return {
    people: [...asked.values(), ...figures, ...ofActions],
    away: absent.flatMap(({ person, to }) => {
      const known = people.get(person);
      return known ? [{ person: known, until: to }] : [];
    }),
    nobody,
  };
}

/** The day on which each is asked: that on which the round opens, or the next that they work. */
function ownDays(people: ReadonlyMap<string, Person>, plan: RoundPlan, organisation: Organisation) {
  const calendar = workingCalendar(organisation);
  return new Map(
    [...people.values()].map((person) => {
      const own = calendar.forWeek(habitOf(person, organisation).workingDays);
      return [person.key, nextWorkingDay(own, plan.opensOn)] as const;
    }),
  );
}

const awayOnTheirDay = (absences: readonly Absence[], days: ReadonlyMap<string, LocalDate>): Away =>
  new Map(
    absences
      .filter(({ person, from, to }) => {
        const day = days.get(person);
        return day !== undefined && from <= day && day <= to;
      })
      .map((absence) => [absence.person, absence]),
  );
