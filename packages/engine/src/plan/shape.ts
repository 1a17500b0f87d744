import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';
import type { FragmentDefinitionNode } from 'graphql';
import { shapesStatement } from './argument.ts';

/**
 * The part of the variables that a plan depends on: which are null, which keys an input object has, which fields
 * orders and groups name, and the booleans of @include and @skip. Values of filters are not in it.
 */
export type Shape = (variables: Readonly<Record<string, unknown>>) => string;

/** The shape function of an operation; undefined when every run has the same shape. */
export function shapeOf(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  schema: GraphQLSchema,
): Shape | undefined {
  const conditions = new Set<string>();
  for (const node of [operation, ...Object.values(fragments)]) {
    visit(node, {
      Directive(directive) {
        if (directive.name.value !== 'include' && directive.name.value !== 'skip') return;
        for (const argument of directive.arguments ?? [])
          if (argument.value.kind === 'Variable') conditions.add(argument.value.name.value);
      },
    });
  }
  const parts: Shape[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as any) as GraphQLInputType | undefined;
    if (!type) continue;
    if (conditions.has(name)) parts.push((variables) => String(variables[name]));
    else if (definition.type.kind !== 'NonNullType' || isInputObjectType(getNamedType(type)) || shapesStatement(type))
      parts.push((variables) => (Object.hasOwn(variables, name) ? shape(variables[name], type) : 'u'));
  }
  if (parts.length === 0) return undefined;
  return (variables) => parts.map((part) => part(variables)).join(';');
}

function shape(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return 'n';
  const nullable = getNullableType(type);
  const named = getNamedType(type);
  if (isListType(nullable) && (isInputObjectType(named) || shapesStatement(named)))
    return `[${(Array.isArray(value) ? value : [value]).map((item) => shape(item, nullable.ofType)).join(',')}]`;
  if (isInputObjectType(nullable))
    return `{${Object.values(nullable.getFields())
      .filter((field) => Object.hasOwn(value as object, field.name))
      .map((field) => `${field.name}:${shape((value as any)[field.name], field.type)}`)
      .join(',')}}`;
  return shapesStatement(type) ? `=${String(value)}` : 'v';
}
