import { describe, expect, it } from '@jest/globals';
import { authenticationFailure, classify, tokenFailure } from '../../../adapters/teams/errors.ts';

const now = new Date('2027-01-04T09:00:00Z');
const http = (statusCode: number, code?: string, headers: Record<string, string> = {}) =>
  Object.assign(new Error('RestError'), { statusCode, code, response: { headers: new Headers(headers) } });
const broken = (code?: string) => Object.assign(new Error('socket'), { code });
const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);

describe('what Teams’ answers mean', () => {
  it.each([
    ['30', 30],
    ['0', 1],
    ['1.5', 2],
    ['Mon, 04 Jan 2027 09:01:00 GMT', 60],
    ['Mon, 04 Jan 2027 08:00:00 GMT', 1],
    ['99999999', 3_600],
    ['soon', 30],
    ['-5', 30],
    ['', 30],
  ])('429 with Retry-After %j waits %d seconds', (retryAfter, seconds) => {
    expect(classify(http(429, undefined, { 'retry-after': retryAfter }), now)).toEqual({ kind: 'wait', seconds });
  });

  it('429 without Retry-After waits too', () => {
    expect(classify(http(429), now)).toEqual({ kind: 'wait', seconds: 30 });
  });

  it.each([
    [403, 'BotNotInConversationRoster', /not installed/, /not installed for them/],
    [403, 'ConversationBlockedByUser', /blocked/, /blocked/],
    [403, 'BotDisabledByAdmin', /administrator/],
    [403, 'NotEnoughPermissions', /right/],
    [403, 'InvalidBotApiHost', /cloud/],
    [403, 'MessageWritesBlocked', /blocked writing/],
    [403, undefined, /not allow/],
    [401, 'BotNotRegistered', /MICROSOFT_APP_ID/],
    [401, undefined, /identity/],
    [404, 'ConversationNotFound', /no such chat/, /no conversation with them/],
    [404, 'ActivityNotFoundInConversation', /not there any more/],
    [413, 'MessageSizeTooBig', /larger/],
    [400, 'BadArgument', /form/],
    // The Agents Playground says 500 and, in the code, for certain that nothing was posted.
    [500, 'ConversationNotFound', /no such chat/, /no conversation with them/],
    [500, 'UserNotFound', /nobody with this account/, /nobody with this account/],
  ] as readonly [number, string | undefined, RegExp, RegExp?][])(
    '%d %s is a refusal, in words for the office',
    (...row) => {
      const [status, code, why, person] = row;
      expect(classify(http(status, code), now)).toEqual({
        kind: 'refused',
        why: expect.stringMatching(why),
        // What tells of the person, who is then written to elsewhere.
        ...(person ? { unreachable: expect.stringMatching(person) } : {}),
      });
    },
  );

  it.each([500, 502, 503, 504, 412, 302, 200])('HTTP %d leaves it unknown', (status) => {
    expect(classify(http(status, 'ServiceError'), now).kind).toBe('unknown');
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])('%s never connected', (code) => {
    expect(classify(broken(code), now)).toMatchObject({ kind: 'not-connected', why: expect.stringContaining(code) });
  });

  it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'PARSE_ERROR', undefined])('%s leaves it unknown', (code) => {
    expect(classify(broken(code), now).kind).toBe('unknown');
  });

  it.each([undefined, null, 'x', 7, {}])('%j, thrown, leaves it unknown', (fault) => {
    expect(classify(fault, now).kind).toBe('unknown');
  });
});

describe('what Microsoft’s login means', () => {
  it.each(['invalid_client', 'unauthorized_client', 'invalid_request'])('%s refuses our credentials', (errorCode) => {
    const { refused, why } = tokenFailure(named('ServerError', { errorCode }));
    expect(refused).toBe(true);
    expect(why).toContain('MICROSOFT_APP_PASSWORD');
  });

  it.each([
    named('ServerError', { errorCode: 'temporarily_unavailable' }),
    named('ClientAuthError', { errorCode: 'network_error' }),
    named('ClientAuthError', { errorCode: 'endpoints_resolution_error' }),
    new Error('no answer within 5 seconds'),
  ])('%s is no refusal', (fault) => {
    expect(tokenFailure(fault).refused).toBe(false);
  });
});

describe('what a failed check of a token means', () => {
  it.each(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'])('%s: the token is bad', (name) => {
    expect(authenticationFailure(named(name)).name).toBe('Unauthenticated');
  });

  it('the library’s own refusal: the token is bad', () => {
    expect(authenticationFailure(Object.assign(new Error(), { statusCode: 401 })).name).toBe('Unauthenticated');
  });

  it.each([Object.assign(new Error(), { statusCode: 500 }), named('FetchError'), named('TypeError')])(
    '%s: the keys cannot be had',
    (fault) => {
      expect(authenticationFailure(fault).name).toBe('KeysUnreachable');
    },
  );
});
