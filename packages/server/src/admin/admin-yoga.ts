import type { AdminContext } from '@gridweave/governance';
import { type DocumentNode, getOperationAST, GraphQLError, type GraphQLSchema, Kind, parse } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';

import { checkMeasures, type DocumentLimits, noSuchRoot } from '../documents/index.ts';
import { presentError, type ReportBug } from '../errors/index.ts';
import type { AdminCall } from './admin-call.ts';

/** What travels with a request through yoga. */
export interface AdminCarried extends Record<string, unknown> {
  readonly call: AdminCall;
  readonly admins: AdminContext;
}

export type AdminYoga = YogaServerInstance<AdminCarried, AdminContext & Record<string, unknown>>;

/** graphql-yoga over the schema of admins. */
export function createAdminYoga(schema: GraphQLSchema, limits: DocumentLimits, reportBug: ReportBug): AdminYoga {
  return createYoga<AdminCarried, AdminContext & Record<string, unknown>>({
    schema: schema as any,
    graphqlEndpoint: '/admin/graphql',
    healthCheckEndpoint: '/health/admin-yoga',
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    maskedErrors: { maskError: (error) => shown(error, reportBug) },
    maxRequestBodySize: false,
    context: ({ admins }) => ({ ...admins }),
    plugins: [useCalls(schema, limits)],
  }) as AdminYoga;
}

function shown(error: unknown, reportBug: ReportBug): GraphQLError {
  const [first] = presentError(error, reportBug).errors;
  const { message, locations: _, path, extensions } = first!;
  const nodes = error instanceof GraphQLError ? error.nodes : undefined;
  return new GraphQLError(message, { ...(nodes ? { nodes } : {}), ...(path ? { path } : {}), extensions });
}

function useCalls(schema: GraphQLSchema, limits: DocumentLimits): Plugin<AdminCarried, AdminCarried> {
  return {
    onRequestParse({ serverContext, setRequestParser }) {
      setRequestParser(() => serverContext.call.params as any);
    },
    onParse({ setParseFn }) {
      setParseFn((text: string) => {
        const document = parse(text, { maxTokens: limits.tokens });
        checkMeasures(document, limits);
        for (const definition of document.definitions)
          if (definition.kind === Kind.OPERATION_DEFINITION && !schema.getRootType(definition.operation))
            throw noSuchRoot(definition);
        return document;
      });
    },
    onExecute({ args }) {
      const { call } = args.contextValue as unknown as AdminCarried;
      const operation = getOperationAST(args.document as DocumentNode, args.operationName);
      call.isMutation = operation?.operation === 'mutation';
      call.roots =
        operation?.selectionSet.selections.flatMap((s) => (s.kind === Kind.FIELD ? [s.name.value] : ['…'])) ?? [];
    },
    onResultProcess({ result, serverContext }) {
      const { errors = [] } = result as { errors?: readonly GraphQLError[] };
      const code = errors[0]?.extensions['code'];
      if (errors.length > 0) serverContext.call.outcome = typeof code === 'string' ? code : 'GRAPHQL_VALIDATION_FAILED';
    },
  };
}
