// Holds many subscriptions over plain sockets, and tells how long after it was written each change arrived.
import { connect, type Socket } from 'node:net';

const [port, key, count, groups] = process.argv.slice(2) as [string, string, string, string];
const ids = JSON.parse(groups) as readonly (readonly string[])[];
const query = `subscription ($ids: [ID!]) { changes(types: [EVENT], ids: $ids) { kind id fields cursor record { ... on Event { id description stage } } } }`;

const latencies: number[] = [];
let open = 0;
let closed = 0;

function request(i: number): string {
  const body = JSON.stringify({ query, variables: { ids: ids[i % ids.length] } });
  return (
    `POST /graphql HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n` +
    `Authorization: Bearer ${key}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

function subscribe(i: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), '127.0.0.1');
    let isOpen = false;
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('close', () => closed++);
    socket.on('connect', () => socket.write(request(i)));
    socket.on('data', (chunk) => {
      const now = Date.now();
      if (!isOpen && chunk.includes('HEARTBEAT')) {
        isOpen = true;
        open++;
        resolve();
      }
      for (let at = chunk.indexOf('@t'); at >= 0; at = chunk.indexOf('@t', at + 2))
        latencies.push(now - Number(chunk.toString('latin1', at + 2, at + 15)));
    });
  });
}

const total = Number(count);
for (let i = 0; i < total; i += 50)
  await Promise.all(Array.from({ length: Math.min(50, total - i) }, (_, n) => subscribe(i + n)));
process.send!({ open });
process.on('message', () => {
  process.send!({ latencies: latencies.splice(0), closed });
});
