import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The line to a database, which can be cut and mended: while it is cut, connections break and new ones are refused. */
export interface DatabaseLine {
  /** The same database, through the line. */
  through(url: string): string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function databaseLine(): Promise<DatabaseLine> {
  let target = { host: '127.0.0.1', port: 5432 };
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const server: Server = createServer((near) => {
    const far = keep(connect(target));
    keep(near).pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  };
  const port = await listen(0);
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    through(url) {
      const there = new URL(url);
      target = { host: there.hostname, port: Number(there.port) };
      there.host = `127.0.0.1:${port}`;
      there.searchParams.delete('host');
      return there.href;
    },
    cut,
    mend: async () => void (await listen(port)),
    close: cut,
  };
}
