import type { Meaning, Reply, Wire } from './platform.ts';

/** Slack's Web API, as far as Quarterdeck calls it. */

export const team = 'T0COUNCIL';
const ourselves = { user: 'U0DECK', bot: 'B0DECK' };
export const directOf = (account: string): string => `D${account.slice(1)}`;
export const emailOf = (account: string): string => `${account.toLowerCase()}@example.org`;

let latest = 0;

/** A new name for a message, as Slack makes them: when it came, later than any before. */
function newTs(): string {
  latest = Math.max(latest + 1, Date.now() * 1_000);
  return `${Math.floor(latest / 1e6)}.${String(latest % 1e6).padStart(6, '0')}`;
}

export function slackMeaning(wire: Wire, method: string, args: URLSearchParams): Meaning {
  const channel = args.get('channel') ?? '';
  const refused = wire.mood.token ?? wire.mood.refused.get(channel);
  const run = (work: () => Reply) => () => (refused === undefined ? work() : no(refused));
  switch (method) {
    case 'chat.postMessage': {
      const key = keyIn(args);
      return { posts: key, place: channel, run: run(() => post(wire, channel, key, args)) };
    }
    case 'chat.update':
      return { posts: `edit of ${keyIn(args)}`, place: channel, run: run(() => update(wire, channel, args)) };
    case 'chat.delete':
      return { run: run(() => (wire.record.remove(channel, args.get('ts') ?? '') ? ok({}) : no('message_not_found'))) };
    case 'conversations.history':
    case 'conversations.replies':
      return { asks: `${method} ${channel}`, run: run(() => history(wire, channel, args)) };
    case 'conversations.open':
      return {
        asks: `${method} ${args.get('users')}`,
        run: run(() => ok({ channel: { id: directOf(args.get('users') ?? '') } })),
      };
    case 'auth.test':
      return { run: run(() => ok({ team_id: team, user_id: ourselves.user, bot_id: ourselves.bot })) };
    case 'users.info':
      return { asks: `${method} ${args.get('user')}`, run: run(() => ok({ user: member(args.get('user') ?? '') })) };
    case 'users.lookupByEmail': {
      const email = args.get('email') ?? '';
      const id = email.split('@')[0]!.toUpperCase();
      return {
        asks: `${method} ${email}`,
        run: run(() => (id.startsWith('U0') ? ok({ user: member(id) }) : no('users_not_found'))),
      };
    }
    default:
      return { run: () => no('unknown_method') };
  }
}

const ok = (body: object): Reply => ({ status: 200, body: { ok: true, ...body } });
const no = (error: string): Reply => ({ status: 200, body: { ok: false, error } });

const member = (id: string) => ({ id, team_id: team, profile: { real_name: id, email: emailOf(id) } });

function keyIn(args: URLSearchParams): string {
  const { key, begins, part } = JSON.parse(args.get('metadata') ?? '{}').event_payload ?? {};
  return key ?? `${begins} part ${part}`;
}

function post({ record }: Wire, place: string, key: string, args: URLSearchParams): Reply {
  const id = newTs();
  record.accept({ platform: 'slack', place, id, key, text: shown(args) });
  return ok({ channel: place, ts: id, message: { ts: id } });
}

function update({ record }: Wire, place: string, args: URLSearchParams): Reply {
  const ts = args.get('ts') ?? '';
  return record.edit(place, ts, shown(args)) ? ok({ channel: place, ts }) : no('message_not_found');
}

/** All that can be read in it, without its form. */
const shown = (args: URLSearchParams): string => `${args.get('text')}\n${args.get('blocks') ?? ''}`;

/** Newest first, some a page. */
function history({ record, isSeen }: Wire, place: string, args: URLSearchParams): Reply {
  const size = Math.min(Number(args.get('limit') ?? 100), 15);
  const from = Number(args.get('cursor') ?? 0);
  const all = record
    .at(place)
    .filter(({ id, key }) => Number(id) >= Number(args.get('oldest') ?? 0) && (from > 0 || isSeen(key)))
    .reverse();
  const withKeys = args.get('include_all_metadata') === 'true';
  const messages = all.slice(from, from + size).map(({ id, key, text }) => ({
    ts: id,
    user: ourselves.user,
    bot_id: ourselves.bot,
    text,
    ...(withKeys ? { metadata: { event_type: 'quarterdeck_delivery', event_payload: { key } } } : {}),
  }));
  const next = from + size < all.length ? String(from + size) : '';
  return ok({ messages, has_more: next !== '', response_metadata: { next_cursor: next } });
}
