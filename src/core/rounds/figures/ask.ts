import { sayDay } from '../../calendar/say.ts';
import { localDateOf } from '../../calendar/zone.ts';
import { listed } from '../../interview/about.ts';
import { buttons, footnote, heading, list, type Message, paragraph } from '../../message.ts';
import type { Delivery } from '../../outbox/delivery.ts';
import type { Composed, Kind } from '../../outbox/kinds.ts';
import type { Tx } from '../../ports.ts';
import { sayPeriod } from '../../programme/period.ts';
import { lateness } from '../prompts.ts';
import { figuresOf, type Owned } from './owned.ts';
import type { FiguresAbout } from './plan.ts';
import { figureButtons, figureLines } from './say.ts';

/** Asks the owner of indicators for their figures: one message for all of them, in whatever workstreams they are. */
export const askFigures: Kind = { compose, keepsHours: true, whenUnknown: 'repeat', whenAway: 'drop' };

async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person } = delivery.about as FiguresAbout;
  const actor = await tx.people.actor(person, 'schedule');
  if (!actor) return { cancel: 'the person has no role any more' };
  const others = await tx.deliveries.companions(delivery);
  const rounds = new Set([delivery, ...others].map(({ about }) => (about as FiguresAbout).round));
  const owed = (await figuresOf(tx, actor)).filter((each) => each.owed.length > 0 && rounds.has(each.round.id));
  if (owed.length === 0) return { cancel: 'every figure asked of them is given' };
  const zone = actor.person.timeZone;
  const message = words(owed, person, localDateOf(tx.now, zone));
  return {
    message: { ...message, blocks: [...message.blocks, ...(await lateness(tx, delivery, zone))] },
    keep: (tx) => tx.deliveries.sayWith(delivery, others),
  };
}

function words(owed: readonly Owned[], person: string, today: ReturnType<typeof localDateOf>): Message {
  const count = owed.reduce((sum, each) => sum + each.owed.length, 0);
  const periods = listed([...new Set(owed.map(({ round }) => sayPeriod(round.period)))]);
  const [due] = owed.map(({ round }) => round.dueOn).sort();
  const many = count === 1 ? 'One figure' : `${count} figures`;
  const when = due! < today ? `It was due on ${sayDay(due!, today)}.` : `Due ${sayDay(due!, today)}.`;
  return {
    summary: `${many} for ${periods} ${count === 1 ? 'is' : 'are'} asked of you. ${when}`,
    blocks: [
      heading(`${count === 1 ? 'Your figure' : 'Your figures'} for ${periods}`),
      paragraph(`${many}; about a minute. ${when} “Not yet available, expected 5 February” is an answer too.`),
      list(figureLines(owed, today)),
      buttons(
        ...figureButtons(owed, person)
          .slice(0, 5)
          .map((each) => ({ ...each, style: 'primary' as const })),
      ),
      footnote(
        `You are asked because ${count === 1 ? 'this indicator is' : 'these indicators are'} yours; it stands beside the answer of whoever leads the workstream. “update” starts it too.`,
      ),
    ],
  };
}
