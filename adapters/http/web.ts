import type { IncomingMessage, ServerResponse } from 'node:http';

/** The request as the web platform has it, so that whoever answers needs no server to be tried. */
export function asRequest(req: IncomingMessage, body: Buffer): Request {
  const base = `http://${req.headers.host ?? 'localhost'}`;
  const url = URL.canParse(req.url ?? '/', base) ? new URL(req.url ?? '/', base) : new URL('http://localhost/');
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const method = req.method ?? 'GET';
  return new Request(url, { method, headers, ...(method === 'POST' ? { body: new Uint8Array(body) } : {}) });
}

export async function give(response: Response, res: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
  if (response.status !== 304) res.setHeader('Content-Length', body.length);
  res.end(body);
}

/** A sentence for whoever reads the answer. */
export const words = (status: number, sentence: string, headers: Record<string, string> = {}): Response =>
  new Response(`${sentence}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } });

export const json = (status: number, value: unknown): Response => Response.json(value, { status });
