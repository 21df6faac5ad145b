import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.ts';
import type { Route } from './routes.ts';
import { isSignedIn, same } from './token.ts';

/** A refusal: what is said, and with which status. */
export interface Refused {
  readonly status: 401 | 403;
  readonly why: string;
}

/** Whether this request may reach this route; undefined: it may. */
export function refusal(route: Route, req: IncomingMessage, adminToken: string | undefined): Refused | undefined {
  if (route.access === 'everyone') return undefined;
  if (adminToken === undefined) {
    if (isLoopback(req)) return undefined;
    return {
      status: 403,
      why: 'This answers only on the machine itself, by its own name (localhost). To reach it from elsewhere, set ADMIN_TOKEN.',
    };
  }
  const bearer = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1];
  if (bearer !== undefined && same(bearer, adminToken)) return undefined;
  if (route.access === 'signed-in' && isSignedIn(req.headers.cookie, adminToken, new Date())) return undefined;
  const how = route.access === 'signed-in' ? ' Or sign in at /playground.' : '';
  return { status: 401, why: `This needs the ADMIN_TOKEN of the settings: Authorization: Bearer <token>.${how}` };
}

/**
 * False when a browser says that another site's page makes the request. What sends neither header is no browser, and
 * cannot be led by a page.
 *
 * @param publicUrl where a proxy in front is reached, for those that put another Host on the request
 */
export function fromOurPages({ headers }: Pick<IncomingMessage, 'headers'>, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  const { host, origin } = new URL(headers.origin);
  return host === headers.host || (publicUrl !== undefined && origin === new URL(publicUrl).origin);
}
