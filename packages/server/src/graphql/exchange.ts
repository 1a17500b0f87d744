import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Identity, Policy } from '@gridweave/access';
import type { AuditEntry } from '@gridweave/audit';
import type { OperationAnswer, Seen } from '@gridweave/engine';

import type { KnownDocument, OperationFacts } from '../documents/index.ts';
import type { Refusal } from '../errors/index.ts';
import type { MediaType } from '../http/media-type.ts';
import type { RequestParams } from '../http/read-params.ts';
import type { Account } from '../limits/index.ts';

/** What the audit log keeps of the values that were asked with. */
export type Asked = Pick<AuditEntry, 'variables' | 'marks'>;

/** Who asks for what, and why, as it is recorded: of a request, or of a batch that is delivered without one. */
export type Call = Pick<
  Exchange,
  | 'requestId'
  | 'caller'
  | 'params'
  | 'policy'
  | 'document'
  | 'operation'
  | 'purpose'
  | 'onBehalfOf'
  | 'deniedAsNull'
  | 'answer'
  | 'refusal'
  | 'seen'
  | 'asked'
>;

/** One GraphQL request and what became of it; filled step by step on its way, whichever lane it takes. */
export class Exchange {
  readonly request: IncomingMessage;
  /** Undefined where operations come over a WebSocket. */
  readonly response: ServerResponse | undefined;
  readonly requestId: string;
  /** When it arrived, on the monotonic clock. */
  readonly arrived: number = performance.now();
  mediaType: MediaType = 'application/json';
  caller: Identity | undefined;
  account: Account | undefined;
  purpose: string | null = null;
  onBehalfOf: string | null = null;
  deniedAsNull = false;
  /** What the answer has to show at least; undefined where no replica is read. */
  seen: Seen | undefined;
  /** The cursor after which a stream goes on, where the client names it outside of the operation. */
  resumeAfter: string | null = null;
  params: RequestParams | undefined;
  policy: Policy | undefined;
  document: KnownDocument | undefined;
  operation: OperationFacts | undefined;
  /** True when the fast lane has charged the operation before it handed it over. */
  charged = false;
  /** Made once, also where many records are made of one exchange. */
  asked: Asked | undefined;
  answer: OperationAnswer | undefined;
  refusal: Refusal | undefined;

  constructor(request: IncomingMessage, response: ServerResponse | undefined, requestId: string) {
    this.request = request;
    this.response = response;
    this.requestId = requestId;
  }
}
