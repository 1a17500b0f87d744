import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { GridweaveError } from '@gridweave/kit';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  readonly handler: Handler;
  /** Takes connections that ask for another protocol; those that it does not take it closes. */
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, lets running requests end within the time, then cuts them off. */
  close(drainMs: number): Promise<void>;
}

const IDLE_MS = 50;

/** Listens on one port. @throws GridweaveError PORT_IN_USE or CONFIG_INVALID naming HOST or PORT */
export async function listen({ port, host, handler, onUpgrade }: ListenOptions): Promise<HttpServer> {
  let draining = false;
  const server = createServer(
    {
      keepAliveTimeout: 65_000,
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      maxHeaderSize: 16_384,
      noDelay: true,
    },
    (request, response) => {
      if (draining) response.setHeader('Connection', 'close');
      handler(request, response);
    },
  );
  server.on('clientError', refuseMalformed);
  server.on('upgrade', onUpgrade);
  await opened(server, port, host);
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    port: address.port,
    url: `http://${shown === '0.0.0.0' || shown === '[::]' ? 'localhost' : shown}:${address.port}`,
    async close(drainMs) {
      if (draining) return;
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // again and again: a connection whose answer ends meanwhile is kept alive for the next request
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearInterval(idle);
      clearTimeout(cut);
    },
  };
}

function opened(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailed(error, port, host)));
    server.listen(port, host, () => resolve());
  });
}

function listenFailed(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new GridweaveError(
      'PORT_IN_USE',
      {
        zh: `端口 ${port} 已被占用(也许织网已在运行)。请停止占用它的程序,或用 PORT 指定另一个端口,例如 PORT=${port + 1}`,
        en: `Port ${port} is in use, perhaps by Gridweave itself. Stop the program that uses it, or choose another port with PORT, for example PORT=${port + 1}`,
      },
      { port },
      { cause: error },
    );
  }
  if (error.code === 'EACCES') {
    return new GridweaveError(
      'CONFIG_INVALID',
      {
        zh: `无权使用端口 ${port}。请用 PORT 指定 1024 以上的端口`,
        en: `Port ${port} may not be used by this user. Choose one above 1024 with PORT`,
      },
      { variables: ['PORT'] },
      { cause: error },
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return new GridweaveError(
      'CONFIG_INVALID',
      {
        zh: `本机没有 HOST 指定的地址 ${host}。请用 127.0.0.1(仅本机)或 0.0.0.0(所有网卡)`,
        en: `HOST names ${host}, which is no address of this machine. Use 127.0.0.1 (this machine only) or 0.0.0.0 (every interface)`,
      },
      { variables: ['HOST'] },
      { cause: error },
    );
  }
  return error;
}

const reasons: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, '请求头过大 / The request headers are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, '请求发送太慢 / The request was sent too slowly'],
};

function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = reasons[error.code ?? ''] ?? [
    400,
    '不是有效的 HTTP 请求 / This is not a valid HTTP request',
  ];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
