import { can } from '../access/can.ts';
import { readRating } from '../interview/understand/rating.ts';
import { excerpt } from '../interview/understand/wording.ts';
import { sentence } from '../message.ts';
import type { Programme } from '../programme/nouns.ts';
import { notARating, ratingName } from '../programme/rag.ts';
import { hiddenAs, named } from '../words/named.ts';
import { which } from '../words/which.ts';
import { alone, type Call, type Reply, refusal, type Word } from '../words/word.ts';

const whatWorks = 'You could write “overall amber because the strategy is nearly agreed”, or “overall clear”.';

/** `overall`: how the programme stands as a whole, set beside the worst and the counts by a person with a reason. */
export const overall: Word = {
  name: 'overall',
  usage: '[programme] RATING because REASON',
  summary:
    'says how a programme stands as a whole, with your name and reason, beside its worst rating; “clear” ends that',
  action: 'programme.rate',
  examples: ['overall amber because the strategy is nearly agreed', 'overall clear'],
  run: async (call) => {
    const found = await programmeMeant(call);
    if ('refusal' in found) return found.refusal;
    const { programme, rest } = found;
    return isClear(rest) ? clear(call, programme) : set(call, programme, rest);
  },
  meant: async (call) => {
    const found = await programmeMeant(call);
    return (
      'programme' in found && (isClear(found.rest) || readRating(parts(found.rest).head, 'five').kind === 'rating')
    );
  },
};

/** The rating, and why: what stands behind the first `because`, comma or colon, whatever colours it mentions. */
function parts(typed: string): { readonly head: string; readonly reason: string } {
  const [head = '', reason = ''] = typed.split(/\s*[,:;.]\s+|\s+(?:[–—-]+|because(?: of)?|since|as)\s+/i, 2);
  return { head, reason: reason && typed.slice(typed.indexOf(reason, head.length)).trim() };
}

const isClear = (text: string): boolean => /^clear\.?$/i.test(text.trim());

/** The longest beginning that names one of theirs, and what follows; else the only one. */
async function programmeMeant(
  call: Call,
): Promise<{ readonly programme: Programme; readonly rest: string } | { readonly refusal: Reply }> {
  const all = await call.tx.programmes.all();
  const mine = all.filter(({ id }) => can(call.actor, 'programme.rate', { programme: id }));
  const ends = [...call.args.matchAll(/\S+/g)].slice(0, 8).map((word) => word.index + word[0].length);
  for (const end of ends.reverse()) {
    const typed = call.args.slice(0, end).replace(/[:,]$/, '');
    const found = isClear(typed) || readRating(typed, 'five').kind === 'rating' ? undefined : named(mine, typed);
    if (found && 'one' in found) return { programme: found.one, rest: call.args.slice(end).trim() };
  }
  const [only, another] = mine;
  if (only && !another) return { programme: only, rest: call.args.trim() };
  if (!only) {
    const refused = hiddenAs(all, call.args, 'programme.rate');
    return { refusal: refusal(sentence('You are sponsor or programme office of no programme.'), refused) };
  }
  return { refusal: refusal(which('Which programme?', mine, (id) => `overall ${id} ${call.args}`.trim())) };
}

async function set({ tx, actor }: Call, programme: Programme, typed: string): Promise<Reply> {
  const scale = (await tx.organisation())?.rag.scale ?? 'three';
  const { head, reason } = parts(typed);
  const read = readRating(head, scale);
  if (read.kind === 'not-on-scale') {
    const wrong = `${ratingName(read.rating)} ${notARating(scale)}`;
    return alone(sentence(`${wrong}. ${whatWorks}`));
  }
  if (read.kind !== 'rating') return alone(sentence(`I found no rating in that. ${whatWorks}`));
  if (!/\p{L}{3}/u.test(reason))
    return alone(sentence(`An overall rating needs a reason, which readers see with your name. ${whatWorks}`));
  const before = await tx.overall.of(programme.id);
  await tx.overall.set({ programme: programme.id, rating: read.rating, reason, by: actor.person.id });
  await tx.trail.add({
    programme: programme.id,
    actor: actor.person.id,
    via: actor.via,
    action: 'overall.set',
    subject: programme.id,
    ...(before ? { before: { rating: before.rating, reason: before.reason, by: before.by } } : {}),
    after: { rating: read.rating, reason },
  });
  return alone(
    sentence(
      `${programme.name} is ${ratingName(read.rating)} overall, because ${excerpt(reason, 300).replace(/[.…]$/, '')}. Digests and “status” say so with your name, beside the worst rating and the counts. “overall clear” ends that.`,
    ),
  );
}

async function clear({ tx, actor }: Call, programme: Programme): Promise<Reply> {
  const before = await tx.overall.of(programme.id);
  if (!before) return alone(sentence(`No overall rating is set for ${programme.name}. ${whatWorks}`));
  await tx.overall.clear(programme.id, actor.person.id);
  await tx.trail.add({
    programme: programme.id,
    actor: actor.person.id,
    via: actor.via,
    action: 'overall.cleared',
    subject: programme.id,
    before: { rating: before.rating, reason: before.reason, by: before.by },
  });
  return alone(
    sentence(`${programme.name} has no overall rating any more. Its worst rating and the counts stand alone.`),
  );
}
