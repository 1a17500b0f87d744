import type { FieldNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import type { RawBuilder } from 'kysely';
import type { Model } from '@gridweave/kit';
import type { Policy } from '@gridweave/access';
import type { CursorSeal } from '../cursor/cursor.ts';
import { connectionValue } from './connection.ts';
import { type PlanContext, typeNamed } from './context.ts';
import type { Check, Plan, RootEntry, RootValue, RoundedCount } from './plan.ts';
import { countRoot, keyRoot, rowRoot } from './roots.ts';
import { selectShape } from './selection.ts';
import { compileStatement } from './statement.ts';

/** What a plan is made from. */
export interface PlanInput {
  readonly model: Model;
  readonly schema: GraphQLSchema;
  readonly policy: Policy;
  readonly cursors: CursorSeal;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced variables of the run that asked first; only their shape enters the plan. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An export goes over all rows of one list, from the start or after a row. */
export function planStream(input: PlanInput, key: string, nodes: readonly FieldNode[], stream: 'whole' | 'rest'): Plan {
  return assemble(input, (context) => [{ key, value: listRoot(context, nodes, stream) }]);
}

type RootFields = ReadonlyMap<string, readonly FieldNode[]>;

/** Plans the root fields of a query: all their rows come in one round trip. */
export function planQuery(input: PlanInput, fields: RootFields): Plan {
  return assemble(input, (context) =>
    [...fields].map(([key, nodes]): RootEntry => ({ key, value: queryRoot(context, nodes) })),
  );
}

/** Plans the reading of the row that a mutation made or changed, under the response key of the mutation. */
export function planRow(input: PlanInput, typeName: string, key: string, nodes: readonly FieldNode[]): Plan {
  return assemble(input, (context) => [{ key, value: rowRoot(context, typeNamed(context, typeName), nodes) }]);
}

function assemble(input: PlanInput, roots: (context: PlanContext) => RootEntry[]): Plan {
  const drafts: (() => RawBuilder<unknown>)[] = [];
  const checks: Check[] = [];
  const rounded: RoundedCount[] = [];
  let aliases = 0;
  let resolved = false;
  const context: PlanContext = {
    ...input,
    shape: selectShape,
    alias: () => `t${aliases++}`,
    add: (statement) => drafts.push(statement) - 1,
    check: (check) => checks.push(check),
    rounded: (count) => rounded.push(count),
    resolved: () => {
      resolved = true;
    },
  };
  const entries = roots(context);
  return {
    roots: entries,
    statements: drafts.map((draft) => compileStatement(draft())),
    checks,
    rounded,
    size:
      entries.some((e) => e.value.kind === 'connection' || e.value.kind === 'rows') || drafts.length > 4
        ? 'page'
        : 'point',
    resolved,
  };
}

function queryRoot(context: PlanContext, nodes: readonly FieldNode[]): RootValue {
  const name = nodes[0]!.name.value;
  if (name === '__typename') return { kind: 'typename', name: 'Query' };
  if (name === '__schema' || name === '__type') return { kind: 'given' };
  const { definition } = context.model.queries.get(name)!;
  switch (definition.kind) {
    case 'key':
      return keyRoot(context, definition, nodes);
    case 'count':
      return countRoot(context, definition, nodes);
    case 'list':
      return listRoot(context, nodes);
  }
}

function listRoot(context: PlanContext, nodes: readonly FieldNode[], stream?: 'whole' | 'rest'): RootValue {
  const name = nodes[0]!.name.value;
  const { definition } = context.model.queries.get(name)!;
  const type = typeNamed(context, definition.type.name);
  const place = {
    definition: context.schema.getQueryType()!,
    parent: undefined,
    via: undefined,
    order: stream ? [] : definition.type.order,
    path: name,
    ...(stream ? { stream } : {}),
  };
  return { kind: 'connection', connection: connectionValue(context, type, nodes, place) };
}
