import type { Sent } from '#core/incoming';

/** A token that does not prove that Teams sent it. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Whether a token is good cannot be told at present: the keys cannot be had. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

export type Failed = Exclude<Sent, { readonly kind: 'sent' }>;

/**
 * Teams' error codes that say for certain that nothing was posted, as what the programme office reads.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
const refusals: Readonly<Record<string, string>> = {
  BotNotInConversationRoster:
    'the Quarterdeck app is not installed there: add it to the team or chat, or for the person',
  BotNotInConversation: 'the Quarterdeck app is not installed there: add it to the team or chat, or for the person',
  ConversationBlockedByUser: 'the person has blocked Quarterdeck in Teams: ask them another way',
  BotDisabledByAdmin: 'the Teams administrator has switched the Quarterdeck app off: ask them to allow it',
  NotEnoughPermissions: 'Teams does not give Quarterdeck the right to post there: ask the Teams administrator',
  InvalidBotApiHost: 'the organisation is on another Microsoft cloud than Quarterdeck speaks to: report it as a fault',
  MessageWritesBlocked: 'Teams has blocked writing in this chat: ask the Teams administrator',
  TenantNotFound: 'Microsoft knows no such tenant: check MICROSOFT_APP_TENANT_ID',
  BotNotRegistered: 'Microsoft does not know this app: check MICROSOFT_APP_ID and the Azure Bot’s registration',
  ConversationNotFound:
    'Teams knows no such chat or channel: correct its id in the programme file, or add the app again',
  UserNotFound: 'Teams knows nobody with this account: correct it in the programme file',
  ActivityNotFoundInConversation: 'the message that was to be changed is not there any more',
  MessageSizeTooBig: 'the message is larger than Teams takes: please report it as a fault of Quarterdeck',
  BadArgument: 'Teams did not take the form of the message: please report it as a fault of Quarterdeck',
  BadSyntax: 'Teams did not take the form of the message: please report it as a fault of Quarterdeck',
};

/** Codes that tell of the person, where a message was for one. */
const unreachable: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'the Quarterdeck app is not installed for them',
  BotNotInConversation: 'the Quarterdeck app is not installed for them',
  ConversationBlockedByUser: 'they have blocked Quarterdeck',
  ConversationNotFound: 'Teams knows no conversation with them any more',
  UserNotFound: 'Teams knows nobody with this account',
};

/** HTTP answers that say for certain that nothing was posted, where the code tells no more. */
const refusedStatus: Readonly<Record<number, string>> = {
  400: refusals.BadArgument!,
  401: 'Microsoft does not accept Quarterdeck’s identity: check MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD',
  403: 'Teams does not allow it: check that the Quarterdeck app is installed there',
  404: refusals.ConversationNotFound!,
  405: 'Teams does not offer this',
  410: refusals.ConversationNotFound!,
  413: refusals.MessageSizeTooBig!,
};

/** Causes of a failed request that say that no connection stood: nothing can have arrived. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Seconds to wait where Teams asks to wait and does not say how long, and the longest we let it say. */
const defaultWait = 30;
const longestWait = 3_600;

/** What a failed request means. Total: what nobody foresaw is `unknown`. `now`: machine time, for Retry-After as a date. */
export function classify(fault: unknown, now: Date): Failed {
  const { status, code, retryAfter } = read(fault);
  if (status === 429) return { kind: 'wait', seconds: secondsOf(retryAfter, now) };
  const why = code === undefined ? undefined : refusals[code];
  if (why !== undefined) {
    const gone = unreachable[code!];
    return { kind: 'refused', why, ...(gone === undefined ? {} : { unreachable: gone }) };
  }
  if (status !== undefined) {
    const refused = refusedStatus[status];
    return refused === undefined
      ? { kind: 'unknown', why: `Teams answered with HTTP ${status}` }
      : { kind: 'refused', why: refused };
  }
  if (code !== undefined && neverConnected.has(code))
    return { kind: 'not-connected', why: `Teams cannot be reached (${code})` };
  return { kind: 'unknown', why: `the connection to Teams broke or timed out (${code ?? nameOf(fault)})` };
}

/** Why Microsoft gave us no token: `refused` when it does not accept what we identify ourselves with. */
export function tokenFailure(fault: unknown): { readonly refused: boolean; readonly why: string } {
  const { code } = read(fault);
  const msal = fault instanceof Error ? (fault as { errorCode?: unknown }).errorCode : undefined;
  const named = typeof msal === 'string' ? msal : undefined;
  // MSAL's ServerError is an answer of Entra in words; these two of them are about Entra's health, not about us.
  const refused = nameOf(fault) === 'ServerError' && named !== 'temporarily_unavailable' && named !== 'server_error';
  const reason = named ?? code ?? nameOf(fault);
  return refused
    ? {
        refused,
        why: `Microsoft does not accept MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID together (${reason})`,
      }
    : {
        refused,
        why: `Microsoft gives no token at present (${reason}): check the network and MICROSOFT_APP_TENANT_ID`,
      };
}

/**
 * The two kinds of failure of the library's token check. JSON Web Token errors and its own refusals mean that the token
 * is bad; everything else happened on the way to the keys.
 */
export function authenticationFailure(fault: unknown): Unauthenticated | KeysUnreachable {
  const name = nameOf(fault);
  const { status } = read(fault);
  const bad = /^(JsonWebToken|TokenExpired|NotBefore)Error$/.test(name) || (status !== undefined && status < 500);
  return bad
    ? new Unauthenticated('the token does not hold', { cause: fault })
    : new KeysUnreachable('the keys of the Bot Connector cannot be had', { cause: fault });
}

interface Read {
  readonly status?: number;
  readonly code?: string;
  readonly retryAfter?: string;
}

/** The fields that the SDK's errors have, whatever their class: the same packages come in several versions. */
function read(fault: unknown): Read {
  if (typeof fault !== 'object' || fault === null) return {};
  const { statusCode, code, response } = fault as Record<string, unknown>;
  const headers = (response as { headers?: { get?(name: string): unknown } } | undefined)?.headers;
  const retryAfter = headers?.get?.('retry-after');
  return {
    ...(typeof statusCode === 'number' ? { status: statusCode } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
  };
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | undefined, now: Date): number {
  const text = retryAfter?.trim() ?? '';
  const date = /^[a-z]{3}, /i.test(text) ? Date.parse(text) : Number.NaN;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (date - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return defaultWait;
  return Math.min(Math.max(Math.ceil(seconds), 1), longestWait);
}

function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : 'unknown fault';
}
