import { GridweaveError } from '@gridweave/kit';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';

/** The document is no GraphQL: where, in the words of the parser. */
export function parseFailed(error: GraphQLError): GraphQLError {
  return new GraphQLError(`查询语法有误 / The document could not be parsed: ${error.message}`, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  });
}

/** One fault that validation found. */
export function validationFailed(error: GraphQLError): GraphQLError {
  return new GraphQLError(`查询校验未通过 / The document is not valid: ${error.message}`, {
    nodes: error.nodes,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

/** An operation of a kind that this graph does not have; graphql-js lets it pass. */
export function noSuchRoot(operation: OperationDefinitionNode): GraphQLError {
  return validationFailed(
    new GraphQLError(`There is no ${operation.operation} on this endpoint.`, { nodes: operation }),
  );
}

/** Several faults of one document, answered together. */
export class DocumentFaults extends AggregateError {
  override readonly name = 'DocumentFaults';
  declare readonly errors: GraphQLError[];
}

/** The request names no operation of the document, or none of several. */
export function noSuchOperation(names: readonly string[]): GridweaveError {
  const list = names.join(', ') || '-';
  return new GridweaveError(
    'BAD_REQUEST',
    {
      zh: `operationName 应为文档中的一个操作:${list}`,
      en: `operationName must name an operation of the document: ${list}`,
    },
    { operations: names },
  );
}
