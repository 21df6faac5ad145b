import type { LocalDate } from '../calendar/local-date.ts';
import { sayDay } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { buttons, type Line, list, paragraph } from '../message.ts';
import type { Delivery, NewDelivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { type Asked, askedOf, isTheirs, progressOf } from './asked.ts';
import { figuresOwed } from './figures/owned.ts';
import { figureButtons, figureLines } from './figures/say.ts';
import { namesAmong, startButtons } from './left.ts';

type About = { readonly person: string; readonly programme: string; readonly at: string };

/** Asks somebody again at the time that they named; the last time that they named counts. */
export const againAt = (person: string, programme: string, at: Date): NewDelivery => ({
  key: `later/${person}/${at.toISOString()}`,
  kind: 'later',
  about: { person, programme, at: at.toISOString() } satisfies About,
  reader: { person },
  urgent: false,
  dueAt: at,
});

export const again: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

async function compose(tx: Tx, { about }: Delivery): Promise<Composed> {
  const { person, at } = about as About;
  const named = await tx.people.askedLater(person);
  if (named && named.toISOString() !== at) return { cancel: 'they named another time' };
  const actor = await tx.people.actor(person, 'schedule');
  const open = (await askedOf(tx, actor?.roles ?? [])).filter((each) => !each.given && isTheirs(each, person));
  const figures = actor ? await figuresOwed(tx, actor) : [];
  const waiting = [...open, ...figures];
  if (!actor || waiting.length === 0) return { cancel: 'everything asked of them is answered' };
  const today = localDateOf(tx.now, actor.person.timeZone);
  const what = waiting.length === 1 ? `${waiting[0]!.workstream.name} waits` : `${waiting.length} workstreams wait`;
  const summary = `As you asked: ${what} for ${open.length > 0 ? 'your update' : 'your figures'}.`;
  return {
    message: {
      summary,
      blocks: [
        paragraph(summary),
        list([...open.map((each) => line(each, open, today)), ...figureLines(figures, today)]),
        buttons(...[...startButtons(open), ...figureButtons(figures, person)].slice(0, 5), {
          label: 'Later',
          say: 'Later',
        }),
      ],
    },
  };
}

const line = (each: Asked, open: readonly Asked[], today: LocalDate): Line => [
  { bold: namesAmong(open)(each) },
  ` · ${each.round.dueOn < today ? 'was due' : 'due'} ${sayDay(each.round.dueOn, today)} · ${progressOf(each)}`,
];
