import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Sent } from '#core/incoming';

/**
 * Slack's error codes, as what they mean for a message that we tried to send. A code that stands nowhere here is a
 * refusal too: with `ok: false` Slack says that it did not post, except where `unclear` says otherwise.
 */
const refusals: Readonly<Record<string, string>> = {
  channel_not_found:
    'Slack knows no such channel, or it is private and Quarterdeck is not in it: type /invite @Quarterdeck in the channel, or correct its id in the programme file',
  not_in_channel: 'Quarterdeck is not in the channel: type /invite @Quarterdeck there',
  user_not_in_channel: 'the person who asked is not in the channel any more',
  is_archived: 'the channel is archived: name another one for this group in the programme file, or unarchive it',
  restricted_action: 'the workspace does not let apps post there: ask a workspace owner to allow it',
  restricted_action_read_only_channel: 'only some people may post in this channel: ask a workspace owner to allow it',
  restricted_action_thread_only_channel: 'only replies are allowed in this channel: name another one for this group',
  restricted_action_non_threadable_channel: 'the channel allows no replies: ask again outside a thread',
  restricted_action_thread_locked: 'the thread is locked: ask again outside it',
  ekm_access_denied: 'the workspace’s administrators have suspended posting: ask a workspace owner',
  team_access_not_granted: 'Quarterdeck is not installed in this workspace: install it there',
  user_not_found: 'Slack knows no such person: correct the Slack id in the programme file, or ask them another way',
  users_not_found: 'Slack knows nobody with this e-mail address: give their Slack id in the programme file',
  user_disabled: 'the person’s Slack account is closed: name somebody else, or ask them another way',
  user_not_visible: 'Quarterdeck may not see this person in Slack: check that they are a full member',
  cannot_dm_bot: 'this is an app’s account and cannot be written to: correct the Slack id in the programme file',
  messages_tab_disabled:
    'direct messages to Quarterdeck are off: turn on “Messages Tab” under App Home in its settings',
  msg_too_long: 'the message is longer than Slack takes',
  msg_blocks_too_long: 'the message is longer than Slack takes',
  no_text: 'the message is empty',
  invalid_blocks: 'Slack did not take the form of the message: please report it as a fault of Quarterdeck',
  invalid_blocks_format: 'Slack did not take the form of the message: please report it as a fault of Quarterdeck',
  message_not_found: 'the message that was to be changed is not there any more',
  cant_update_message: 'Slack does not let Quarterdeck change this message',
  edit_window_closed: 'the workspace does not let messages be changed after so long',
  missing_scope: 'Quarterdeck lacks a permission in Slack: install it again with its present manifest',
  no_permission: 'Quarterdeck lacks a permission in Slack: install it again with its present manifest',
  access_denied: 'Slack does not allow it: ask a workspace owner',
};

/** Codes that tell of the person, and of no message alone. */
const unreachable: Readonly<Record<string, string>> = {
  user_not_found: 'Slack knows no such person',
  user_disabled: 'their Slack account is closed',
  user_not_visible: 'they are not a full member that Quarterdeck may see',
  cannot_dm_bot: 'the account is an app’s',
};

/** The token itself is refused: nothing works until somebody sees to it. */
const credentials: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not accept SLACK_BOT_TOKEN',
  not_authed: 'Slack does not accept SLACK_BOT_TOKEN',
  account_inactive: 'SLACK_BOT_TOKEN belongs to an app that was removed from the workspace: install it again',
  token_revoked: 'SLACK_BOT_TOKEN was revoked: install the app again and set the new one',
  token_expired: 'SLACK_BOT_TOKEN has expired: install the app again without token rotation',
  not_allowed_token_type: 'SLACK_BOT_TOKEN is not a bot token (xoxb-…)',
  org_login_required: 'the workspace moved to another organisation: install the app there',
};

const waits = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Slack says itself that the request may have had an effect. */
const unclear = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

/** HTTP answers that say for certain that nothing was posted. */
const refusedStatus = new Set([400, 401, 403, 404, 405, 410, 413, 414]);

/** Causes of a failed request that say that no connection stood: nothing can have arrived. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Seconds to wait where Slack asks to wait and does not say how long. */
export const defaultWait = 30;
/** Seconds after which it is asked again, however long it said: else a broken header would silence a channel for ever. */
export const longestWait = 3_600;

export type Failed = Exclude<Sent, { readonly kind: 'sent' }>;

/** What a failed call means. Total: what nobody foresaw is `unknown`. */
export function classify(fault: unknown): Failed {
  if (fault instanceof WebAPIRateLimitedError) return { kind: 'wait', seconds: fault.retryAfter };
  if (fault instanceof WebAPIPlatformError)
    return classifyCode(fault.data.error, fault.data.response_metadata?.retryAfter);
  if (fault instanceof WebAPIHTTPError)
    return refusedStatus.has(fault.statusCode)
      ? { kind: 'refused', why: `Slack refused the request (HTTP ${fault.statusCode})` }
      : { kind: 'unknown', why: `Slack answered with HTTP ${fault.statusCode}` };
  const code = codeOf(fault);
  if (code !== undefined && neverConnected.has(code))
    return { kind: 'not-connected', why: `Slack cannot be reached (${code})` };
  return { kind: 'unknown', why: `the connection to Slack broke (${code ?? nameOf(fault)})` };
}

function classifyCode(code: unknown, retryAfter: number | undefined): Failed {
  // Anything but a code is an answer that was no JSON: the client puts the text there.
  if (typeof code !== 'string' || !/^[a-z][a-z0-9_]{1,60}$/.test(code))
    return { kind: 'unknown', why: 'Slack’s answer could not be read' };
  if (waits.has(code)) return { kind: 'wait', seconds: retryAfter ?? defaultWait };
  if (unclear.has(code)) return { kind: 'unknown', why: `Slack answered ${code}` };
  return {
    kind: 'refused',
    why: refusals[code] ?? credentials[code] ?? `Slack refused it (${code})`,
    ...(unreachable[code] === undefined ? {} : { unreachable: unreachable[code] }),
  };
}

/** The code with which Slack refused a call, if it did. */
export function slackCode(fault: unknown): string | undefined {
  return fault instanceof WebAPIPlatformError && typeof fault.data.error === 'string' ? fault.data.error : undefined;
}

/** Why Slack does not accept what we identify ourselves with, if that is what failed. */
export function credentialsRefused(fault: unknown): string | undefined {
  return credentials[slackCode(fault) ?? ''];
}

/** The system's code behind a failed request: fetch hides it in a chain of causes. */
function codeOf(fault: unknown): string | undefined {
  let cause = (fault instanceof WebAPIRequestError ? fault.original : fault) as
    | { code?: unknown; cause?: unknown }
    | undefined;
  for (let depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth++) {
    if (typeof cause.code === 'string') return cause.code;
    cause = cause.cause as typeof cause;
  }
  return undefined;
}

function nameOf(fault: unknown): string {
  const cause = fault instanceof WebAPIRequestError ? fault.original : fault;
  return cause instanceof Error ? cause.name : 'unknown fault';
}
