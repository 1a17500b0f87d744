import type { KeyQuery, Model, Operator, TypeModel } from '@gridweave/kit';
import type { GraphQLResolveInfo } from 'graphql';
import { allow, deny, rule } from 'graphql-shield';
import { changesAsked } from '../admission/change-uses.ts';
import type { Policy } from '../policy/policy.ts';

export type ShieldRule = ReturnType<ReturnType<typeof rule>> | typeof allow;
export type ShieldTree = Record<string, Record<string, ShieldRule>>;

/** What the rules look at of the context. */
export interface ShieldContext {
  readonly policy: Policy;
  /** Denied fields come as null: rows that may not be read are none, and need no refusal. */
  readonly deniedAsNull?: boolean;
}

type Decide = (policy: Policy, args: Readonly<Record<string, unknown>>, deniedAsNull: boolean) => boolean;

/** A rule that asks the policy each time; a cached answer would outlive a revocation. */
function policyRule(name: string, decide: Decide): ShieldRule {
  return rule(name, { cache: 'no_cache' })((_parent, args, context: Partial<ShieldContext> | undefined) => {
    const policy = context?.policy;
    return (
      policy !== undefined && decide(policy, (args ?? {}) as Record<string, unknown>, context?.deniedAsNull === true)
    );
  });
}

function has(policy: Policy, type: string, field: string, operator: Operator): boolean {
  const found = policy.types.get(type)?.fields.get(field);
  return found !== undefined && (operator === 'read' ? found.read.length > 0 : found.operators.has(operator));
}

/** The rules that are about operations and not about columns: root fields, mutations and fields with resolvers. */
export function rulesOf(model: Model): ShieldTree {
  const tree: ShieldTree = {
    Query: { changes: changesRule(model, true) },
    Mutation: {},
    Subscription: { changes: changesRule(model, false) },
  };
  for (const [name, { definition }] of model.queries) {
    const type = definition.type.name;
    tree['Query']![name] = policyRule(`Query.${name}`, (policy, args, deniedAsNull) => {
      const read = deniedAsNull || has(policy, type, 'id', 'read');
      switch (definition.kind) {
        case 'count':
          return (
            has(policy, type, 'id', 'aggregate') &&
            (isNone(args['group']) || has(policy, type, String(args['group']), 'aggregate'))
          );
        case 'key':
          return read && keysOf(definition, args).every((key) => has(policy, type, key, 'match'));
        case 'list':
          return read && (isNone(args['search']) || canSearch(policy, model.types.get(type)!));
      }
      return false;
    });
  }
  for (const { coordinate, definition, label } of model.mutations.values())
    tree['Mutation']![definition.name] =
      label.sharing === 'none'
        ? deny
        : policyRule(
            coordinate,
            (policy) => policy.mutations.has(coordinate) && has(policy, definition.type.name, 'id', 'read'),
          );
  for (const type of model.types.values()) tree[type.name] = typeRules(type);
  return tree;
}

/** Following a type is a use of its id; which types are followed may be said by the selection alone. */
function changesRule(model: Model, isFeed: boolean): ShieldRule {
  const decide = (context: Partial<ShieldContext> | undefined, info: GraphQLResolveInfo): boolean => {
    const policy = context?.policy;
    if (!policy) return false;
    if (context?.deniedAsNull) return true;
    const fragments = new Map(Object.entries(info.fragments));
    const operation = { schema: info.schema, fragments, variables: info.variableValues };
    return changesAsked(model, operation, isFeed, info.fieldNodes[0]!).types.every(
      ({ name }) => has(policy, name, 'id', 'read') && has(policy, name, 'id', 'subscribe'),
    );
  };
  return rule(isFeed ? 'Query.changes' : 'Subscription.changes', { cache: 'no_cache' })(
    (_parent, _args, context, info) => decide(context, info),
  );
}

/** Columns, relations and computed values are decided in SQL, row by row, before the executor sees them. */
function typeRules(type: TypeModel): Record<string, ShieldRule> {
  return Object.fromEntries(
    [...type.fields.values()].map((field) => [
      field.name,
      field.label.sharing === 'none'
        ? deny
        : field.definition.kind === 'resolved'
          ? policyRule(field.coordinate, (policy) => has(policy, type.name, field.name, 'read'))
          : allow,
    ]),
  );
}

function keysOf(definition: KeyQuery, args: Readonly<Record<string, unknown>>): readonly string[] {
  return ['id', ...definition.keys].filter((key) => key in args);
}

function canSearch(policy: Policy, type: TypeModel): boolean {
  return [...type.fields.keys()].some((field) => has(policy, type.name, field, 'search'));
}

function isNone(value: unknown): boolean {
  return value === null || value === undefined;
}
