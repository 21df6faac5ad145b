import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#core/ports';
import { admit, type Situation } from './admit.ts';
import { TooLarge, tooLarge, whenTooLarge, wholeBody } from './body.ts';
import type { Route } from './routes.ts';
import { asRequest, give, words } from './web.ts';

/** Answers one request, whatever happens; never rejects. What fails within a route is logged here, once. */
export async function answer(
  route: Route | undefined,
  req: IncomingMessage,
  res: ServerResponse,
  { id, log, ...situation }: Situation & { readonly id: string; readonly log: Log },
): Promise<void> {
  try {
    const admitted = admit(route, req, situation);
    if (admitted instanceof Response) await give(admitted, res);
    else await pass(admitted, req, res);
  } catch (fault) {
    if (res.destroyed || res.writableEnded) return;
    if (fault instanceof TooLarge) return give(tooLarge(), res);
    log.error({ err: fault, route: route?.path }, 'a request could not be answered');
    if (res.headersSent) res.destroy();
    else await give(words(500, `Something went wrong on our side. It is in the log as request ${id}.`), res);
  }
}

async function pass(route: Route, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if ('answer' in route) return give(await route.answer(asRequest(req, await wholeBody(req))), res);
  whenTooLarge(req, () => {
    res.once('finish', () => req.destroy());
    if (!res.headersSent) void give(tooLarge(), res);
  });
  await route.raw(req, res);
}
