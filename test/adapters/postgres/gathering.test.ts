import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { GatheringSocket } from '../../../adapters/postgres/gathering.ts';

describe('a gathering socket', () => {
  const server = createServer((socket) => socket.pipe(socket));
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('writes at once what is written in one go, in parts that are held back', async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const socket = new GatheringSocket();
    socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    const written = jest.spyOn(socket, '_writev' as never);
    const statement = (parts: string[]) => {
      socket.cork();
      for (const part of parts) socket.write(part);
      socket.uncork();
    };
    const echoed = async (length: number) => {
      let text = '';
      while (text.length < length) text += (await once(socket, 'data'))[0];
      return text;
    };
    statement(['a', 'b']);
    await Promise.resolve();
    statement(['c', 'd']);
    expect(await echoed(4)).toBe('abcd');
    expect(written).toHaveBeenCalledTimes(1);
    statement(['e', 'f']);
    expect(await echoed(2)).toBe('ef');
    expect(written).toHaveBeenCalledTimes(2);
    socket.destroy();
  });
});
