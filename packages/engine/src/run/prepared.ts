import {
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { GridweaveError } from '@gridweave/kit';
import { type Shape, shapeOf } from '../plan/shape.ts';

/** An operation of a document, taken apart once. */
export interface PreparedOperation {
  /** Stands for document and operation in the keys of plans. */
  readonly id: number;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Undefined when no variable changes the plan. */
  readonly shape: Shape | undefined;
}

let operations = 0;

/** @throws GridweaveError BAD_REQUEST when the document has no such operation, or several and none is named. */
export function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): PreparedOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const names = document.definitions.flatMap((d) =>
      d.kind === Kind.OPERATION_DEFINITION && d.name ? [d.name.value] : [],
    );
    throw new GridweaveError(
      'BAD_REQUEST',
      operationName === undefined
        ? {
            zh: '文档含多个操作,请用 operationName 指定其一',
            en: `the document has several operations; name one with operationName: ${names.join(', ')}`,
          }
        : {
            zh: '文档中没有 operationName 所指的操作',
            en: `the document has no operation of that name; it has: ${names.join(', ') || 'none'}`,
          },
    );
  }
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return { id: ++operations, operation, fragments, shape: shapeOf(operation, fragments, schema) };
}

/** The root fields of an operation by response key, with conditions applied. */
export function rootFields(
  schema: GraphQLSchema,
  prepared: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, readonly FieldNode[]> {
  const root = schema.getRootType(prepared.operation.operation)!;
  return collectFields(schema, prepared.fragments as any, variables, root, prepared.operation.selectionSet);
}
