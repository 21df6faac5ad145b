import { sayShort, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { Line } from '../message.ts';
import type { Late, Tx } from '../ports.ts';
import { nameOfKind, whatItIs } from './what.ts';

/** What went late, as it stands in the `about` of the office's message: an instant as text. */
export interface LateAbout {
  readonly kind: string;
  readonly count: number;
  readonly waiting: number;
  readonly dueAt: string;
  readonly sentAt?: string;
  /** The key of the first. */
  readonly first: string;
}

export const lateAbout = ({ kind, count, waiting, dueAt, sentAt, first }: Late): LateAbout => ({
  kind,
  count,
  waiting,
  dueAt: dueAt.toISOString(),
  ...(sentAt ? { sentAt: sentAt.toISOString() } : {}),
  first,
});

/** `Late, number 12, the digest to Alpha Board: due on 21 December at 09:00, sent on 22 December at 10:00.` */
export async function lateLine(tx: Tx, { kind, count, waiting, dueAt, sentAt, first }: LateAbout): Promise<Line> {
  const zone = (await tx.organisation())?.timeZone ?? 'Europe/London';
  const say = (instant: string) => {
    const at = new Date(instant);
    return `${sayShort(localDateOf(at, zone), localDateOf(tx.now, zone))} at ${sayTime(at, zone)}`;
  };
  const one = count === 1 ? await tx.deliveries.get(first) : undefined;
  const what = one ? `number ${one.id}, ${await whatItIs(tx, one)}` : `${nameOfKind(kind)}, ${count} times`;
  const due = `: due ${one ? 'on' : 'from'} ${say(dueAt)}`;
  const sent = sentAt === undefined ? '' : `, ${one ? 'sent on' : 'the last sent on'} ${say(sentAt)}`;
  const rest = waiting === 0 ? '' : one ? ', still waiting' : `, ${waiting} still waiting`;
  return [{ bold: `Late, ${what}` }, `${due}${sent}${rest}.`];
}
