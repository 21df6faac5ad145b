import type { LocalDate } from '../../calendar/local-date.ts';
import { sayDay } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { buttons, footnote, type Line, list, paragraph } from '../../message.ts';
import type { Delivery, NewDelivery } from '../../outbox/delivery.ts';
import type { Composed, Kind } from '../../outbox/kinds.ts';
import type { Tx } from '../../ports.ts';
import { type Asked, askedOf, isTheirs } from '../asked.ts';
import { namesAmong, startButtons } from '../left.ts';

type About = {
  readonly person: string;
  readonly programme: string;
  readonly round: string;
  readonly dueOn: LocalDate;
  /** Ids of the workstreams that are due on another day now. */
  readonly workstreams: readonly string[];
};

/** Tells those who are asked for these answers, in one message each, that they have longer; whoever did it knows. */
export function tellOfExtension(
  moved: readonly Asked[],
  dueOn: LocalDate,
  by: string,
  at: Date,
): readonly NewDelivery[] {
  const people = new Set(moved.flatMap(({ now }) => now.map(({ person }) => person)).filter((each) => each !== by));
  return [...people].map((person) => {
    const theirs = moved.filter((each) => isTheirs(each, person));
    const { round } = theirs[0]!;
    return {
      key: `extended/${round.id}/${dueOn}/${person}/${at.toISOString()}`,
      kind: 'extended',
      about: {
        person,
        programme: round.programme,
        round: round.id,
        dueOn,
        workstreams: theirs.map(({ workstream }) => workstream.id),
      } satisfies About,
      reader: { person },
      urgent: false,
    };
  });
}

export const extended: Kind = { compose, keepsHours: true, whenUnknown: 'repeat' };

async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const others = await tx.deliveries.companions(delivery);
  const abouts = [delivery, ...others].map(({ about }) => about as About);
  const { person } = abouts[0]!;
  const actor = await tx.people.actor(person, 'schedule');
  const asked = (await askedOf(tx, actor?.roles ?? [])).filter(
    (each) =>
      !each.given &&
      isTheirs(each, person) &&
      abouts.some(
        ({ round, dueOn, workstreams }) =>
          round === each.round.id && dueOn === each.dueOn && workstreams.includes(each.workstream.id),
      ),
  );
  if (!actor || asked.length === 0) return { cancel: 'it is answered, or due on another day by now' };
  const today = localDateOf(tx.now, actor.person.timeZone);
  const nameOf = namesAmong(asked);
  const days = [...new Set(asked.map(({ dueOn }) => dueOn))].sort();
  const lines = days.map((day): string => {
    const then = asked.filter(({ dueOn }) => dueOn === day);
    return `${listed(then.map(nameOf))} ${then.length === 1 ? 'is' : 'are'} due on ${sayDay(day, today)} now.`;
  });
  const summary = `You have longer: ${lines.join(' ')}`;
  return {
    message: {
      summary,
      blocks: [
        ...(lines.length === 1
          ? [paragraph(summary)]
          : [paragraph('You have longer:'), list(lines.map((line): Line => [line]))]),
        buttons(...startButtons(asked).slice(0, 5)),
        footnote('The programme office moved it; reminders move with it.'),
      ],
    },
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}
