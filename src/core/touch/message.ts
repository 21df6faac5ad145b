import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { sayShort } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { capital } from '../capital.ts';
import { listed } from '../interview/about.ts';
import { buttons, footnote, type Line, list, type Message, paragraph } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind } from '../outbox/kinds.ts';
import type { Tx } from '../ports.ts';
import { keyOf } from '../programme/nouns.ts';
import { ratingName } from '../programme/rag.ts';
import { toldApart } from '../words/which.ts';
import { type Touched, touchedOf } from './touched.ts';

/** The light check between rounds: one message for all of a person's workstreams, one tap for “no”. */
export const touch: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

type About = { readonly person: string; readonly programme: string; readonly on: LocalDate };

/** A light check that could not be sent for longer than this is not worth sending: another one comes. */
const LATE_DAYS = 2;

async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person, on } = delivery.about as About;
  const actor = await tx.people.actor(person, 'schedule');
  if (!actor) return { cancel: 'the person has no role any more' };
  const today = localDateOf(tx.now, actor.person.timeZone);
  if (daysBetween(on, today) > LATE_DAYS) return { cancel: 'its day is long past; the next one asks' };
  const others = await tx.deliveries.companions(delivery);
  const programmes = [delivery, ...others].map((each) => (each.about as About).programme);
  const touched = await touchedOf(tx, actor, programmes, on);
  if (touched.length === 0)
    return { cancel: 'nothing is to be asked: they said something lately, or a round asks them' };
  const [only] = touched;
  return {
    message: messageOf(touched, today, on, await awayNames(tx, touched)),
    keep: async (tx) => {
      await tx.deliveries.sayWith(delivery, others);
      // With one workstream there is no doubt what their next words are about, unless they are in the middle of an answer.
      const focus = touched.length === 1 ? await tx.people.focus(person) : undefined;
      if (touched.length === 1 && !(focus && 'round' in focus))
        await tx.people.setFocus(person, { newsOf: only!.workstream.id });
    },
  };
}

/** Of those in whose place they are asked. */
async function awayNames(tx: Tx, touched: readonly Touched[]): Promise<readonly string[]> {
  const keys = [...new Set(touched.flatMap((each) => each.for ?? []))];
  return (await tx.people.many(keys)).map(({ name }) => name);
}

function messageOf(touched: readonly Touched[], today: LocalDate, on: LocalDate, away: readonly string[]): Message {
  const nameOf = toldApart(
    touched.map(({ workstream }) => workstream),
    touched.map(({ programme }) => programme),
  );
  const names = touched.map(({ workstream }) => nameOf(workstream));
  const summary = `Anything changed on ${listed(names)}?`;
  const lines = touched.map((each): Line => [{ bold: nameOf(each.workstream) }, ` · ${stands(each, today)}`]);
  return {
    summary,
    blocks: [
      ...(touched.length === 1
        ? [paragraph({ bold: summary }, ` ${capital(stands(touched[0]!, today))}.`)]
        : [paragraph({ bold: 'Has anything changed?' }), list(lines)]),
      buttons(
        {
          label: 'No, nothing has changed',
          say: touched.length === 1 ? `nothing new ${touched[0]!.workstream.id}` : `nothing new ${on}`,
          style: 'primary',
        },
        ...touched.slice(0, 8).map(({ workstream }) => ({
          label: `${nameOf(workstream)} has changed`.slice(0, 75),
          say: `note ${workstream.id}`,
        })),
      ),
      ...(away.length > 0
        ? [footnote(`${listed(away)} ${away.length === 1 ? 'is' : 'are'} away, so I ask you in their place.`)]
        : []),
      ...(touched.some(({ slower }) => slower)
        ? [
            footnote(
              'The last three stayed unanswered, so I ask monthly from now on, until there is something new; “touch weekly” asks weekly again.',
            ),
          ]
        : []),
      footnote(
        `Whatever you say goes into the digest and is filled in for your next update. ${
          touched.length === 1
            ? 'You can simply write it here.'
            : `Or write it: “note ${keyOf(touched[0]!.workstream.id)} …”.`
        }`,
      ),
    ],
  };
}

/** `green since 9 October`. */
function stands({ standing }: Touched, today: LocalDate): string {
  if (!standing.now) return 'no rating yet';
  return `${ratingName(standing.now.rating)}${standing.now.on ? ` since ${sayShort(standing.now.on, today)}` : ''}`;
}
