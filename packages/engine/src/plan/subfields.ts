import type { FieldNode, GraphQLObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { PlanContext } from './context.ts';

/** The fields selected on an object type, with fragments, conditions and merged selections resolved. */
export function subfields(
  context: PlanContext,
  typeName: string,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const type = context.schema.getType(typeName) as GraphQLObjectType;
  return collectSubfields(context.schema, context.fragments as any, context.variables, type, nodes);
}
