import type { IncomingMessage } from 'node:http';
import { tenantOf, type WireActivity } from './activity.ts';
import { type Cloud, thisMachine } from './cloud.ts';

/**
 * What stands in front of the endpoint, cheapest first. The library behind it lets the whole world in when it has no app
 * id, remembers the `tid` of every unsigned token it is shown, for ever, and takes tokens that are not from Teams
 * (measured with botbuilder 4.23.3): none of that may reach it.
 */
export interface Guarded {
  /** Absent: nobody can be authenticated. */
  readonly appId?: string;
  readonly tenantId?: string;
  readonly emulator: boolean;
  readonly allowedTenants: readonly string[] | 'any';
  readonly cloud: Cloud;
}

/** An HTTP status and a sentence for our log and for whoever is debugging; it says nothing that a forger could use. */
export interface Refusal {
  readonly status: 400 | 401 | 403;
  readonly why: string;
}

/** Whether the sender is worth listening to, before the body is read. */
export function refuseSender(guarded: Guarded, req: Asked): Refusal | undefined {
  if (guarded.appId !== undefined) {
    const why = notOurToken(guarded, guarded.appId, req.headers.authorization);
    return why === undefined ? undefined : { status: 401, why };
  }
  if (guarded.emulator && isLoopback(req)) return undefined;
  return { status: 401, why: 'without MICROSOFT_APP_ID only programs on this machine are answered' };
}

/** Whether the activity is one of ours. `authenticated`: its token was verified, so what it says of its tenant is true. */
export function refuseActivity(guarded: Guarded, activity: WireActivity): Refusal | undefined {
  const { appId, allowedTenants } = guarded;
  if (appId !== undefined && activity.channelId !== 'msteams')
    return { status: 403, why: 'the activity comes from another channel than Teams' };
  if (!isService(guarded, activity.serviceUrl))
    return { status: 403, why: 'the activity names a service address that is not of Teams' };
  const tenant = tenantOf(activity);
  if (allowedTenants === 'any') return undefined;
  if (tenant !== undefined && allowedTenants.some((allowed) => allowed.toLowerCase() === tenant)) return undefined;
  return { status: 403, why: 'the activity comes from a tenant that is not in TEAMS_ALLOWED_TENANTS' };
}

/** Asked when an address is stored and again when it is used. */
export function isService({ appId, cloud }: Pick<Guarded, 'appId' | 'cloud'>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  return appId === undefined ? thisMachine(new URL(address)) : cloud.isService(new URL(address));
}

/** Why this cannot be a token of the Bot Connector for us; undefined: it may be, and its signature is to be verified. */
function notOurToken(
  { cloud, tenantId, allowedTenants }: Guarded,
  appId: string,
  authorization: string | undefined,
): string | undefined {
  if (!authorization) return 'there is no token';
  const [, header, payload] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const { alg } = decoded(header);
  const { iss, aud, tid } = decoded(payload);
  if (alg !== 'RS256') return 'the token is not a JWT signed with RS256';
  if (iss !== cloud.issuer) return 'the token is not from the Bot Connector';
  if (aud !== appId) return 'the token is for another app';
  const tenants = [tenantId, ...(allowedTenants === 'any' ? [] : allowedTenants)];
  if (tid !== undefined && !tenants.some((tenant) => isSame(tid, tenant))) return 'the token is of an unknown tenant';
  return undefined;
}

/** Ids of Entra are the same in capitals, as its pages show some of them. */
const isSame = (given: unknown, ours: string | undefined): boolean =>
  typeof given === 'string' && given.toLowerCase() === ours?.toLowerCase();

function decoded(part: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

type Asked = Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } };

const loopbackAddress = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * True when a program on this very machine asks. A loopback socket alone does not show that: a reverse proxy on the same
 * machine makes the whole internet look local, and a web page open in a browser here can send requests to 127.0.0.1.
 */
function isLoopback({ headers, socket }: Asked): boolean {
  if (!loopbackAddress.test(socket.remoteAddress ?? '')) return false;
  if (!loopbackHost.test(headers.host ?? '')) return false;
  if (headers.origin !== undefined && !(URL.canParse(headers.origin) && thisMachine(new URL(headers.origin))))
    return false;
  return !Object.keys(headers).some(
    (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-'),
  );
}
