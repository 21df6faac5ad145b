import { matchAccount } from '../access/match.ts';
import type { Recipient } from '../incoming.ts';
import type { KnownAccount, Tx, World } from '../ports.ts';
import type { SteeringGroup } from '../programme/nouns.ts';
import type { Person } from '../programme/person.ts';
import type { Delivery, Reader } from './delivery.ts';
import { type Route, routeToGroup, routeToPerson } from './route.ts';

/** A way that leads somewhere. */
export type Routed = Exclude<Route, { readonly nowhere: string }>;

/** A reader who is where something was said. */
type There = Exclude<Reader, { readonly person: string } | { readonly group: string }>;

export const isThere = (reader: Reader): reader is There => 'account' in reader || 'channel' in reader;

/** The way there; it needs no asking. */
export function routeThere(chat: World['chat'], reader: There): Route {
  const platform = 'account' in reader ? reader.account.platform : reader.platform;
  const adapter = chat.get(platform);
  if (!adapter) return { nowhere: `${platform} is not configured any more` };
  const to: Recipient = 'account' in reader ? { direct: reader.account } : { channel: reader.channel };
  return { adapter, to: reader.address === undefined ? to : { ...to, address: reader.address } };
}

/** What the record says of a reader: of a person, with the accounts by which they are known; of a group. */
export interface Known {
  readonly group?: SteeringGroup;
  readonly person?: Person;
  readonly accounts?: readonly KnownAccount[];
}

export async function knownOf(tx: Tx, reader: Reader): Promise<Known> {
  if (isThere(reader)) return {};
  if ('group' in reader) {
    const group = await tx.programmes.group(reader.group);
    return group ? { group } : {};
  }
  const [person, accounts] = await Promise.all([tx.people.get(reader.person), tx.people.accounts([reader.person])]);
  return person ? { person, accounts } : {};
}

/**
 * The way to a delivery's reader. May ask platforms for an account, and rejects when one cannot be asked.
 *
 * @param known absent: it is read
 */
export async function findRoute(world: World, { reader, platform }: Delivery, known?: Known): Promise<Route> {
  if (isThere(reader)) return routeThere(world.chat, reader);
  const { group, person, accounts = [] } = known ?? (await world.store.transaction((tx) => knownOf(tx, reader)));
  if ('group' in reader)
    return group
      ? routeToGroup(world.chat, group, reader.platform)
      : { nowhere: 'the steering group is not there any more' };
  if (!person) return { nowhere: 'the person is not in the programme file any more' };
  // A retry goes where the first attempt went: elsewhere it could arrive twice.
  const chat = platform === undefined ? world.chat : only(world.chat, platform);
  const route = await routeToPerson(chat, person, accounts);
  if ('found' in route && 'direct' in route.to) {
    const { direct } = route.to;
    await world.store.transaction((tx) => matchAccount(tx, direct, person));
  }
  return route;
}

function only(chat: World['chat'], platform: string): World['chat'] {
  const adapter = chat.get(platform);
  return new Map(adapter ? [[platform, adapter]] : []);
}
