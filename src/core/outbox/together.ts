import type { Block, Message } from '../message.ts';
import type { Tx, World } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import type { Composed, Kinds } from './kinds.ts';

/**
 * Kinds of which one person gets one message at a time: whichever is composed first says all the others that would come
 * now, in the order in which the kinds stand here. Each says what it has to say as it would by itself.
 */
export function together(family: Kinds): Kinds {
  const joined = Object.entries(family).map(([name, kind]) => [
    name,
    { ...kind, compose: (tx: Tx, delivery: Delivery, chat: World['chat']) => compose(family, tx, delivery, chat) },
  ]);
  return Object.fromEntries(joined);
}

async function compose(family: Kinds, tx: Tx, delivery: Delivery, chat: World['chat']): Promise<Composed> {
  const own = await family[delivery.kind]!.compose(tx, delivery, chat);
  if (!('message' in own)) return own;
  await own.keep?.(tx);
  const others = await composedBeside(tx, delivery, chat, (kind) => family[kind]);
  if (others.length === 0) return { message: own.message };
  const order = Object.keys(family);
  const parts = [{ delivery, message: own.message }, ...others].sort(
    (a, b) => order.indexOf(a.delivery.kind) - order.indexOf(b.delivery.kind),
  );
  const messages = parts.map(({ message }) => message);
  return {
    message: {
      summary: messages.map(({ summary }) => summary).join(' '),
      blocks: onceEach(messages.flatMap(({ blocks }) => blocks)),
    },
    keep: (tx) =>
      tx.deliveries.sayWith(
        delivery,
        others.map((each) => each.delivery),
      ),
  };
}

/** What would come now beside a delivery, each composed and kept as it would be by itself. What it said before, it says again. */
export async function composedBeside(
  tx: Tx,
  delivery: Delivery,
  chat: World['chat'],
  kindOf: (kind: string) => Kinds[string] | undefined,
): Promise<readonly { readonly delivery: Delivery; readonly message: Message }[]> {
  const composed: { delivery: Delivery; message: Message }[] = [];
  const own = kindOf(delivery.kind)?.says ?? [];
  for (const each of await tx.deliveries.beside(delivery)) {
    const kind = kindOf(each.kind);
    if (!kind) continue;
    const isSaid =
      each.status === 'pending'
        ? // One that came before may say it too.
          (await tx.deliveries.byId(each.id))?.status !== 'pending'
        : own.includes(each.kind);
    if (isSaid) continue;
    const said = await kind.compose(tx, each, chat);
    if (!('message' in said)) continue;
    await said.keep?.(tx);
    composed.push({ delivery: each, message: said.message });
  }
  return composed;
}

/** No two buttons of a message read alike: of those that say the same, the first stays. */
export function onceEach(blocks: readonly Block[]): readonly Block[] {
  const labels = new Map<string, string>();
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'buttons') return [block];
    const kept = block.buttons.flatMap((button) => {
      const before = labels.get(button.label);
      const says = `${button.say} ${button.to ?? ''}`;
      if (before === says) return [];
      const label = before === undefined ? button.label : `${button.label} (${labels.size})`;
      labels.set(label, says);
      return [{ ...button, label }];
    });
    return kept.length > 0 ? [{ ...block, buttons: kept }] : [];
  });
}
