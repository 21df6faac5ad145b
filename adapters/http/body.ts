import type { IncomingMessage } from 'node:http';
import { words } from './web.ts';

/** Bytes. Slack's and Teams' requests are under 100 KB. */
const largestBody = 1_048_576;

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export const tooLarge = (): Response => words(413, 'This is more than 1 MB, which is too large.');

/** True when the request says itself that it is too large. Without a length it must be counted. */
export const saysTooLarge = ({ headers }: IncomingMessage): boolean =>
  Number(headers['content-length'] ?? 0) > largestBody;

/** The whole body. Rejects with {@link TooLarge}, or when the connection breaks. */
export async function wholeBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    // Breaking out of the loop would break the connection before it is answered; the rest is read away.
    if (size <= largestBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > largestBody) throw new TooLarge();
  return Buffer.concat(chunks);
}

/**
 * Counts the body on its way to whoever reads the stream, without reading it: a listener of ours would set it flowing
 * before theirs is there. Beyond the limit nothing more reaches them.
 */
export function whenTooLarge(req: IncomingMessage, refuse: () => void): void {
  const push = req.push;
  let size = 0;
  req.push = (chunk: Buffer | null, encoding) => {
    const before = size;
    size += chunk?.length ?? 0;
    if (size <= largestBody) return push.call(req, chunk, encoding);
    if (before <= largestBody) refuse();
    return true;
  };
}
