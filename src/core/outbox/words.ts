import { can } from '../access/can.ts';
import { sayShort, sayTime } from '../calendar/say.ts';
import { localDateOf } from '../calendar/zone.ts';
import { heading, type Line, list, type Message, sentence } from '../message.ts';
import { type Call, direct, here, type Word } from '../words/word.ts';
import type { Delivery } from './delivery.ts';
import { whatItIs } from './trouble.ts';

/** `deliveries`: what was sent, what was not and why. */
export const deliveries: Word = {
  name: 'deliveries',
  usage: '[failed]',
  summary: 'what was sent, what was not, and why',
  action: 'deliveries.see',
  examples: ['deliveries', 'deliveries failed'],
  run: async (call) => {
    const message = await listed(call);
    return call.place === 'channel' ? direct(message) : here(message);
  },
  meant: async ({ args }) => args.toLowerCase() === 'failed',
};

async function listed(call: Call): Promise<Message> {
  const { tx, actor } = call;
  const failed = call.args.toLowerCase() === 'failed';
  const all = await tx.deliveries.list({ limit: 50, ...(failed ? { status: ['refused', 'unknown'] as const } : {}) });
  const mine = all.filter((each) => isMine(call, each)).slice(0, 20);
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
function isMine({ actor }: Call, { about }: Delivery): boolean {
  const programme = typeof about === 'object' && about !== null && 'programme' in about ? about.programme : undefined;
  return typeof programme === 'string' && can(actor, 'deliveries.see', { programme });
}

async function find(call: Call): Promise<Delivery | undefined> {
  if (!/^\d{1,15}$/.test(call.args)) return undefined;
  const delivery = await call.tx.deliveries.byId(BigInt(call.args));
  return delivery && isMine(call, delivery) ? delivery : undefined;
}

const noSuch = ({ args }: Call) =>
  sentence(
    `There is no delivery “${args.slice(0, 40)}”. “deliveries failed” lists those that did not go, with their numbers.`,
  );

const noted = ({ tx, actor }: Call, { key, about }: Delivery, action: string) =>
  tx.trail.add({
    programme: String((about as { programme?: string }).programme),
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
    if (!delivery) return here(noSuch(call));
    if (!(await call.tx.deliveries.again(delivery.id)))
      return here(sentence(`Number ${delivery.id} is ${delivery.status}, so it was not sent again.`));
    await noted(call, delivery, 'delivery.resent');
    return here(sentence(`Number ${delivery.id} is on its way again.`));
  },
  meant: async ({ args }) => /^\d+$/.test(args),
};

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
    if (delivery?.status !== 'unknown') return here(noSuch(call));
    await call.tx.deliveries.settle(delivery, { status: 'sent', messageId: 'seen by the office' });
    await noted(call, delivery, 'delivery.seen');
    return here(sentence(`Noted: number ${delivery.id} arrived.`));
  },
  meant: async () => false,
};
