import type { IncomingMessage, ServerResponse } from 'node:http';

/** One address, or with `/*` at its end all addresses below it. */
export type Route = {
  readonly path: string;
  /** `GET` answers `HEAD` too. */
  readonly methods: readonly ('GET' | 'POST')[];
  readonly access: Access;
} & (
  | {
      /** Given the whole body, at most 1 MB; a POST is refused before it when another site's page sent it. */
      answer(request: Request): Response | Promise<Response>;
    }
  | {
      /**
       * For a platform's own SDK, which reads and authenticates the request itself. Nothing is read from the stream
       * before it; a body of more than 1 MB is answered with 413, and the stream then fails.
       */
      raw(req: IncomingMessage, res: ServerResponse): void | Promise<void>;
    }
);

/**
 * Who may: everyone; who has the administrator's token, as bearer; who has it or has signed in with it once. Without a
 * token in the settings the last two are open to this machine only (loopback.ts).
 */
type Access = 'everyone' | 'token' | 'signed-in';

/** The route of this path: the exact one, else the one with the longest beginning in common. */
export function routeOf(routes: readonly Route[], path: string): Route | undefined {
  const exact = routes.find((route) => route.path === path);
  if (exact) return exact;
  return routes
    .filter((route) => route.path.endsWith('/*') && path.startsWith(route.path.slice(0, -1)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Without query and without a slash at its end. */
export function pathOf(url: string | undefined): string {
  const path = (url ?? '/').split('?', 1)[0] ?? '/';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
