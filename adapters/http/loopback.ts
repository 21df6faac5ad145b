import type { IncomingMessage } from 'node:http';

const loopbackAddress = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/;
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * True when somebody on this very machine asks. A loopback socket alone does not show that: a reverse proxy on the
 * same machine makes the whole internet look local, and a web page can point a name of its own at 127.0.0.1. So the
 * name asked for must be loopback too, and no proxy may have left its mark.
 */
export function isLoopback(
  req: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
): boolean {
  const { headers, socket } = req;
  if (!loopbackAddress.test(socket.remoteAddress ?? '')) return false;
  if (!loopbackHost.test(headers.host ?? '')) return false;
  return !Object.keys(headers).some(
    (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-'),
  );
}
