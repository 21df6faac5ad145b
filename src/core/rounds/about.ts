import type { Actor } from '../access/actor.ts';
import { localDateOf } from '../calendar/zone.ts';
import { type About, type LastTime, lastFromHistory } from '../interview/about.ts';
import type { InterviewReading, Tx, WorkstreamInFull } from '../ports.ts';
import type { Organisation } from '../programme/organisation.ts';
import { sayPeriod } from '../programme/period.ts';
import { typedAs } from '../words/workstream.ts';
import { audienceAmong } from './audience.ts';
import type { Round, Update } from './round.ts';

/** All that an interview of this workstream in this round may depend on, for this reader. */
export async function aboutOf(tx: Tx, actor: Actor, reading: InterviewReading): Promise<About> {
  const { round, workstream, organisation, updates } = reading;
  const given = updates.find((update) => update.round === round.id);
  const last = lastTime(updates, round, workstream, organisation);
  return {
    workstream,
    round,
    organisation,
    ...(last ? { last } : {}),
    ...(given ? { submitted: { on: localDateOf(given.at, actor.person.timeZone), answers: given.answers } } : {}),
    audience: audienceAmong(reading.groups, reading.paper, workstream),
    reader: actor.person,
    today: localDateOf(tx.now, actor.person.timeZone),
    words: {
      period: sayPeriod(round.period),
      update: `update ${await typedAs(tx, actor, workstream)}`,
    },
  };
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
