import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * On every answer: nothing may be loaded, framed, guessed, kept or told to other sites. A page of ours says what it
 * loads in a Content-Security-Policy of its own.
 *
 * `same-origin` rather than `no-referrer`: under the latter browsers send `Origin: null` with our own forms.
 */
export function secure(res: ServerResponse, https: boolean): void {
  const headers = {
    'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-store',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

/** For an HTML page with nothing in it but a stylesheet of ours and forms to us. */
export const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/** The id that whoever called us gave the request, if it is fit for a log line; else a new one. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}
