import { can, programmesOf } from '../access/can.ts';
import { sayShort, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { heading, type Line, list, type Message, sentence } from '../message.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../words/word.ts';
import type { Delivery } from './delivery.ts';
import { whatItIs } from './what.ts';

/** `deliveries`: what was sent, what was not and why. */
export const deliveries: Word = {
  name: 'deliveries',
  usage: '[failed]',
  summary: 'what was sent, what was not, and why',
  action: 'deliveries.see',
  examples: ['deliveries', 'deliveries failed'],
  run: async (call) => alone(await listed(call)),
  meant: async ({ args }) => args.toLowerCase() === 'failed',
};

async function listed(call: Call): Promise<Message> {
  const { tx, actor } = call;
  const failed = call.args.toLowerCase() === 'failed';
  const mine = await tx.deliveries.list({
    programmes: programmesOf(actor).filter((programme) => can(actor, 'deliveries.see', { programme })),
    limit: 20,
    ...(failed ? { status: ['refused', 'unknown'] as const } : {}),
  });
  if (mine.length === 0) return sentence(failed ? 'Nothing failed.' : 'Nothing was sent yet.');
  const lines: Line[] = [];
  for (const each of mine) {
    const on = `${sayShort(localDateOf(each.dueAt, actor.person.timeZone))} ${sayTime(each.dueAt, actor.person.timeZone)}`;
    lines.push([
      { bold: `${each.id}` },
      ` · ${on} · ${await whatItIs(tx, each)} · ${each.status}${each.reason && each.status !== 'sent' ? `: ${each.reason}` : ''}`,
    ]);
  }
  const title = failed ? `${mine.length} that failed` : `The last ${mine.length}`;
  return { summary: `${title}.`, blocks: [heading(title), list(lines)] };
}

/** Of a programme whose office the asker is. Replies to people are theirs. */
function isMine({ actor }: Call, { programme }: Delivery): boolean {
  return programme !== undefined && can(actor, 'deliveries.see', { programme });
}

async function find({ tx, args }: Call): Promise<Delivery | undefined> {
  return /^\d{1,15}$/.test(args) ? tx.deliveries.byId(BigInt(args)) : undefined;
}

/** The same words for what there is not and what is not theirs; only the trail tells the two apart. */
function noSuch(call: Call, delivery: Delivery | undefined): Reply {
  const { args } = call;
  const message = sentence(
    `There is no delivery “${args.slice(0, 40)}”. “deliveries failed” lists those that did not go, with their numbers.`,
  );
  if (!delivery || isMine(call, delivery)) return alone(message);
  const { programme, key } = delivery;
  return refusal(message, {
    action: 'deliveries.see',
    subject: key,
    ...(programme === undefined ? {} : { programme }),
  });
}

const noted = ({ tx, actor }: Call, { key, programme }: Delivery, action: string) =>
  tx.trail.add({
    ...(programme === undefined ? {} : { programme }),
    actor: actor.person.id,
    via: actor.via,
    action,
    subject: key,
  });

export const resend: Word = {
  name: 'resend',
  usage: 'ID',
  summary: 'sends again what was not sent',
  action: 'deliveries.see',
  examples: ['resend 42'],
  run: async (call) => {
    const delivery = await find(call);
    if (!delivery || !isMine(call, delivery)) return noSuch(call, delivery);
    if (!(await call.tx.deliveries.again(delivery.id)))
      return alone(sentence(`Number ${delivery.id} is ${delivery.status}, so it was not sent again.`));
    await noted(call, delivery, 'delivery.resent');
    return alone(sentence(`Number ${delivery.id} is on its way again.`));
  },
  meant: async ({ args }) => /^\d+$/.test(args),
};

/** Instead of the platform's id of a message: where exactly it stands is not known. */
export const SEEN_BY_OFFICE = 'seen by the office';

/** The office saw that a message of unknown fate stands where it should. */
export const arrived: Word = {
  name: 'arrived',
  unlisted: true,
  usage: 'ID',
  summary: 'notes that a message did arrive',
  action: 'deliveries.see',
  examples: ['arrived 42'],
  run: async (call) => {
    const delivery = await find(call);
    if (delivery?.status !== 'unknown' || !isMine(call, delivery)) return noSuch(call, delivery);
    await call.tx.deliveries.settle(delivery, { status: 'sent', messageId: SEEN_BY_OFFICE });
    await noted(call, delivery, 'delivery.seen');
    return alone(sentence(`Noted: number ${delivery.id} arrived.`));
  },
  meant: async () => false,
};
