import { sayShort, sayTime } from '../calendar/say.ts';
import { instantOf, localDateOf } from '../calendar/zone.ts';
import { type Block, type Button, buttons, footnote, heading, type Line, list } from '../message.ts';
import type { Late, Tx, World } from '../ports.ts';
import type { Delivery, NewDelivery } from './delivery.ts';
import type { Kind } from './kinds.ts';
import { type LateAbout, lateAbout, lateLine } from './late.ts';
import { unreachedIn } from './unreached.ts';
import { whatItIs } from './what.ts';

/**
 * What the programme office is told of messages that did not go, or went late: each once, together, at most one message a
 * person and day, beside what it is told of others' slowness that day, only when there is something. What is not known to have arrived is asked about. If no message of a day
 * reached any of them, what it told is told on the next.
 */
export async function planTrouble(tx: Tx): Promise<void> {
  const organisation = await tx.organisation();
  if (!organisation) return;
  await tx.deliveries.toldInVain();
  const programmes = await tx.programmes.all();
  const untold = await tx.deliveries.untold(
    programmes.map(({ id }) => id),
    100,
  );
  const late = await tx.deliveries.late(programmes.map(({ id }) => id));
  if (untold.length + late.length === 0) return;
  if (untold.length === 0 && sayTime(tx.now, organisation.timeZone) < lateAlone) return;
  const day = localDateOf(tx.now, organisation.timeZone);
  const keyFor = (person: string) => `trouble/${day}/${person}`;
  const today = await tx.deliveries.had(
    programmes.flatMap(({ office }) => office),
    daily,
    instantOf(day, '00:00', organisation.timeZone),
  );
  // What is still to go this morning goes with it.
  const had = (person: string) =>
    today.some((each) => each.person === person && (each.sent || each.kind === 'trouble'));
  const messages = new Map<string, Told>();
  const told: string[] = [];
  for (const { id, office } of programmes) {
    const own = untold.filter(({ programme }) => programme === id);
    const lateOnes = late.filter(({ programme }) => programme === id);
    if (own.length + lateOnes.length === 0) continue;
    // Whoever had one today waits until tomorrow, and the colleagues with them: nobody is told twice.
    if ((await Promise.all(office.map(had))).some(Boolean)) continue;
    told.push(id);
    for (const person of office) {
      const before = messages.get(person) ?? { programmes: [], failed: [], late: [] };
      messages.set(person, {
        programmes: [...before.programmes, id],
        failed: [...before.failed, ...own],
        late: [...before.late, ...lateOnes],
      });
    }
  }
  const planned = [...messages].map(([person, about]) => troubleFor(keyFor(person), person, about, tx.now));
  // Another replica that plans the same wins by the key, and tells them.
  if ((await tx.deliveries.add(planned)) === 0) return;
  await tx.deliveries.told([...messages.values()].flatMap(({ failed }) => failed));
  await tx.deliveries.toldLate(told);
}

/** The kinds that are said together: what others have not done, and what did not go. One message a person and day. */
const daily = ['trouble', 'before-sponsor', 'review-late', 'approval-late'] as const;

/** Nothing need be done about what was only late: it is told in the afternoon, so that a failure can still be told that day. */
const lateAlone = '15:00';

interface Told {
  readonly programmes: readonly string[];
  readonly failed: readonly Delivery[];
  readonly late: readonly Late[];
}

/** Not of a programme: that a message about trouble did not go is no news for those whom it did not reach. */
const troubleFor = (key: string, person: string, { programmes, failed, late }: Told, at: Date): NewDelivery => ({
  key,
  kind: 'trouble',
  about: {
    keys: failed.map((each) => each.key),
    late: late.map((each) => ({ ...lateAbout(each) })),
    told: { at: at.toISOString(), programmes: [...programmes] },
  },
  reader: { person },
  urgent: false,
});

interface TroubleAbout {
  readonly keys: readonly string[];
  readonly late?: readonly LateAbout[];
}

/** So many are shown; the word lists the others. */
const most = 20;

export const trouble: Kind = {
  keepsHours: true,
  whenUnknown: 'repeat',
  compose: async (tx, delivery, chat) => {
    const { keys, late = [] } = delivery.about as unknown as TroubleAbout;
    const found: Delivery[] = [];
    for (const key of keys) {
      const each = await tx.deliveries.get(key);
      if (each && (each.status === 'refused' || each.status === 'unknown')) found.push(each);
    }
    if (found.length + late.length === 0) return { cancel: 'all of it has gone meanwhile' };
    const unreached = await unreachedIn(tx, found);
    const shown = unreached.rest.slice(0, most);
    const lines = [...unreached.lines];
    for (const each of shown) lines.push(await lineOf(tx, each));
    for (const each of late) lines.push(await lateLine(tx, each));
    const open = unreached.lines.length + unreached.rest.length;
    const title = open > 0 ? `Quarterdeck needs you (${open})` : 'Messages that were late';
    const more = unreached.rest.length - shown.length;
    return {
      message: {
        summary: open > 0 ? `${title}: messages that did not go.` : `${title}.`,
        blocks: [
          heading(title),
          list(lines),
          ...(more > 0 ? [footnote(`${more} more: “deliveries failed” lists them.`)] : []),
          ...buttonsOf(unreached.buttons, shown, chat),
        ],
      },
    };
  },
};

async function lineOf(tx: Tx, delivery: Delivery): Promise<Line> {
  const zone = (await tx.organisation())?.timeZone;
  const on = zone === undefined ? '' : ` of ${sayShort(localDateOf(delivery.dueAt, zone), localDateOf(tx.now, zone))}`;
  const what = `Number ${delivery.id}, ${await whatItIs(tx, delivery)}${on}`;
  if (delivery.status === 'unknown') return [{ bold: what }, ': the platform did not say whether it arrived.'];
  return [{ bold: what }, `: ${delivery.reason ?? 'refused'}.`];
}

/** Of the first five. What has nowhere to go is not offered to be sent again. */
function buttonsOf(first: readonly Button[], found: readonly Delivery[], chat: World['chat']): readonly Block[] {
  const made = found
    .filter(({ reader }) => !('group' in reader) || chat.has(reader.platform))
    .slice(0, 5)
    .flatMap((each): Button[] => [
      ...(each.status === 'unknown' ? [{ label: `${each.id}: it arrived`, say: `arrived ${each.id}` }] : []),
      { label: `${each.id}: send it again`, say: `resend ${each.id}` },
    ]);
  const all = [...first.slice(0, 5), ...made];
  return all.length === 0 ? [] : [buttons(...all)];
}
