import type { Engine } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';
import type { GraphQLError } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';

import { presentError, type ReportBug, tooSlow } from '../errors/index.ts';
import { type Accounts, useFieldLimiter } from '../limits/index.ts';
import type { Exchange } from './exchange.ts';
import type { Operations } from './operations.ts';
import { outcomeOf } from './respond.ts';

/** What travels with a request through yoga. */
interface Carried extends Record<string, unknown> {
  readonly exchange: Exchange;
}

export type GridweaveYoga = YogaServerInstance<Carried, Record<string, unknown>>;

export interface YogaOptions {
  readonly engine: Engine;
  readonly operations: Operations;
  readonly accounts: Accounts;
  readonly reportBug: ReportBug;
}

/** graphql-yoga for everything that the fast lane does not take. Bodies were read before; answers come as bytes. */
export function createGridweaveYoga({ engine, operations, accounts, reportBug }: YogaOptions): GridweaveYoga {
  return createYoga<Carried, Record<string, unknown>>({
    schema: ({ exchange }) => engine.schemaOf(exchange.policy!.model) as any,
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/health/yoga',
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    // errors are presented in one place for both lanes
    maskedErrors: { maskError: (error) => error as Error },
    parserAndValidationCache: false,
    maxRequestBodySize: false,
    plugins: [
      useFieldLimiter(accounts, ({ exchange }: Carried) => ({
        client: exchange.account!.client,
        fieldsCounted: exchange.charged,
      })),
      useOperations(operations, reportBug),
    ],
  });
}

function useOperations(operations: Operations, reportBug: ReportBug): Plugin<Carried, Carried> {
  return {
    onRequestParse({ serverContext, setRequestParser }) {
      setRequestParser(() => serverContext.exchange.params as any);
    },
    onParse({ context, setParsedDocument }) {
      const { exchange } = context as unknown as Carried;
      setParsedDocument(operations.read(exchange));
    },
    onValidate({ setResult }) {
      // done with parsing, and refused there
      setResult([]);
    },
    onExecute({ args, setExecuteFn }) {
      const { exchange } = args.contextValue as unknown as Carried;
      setExecuteFn(async () => {
        exchange.answer = await operations.execute(exchange);
        return {};
      });
    },
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(() => {
        throw new GridweaveError('BAD_REQUEST', {
          zh: '订阅须以流接收:请加请求头 Accept: text/event-stream,或用 WebSocket(graphql-transport-ws)',
          en: 'A subscription is received as a stream: send the header Accept: text/event-stream, or use a WebSocket (graphql-transport-ws)',
        });
      });
    },
    onResultProcess({ result, serverContext, setResultProcessor }) {
      const { exchange } = serverContext;
      if (!exchange.answer) {
        const { errors = [] } = result as { errors?: readonly GraphQLError[] };
        exchange.refusal = presentError(errors.length > 0 ? new AggregateError(errors) : tooSlow(), reportBug);
      }
      setResultProcessor((_, { Response }) => {
        const { status, body, type, headers } = outcomeOf(exchange);
        const response = new Response(body as Uint8Array<ArrayBuffer>, {
          status,
          headers: {
            'Content-Type': `${type}; charset=utf-8`,
            'Content-Length': String(body.length),
          },
        });
        for (let i = 0; i < headers.length; i += 2) response.headers.set(headers[i]!, headers[i + 1]!);
        return response;
      }, exchange.mediaType);
    },
  };
}
