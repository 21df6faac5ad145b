import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** One client on a web socket, as far as Slack's Socket Mode needs it (RFC 6455: text, ping, close; no fragments). */
export interface Peer {
  send(text: string): void;
  onText(hear: (text: string) => void): void;
  /** Cuts the connection without a word. */
  drop(): void;
}

const opcode = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa };

/** Lets clients of this server upgrade to a web socket. */
export function acceptWebSockets(server: Server, welcome: (peer: Peer) => void): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => {});
    let hear: (text: string) => void = () => {};
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let frame = read(bytes); frame; frame = read(bytes)) {
        bytes = bytes.subarray(frame.length);
        if (frame.opcode === opcode.text) hear(frame.payload.toString());
        if (frame.opcode === opcode.ping) socket.write(framed(opcode.pong, frame.payload));
        if (frame.opcode === opcode.close) socket.end(framed(opcode.close, frame.payload));
      }
    });
    welcome({
      send: (text) => void socket.write(framed(opcode.text, Buffer.from(text))),
      onText: (listener) => {
        hear = listener;
      },
      drop: () => void socket.destroy(),
    });
  });
}

function framed(code: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | code, length])
      : length < 65_536
        ? Buffer.from([0x80 | code, 126, length >> 8, length & 0xff])
        : Buffer.from([
            0x80 | code,
            127,
            0,
            0,
            0,
            0,
            length >>> 24,
            (length >> 16) & 0xff,
            (length >> 8) & 0xff,
            length & 0xff,
          ]);
  return Buffer.concat([head, payload]);
}

/** The first whole frame of a client, which always masks. */
function read(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes[1]! & 0x7f;
  const at = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < at + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const length = at + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(at, at + 4);
  const payload = Buffer.from(bytes.subarray(at + 4, length).map((byte, index) => byte ^ mask[index % 4]!));
  return { opcode: bytes[0]! & 0x0f, payload, length };
}
