import type { Tx } from '../ports.ts';
import type { Person } from '../programme/person.ts';
import { type Named, named } from './named.ts';

/**
 * The person that somebody typed: a key, a name or an unambiguous part of one, an e-mail address, or a mention, which a
 * platform writes with its own id or with the name before the @ of the address.
 */
export async function personNamed(tx: Tx, typed: string, platform: string): Promise<Named<Person & { id: string }>> {
  const text = typed
    .replace(/^(?:to |with )/i, '')
    .replace(/^@/, '')
    .replace(/[\s.,!?]+$/, '')
    .trim();
  const people = (await tx.people.all()).map((person) => ({ ...person, id: person.key }));
  const found = named(people, text);
  if (!('none' in found)) return found;
  const wanted = text.toLowerCase();
  const byAddress = people.filter(({ email }) => [email, email.split('@')[0]].includes(wanted));
  const [only] = byAddress;
  if (only) return byAddress.length === 1 ? { one: only } : { many: byAddress };
  const byId = text === '' ? undefined : await tx.people.byPlatformId(platform, text);
  return byId ? { one: { ...byId, id: byId.key } } : found;
}
