// a plugin that is developed elsewhere checks the types of what it imports, and finds this only by a reference
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./pg-utils.d.ts" />
import pg from 'pg';
import { serialize } from 'pg-protocol';
import { prepareValue } from 'pg/lib/utils.js';

type Stream = NodeJS.ReadWriteStream & { on(event: 'data', handler: (bytes: Buffer) => void): unknown };

/**
 * A node-postgres connection whose incoming bytes can be taken over after sign-in. This file is the only one that
 * knows pg's internals (`connection` option, `attachListeners`, `prepareValue`); they hold for plain and TLS streams.
 */
class TappedConnection extends (pg.Connection as unknown as new (config: object) => any) {
  tap: ((bytes: Buffer) => void) | undefined;

  attachListeners(stream: Stream): void {
    const listen = stream.on.bind(stream);
    super.attachListeners({
      on: (event: string, handler: (bytes: Buffer) => void) =>
        listen(event as 'data', event === 'data' ? (bytes) => (this.tap ? this.tap(bytes) : handler(bytes)) : handler),
    });
  }
}

/** What a reader of the byte protocol needs of a signed-in connection. */
export interface WireConnection {
  /** From now on all bytes from the server go to `read`. */
  takeOver(read: (bytes: Buffer) => void): void;
  write(bytes: Buffer): void;
  end(): Promise<void>;
}

/** How long a server has to take the goodbye. */
const goodbyeMs = 500;

/** Session settings of reading connections: one snapshot per operation, nothing can be written. */
const readOnlySession =
  '-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c extra_float_digits=1 -c jit=off -c plan_cache_mode=force_generic_plan';

/** Connects and signs in with node-postgres, so that every way of authentication and TLS that it knows works. */
export async function connectWire(options: {
  readonly url: string;
  readonly statementTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** Shown in the activity of the database; `gridweave-read` unless given. */
  readonly applicationName?: string;
  /** Settings of the session beyond those of every reading connection. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called once when the connection is lost or ended by the server. */
  readonly onLost: (error: Error) => void;
}): Promise<WireConnection> {
  const probe = new pg.Client({ connectionString: options.url }) as unknown as {
    connection: { ssl: unknown; sslNegotiation: unknown };
  };
  const connection = new TappedConnection({
    ssl: probe.connection.ssl,
    sslNegotiation: probe.connection.sslNegotiation,
    keepAlive: true,
  });
  const client = new pg.Client({
    connectionString: options.url,
    connection,
    application_name: options.applicationName ?? 'gridweave-read',
    connectionTimeoutMillis: options.connectTimeoutMs,
    options: [
      readOnlySession,
      ...Object.entries({ statement_timeout: Math.round(options.statementTimeoutMs), ...options.settings }).map(
        ([name, value]) => `-c ${name}=${value}`,
      ),
    ].join(' '),
  } as pg.ClientConfig);
  let lost = false;
  const lose = (error: Error): void => {
    if (lost) return;
    lost = true;
    options.onLost(error);
  };
  client.on('error', lose);
  client.on('end', () => lose(new Error('the connection ended')));
  await client.connect();
  connection.stream.setNoDelay?.(true);
  return {
    takeOver: (read) => {
      connection.tap = read;
    },
    write: (bytes) => {
      connection.stream.write(bytes);
    },
    end: async () => {
      lost = true;
      connection.tap = undefined;
      // a server that hangs, or a network between, never answers
      const cut = setTimeout(() => connection.stream.destroy(), goodbyeMs);
      await client.end().catch(() => undefined);
      clearTimeout(cut);
    },
  };
}

/** The message that prepares a named statement. */
export function parseMessage(name: string, text: string): Buffer {
  return serialize.parse({ name, text, types: [] });
}

/** The message that binds values to a prepared statement; results come as text. */
export function bindMessage(name: string, values: readonly unknown[]): Buffer {
  return serialize.bind({ portal: '', statement: name, values: values as any[], valueMapper: prepareValue });
}

/** The message that forgets a prepared statement. */
export function closeMessage(name: string): Buffer {
  return serialize.close({ type: 'S', name });
}

export const executeMessage: Buffer = serialize.execute({ portal: '', rows: 0 });

/** The message that takes the next rows of a portal that stays open. */
export function fetchMessage(portal: string, rows: number): Buffer {
  return serialize.execute({ portal, rows });
}

export const syncMessage: Buffer = serialize.sync();
