import { type Block, heading } from '../message.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Composed, Kind, Kinds } from '../outbox/kinds.ts';
import { composedBeside, onceEach } from '../outbox/together.ts';
import type { Tx, World } from '../ports.ts';
import type { AbsenceAbout } from './note.ts';
import { whatWaits } from './waiting.ts';

/** To whoever was away, as they are back: one message with what waits for them and all that was put off. */
export const back = (kinds: () => Kinds): Kind => ({
  compose: (tx, delivery, chat) => compose(tx, delivery, chat, kinds()),
  keepsHours: true,
  whenUnknown: 'repeat',
  // Away again, they hear of it when they are back from that.
  whenAway: 'drop',
});

async function compose(tx: Tx, delivery: Delivery, chat: World['chat'], kinds: Kinds): Promise<Composed> {
  const { absence: id, person, early, told } = delivery.about as AbsenceAbout;
  const absence = await tx.absences.get(BigInt(id));
  if (!absence || (absence.endedAt !== undefined) !== (early === true)) return { cancel: 'it was noted otherwise' };
  const actor = await tx.people.actor(person, 'schedule');
  if (!actor) return { cancel: 'the person has no role any more' };
  const waiting = told ? [] : await whatWaits(tx, actor, absence.at);
  const { said, blocks } = await putOff(tx, delivery, chat, kinds);
  if (waiting.length + blocks.length === 0) return { cancel: 'nothing waits for them' };
  const title = told ? 'What came while you were away' : 'Welcome back';
  return {
    message: { summary: `${title}: what waits for you.`, blocks: onceEach([heading(title), ...waiting, ...blocks]) },
    keep: (tx) => tx.deliveries.sayWith(delivery, said),
  };
}

interface PutOff {
  readonly said: readonly Delivery[];
  readonly blocks: readonly Block[];
}

/** What would come now beside this: each as it would have been sent by itself. */
async function putOff(tx: Tx, delivery: Delivery, chat: World['chat'], kinds: Kinds): Promise<PutOff> {
  const composed = await composedBeside(tx, delivery, chat, (name) => {
    const kind = kinds[name];
    return kind?.whenAway || kind?.composed ? undefined : kind;
  });
  const blocks: Block[] = [];
  for (const { message } of composed) if (!isSaid(message.blocks, blocks)) blocks.push(...message.blocks);
  return { said: composed.map((each) => each.delivery), blocks };
}

/** A reminder offers what the message that it reminds of offers, and both were put off. */
function isSaid(blocks: readonly Block[], before: readonly Block[]): boolean {
  const said = (all: readonly Block[]) =>
    all.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ say, to = '' }) => `${say} ${to}`) : []));
  const offered = said(blocks);
  const known = new Set(said(before));
  return offered.length > 0 && offered.every((each) => known.has(each));
}
