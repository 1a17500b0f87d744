import { sendNodeResponse } from '@whatwg-node/server';

import { type Refusal, refusalBody } from '../errors/index.ts';
import { type MediaType, statusOf } from '../http/media-type.ts';
import { rateHeaders } from '../limits/index.ts';
import { onlyEvent } from '../streams/event-frames.ts';
import type { Exchange } from './exchange.ts';
import { seenHeader, seenToken } from './seen-header.ts';

const SHORT = 2_048;

/** The headers that every answer of the endpoint has, as pairs in one list. */
export function commonHeaders(exchange: Exchange): string[] {
  const headers = [
    'X-Request-Id',
    exchange.requestId,
    'Cache-Control',
    'no-store',
    'X-Content-Type-Options',
    'nosniff',
  ];
  if (exchange.policy) headers.push('X-Gridweave-Policy', exchange.policy.edition);
  if (exchange.answer?.seen !== undefined) headers.push(seenHeader, seenToken(exchange.answer.seen));
  if (exchange.account) {
    const { policy, state } = rateHeaders(exchange.account);
    headers.push('RateLimit-Policy', policy, 'RateLimit', state);
  }
  return headers;
}

export interface Outcome {
  readonly status: number;
  readonly body: Buffer;
  readonly type: MediaType;
  readonly headers: readonly string[];
}

/** Status, body, its type and further headers of what came of the exchange. */
export function outcomeOf(exchange: Exchange): Outcome {
  const { answer, refusal, mediaType } = exchange;
  const isEvents = mediaType === 'text/event-stream';
  if (answer)
    return {
      status: answer.status,
      body: isEvents ? onlyEvent(answer.body) : answer.body,
      type: mediaType,
      headers: [],
    };
  return {
    status: statusOf(refusal!, mediaType),
    body: refusalBody(refusal!),
    // a stream that does not begin is refused like any other request
    type: isEvents ? 'application/json' : mediaType,
    headers: refusalHeaders(refusal!),
  };
}

function refusalHeaders({ code, status, errors }: Refusal): readonly string[] {
  if (code === 'RATE_LIMITED') return ['Retry-After', String(errors[0]?.extensions['retryAfter'] ?? 1)];
  if (status === 401) return ['WWW-Authenticate', 'Bearer'];
  return status === 503 ? ['Retry-After', '1'] : [];
}

/** Writes the outcome straight to the connection. */
export function writeOutcome(exchange: Exchange): void {
  const { response } = exchange;
  if (response === undefined || response.headersSent || response.destroyed) return;
  const { status, body, type, headers } = outcomeOf(exchange);
  const all = commonHeaders(exchange);
  all.push('Content-Type', `${type}; charset=utf-8`, 'Content-Length', String(body.length), ...headers);
  response.writeHead(status, all);
  // a short text goes out together with the headers, which saves a tenth of the time of a request
  if (body.length < SHORT) response.end(body.toString('latin1'), 'latin1');
  else response.end(body);
}

/** Writes the answer of yoga, a stream as fast as the client reads it. */
export async function writeResponse(exchange: Exchange, answer: Response): Promise<void> {
  const { request, response } = exchange;
  if (response === undefined || response.headersSent || response.destroyed) return;
  const headers = commonHeaders(exchange);
  for (let i = 0; i < headers.length; i += 2) response.setHeader(headers[i]!, headers[i + 1]!);
  await sendNodeResponse(answer, response, request, false);
}
