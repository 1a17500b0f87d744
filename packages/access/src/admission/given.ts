import { type GraphQLEnumType, Kind, type ValueNode } from 'graphql';

/** A value of an argument: written in the document, or given by a variable and already coerced. */
export interface Given {
  readonly node: ValueNode | undefined;
  readonly value: unknown;
  readonly variable: string | null;
}

/** Takes the value of a variable where the document names one. */
export function given(node: ValueNode, variables: Readonly<Record<string, unknown>>): Given {
  if (node.kind !== Kind.VARIABLE) return { node, value: undefined, variable: null };
  const name = node.name.value;
  return { node: undefined, value: Object.hasOwn(variables, name) ? variables[name] : undefined, variable: name };
}

/** The fields of an input object; none when it is null. */
export function fieldsOf(
  of: Given,
  variables: Readonly<Record<string, unknown>>,
): readonly (readonly [string, Given])[] {
  if (of.node)
    return of.node.kind === Kind.OBJECT
      ? of.node.fields.map((field) => [field.name.value, given(field.value, variables)] as const)
      : [];
  if (of.value === null || typeof of.value !== 'object') return [];
  return Object.entries(of.value).map(
    ([name, value]) => [name, { node: undefined, value, variable: of.variable }] as const,
  );
}

/** The items of a list; a single value stands for a list of one, as GraphQL coerces it. */
export function itemsOf(of: Given, variables: Readonly<Record<string, unknown>>): readonly Given[] {
  if (of.node) {
    if (of.node.kind === Kind.NULL) return [];
    return of.node.kind === Kind.LIST ? of.node.values.map((node) => given(node, variables)) : [of];
  }
  if (of.value === null || of.value === undefined) return [];
  return Array.isArray(of.value)
    ? of.value.map((value: unknown) => ({ node: undefined, value, variable: of.variable }))
    : [of];
}

/** The internal value of an enum; undefined when it is null or not given. */
export function enumOf(of: Given, type: unknown): string | undefined {
  const value = of.node
    ? of.node.kind === Kind.ENUM
      ? (type as GraphQLEnumType | undefined)?.getValue(of.node.value)?.value
      : undefined
    : of.value;
  return typeof value === 'string' ? value : undefined;
}

/** Whether the document says null or leaves the variable without a value. */
export function isAbsent(of: Given): boolean {
  return of.node ? of.node.kind === Kind.NULL : of.value === null || of.value === undefined;
}
