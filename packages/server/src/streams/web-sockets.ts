import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';

import { presentError, type Refusal, type ReportBug } from '../errors/index.ts';
import type { PulledSink } from './pulled-sink.ts';

/** A subscription that began, or why it did not. */
export type Subscribed =
  | { readonly document: DocumentNode; readonly schema: GraphQLSchema; readonly sink: PulledSink }
  | Refusal;

export interface WebSocketOptions {
  /** Throws unless the key in the headers is one that may connect. */
  readonly identify: (request: IncomingMessage, headers: IncomingHttpHeaders) => void | Promise<void>;
  /** Begins a subscription; the body is that of a request over HTTP. */
  readonly subscribe: (request: IncomingMessage, headers: IncomingHttpHeaders, body: Buffer) => Promise<Subscribed>;
  readonly reportBug: ReportBug;
  readonly bodyLimit: number;
}

interface Connection {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  headers: IncomingHttpHeaders;
}

const PING_MS = 15_000;
const LONGEST_REASON = 120;
const unknownMessage = 'BAD_REQUEST: the message is not of the protocol graphql-transport-ws';

/** Subscriptions over WebSockets by the protocol graphql-transport-ws, for any client of it. */
export class WebSockets {
  readonly #sockets: WebSocketServer;
  readonly #protocol: Server<Connection & Record<PropertyKey, unknown>>;
  readonly #options: WebSocketOptions;

  constructor(options: WebSocketOptions) {
    this.#options = options;
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: options.bodyLimit,
      handleProtocols,
      perMessageDeflate: false,
    });
    this.#protocol = makeServer<any, any>({
      onConnect: ({ connectionParams, extra }) => this.#connect(extra, connectionParams ?? {}),
      onSubscribe: ({ extra }, _id, payload) => this.#subscribe(extra, payload),
      subscribe: ({ contextValue }) => contextValue as PulledSink,
      // results are as the other transports send them
      onNext: (_context, _id, _payload, _args, result) => result,
    });
  }

  /** Takes a connection that asks for the protocol. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#serve(opened, request));
  }

  /** Says goodbye to all clients, and cuts off those that do not answer. */
  close(): void {
    for (const socket of this.#sockets.clients) {
      socket.close(1001, 'Going away');
      setTimeout(() => socket.terminate(), 1_000).unref();
    }
    this.#sockets.close();
  }

  #serve(socket: WebSocket, request: IncomingMessage): void {
    const connection: Connection = { socket, request, headers: request.headers };
    let isAlive = true;
    const ping = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, PING_MS);
    socket.on('pong', () => {
      isAlive = true;
    });
    // what does not follow the protocol ends its own connection
    socket.on('error', () => socket.terminate());
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve) => {
            if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (data) => {
            receive(String(data)).catch(() => socket.close(4400, unknownMessage));
          }),
      },
      connection as Connection & Record<PropertyKey, unknown>,
    );
    socket.once('close', (code, reason) => {
      clearInterval(ping);
      void closed(code, String(reason));
    });
  }

  async #connect(connection: Connection, params: Readonly<Record<string, unknown>>): Promise<void> {
    const given = Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
    );
    connection.headers = { ...connection.request.headers, ...Object.fromEntries(given) };
    try {
      await this.#options.identify(connection.request, connection.headers);
    } catch (error) {
      const { errors } = presentError(error, this.#options.reportBug);
      connection.socket.close(4403, reasonOf(errors[0]!.extensions.code, errors[0]!.message));
    }
  }

  async #subscribe({ request, headers }: Connection, payload: object) {
    const body = Buffer.from(JSON.stringify(payload));
    const subscribed = await this.#options.subscribe(request, headers, body);
    if ('errors' in subscribed)
      return subscribed.errors.map(({ message, extensions }) => new GraphQLError(message, { extensions }));
    const { document, schema, sink } = subscribed;
    const { operationName } = payload as { readonly operationName?: string };
    return { schema, document, operationName, contextValue: sink };
  }
}

/** A close reason has 123 bytes at most; the message in English is enough of it. */
function reasonOf(code: string, message: string): string {
  const text = `${code}: ${message.split(' / ').at(-1)}`;
  return Buffer.from(text)
    .subarray(0, LONGEST_REASON)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
}
