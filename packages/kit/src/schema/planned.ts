import type { GraphQLResolveInfo } from 'graphql';

/** Where a planned row says its type: no alias of a field can have this name. */
export const rowType = Symbol('type of the row');

/** The name of the type of a row; one that was not planned says it as a field. */
export function typeNameOf(row: any): string | undefined {
  return row?.[rowType] ?? row?.__typename;
}

/** The resolver of every field: takes what the plan put under the response key. */
export function planned(
  source: any,
  args: Record<string, unknown>,
  context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  const value = source?.[info.path.key];
  return typeof value === 'function' ? value(args, context, info) : value;
}
