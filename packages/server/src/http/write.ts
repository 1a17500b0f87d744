import type { ServerResponse } from 'node:http';

import { HttpFault, type Refusal, refusalBody } from '../errors/index.ts';

/** Writes a whole answer. */
export function writeWhole(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
  headers: readonly string[] = [],
): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, [
    'Content-Type',
    contentType,
    'Content-Length',
    String(bytes.length),
    'X-Content-Type-Options',
    'nosniff',
    ...headers,
  ]);
  response.end(bytes);
}

/** Writes JSON that no one keeps. */
export function writeJson(response: ServerResponse, status: number, value: unknown): void {
  writeWhole(response, status, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`, [
    'Cache-Control',
    'no-store',
  ]);
}

/** Writes a refusal in the shape of GraphQL errors. */
export function writeError(response: ServerResponse, refusal: Refusal, error: unknown): void {
  writeWhole(response, refusal.status, 'application/json; charset=utf-8', refusalBody(refusal), [
    'Cache-Control',
    'no-store',
    ...(error instanceof HttpFault ? error.headers : []),
    ...(refusal.status === 503 ? ['Retry-After', '1'] : []),
  ]);
}
