import { z } from 'zod';
import type { AccountId, Profile } from '#core/incoming';
import type { Person } from '#core/programme/person';
import { classify } from './errors.ts';
import type { Guarded } from './guard.ts';
import { type Account, accountKey, channelKey, serviceKey, tenantKey } from './parse.ts';
import { channelOf, type Reference, referenceOf } from './reference.ts';
import type { Member, TeamsTransport } from './transport.ts';

/** Small facts kept between requests; the store's AdapterMemory for our platform. */
export interface Memory {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

/** Where the service of a tenant is, and who we are there. */
export interface Service {
  readonly serviceUrl: string;
  readonly bot: string;
  readonly tenant: string;
}

const service = z.object({ serviceUrl: z.string(), bot: z.string() });

/** What is known of where people and channels are: what activities told, and what settings say. */
export function roster({ guarded, memory }: { readonly guarded: Guarded; readonly memory: Memory }) {
  /** By account: who is heard at this moment. Their first gesture is not stored yet when the core asks who they are. */
  const present = new Map<string, Reference>();

  const recall = async (key: string): Promise<Reference | undefined> => {
    const kept = await memory.get(key);
    return kept === undefined ? undefined : referenceOf(kept);
  };

  async function serviceOf(tenant: string): Promise<Service | undefined> {
    const kept = service.safeParse(json(await memory.get(serviceKey(tenant))));
    if (kept.success) return { ...kept.data, tenant };
    // Entra and Teams name our bot alike everywhere, so with an app id we may write first.
    const { appId, cloud } = guarded;
    return appId === undefined ? undefined : { serviceUrl: cloud.service, bot: `28:${appId}`, tenant };
  }

  /** The one tenant that settings name, else the one we heard last. */
  async function ourTenant(): Promise<string | undefined> {
    const { tenantId, allowedTenants } = guarded;
    const only = allowedTenants !== 'any' && allowedTenants.length === 1 ? allowedTenants[0] : undefined;
    return (tenantId ?? only)?.toLowerCase() ?? (await memory.get(tenantKey));
  }

  /** Where an account was last heard. */
  async function whereHeard(account: AccountId): Promise<Reference | undefined> {
    const key = accountKey(account);
    return present.get(key) ?? (await recall(key));
  }

  return {
    /** Runs `work` while this account is known to be there. */
    async during<T>(account: Account, work: () => Promise<T>): Promise<T> {
      const key = accountKey(account);
      present.set(key, account.reference);
      try {
        return await work();
      } finally {
        if (present.get(key) === account.reference) present.delete(key);
      }
    },

    serviceOf,
    ourTenant,

    whereHeard,

    async serviceOfChannel(channel: string): Promise<Service | undefined> {
      const kept = await recall(channelKey(channel));
      if (kept)
        return {
          serviceUrl: kept.serviceUrl,
          bot: kept.bot.id,
          tenant: kept.conversation.tenantId ?? (await ourTenant()) ?? '',
        };
      const tenant = await ourTenant();
      return tenant === undefined ? undefined : serviceOf(tenant);
    },

    /** Teams itself finds nobody by e-mail: only the Entra id in the programme file, or an address we have seen. */
    async reach(person: Person): Promise<AccountId | undefined> {
      const seen = z
        .object({ tenant: z.string(), id: z.string() })
        .safeParse(json(await memory.get(emailKey(person.email))));
      if (person.teams === undefined) return seen.success ? { platform: 'teams', ...seen.data } : undefined;
      const tenant = await ourTenant();
      if (tenant === undefined || !(await serviceOf(tenant))) return undefined;
      return { platform: 'teams', tenant, id: person.teams };
    },

    async profile(transport: TeamsTransport, account: AccountId): Promise<Profile | undefined> {
      const known = await whereHeard(account);
      const member = await askFor(transport, account, known, await serviceOf(account.tenant));
      if (!member) return undefined;
      if (!isMember(member, account)) return { outsider: true };
      const { name, userPrincipalName } = member;
      const email = userPrincipalName?.toLowerCase();
      if (email?.includes('@'))
        await memory.set(emailKey(email), JSON.stringify({ tenant: account.tenant, id: account.id }));
      return { ...(name ? { name } : {}), ...(email?.includes('@') ? { email } : {}) };
    },
  };
}
export type Roster = ReturnType<typeof roster>;

const emailKey = (email: string): string => `email:${email.toLowerCase()}`;

/** Undefined: Teams knows nobody of that id, or we may not ask. Rejects when Teams cannot be asked at present. */
async function askFor(
  transport: TeamsTransport,
  account: AccountId,
  known: Reference | undefined,
  at: Service | undefined,
): Promise<Member | undefined> {
  try {
    if (known?.user) {
      const spot = { serviceUrl: known.serviceUrl, conversation: channelOf(known.conversation.id) };
      return await transport.member(spot, known.user.id);
    }
    if (!at) return undefined;
    const conversation = await transport.openDirect(at.serviceUrl, {
      user: account.id,
      tenant: account.tenant,
      bot: at.bot,
    });
    return await transport.member({ serviceUrl: at.serviceUrl, conversation }, account.id);
  } catch (fault) {
    if (classify(fault, new Date()).kind === 'refused') return undefined;
    throw fault;
  }
}

/** A full member of the tenant: guests and people of other tenants bring e-mail addresses that nobody here has checked. */
function isMember({ userPrincipalName, userRole, tenantId, aadObjectId }: Member, account: AccountId): boolean {
  if (/#ext#/i.test(userPrincipalName ?? '')) return false;
  if (userRole !== undefined && userRole.toLowerCase() !== 'user') return false;
  if (tenantId !== undefined && account.tenant !== tenantId.toLowerCase()) return false;
  return aadObjectId === undefined || account.id === aadObjectId.toLowerCase();
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
