import { type DocumentNode, execute, type FieldNode, type GraphQLSchema, Kind } from 'graphql';
import type { PreparedOperation } from './prepared.ts';

/** Answers `__schema` and `__type` from the department's own schema, as JSON by response key. */
export async function introspect(
  schema: GraphQLSchema,
  prepared: PreparedOperation,
  fields: ReadonlyMap<string, readonly FieldNode[]>,
  variables: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, string>> {
  const nodes = [...fields.values()]
    .flat()
    .filter((node) => node.name.value === '__schema' || node.name.value === '__type');
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...prepared.operation, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } },
      ...Object.values(prepared.fragments),
    ],
  };
  const result = await execute({ schema, document, variableValues: variables });
  return new Map(Object.entries(result.data ?? {}).map(([key, value]) => [key, JSON.stringify(value)]));
}
