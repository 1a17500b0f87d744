import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import type { Run } from './bind.ts';

/**
 * An argument as a plan sees it: its structure is part of the plan, its values are parameters. `known` is set for
 * values that shape the statement: names of enums, and null.
 */
export type ArgumentValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'value'; readonly get: (run: Run) => unknown; readonly known: unknown }
  | { readonly kind: 'list'; readonly items: readonly ArgumentValue[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, ArgumentValue> };

/** What an argument is worth in a document, given the coerced variables; undefined when it was not sent. */
export function argumentValue(
  node: ValueNode | undefined,
  definition: Pick<GraphQLArgument, 'type' | 'defaultValue'>,
  variables: Readonly<Record<string, unknown>>,
): ArgumentValue | undefined {
  if (node === undefined)
    return definition.defaultValue === undefined ? undefined : constant(definition.defaultValue, definition.type);
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    if (!Object.hasOwn(variables, name))
      return definition.defaultValue === undefined ? undefined : constant(definition.defaultValue, definition.type);
    return fromVariable(variables[name], definition.type, (run) => run.variables[name]);
  }
  return fromNode(node, definition.type, variables);
}

function fromNode(
  node: ValueNode,
  type: GraphQLInputType,
  variables: Readonly<Record<string, unknown>>,
): ArgumentValue | undefined {
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return Object.hasOwn(variables, name)
      ? fromVariable(variables[name], type, (run) => run.variables[name])
      : undefined;
  }
  if (node.kind === Kind.NULL) return { kind: 'null' };
  const nullable = getNullableType(type);
  if (isListType(nullable) && isInputObjectType(getNamedType(nullable))) {
    const nodes = node.kind === Kind.LIST ? node.values : [node];
    return { kind: 'list', items: nodes.map((item) => fromNode(item, nullable.ofType, variables) ?? { kind: 'null' }) };
  }
  if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
    const fields = new Map<string, ArgumentValue>();
    for (const field of Object.values(nullable.getFields())) {
      const given = node.fields.find((f) => f.name.value === field.name);
      const value = given ? fromNode(given.value, field.type, variables) : undefined;
      if (value) fields.set(field.name, value);
      else if (field.defaultValue !== undefined) fields.set(field.name, constant(field.defaultValue, field.type));
    }
    return { kind: 'object', fields };
  }
  if (isListType(nullable) && node.kind === Kind.LIST && node.values.some((item) => item.kind === Kind.VARIABLE)) {
    const getters = node.values.map(
      (item) => fromNode(item, nullable.ofType, variables) ?? ({ kind: 'null' } as const),
    );
    return {
      kind: 'value',
      known: undefined,
      get: (run) => getters.map((g) => (g.kind === 'value' ? g.get(run) : null)),
    };
  }
  const value = valueFromAST(node, type);
  if (value === undefined) throw new GraphQLError(`Value is not valid for ${String(type)}`, { nodes: node });
  return constant(value, type);
}

function fromVariable(value: unknown, type: GraphQLInputType, get: (run: Run) => unknown): ArgumentValue {
  if (value === null || value === undefined) return { kind: 'null' };
  const nullable = getNullableType(type);
  if (isListType(nullable) && isInputObjectType(getNamedType(nullable))) {
    // a coerced variable of list type is always a list; one of its item type stands where a list may be
    if (!Array.isArray(value)) return { kind: 'list', items: [fromVariable(value, nullable.ofType, get)] };
    return {
      kind: 'list',
      items: value.map((item, i) => fromVariable(item, nullable.ofType, (run) => (get(run) as unknown[])[i])),
    };
  }
  if (isInputObjectType(nullable)) {
    const fields = new Map<string, ArgumentValue>();
    for (const field of Object.values(nullable.getFields())) {
      const { name } = field;
      if (Object.hasOwn(value as object, name))
        fields.set(
          name,
          fromVariable((value as any)[name], field.type, (run) => (get(run) as any)[name]),
        );
    }
    return { kind: 'object', fields };
  }
  return { kind: 'value', get, known: shapesStatement(type) ? value : undefined };
}

function constant(value: unknown, type: GraphQLInputType): ArgumentValue {
  if (value === null) return { kind: 'null' };
  const nullable = getNullableType(type);
  if (isInputObjectType(getNamedType(nullable))) return fromVariable(value, type, () => value);
  return { kind: 'value', get: () => value, known: value };
}

/** Enums that name fields, directions and levels are part of the statement; those of code tables are values. */
export function shapesStatement(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return (
    isEnumType(named) &&
    (/(OrderField|GroupField)$/.test(named.name) || named.name === 'OrderDirection' || named.name === 'AreaLevel')
  );
}
