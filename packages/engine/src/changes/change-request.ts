import { createHash } from 'node:crypto';
import { type FieldNode, type GraphQLSchema, Kind } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { changesAsked, type Policy, selectedFields } from '@gridweave/access';
import { type ChangeKind, GridweaveError, type Model, maskText } from '@gridweave/kit';
import type { PreparedOperation } from '../run/prepared.ts';
import { followedRows, type Viewer } from './see-changes.ts';

/** What an operation on `changes` asks for, in the feed or in a subscription. */
export interface ChangeRequest {
  readonly viewer: Viewer;
  readonly types: readonly string[];
  readonly kinds: ReadonlySet<ChangeKind> | null;
  readonly after: string | null;
  readonly first: number;
  /** The fields `record`, from which the reading of a record is planned. */
  readonly records: readonly FieldNode[];
  /** Variables but for that of `after`, in which callers that share the work may differ. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The response key of `changes`. */
  readonly key: string;
  /** Stands for the rows and fields that the caller may see of what it asks for; another one calls for a new export. */
  readonly rights: string;
}

const most = { areas: 100, ids: 1_000, first: 1_000 } as const;

/** @throws GridweaveError BAD_USER_INPUT, or BAD_REQUEST where `changes` does not stand alone */
export function changeRequest(
  model: Model,
  schema: GraphQLSchema,
  policy: Policy,
  prepared: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
  coordinates: readonly string[],
): ChangeRequest {
  const isFeed = prepared.operation.operation === 'query';
  const root = schema.getRootType(prepared.operation.operation)!;
  const operation = { schema, fragments: new Map(Object.entries(prepared.fragments)), variables };
  const fields = selectedFields(operation, prepared.operation.selectionSet, [root.name]);
  const [field] = fields;
  if (fields.length !== 1 || field?.node.name.value !== 'changes' || field.node.kind !== Kind.FIELD)
    throw new GridweaveError('BAD_REQUEST', {
      zh: 'changes 须单独请求,不与其他字段同在一个操作',
      en: 'Ask for changes in an operation of its own, without other fields',
    });
  const { node } = field;
  const args = getArgumentValues(root.getFields()['changes']!, node, variables);
  const { types, records } = changesAsked(model, operation, isFeed, node);
  const areas = areasOf(args['areas']);
  const ids = args['ids'] as readonly string[] | null | undefined;
  if (ids && ids.length > most.ids) throw tooMany('ids', most.ids);
  const first = (args['first'] as number | null | undefined) ?? 100;
  if (first < 1 || first > most.first)
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: `first: 应为 1 至 ${most.first}`,
      en: `first is from 1 to ${most.first}`,
    });
  const viewer = { model, policy, areas, ids: ids ? new Set(ids.map(String)) : null };
  const names = types.map(({ name }) => name);
  return {
    viewer,
    types: names,
    kinds: args['kinds'] ? new Set(args['kinds'] as readonly ChangeKind[]) : null,
    after: (args['after'] as string | null | undefined) ?? null,
    first,
    records,
    variables: withoutAfter(node, variables),
    key: node.alias?.value ?? node.name.value,
    rights: rightsOf(viewer, names, coordinates),
  };
}

function withoutAfter(
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const value = node.arguments?.find(({ name }) => name.value === 'after')?.value;
  if (value?.kind !== Kind.VARIABLE) return variables;
  const { [value.name.value]: _after, ...rest } = variables;
  return rest;
}

function areasOf(given: unknown): readonly string[] | null {
  if (given === null || given === undefined) return null;
  const areas = given as readonly string[];
  if (areas.length > most.areas) throw tooMany('areas', most.areas);
  const wrong = areas.find((area) => !/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{14})$/.test(area));
  if (wrong === undefined) return areas;
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: `areas: ${wrong.slice(0, 30)} 不是区域代码,应为 4、6、9、12 或 14 位数字`,
    en: `areas: ${wrong.slice(0, 30)} is no area code; it has 4, 6, 9, 12 or 14 digits`,
  });
}

function tooMany(argument: string, limit: number): GridweaveError {
  return new GridweaveError('BAD_USER_INPUT', {
    zh: `${argument}: 最多 ${limit} 项`,
    en: `${argument} takes at most ${limit} items`,
  });
}

function rightsOf(viewer: Viewer, types: readonly string[], coordinates: readonly string[]): string {
  const { policy } = viewer;
  const parts = [
    ...types.map((type) => `${type} ${followedRows(viewer, type).key}`),
    ...coordinates.map((coordinate) => {
      const [type = '', name = ''] = coordinate.split(':')[0]!.split('.');
      const read = policy.types.get(type)?.fields.get(name)?.read ?? [];
      return `${coordinate} ${read.map(({ scope, mask }) => `${scope.key} ${mask ? maskText(mask) : ''}`).join('|')}`;
    }),
  ];
  return createHash('sha256').update(parts.toSorted().join('\n')).digest('base64url').slice(0, 16);
}
