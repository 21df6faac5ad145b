import { describe, expect, it } from '@jest/globals';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { classify, credentialsRefused } from '../../../adapters/slack/errors.ts';
import { retryAfter } from '../../../adapters/slack/web.ts';

const refusedWith = (error: string, more = {}) =>
  new WebAPIPlatformError({ ok: false, error, response_metadata: {}, ...more });
const broken = (code: string) =>
  new WebAPIRequestError(
    new Error('no answer', { cause: Object.assign(new Error('fetch failed'), { cause: { code } }) }),
  );

describe('what a failed call to Slack means', () => {
  it.each([
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'restricted_action',
    'msg_too_long',
    'edit_window_closed',
    'missing_scope',
  ])('%s is a refusal, told to the office in words and not as a code', (code) => {
    const meaning = classify(refusedWith(code));
    expect(meaning.kind).toBe('refused');
    expect('why' in meaning && meaning.why).not.toContain('_');
  });

  it('tells of a private channel how to let us in', () => {
    expect(classify(refusedWith('channel_not_found'))).toMatchObject({ why: expect.stringContaining('/invite') });
  });

  it.each(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'])(
    '%s is a refusal of the token',
    (code) => {
      expect(classify(refusedWith(code)).kind).toBe('refused');
      expect(credentialsRefused(refusedWith(code))).toContain('SLACK_BOT_TOKEN');
    },
  );

  it('takes a code that nobody has met for the refusal that it says it is', () => {
    expect(classify(refusedWith('some_new_code'))).toEqual({
      kind: 'refused',
      why: 'Slack refused it (some_new_code)',
    });
    expect(credentialsRefused(refusedWith('some_new_code'))).toBeUndefined();
  });

  it.each(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'])(
    '%s leaves open whether it was posted',
    (code) => {
      expect(classify(refusedWith(code)).kind).toBe('unknown');
    },
  );

  it.each(['', '<html>Bad gateway</html>', '{"ok":tru', 'x'.repeat(5000)])(
    'an answer that is no JSON leaves it open: %p',
    (text) => {
      expect(classify(refusedWith(text)).kind).toBe('unknown');
    },
  );

  it('waits as long as Slack asks', () => {
    expect(classify(new WebAPIRateLimitedError(12))).toEqual({ kind: 'wait', seconds: 12 });
    expect(classify(refusedWith('ratelimited', { response_metadata: { retryAfter: 9 } }))).toEqual({
      kind: 'wait',
      seconds: 9,
    });
    expect(classify(refusedWith('ratelimited'))).toEqual({ kind: 'wait', seconds: 30 });
  });

  it.each([403, 404, 413])('HTTP %d is a refusal', (status) => {
    expect(classify(new WebAPIHTTPError(status, '', {})).kind).toBe('refused');
  });

  it.each([500, 502, 503, 504, 408])('HTTP %d leaves it open', (status) => {
    expect(classify(new WebAPIHTTPError(status, '', {})).kind).toBe('unknown');
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])('%s: nothing was sent', (code) => {
    expect(classify(broken(code)).kind).toBe('not-connected');
  });

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE'])('%s leaves it open', (code) => {
    expect(classify(broken(code)).kind).toBe('unknown');
  });

  it('leaves open what nobody foresaw', () => {
    for (const fault of [new Error('?'), new TypeError('x'), 'text', undefined, null, 7])
      expect(classify(fault).kind).toBe('unknown');
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-12-18T08:00:00Z');
  it.each([
    ['7', 7],
    ['0', 1],
    ['1.5', 2],
    [' 30 ', 30],
    ['Fri, 18 Dec 2026 08:01:30 GMT', 90],
    ['Fri, 18 Dec 2026 07:00:00 GMT', 30],
    ['-5', 30],
    ['soon', 30],
    ['', 30],
    [null, 30],
    ['99999999999', 3_600],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 3_600],
  ])('%p means %d seconds, never fewer than were asked for, up to an hour', (header, seconds) => {
    expect(retryAfter(header, now)).toBe(seconds);
  });
});
