import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** What takes connections of another protocol. */
export interface Upgrades {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Hands on a connection that asks for a WebSocket at /graphql, and refuses any other; without `to` it is too early. */
export function upgradeTo(to: Upgrades | undefined, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => socket.destroy());
  const [path] = (request.url ?? '').split('?');
  if (path !== '/graphql')
    refuse(socket, '404 Not Found', 'WebSocket 只在 /graphql / There are WebSockets at /graphql only');
  else if (!to) refuse(socket, '503 Service Unavailable', '尚未就绪,请稍后重试 / Not ready; try again shortly');
  else to.upgrade(request, socket, head);
}

function refuse(socket: Duplex, status: string, message: string): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
