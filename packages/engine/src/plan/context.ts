import type { FieldNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import type { RawBuilder } from 'kysely';
import type { FieldModel, Model, TypeModel } from '@gridweave/kit';
import type { FieldPolicy, Policy, TypePolicy } from '@gridweave/access';
import type { CursorSeal } from '../cursor/cursor.ts';
import type { Select } from './select.ts';
import type { Shape } from './shape-tree.ts';
import type { Check, RoundedCount } from './plan.ts';

/** Adds what a selection reads of the row under an alias to the statement, and says how its columns become JSON. */
export type SelectShape = (
  context: PlanContext,
  select: Select,
  type: TypeModel,
  alias: string,
  nodes: readonly FieldNode[],
  via?: FieldModel,
) => Shape;

/** What all parts of one plan share while it is made. */
export interface PlanContext {
  readonly model: Model;
  readonly schema: GraphQLSchema;
  readonly policy: Policy;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cursors: CursorSeal;
  /** Adds a statement, written when the whole plan is known; gives its index. */
  readonly add: (statement: () => RawBuilder<unknown>) => number;
  /** Adds a look at an argument that no statement takes. */
  readonly check: (check: Check) => void;
  /** Plans the selection on a row; given here because connections and selections hold each other. */
  readonly shape: SelectShape;
  /** A table alias that no other part of the plan uses. */
  readonly alias: () => string;
  /** Adds a count that is rounded. */
  readonly rounded: (count: RoundedCount) => void;
  /** Notes that the operation has a field with a resolver. */
  readonly resolved: () => void;
}

/** The department's policy on a type; undefined when nothing of it was granted. */
export function typePolicy(context: PlanContext, type: TypeModel): TypePolicy | undefined {
  return context.policy.types.get(type.name);
}

/** The department's policy on a field; undefined when nothing was granted. */
export function fieldPolicy(context: PlanContext, field: FieldModel): FieldPolicy | undefined {
  return context.policy.types.get(field.type)?.fields.get(field.name);
}

/** A type that a validated document or a checked model names. */
export function typeNamed(context: PlanContext, name: string): TypeModel {
  const type = context.model.types.get(name);
  if (!type) throw new Error(`no type ${name} in the model`);
  return type;
}
