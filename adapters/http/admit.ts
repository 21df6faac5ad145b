import type { IncomingMessage } from 'node:http';
import { fromOurPages, refusal } from './access.ts';
import { saysTooLarge, tooLarge } from './body.ts';
import type { Stage } from './operations.ts';
import type { Route } from './routes.ts';
import { signInForm } from './sign-in.ts';
import { words } from './web.ts';

export interface Situation {
  readonly stage: Stage;
  readonly adminToken: string | undefined;
  readonly publicUrl: string | undefined;
}

/** What is asked of each request before its route sees it, in this order; the answer in words when it is not let in. */
export function admit(
  route: Route | undefined,
  req: IncomingMessage,
  { stage, adminToken, publicUrl }: Situation,
): Route | Response {
  if (!route && stage === 'starting') return comeAgain('Quarterdeck is starting.');
  if (!route) return words(404, 'There is nothing at this address.');
  const methods: readonly string[] = route.methods;
  if (!methods.includes(req.method === 'HEAD' ? 'GET' : (req.method ?? '')))
    return words(405, `This address answers ${methods.join(' and ')} only.`, { Allow: methods.join(', ') });
  if (stage === 'draining' && req.method === 'POST') return comeAgain('Quarterdeck is stopping.');
  if ('answer' in route && req.method === 'POST' && !fromOurPages(req, publicUrl))
    return words(403, 'This was sent by a page of another site, so nothing was done.');
  const refused = refusal(route, req, adminToken);
  if (refused?.status === 401 && route.access === 'signed-in' && req.method === 'GET') return signInForm();
  if (refused)
    return words(refused.status, refused.why, refused.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {});
  return saysTooLarge(req) ? tooLarge() : route;
}

const comeAgain = (sentence: string) => words(503, `${sentence} Please try again in a moment.`, { 'Retry-After': '2' });
