import { matchAccount } from '../access/match.ts';
import type { Recipient } from '../incoming.ts';
import type { World } from '../ports.ts';
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

/** The way to a delivery's reader. May ask platforms for an account, and rejects when one cannot be asked. */
export async function findRoute(world: World, { reader, platform }: Delivery): Promise<Route> {
  if (isThere(reader)) return routeThere(world.chat, reader);
  if ('group' in reader) {
    const group = await world.store.transaction((tx) => tx.programmes.group(reader.group));
    return group
      ? routeToGroup(world.chat, group, reader.platform)
      : { nowhere: 'the steering group is not there any more' };
  }
  const found = await world.store.transaction(async (tx) => {
    const person = await tx.people.get(reader.person);
    return person && { person, accounts: await tx.people.accounts([reader.person]) };
  });
  if (!found) return { nowhere: 'the person is not in the programme file any more' };
  // A retry goes where the first attempt went: elsewhere it could arrive twice.
  const chat = platform === undefined ? world.chat : only(world.chat, platform);
  const route = await routeToPerson(chat, found.person, found.accounts);
  if ('found' in route && 'direct' in route.to) {
    const { direct } = route.to;
    await world.store.transaction((tx) => matchAccount(tx, direct, found.person));
  }
  return route;
}

function only(chat: World['chat'], platform: string): World['chat'] {
  const adapter = chat.get(platform);
  return new Map(adapter ? [[platform, adapter]] : []);
}
