import { localDateOf } from '../calendar/zone.ts';
import { type Block, type Button, buttons, heading, type Line, list } from '../message.ts';
import type { Tx } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import type { Kind, Kinds } from './kinds.ts';

/**
 * What the programme office is told of messages that did not go: each once, together, at most one message a day, only
 * when there is something. What is not known to have arrived is asked about.
 */
export async function planTrouble(tx: Tx, kinds: Kinds): Promise<void> {
  const organisation = await tx.organisation();
  if (!organisation) return;
  const failed = (await tx.deliveries.list({ status: ['refused', 'unknown'], limit: 100 })).filter((each) =>
    isForOffice(each, kinds),
  );
  if (failed.length === 0) return;
  const day = localDateOf(tx.now, organisation.timeZone);
  for (const programme of await tx.programmes.all()) {
    const keyFor = (person: string) => `trouble/${programme.id}/${day}/${person}`;
    if (await tx.deliveries.get(keyFor(programme.office[0]!))) continue;
    const fresh: string[] = [];
    for (const each of failed.filter((each) => programmeOf(each) === programme.id)) {
      if (await tx.schedule.occurred(`told/${each.key}`, each.dueAt, 'planned')) fresh.push(each.key);
    }
    if (fresh.length === 0) continue;
    await tx.deliveries.add(
      programme.office.map((person) => ({
        key: keyFor(person),
        kind: 'trouble',
        about: { keys: fresh },
        reader: { person },
        urgent: false,
      })),
    );
  }
}

const programmeOf = ({ about }: Delivery): unknown =>
  typeof about === 'object' && about !== null && 'programme' in about ? about.programme : undefined;

/** What is repeated by itself, and trouble about trouble, is not the office's. */
function isForOffice(delivery: Delivery, kinds: Kinds): boolean {
  if (delivery.kind === 'trouble') return false;
  return (
    delivery.status === 'refused' ||
    (kinds[delivery.kind]?.whenUnknown === 'ask-office' && delivery.settledAt !== undefined)
  );
}

export const trouble: Kind = {
  keepsHours: true,
  whenUnknown: 'repeat',
  compose: async (tx, delivery) => {
    const { keys } = delivery.about as { keys: readonly string[] };
    const found: Delivery[] = [];
    for (const key of keys) {
      const each = await tx.deliveries.get(key);
      if (each && (each.status === 'refused' || each.status === 'unknown')) found.push(each);
    }
    if (found.length === 0) return { cancel: 'all of it has gone meanwhile' };
    const lines = await Promise.all(found.map((each) => lineOf(tx, each)));
    const title = `Quarterdeck needs you (${found.length})`;
    return {
      message: {
        summary: `${title}: messages that did not go.`,
        blocks: [heading(title), list(lines), ...buttonsOf(found)],
      },
    };
  },
};

async function lineOf(tx: Tx, delivery: Delivery): Promise<Line> {
  const what = `Number ${delivery.id}, ${await whatItIs(tx, delivery)}`;
  if (delivery.status === 'unknown') return [{ bold: what }, ': the platform did not say whether it arrived.'];
  return [{ bold: what }, `: ${delivery.reason ?? 'refused'}.`];
}

/** A delivery in the office's words: `the prompt to Noor Hussain`. */
export async function whatItIs(tx: Tx, { kind, reader }: Delivery): Promise<string> {
  const names: Record<string, string> = {
    ask: 'the prompt',
    remind: 'the reminder',
    digest: 'the digest',
    notice: 'the preview of the round',
    reply: 'a reply',
  };
  const what = names[kind] ?? `a message (${kind})`;
  if ('person' in reader) return `${what} to ${(await tx.people.get(reader.person))?.name ?? reader.person}`;
  if ('group' in reader) return `${what} to ${(await tx.programmes.group(reader.group))?.name ?? reader.group}`;
  return what;
}

function buttonsOf(found: readonly Delivery[]): readonly Block[] {
  const made = found
    .slice(0, 5)
    .flatMap((each): Button[] => [
      ...(each.status === 'unknown' ? [{ label: `${each.id}: it arrived`, say: `arrived ${each.id}` }] : []),
      { label: `${each.id}: send it again`, say: `resend ${each.id}` },
    ]);
  return [buttons(...made)];
}
