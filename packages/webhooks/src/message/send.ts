import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { AddressRefused, guardedLookup, type Resolve } from '../target/lookup.ts';
import { literalOf } from '../target/check-target.ts';
import { allowsAddress, type TargetRules } from '../target/target-rules.ts';
import { signedHeaders } from './sign.ts';

/** A batch on its way to a receiver. */
export interface Message {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly secrets: readonly Buffer[];
}

export interface SendOptions {
  readonly rules: TargetRules;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** `dns.lookup` unless given. */
  readonly resolve?: Resolve;
}

/** What came of sending: the status that was answered, or that there was no answer or no address to ask. */
export type SendOutcome = number | 'NO_ANSWER' | 'ADDRESS_REFUSED';

/** Bytes of an answer that are let in before the connection is cut; nobody looks at them. */
const MOST_ANSWER = 16_384;

/** Sends a message once; follows nothing, and looks at nothing of the answer but its status. */
export async function sendMessage(message: Message, options: SendOptions): Promise<SendOutcome> {
  try {
    return await post(message, options);
  } catch (error) {
    options.signal.throwIfAborted();
    return error instanceof AddressRefused ? 'ADDRESS_REFUSED' : 'NO_ANSWER';
  }
}

function post({ id, url: text, body, secrets }: Message, options: SendOptions): Promise<number> {
  const { rules, timeoutMs, signal, resolve: resolveName } = options;
  const url = new URL(text);
  const literal = literalOf(url);
  if (literal !== undefined && !allowsAddress(rules, url.protocol, literal))
    return Promise.reject(new AddressRefused(`${literal} may not be reached`));
  return new Promise((resolve, reject) => {
    const sending = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      method: 'POST',
      // a connection of its own, so that each is looked at
      agent: false,
      lookup: guardedLookup(rules, url.protocol, resolveName),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
        'User-Agent': 'Gridweave-Webhooks',
        ...signedHeaders(id, Math.floor(Date.now() / 1_000), body, secrets),
      },
    });
    sending.on('error', reject);
    sending.on('response', (response) => {
      let read = 0;
      response.on('error', () => {});
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > MOST_ANSWER) sending.destroy();
      });
      resolve(response.statusCode!);
    });
    sending.end(body);
  });
}
