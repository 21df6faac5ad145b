import type { Incoming, Outcome } from '#core/incoming';
import type { Log } from '#core/ports';
import {
  type Directory,
  type PlaygroundRows,
  playground,
  type Rehearsal,
  type Row,
} from '../../../adapters/playground/index.ts';
import { visit } from './visitor.ts';

/** The rows of the port, in memory. */
export function rowsInMemory(): PlaygroundRows & { readonly all: Row[] } {
  const all: Row[] = [];
  return {
    all,
    async add(row) {
      if (all.every(({ key }) => key !== row.key)) all.push({ ...row, id: BigInt(all.length + 1) });
    },
    async edit(key, message, at) {
      const place = all.findIndex((row) => row.key === key);
      const row = all[place];
      if (!row) return false;
      all[place] = { ...row, message, editedAt: at };
      return true;
    },
    find: async (key) => all.find((row) => row.key === key),
    async list(conversation, after, limit) {
      const rows = all.filter((row) => row.conversation === conversation && (after === undefined || row.id > after));
      return after === undefined ? rows.slice(-limit) : rows.slice(0, limit);
    },
    latest: async () => [...new Map(all.map((row) => [row.conversation, row])).values()],
  };
}

const organisation = { name: 'Example County Council', timeZone: 'Europe/London' };

const people = [
  { key: 'olive', name: 'Olive Mbeki', title: 'Programme Manager', email: 'olive.mbeki@example.org' },
  { key: 'asha', name: 'Asha Patel', title: 'Head of Customer Contact', email: 'asha.patel@example.org' },
  { key: 'mei', name: 'Mei Lin', title: 'Head of ICT', email: 'mei.lin@example.org', timeZone: 'Europe/Athens' },
];

const channels = [
  { id: 'business-strategy/bsg', name: 'Business Strategy Group', programme: 'Business Strategy' },
  { id: 'business-strategy/customer-board', name: 'Customer First Board', programme: 'Business Strategy' },
];

export const directory: Directory = {
  organisation: async () => organisation,
  people: async () => people,
  channels: async () => channels,
  elsewhere: [],
};

export const start = new Date('2026-12-18T08:00:00Z');

/** A clock that stands at 18 December 2026, 08:00 and notes where it was moved. */
export function clock(next?: { at: Date; what: string }): Rehearsal & { readonly moves: Date[] } {
  let now = start;
  const moves: Date[] = [];
  return {
    moves,
    now: async () => now,
    next: async () => next,
    async moveTo(at) {
      moves.push(at);
      now = at;
      return { now, sent: 8, refused: 0, waiting: ['a message to Noor Hussain'] };
    },
  };
}

export const quiet: Log = { info() {}, warn() {}, error() {} };

export const opening = { at: new Date('2027-01-04T09:00:00Z'), what: 'the round opens' };

/** A started playground with somebody at its page, and what reached the core. `on` says what the core then does. */
export async function made(
  options: { replyWithin?: number; directory?: Partial<Directory>; next?: typeof opening } = {},
) {
  const rows = rowsInMemory();
  const rehearsal = clock(options.next);
  const faults: unknown[] = [];
  const log: Log = { info() {}, warn() {}, error: (facts) => void faults.push(facts) };
  const received: Incoming[] = [];
  const adapter = playground({
    rows,
    rehearsal,
    log,
    directory: { ...directory, ...options.directory },
    replyWithin: options.replyWithin ?? 0,
  });
  let behave: (incoming: Incoming) => Promise<unknown> = async () => {};
  await adapter.start(async (incoming) => {
    received.push(incoming);
    return ((await behave(incoming)) ?? {}) as Outcome;
  });
  const on = (next: typeof behave) => {
    behave = next;
  };
  return { rows, rehearsal, faults, received, adapter, on, ...visit(adapter) };
}
