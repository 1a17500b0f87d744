import { connect, createServer, type Socket } from 'node:net';

/** An address of a database that counts the statements sent to it. */
export interface CountingDatabase {
  readonly url: string;
  /** Statements that were run so far, by all connections. */
  readonly statements: number;
  close(): Promise<void>;
}

const execute = 'E'.charCodeAt(0);
const simpleQuery = 'Q'.charCodeAt(0);

/** Stands between the server under test and PostgreSQL, and counts the messages that run a statement. */
export async function countingDatabase(target: string): Promise<CountingDatabase> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let statements = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.on(
      'data',
      messageCounter((type) => {
        if (type === execute || type === simpleQuery) statements += 1;
      }),
    );
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => from.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    get statements() {
      return statements;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Reads the stream of a client, which begins with a message that has no type, and tells the type of each other. */
function messageCounter(onMessage: (type: number) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let header = 0;
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    while (rest.length >= header + 4) {
      const length = header + rest.readUInt32BE(header);
      if (rest.length < length) return;
      if (header === 1) onMessage(rest[0]!);
      header = 1;
      rest = rest.subarray(length);
    }
  };
}
