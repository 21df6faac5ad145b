import { can } from '../../access/can.ts';
import type { Delivery } from '../../outbox/delivery.ts';
import type { Composed, Kind } from '../../outbox/kinds.ts';
import type { Tx } from '../../ports.ts';
import { subjectOf } from '../../words/workstream.ts';
import { askedIn } from '../asked.ts';
import { lateness } from '../prompts.ts';
import { type Turn, whose, whyNot } from './escalated.ts';
import { escalationMessage, type Missing } from './message.ts';
import type { EscalateAbout } from './plan.ts';
import { escalationsIn, readTried } from './read.ts';

/**
 * Asks whoever a step turns to. What falls to one person at one instant, of however many workstreams, roles and rounds,
 * is one message; who was asked is noted with it.
 */
export const escalation: Kind = { compose, keepsHours: true, whenUnknown: 'ask-office' };

async function compose(tx: Tx, delivery: Delivery): Promise<Composed> {
  const { person } = delivery.about as EscalateAbout;
  const actor = await tx.people.actor(person, 'schedule');
  if (!actor) return { cancel: 'the person is not there any more' };
  const others = await tx.deliveries.companions(delivery);
  const all = [delivery, ...others];
  const abouts = all.map(({ about }) => about as EscalateAbout);
  const keys = all.map(({ key }) => key);
  const programmes = [...new Set(abouts.map(({ programme }) => programme))];
  const principals = new Set(abouts.map((about) => about.for ?? about.person));
  const sponsored = new Set(abouts.flatMap(({ step, programme }) => (step === 'sponsor' ? [programme] : [])));
  const asked = await askedIn(
    tx,
    programmes,
    ({ deputy = '', director, programme }) =>
      principals.has(deputy) || principals.has(director) || sponsored.has(programme),
  );
  const known = await escalationsIn(
    tx,
    abouts.map(({ round }) => round),
  );
  const turns = abouts.flatMap((about) => {
    const turn: Turn = { ...about, keys };
    const theirs = asked.filter(
      (each) => each.round.id === about.round && whose(about.step, each) === (about.for ?? about.person),
    );
    return theirs.map((each) => ({ asked: each, about, not: whyNot(each, turn, known) }));
  });
  const due = turns.filter(
    ({ not, asked }, i) => !not && turns.findIndex((other) => !other.not && other.asked === asked) === i,
  );
  if (due.length === 0) return { cancel: turns[0]?.not ?? 'nothing is missing any more' };
  const zone = actor.person.timeZone;
  const triedOf = await readTried(
    tx,
    due.map((each) => each.asked),
    known,
    zone,
  );
  const missing = due.map(
    ({ asked, about }): Missing => ({
      asked,
      about,
      tried: triedOf(asked),
      answers: about.step === 'deputy' && can(actor, 'workstream.answer', subjectOf(asked.workstream)),
    }),
  );
  const message = escalationMessage(missing);
  return {
    message: { ...message, blocks: [...message.blocks, ...(await lateness(tx, delivery, zone))] },
    keep: async (tx) => {
      await tx.deliveries.sayWith(delivery, others);
      await tx.escalations.add(
        missing.map(({ asked, about }) => ({
          round: asked.round.id,
          workstream: asked.workstream.id,
          dueOn: asked.dueOn,
          step: about.step,
          to: person,
          deliveryKey: delivery.key,
        })),
      );
    },
  };
}
