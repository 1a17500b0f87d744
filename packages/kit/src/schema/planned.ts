import type { GraphQLResolveInfo } from 'graphql';

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
