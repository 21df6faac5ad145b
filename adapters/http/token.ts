import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** True when they are the same; takes as long for a near miss as for any other. */
export function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * What a browser keeps after its person signed in with the administrator's token: until when that counts, with a digest
 * keyed by the token. It does not tell the token, and with another token in the settings all of them are void.
 *
 * @param expires seconds since 1970, whole
 */
export function ticket(expires: number, adminToken: string): string {
  const digest = createHmac('sha256', adminToken).update(`quarterdeck playground until ${expires}`).digest('base64url');
  return `${expires}.${digest}`;
}

/** @param cookies the `Cookie` header */
export function isSignedIn(cookies: string | undefined, adminToken: string, now: Date): boolean {
  const given = cookies
    ?.split(';')
    .map((cookie) => cookie.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];
  const expires = Number(given?.split('.', 1)[0]);
  if (given === undefined || !Number.isSafeInteger(expires) || expires * 1000 <= now.getTime()) return false;
  return same(given, ticket(expires, adminToken));
}

export const cookieName = 'quarterdeck';
