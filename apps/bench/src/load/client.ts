import { connect, type Socket } from 'node:net';

/** What one round of load gave. */
export interface LoadResult {
  readonly requests: number;
  readonly errors: number;
  readonly seconds: number;
  /** Sorted latencies in milliseconds. */
  readonly latencies: readonly number[];
  readonly bytes: number;
  readonly sample: string;
}

/** Keeps `connections` HTTP/1.1 connections busy, one request at a time on each, for `seconds`. */
export async function runLoad(options: {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The i-th request, headers and body. */
  readonly request: (i: number) => Buffer;
}): Promise<LoadResult> {
  const latencies: number[] = [];
  const state = { next: 0, errors: 0, bytes: 0, sample: '' };
  const start = performance.now();
  const end = start + options.seconds * 1_000;
  await Promise.all(Array.from({ length: options.connections }, () => drive(options, end, latencies, state)));
  const seconds = (performance.now() - start) / 1_000;
  return {
    requests: latencies.length,
    errors: state.errors,
    seconds,
    latencies: latencies.sort((a, b) => a - b),
    bytes: state.bytes,
    sample: state.sample,
  };
}

interface State {
  next: number;
  errors: number;
  bytes: number;
  sample: string;
}

function drive(
  options: { port: number; request: (i: number) => Buffer },
  end: number,
  latencies: number[],
  state: State,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(options.port, '127.0.0.1');
    socket.setNoDelay(true);
    let sent = 0;
    let received: Buffer[] = [];
    let size = 0;
    let expected = -1;
    const send = (): void => {
      sent = performance.now();
      socket.write(options.request(state.next++));
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk) => {
      received.push(chunk);
      size += chunk.length;
      if (expected < 0) expected = responseLength(Buffer.concat(received));
      if (expected < 0 || size < expected) return;
      const now = performance.now();
      latencies.push(now - sent);
      const all = received.length === 1 ? received[0]! : Buffer.concat(received);
      state.bytes += size;
      if (all.subarray(9, 12).toString('latin1') !== '200' || all.includes('"errors":[')) state.errors++;
      if (state.sample === '') state.sample = all.toString('utf8', all.indexOf('\r\n\r\n') + 4);
      received = [];
      size = 0;
      expected = -1;
      if (now >= end) socket.end();
      else send();
    });
  });
}

/** Length of the whole response from its headers; −1 while they are not complete. */
function responseLength(bytes: Buffer): number {
  const headersEnd = bytes.indexOf('\r\n\r\n');
  if (headersEnd < 0) return -1;
  const headers = bytes.toString('latin1', 0, headersEnd);
  const length = /content-length: *(\d+)/i.exec(headers)?.[1];
  if (length !== undefined) return headersEnd + 4 + Number(length);
  if (!/transfer-encoding: *chunked/i.test(headers)) throw new Error(`a response without a length: ${headers}`);
  const close = bytes.indexOf('\r\n0\r\n\r\n', headersEnd + 2);
  return close < 0 ? -1 : close + 7;
}
