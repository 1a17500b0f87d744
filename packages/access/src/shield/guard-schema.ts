import type { Model } from '@gridweave/kit';
import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLError,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
} from 'graphql';
import { allow, deny, rule, shield } from 'graphql-shield';
import { rulesOf, type ShieldRule, type ShieldTree } from './rules.ts';

type Middleware = (
  resolve: GraphQLFieldResolver<any, any>,
  ...args: Parameters<GraphQLFieldResolver<any, any>>
) => unknown;

/**
 * A copy of the schema whose root fields, mutations and fields with resolvers ask `context.policy` before they run.
 * Fields that SQL has decided already are left as they are, since a rule for each value of a thousand rows costs more
 * than the rows.
 */
export function guardSchema(schema: GraphQLSchema, model: Model): GraphQLSchema {
  // sorting what is sorted already is how graphql-js copies a schema
  const guarded = lexicographicSortSchema(schema);
  const rules = shieldTree(guarded, model);
  const generated = shield(rules, {
    allowExternalErrors: true,
    fallbackRule: deny,
    fallbackError: (_error: unknown, _parent: object, _args: object, _context: object, info: GraphQLResolveInfo) =>
      notGranted(info),
  }).generate(guarded) as Record<string, Record<string, Middleware | { readonly resolve: Middleware }>>;
  for (const type of objectTypes(guarded))
    for (const [name, field] of Object.entries(type.getFields())) {
      if (rules[type.name]?.[name] === allow) continue;
      const found = generated[type.name]![name]!;
      const middleware = typeof found === 'function' ? found : found.resolve;
      const { resolve } = field;
      field.resolve = (parent, args, context, info) =>
        middleware(resolve ?? (() => undefined), parent, args, context, info);
    }
  return guarded;
}

/** The rules for the fields that the schema has. A root field that no plugin declared has no rule, so it is denied. */
export function shieldTree(schema: GraphQLSchema, model: Model): ShieldTree {
  const known = rulesOf(model);
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  return Object.fromEntries(
    objectTypes(schema).map((type) => {
      const rules: Record<string, ShieldRule> = {};
      const ofModel = model.types.has(type.name) || roots.has(type);
      for (const name of Object.keys(type.getFields())) {
        const isOwn = roots.has(type) && accessOf(type.getFields()[name]!) === 'department';
        const rule = isOwn ? ownRule : ofModel ? known[type.name]?.[name] : allow;
        if (rule) rules[name] = rule;
      }
      return [type.name, rules];
    }),
  );
}

/** The platform's own root fields ask for the caller whom the endpoint has identified. */
const ownRule = rule('own', { cache: 'no_cache' })(
  (_parent, _args, context: { caller?: unknown } | undefined) => context?.caller !== undefined,
);

function accessOf({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): unknown {
  return (extensions['gridweave'] as { access?: unknown } | undefined)?.access;
}

function objectTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !isIntrospectionType(type),
  ) as GraphQLObjectType[];
}

function notGranted(info: GraphQLResolveInfo): GraphQLError {
  const coordinate = `${info.parentType.name}.${info.fieldName}`;
  return new GraphQLError(
    `${coordinate} 未获授权。请从查询中去掉,或在共享目录中提出申请 / ${coordinate} was not granted. Leave it out, or request it in the sharing catalogue`,
    { nodes: info.fieldNodes, extensions: { code: 'FIELD_NOT_GRANTED', coordinate } },
  );
}
