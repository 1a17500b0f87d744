import { createServer, type Server, type Socket } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openRedisCounter } from './redis-counter.ts';

const counts = new Map<string, number>();
const sockets = new Set<Socket>();
let server: Server;
let url: string;

/** As much of Redis as the counter uses. */
function answer(command: readonly string[], queue: string[][] | undefined): string {
  const name = command[0]!.toLowerCase();
  if (name === 'multi') return '+OK\r\n';
  if (name === 'exec') return `*${queue!.length}\r\n${queue!.map((one) => answer(one, undefined)).join('')}`;
  if (queue) return '+QUEUED\r\n';
  if (name === 'info') return '$15\r\nredis_version:7\r\n';
  if (name === 'incrby') {
    const sum = (counts.get(command[1]!) ?? 0) + Number(command[2]);
    counts.set(command[1]!, sum);
    return `:${sum}\r\n`;
  }
  return name === 'pexpire' ? ':1\r\n' : '+OK\r\n';
}

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    let queue: string[][] | undefined;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk.toString();
      for (;;) {
        const count = Number(/^\*(\d+)\r\n/.exec(text)?.[1]);
        const found = new RegExp(String.raw`^\*\d+\r\n((?:\$\d+\r\n[^\r]*\r\n){${count || 1}})`).exec(text);
        if (!found) return;
        text = text.slice(found[0].length);
        const command = found[1]!.split('\r\n').filter((_, i) => i % 2 === 1);
        const name = command[0]!.toLowerCase();
        const reply = answer(command, name === 'multi' ? undefined : queue);
        if (name === 'multi') queue = [];
        else if (name === 'exec') queue = undefined;
        else queue?.push(command);
        socket.write(reply);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `redis://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

test('adds up over clients, and fails at once when Redis goes away', async () => {
  const errors: Error[] = [];
  const [a, b] = [1, 2].map(() => openRedisCounter(url, (error) => errors.push(error))) as [any, any];
  await expect.poll(() => a.connected && b.connected).toBe(true);
  expect(await a.add('fire', 5, 60_000)).toBe(5);
  expect(await b.add('fire', 2, 60_000)).toBe(7);
  expect([...counts.keys()]).toEqual(['gridweave:rate:fire']);
  for (const socket of sockets) socket.destroy();
  server.close();
  await expect.poll(() => a.connected).toBe(false);
  const begun = performance.now();
  await expect(a.add('fire', 1, 60_000)).rejects.toThrow(/./);
  expect(performance.now() - begun).toBeLessThan(500);
  a.close();
  b.close();
});
