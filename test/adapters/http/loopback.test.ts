import { describe, expect, it } from '@jest/globals';
import { isLoopback } from '../../../adapters/http/index.ts';

const from = (remoteAddress: string | undefined, headers: Record<string, string>) =>
  isLoopback({ socket: { remoteAddress }, headers });

describe('loopback', () => {
  it.each([
    ['127.0.0.1', 'localhost:3978'],
    ['127.8.0.1', '127.0.0.1'],
    ['::1', '[::1]:3978'],
    ['::ffff:127.0.0.1', 'LOCALHOST:3978'],
  ])('is a socket from %s that asks for %s', (address, host) => {
    expect(from(address, { host })).toBe(true);
  });

  it.each(['10.0.0.4', '172.17.0.1', '::ffff:10.0.0.4', 'fe80::1', '127.0.0.1.evil', undefined])(
    'is no socket from %s, whatever host it asks for',
    (address) => {
      expect(from(address, { host: 'localhost:3978' })).toBe(false);
    },
  );

  it.each([
    'quarterdeck.example.org',
    'localhost.evil.example',
    'evil.example:3978',
    '127.0.0.1.nip.io',
    'localhost@evil.example',
    '127.0.0.1evil',
    '[::1].evil.example',
    '',
  ])('is no request for the host "%s": names can be pointed at this machine', (host) => {
    expect(from('127.0.0.1', { host })).toBe(false);
  });

  it('is no request without a host', () => {
    expect(from('127.0.0.1', {})).toBe(false);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-anything', 'via'])(
    'is no request that a proxy marked with %s, even with nothing in it',
    (name) => {
      expect(from('127.0.0.1', { host: 'localhost', [name]: '' })).toBe(false);
    },
  );
});
