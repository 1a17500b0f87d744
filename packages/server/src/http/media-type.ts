import { LRUCache } from 'lru-cache';

import { HttpFault, type Refusal } from '../errors/index.ts';

export type MediaType = 'application/json' | 'application/graphql-response+json' | 'text/event-stream';

const known = new LRUCache<string, MediaType | 'none'>({ max: 500 });

/** Whether a subscription may be answered with a stream of events. */
export function acceptsEvents(accept: string | undefined): boolean {
  return accept?.includes('text/event-stream') === true;
}

/** The media type of the answer that an Accept header asks for. @throws HttpFault 406 when it is none of ours */
export function negotiate(accept: string | undefined): MediaType {
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return 'application/json';
  let chosen = known.get(accept);
  if (chosen === undefined) {
    chosen = choose(accept.slice(0, 2_000));
    known.set(accept, chosen);
  }
  if (chosen !== 'none') return chosen;
  throw new HttpFault(406, {
    zh: '此接口只返回 application/graphql-response+json、application/json 或 text/event-stream(订阅)。请修改 Accept 头',
    en: 'Answers are application/graphql-response+json, application/json or text/event-stream (subscriptions) only. Change the Accept header',
  });
}

function choose(accept: string): MediaType | 'none' {
  let best: MediaType | 'none' = 'none';
  let bestQuality = 0;
  for (const range of accept.split(',')) {
    const [type, ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2)) || 0;
    const offered: MediaType | undefined =
      type === 'application/graphql-response+json'
        ? type
        : type === 'application/json' || type === 'application/*' || type === '*/*'
          ? 'application/json'
          : undefined;
    if (offered === undefined || quality <= 0) continue;
    if (quality > bestQuality || (quality === bestQuality && offered !== 'application/json')) {
      best = offered;
      bestQuality = quality;
    }
  }
  return best === 'none' && acceptsEvents(accept) ? 'text/event-stream' : best;
}

const requestErrors = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_TOO_LARGE']);

/**
 * The HTTP status of a refusal. As GraphQL over HTTP has it: application/json answers a well-formed request whose
 * operation is refused with 200, application/graphql-response+json never answers 200 without data.
 */
export function statusOf(refusal: Refusal, mediaType: MediaType): number {
  if (mediaType === 'application/json') return requestErrors.has(refusal.code) ? 200 : refusal.status;
  if (refusal.status !== 200) return refusal.status;
  return refusal.code === 'FIELD_NOT_GRANTED' ? 403 : 400;
}
