import { type ChildProcess, fork } from 'node:child_process';
import type { BenchDatabase } from './database.ts';
import type { Keys, Operation } from './operations.ts';

/** A server under test. */
export interface Target {
  readonly name: 'gridweave' | 'limit' | 'postgraphile';
  readonly port: number;
  readonly process: ChildProcess;
  /** The i-th request of an operation, headers and body. */
  readonly request: (operation: Operation, i: number) => Buffer;
}

/** Starts the three servers on ports from `firstPort` on. */
export async function startTargets(database: BenchDatabase, firstPort: number): Promise<readonly Target[]> {
  const gridweave = await start('gridweave', database.url, firstPort, database.district);
  const limit = await start('limit', database.url, firstPort + 1, 'closed');
  const postgraphile = await start('postgraphile', database.url, firstPort + 2);
  const { keys } = database;
  return [
    {
      ...gridweave,
      name: 'gridweave',
      request: (operation, i) => gridweaveRequest(gridweave.key, keys, operation, i),
    },
    {
      ...limit,
      name: 'limit',
      request: (operation, i) => build('', { operation: operation.name, variables: operation.variables(keys, i) }),
    },
    {
      ...postgraphile,
      name: 'postgraphile',
      request: (operation, i) => build('', { query: operation.postgraphile, variables: operation.variables(keys, i) }),
    },
  ];
}

/** The i-th request of an operation to a Gridweave server. */
export function gridweaveRequest(key: string, keys: Keys, operation: Operation, i: number): Buffer {
  const used = Object.fromEntries(
    Object.entries(operation.variables(keys, i)).filter(([name]) => operation.gridweave.includes(`$${name}:`)),
  );
  return build(`Authorization: Bearer ${key}\r\n`, { query: operation.gridweave, variables: used });
}

function build(headers: string, body: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(body));
  return Buffer.concat([
    Buffer.from(
      `POST /graphql HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAccept: application/json\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`,
    ),
    bytes,
  ]);
}

/** Starts one of the servers in a process of its own. */
export async function start(
  name: string,
  ...args: readonly (string | number)[]
): Promise<{ port: number; process: ChildProcess; key: string }> {
  const child = fork(new URL(`targets/${name}.ts`, import.meta.url).pathname, args.map(String), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, GRAPHILE_ENV: 'production' },
  });
  const message = await new Promise<any>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it was ready`)));
  });
  return { port: Number(args[1]), process: child, key: message.key ?? '' };
}
