import type { FieldNode, GraphQLObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { Policy } from '@gridweave/access';
import { GridweaveError, type Model } from '@gridweave/kit';
import { planStream } from '../plan/build-plan.ts';
import { type Run, valueOf } from '../plan/bind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Connection, Segment, Shape } from '../plan/shape-tree.ts';
import { extensionsOf } from '../run/extensions.ts';
import type { Graph } from '../run/graph.ts';
import { rootFields } from '../run/prepared.ts';
import { coerceVariables } from '../run/variables.ts';
import { columnsOf } from './columns.ts';
import type { ExportRequest, PlannedExport } from './export.ts';
import { type StreamDatabase, StreamedRows } from './row-stream.ts';
import { sealedPlace } from './sealed-place.ts';

/**
 * Admits an operation as a query is admitted, and plans it as one stream of all rows of its list.
 * @throws GridweaveError FIELD_NOT_GRANTED, BAD_USER_INPUT for what cannot be exported, BAD_CURSOR
 */
export function planExport(database: StreamDatabase, graph: Graph, request: ExportRequest): PlannedExport {
  const made = plan(graph, request, request.policy);
  const { name, connection, node, input } = made;
  const print = fingerprint(made);
  const columns = request.format === 'csv' ? columnsOf(input, node.shape, made.nodes) : [];
  const { notes, coordinates, sensitive } = made.admitted;
  return {
    name,
    facts: { operation: made.operation, coordinates, masked: notes.masked, sensitive },
    extensions: made.extensions,
    columns,
    holdsUnder: (policy) =>
      policy.key === request.policy.key ||
      (policy.model === request.policy.model && fingerprint(plan(graph, request, policy)) === print),
    open: (options) =>
      StreamedRows.open(database, options, {
        plan: made.plan,
        run: made.run,
        connection,
        node,
        format: request.format,
        place: made.place,
        rights: request.policy.key,
        begun: made.begun,
      }),
  };
}

type Made = ReturnType<typeof plan>;

function plan(graph: Graph, request: ExportRequest, policy: Policy) {
  const { model, schema, plans } = graph;
  const asked = { ...request, policy };
  const prepared = plans.operation(asked);
  if (prepared.operation.operation !== 'query') throw notExportable();
  const variables = coerceVariables(schema, prepared.operation, request.variables);
  const admitted = plans.admit(asked, variables);
  const [root, ...more] = rootFields(schema, prepared, variables);
  if (!root || more.length > 0) throw notExportable();
  const [key, rootNodes] = root;
  const name = rootNodes[0]!.name.value;
  const list = model.queries.get(name)?.definition;
  if (list?.kind !== 'list') throw notExportable();
  refusePaging(name, rootNodes);
  const input = plans.input(asked, prepared, variables);
  const connectionType = schema.getType(`${list.type.name}Connection`) as GraphQLObjectType;
  const parts = [...collectSubfields(schema, prepared.fragments as any, variables, connectionType, rootNodes).values()];
  if (parts.length !== 1 || parts[0]![0]!.name.value !== 'nodes') throw notExportable();
  const place = sealedPlace(input.cursors, list.type.name, request);
  const begun = request.after === undefined ? undefined : place.open(request.after);
  const after = begun?.key;
  const made = planStream(input, key, rootNodes, after ? 'rest' : 'whole');
  const { connection, node } = streamed(made);
  const resolved = made.resolved ? resolvedFields(node.shape) : [];
  if (resolved.length > 0) throw notStored(resolved);
  const run: Run = { variables, key: {}, memo: new Map(), ...(after ? { after } : {}) };
  return {
    name,
    nodes: parts[0]!,
    operation: prepared.operation.name?.value ?? null,
    admitted,
    input,
    place,
    begun: begun?.shown,
    plan: made,
    connection,
    node,
    run,
    extensions: extensionsOf(
      { ...admitted.notes, rounded: made.rounded.map(({ key }) => key) },
      policy,
      model as Model,
    ),
  };
}

/** Everything by which what is read, and how, could differ. */
function fingerprint({ plan, run, admitted, extensions, input }: Made): string {
  const asBatch: Run = { ...run, memo: new Map(), after: run.after ?? [], batch: [] };
  return JSON.stringify([
    plan.statements.map(({ text, parameters }) => [text, parameters.map((one) => valueOf(one, asBatch) ?? null)]),
    admitted,
    extensions,
    input.policy.pseudonymKey,
  ]);
}

function streamed(made: Plan): { connection: Connection; node: Segment } {
  const [root] = made.roots;
  const connection = root?.value.kind === 'connection' ? root.value.connection : undefined;
  const part = connection?.parts[0];
  if (!connection || part?.kind !== 'nodes') throw new Error('an export is planned as one list');
  return { connection, node: part.node };
}

function refusePaging(name: string, nodes: readonly FieldNode[]): void {
  const paging = (nodes[0]!.arguments ?? []).map((argument) => argument.name.value).filter((arg) => isPaging.has(arg));
  if (paging.length === 0) return;
  throw new GridweaveError(
    'BAD_USER_INPUT',
    {
      zh: `导出包含全部记录,按主键排序:请去掉 ${name} 的参数 ${paging.join(', ')}。中断后继续请用请求头 X-Gridweave-Cursor`,
      en: `An export holds all rows in the order of their key: leave out ${paging.join(', ')} of ${name}. To go on after an interruption send the header X-Gridweave-Cursor`,
    },
    { arguments: paging },
  );
}

const isPaging: ReadonlySet<string> = new Set(['first', 'after', 'orderBy']);

/** The refusal of an operation that is no list of records. */
export function notExportable(): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', {
    zh: '可导出的是只有一个列表字段的查询,且只选取它的 nodes,例如 { houses(where: …) { nodes { id } } }',
    en: 'What can be exported is a query of exactly one list, of which only nodes are selected, such as { houses(where: …) { nodes { id } } }',
  });
}

function notStored(fields: readonly string[]): GridweaveError {
  return new GridweaveError(
    'BAD_USER_INPUT',
    {
      zh: `以下字段由其他系统逐条应答,不能导出: ${fields.join(', ')}。请去掉,需要时经 /graphql 查询`,
      en: `Other systems answer these fields row by row, so they cannot be exported: ${fields.join(', ')}. Leave them out, and query them at /graphql where needed`,
    },
    { fields },
  );
}

function resolvedFields({ entries }: Shape): readonly string[] {
  return entries.flatMap(({ value }) => {
    switch (value.kind) {
      case 'resolved':
        return [value.field.coordinate];
      case 'object':
        return resolvedFields(value.shape);
      case 'union':
        return value.members.flatMap(resolvedFields);
      case 'connection':
        return value.connection.parts.flatMap((part) =>
          part.kind === 'nodes'
            ? resolvedFields(part.node.shape)
            : part.kind === 'edges'
              ? part.parts.flatMap((edge) => (edge.kind === 'node' ? resolvedFields(edge.node.shape) : []))
              : [],
        );
      default:
        return [];
    }
  });
}
