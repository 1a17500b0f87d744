import type { Model, TypeModel } from '../model/model.ts';
import type { Builder } from './builder.ts';
import { describe } from './describe.ts';
import { enumName } from './names.ts';
import { typeNameOf } from './planned.ts';

/** What happened to a record, as one department sees it. */
export const changeKinds = ['CREATED', 'CHANGED', 'ENTERED', 'LEFT', 'RESYNC', 'HEARTBEAT'] as const;
export type ChangeKind = (typeof changeKinds)[number];

const kindTitles: Readonly<Record<ChangeKind, string>> = {
  CREATED: '新增 / a new record',
  CHANGED: '变更 / a record that changed',
  ENTERED: '进入本部门范围 / a record that came into what this caller may see',
  LEFT: '离开本部门范围:请删除所留副本 / a record that left what this caller may see: drop what you keep of it',
  RESYNC:
    '权限有变:请重新导出并删去不再出现的记录 / what this caller may see has changed: export anew and drop what is not there',
  HEARTBEAT: '无变更,仅报告位置 / nothing new, only how far the stream has come',
};

/** A change as the resolvers of the schema find it. */
export interface ChangeValue {
  readonly kind: ChangeKind;
  readonly type: string | null;
  readonly id: string | null;
  readonly at: string;
  readonly fields: readonly string[];
  readonly cursor: string;
  /** The record as it is now, planned for the selection; null where it is not shown. */
  readonly record: unknown;
}

/** A page of changes as the resolvers find it. */
export interface ChangePageValue {
  readonly changes: readonly ChangeValue[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** Types whose records are followed: those that belong to a place, since they are changed record by record. */
export function isFollowed(type: TypeModel): boolean {
  return type.ref.table.place !== undefined && type.ref.id === 'id';
}

const known = new WeakMap<Model, readonly TypeModel[]>();

/** The types of a model whose records are followed. */
export function followedTypes(model: Model): readonly TypeModel[] {
  let types = known.get(model);
  if (!types) known.set(model, (types = [...model.types.values()].filter(isFollowed)));
  return types;
}

/** Adds the change feed and the subscription to it, over the types that are shown. */
export function addChanges(builder: Builder, types: readonly TypeModel[], objects: ReadonlyMap<string, unknown>): void {
  if (types.length === 0) return;
  const typeNames = builder.enumType('ChangedType', {
    description: '可跟踪变更的类型 / types whose changes can be followed',
    values: Object.fromEntries(
      types.map(({ name, ref }) => [enumName(name), { value: name, description: describe(ref.title) }]),
    ),
  });
  const kinds = builder.enumType('ChangeKind', {
    description: '变更的种类 / kind of a change',
    values: Object.fromEntries(changeKinds.map((kind) => [kind, { value: kind, description: kindTitles[kind] }])),
  });
  const record = builder.unionType('ChangedRecord', {
    description: '发生变更的记录 / a record that changed',
    types: types.map(({ name }) => objects.get(name)) as any[],
    resolveType: (row: any) => typeNameOf(row) as any,
  });
  const change = builder.objectRef('Change').implement({
    description: '一条变更 / a change',
    fields: (t: any) => ({
      kind: t.field({ type: kinds, nullable: false, resolve: (c: ChangeValue) => c.kind, description: '种类 / kind' }),
      type: t.field({
        type: typeNames,
        resolve: (c: ChangeValue) => c.type,
        description: '记录的类型;RESYNC、HEARTBEAT 无 / type of the record; none of RESYNC and HEARTBEAT',
      }),
      id: t.field({ type: 'ID', resolve: (c: ChangeValue) => c.id, description: '记录的标识 / id of the record' }),
      at: t.field({
        type: 'String',
        nullable: false,
        resolve: (c: ChangeValue) => c.at,
        description: '变更时间,ISO 8601 / when it was changed, ISO 8601',
      }),
      fields: t.field({
        type: ['String'],
        nullable: { list: false, items: false },
        resolve: (c: ChangeValue) => c.fields,
        description: '变更的字段,限可订阅者 / fields that changed, of those that may be subscribed to',
      }),
      cursor: t.field({
        type: 'String',
        nullable: false,
        resolve: (c: ChangeValue) => c.cursor,
        description: '游标:从此之后继续 / cursor: go on after it',
      }),
      record: t.field({
        type: record,
        resolve: (c: ChangeValue) => c.record,
        description: '记录现在的样子;LEFT 无 / the record as it is now; none of LEFT',
      }),
    }),
  });
  const page = builder.objectRef('ChangePage').implement({
    description: '一页变更 / a page of changes',
    fields: (t: any) => ({
      changes: t.field({
        type: [change],
        nullable: { list: false, items: false },
        resolve: (p: ChangePageValue) => p.changes,
        description: '变更,每条记录按先后 / changes, those of a record in their order',
      }),
      cursor: t.field({
        type: 'String',
        nullable: false,
        resolve: (p: ChangePageValue) => p.cursor,
        description: '游标:下一页之前保存它 / cursor: keep it before you ask for the next page',
      }),
      hasMore: t.field({
        type: 'Boolean',
        nullable: false,
        resolve: (p: ChangePageValue) => p.hasMore,
        description: '尚有更多 / there is more',
      }),
    }),
  });
  const extensions = { gridweave: { root: 'changes' } };
  const common = (t: any): Record<string, unknown> => ({
    types: t.arg({
      type: [typeNames],
      description: '类型;不给则为所选片段的类型 / types; those of the selected fragments unless given',
    }),
    areas: t.arg({
      type: ['String'],
      description:
        '区域代码,任一级:市 4、区 6、街道 9、社区 12、网格 14 位 / area codes of any level: 4, 6, 9, 12 or 14 digits',
    }),
    ids: t.arg({ type: ['ID'], description: '只跟踪这些记录 / only these records' }),
    after: t.arg({
      type: 'String',
      description: '从此游标之后;不给则从现在起 / after this cursor; from now on unless given',
    }),
  });
  builder.queryField('changes', (t: any) =>
    t.field({
      type: page,
      nullable: false,
      extensions,
      description:
        '变更记录:拉取,至少一次,每条记录按先后,可从 30 天内任一游标继续 / the change feed: pulled, at least once, in order for each record, resumable from any cursor of the last 30 days',
      args: {
        ...common(t),
        first: t.arg({ type: 'Int', description: '条数,默认 100,最多 1000 / how many, 100 unless told, at most 1000' }),
      },
      resolve: (root: any, _args: unknown, _context: unknown, info: any) => root[info.path.key],
    }),
  );
  builder.subscriptionType({ description: '订阅 / Subscriptions' });
  builder.subscriptionField('changes', (t: any) =>
    t.field({
      type: change,
      nullable: false,
      extensions,
      description: '变更的实时推送,内容与变更记录相同 / changes as they happen, the same as the change feed gives',
      args: {
        ...common(t),
        kinds: t.arg({ type: [kinds], description: '只要这些种类 / only these kinds' }),
      },
      subscribe: () => {
        throw new Error('streams are opened by the server');
      },
      resolve: (root: any, _args: unknown, _context: unknown, info: any) => root[info.path.key],
    }),
  );
}
