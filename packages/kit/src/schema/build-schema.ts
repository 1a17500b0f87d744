import { deprecationText } from '../type/deprecation.ts';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema } from 'graphql';
import type { FieldModel, Model, TypeModel } from '../model/model.ts';
import type { Argument } from '../type/field.ts';
import type { Operator } from '../type/operator.ts';
import { newBuilder } from './builder.ts';
import { addChanges, isFollowed } from './changes.ts';
import { describe, describeLabel } from './describe.ts';
import { Filters } from './filters.ts';
import { enumName } from './names.ts';
import { planned, typeNameOf } from './planned.ts';
import { SharedTypes } from './shared-types.ts';
import { shareable, type Visibility } from './visibility.ts';
import { ValueTypes } from './value-types.ts';

/**
 * The GraphQL schema of a model, or the part of it that `visibility` shows. Its resolvers read values that a plan has
 * put under the response path; a schema alone reads no data.
 */
export function buildSchema(
  model: Model,
  visibility: Visibility = shareable(model),
  extend?: SchemaExtension,
): GraphQLSchema {
  return new SchemaAssembly(model, visibility).build(extend);
}

/** Adds the platform's own root fields, with resolvers of their own; their extensions say `gridweave: { access }`. */
export type SchemaExtension = (builder: any) => void;

class SchemaAssembly {
  readonly #model: Model;
  readonly #visibility: Visibility;
  readonly #builder = newBuilder();
  readonly #values: ValueTypes;
  readonly #filters: Filters;
  readonly #shared: SharedTypes;
  readonly #objects = new Map<string, any>();
  readonly #interfaces = new Map<string, any>();
  readonly #unions = new Map<string, any>();
  readonly #orders = new Map<string, any>();
  readonly #groups = new Map<string, any>();

  constructor(model: Model, visibility: Visibility) {
    this.#model = model;
    this.#visibility = visibility;
    this.#values = new ValueTypes(this.#builder);
    this.#filters = new Filters(this.#builder, model, this.#values, visibility);
    this.#shared = new SharedTypes(this.#builder);
  }

  build(extend?: SchemaExtension): GraphQLSchema {
    const types = [...this.#model.types.values()].filter((type) => this.#shows(type));
    for (const type of types) this.#objects.set(type.name, this.#builder.objectRef(type.name));
    this.#addInterfaces(types);
    this.#addUnions();
    for (const type of types) this.#addType(type);
    this.#addQueries(extend !== undefined);
    this.#addMutations(extend !== undefined);
    addChanges(
      this.#builder,
      types.filter((type) => isFollowed(type) && this.#can(`${type.name}.id`, 'subscribe')),
      this.#objects,
    );
    extend?.(this.#builder);
    return lexicographicSortSchema(this.#builder.toSchema({ sortSchema: false }));
  }

  #can(coordinate: string, operator: Operator): boolean {
    return this.#visibility.can(coordinate, operator);
  }

  #shows(type: TypeModel): boolean {
    return [...type.fields.values()].some((f) => f.name !== 'id' && this.#can(f.coordinate, 'read'));
  }

  /** Only fields whose target is shown as well. */
  #fieldShows(field: FieldModel): boolean {
    const { definition } = field;
    if (field.name !== 'id' && !this.#can(field.coordinate, 'read')) return false;
    if (definition.kind === 'one' || definition.kind === 'many') return this.#objects.has(definition.target.name);
    if (definition.kind === 'union') return this.#unions.has(definition.union.name);
    return true;
  }

  #addInterfaces(types: readonly TypeModel[]): void {
    for (const ref of this.#model.interfaces.values()) {
      const members = types.filter((type) => type.ref.interfaces.includes(ref));
      const fields = ref.fields.filter((name) => {
        return (
          members.length > 0 &&
          members.every((type) => type.fields.has(name) && this.#fieldShows(type.fields.get(name)!))
        );
      });
      if (fields.length === 0) continue;
      this.#interfaces.set(
        ref.name,
        this.#builder.interfaceRef(ref.name).implement({
          description: describe(ref.title),
          resolveType: typeNameOf,
          fields: (t: any) =>
            Object.fromEntries(fields.map((name) => [name, this.#field(t, members[0]!.fields.get(name)!)])),
        }),
      );
    }
  }

  #addUnions(): void {
    for (const ref of this.#model.unions.values()) {
      const members = ref.members.filter((m) => this.#objects.has(m.name)).map((m) => this.#objects.get(m.name));
      if (members.length === 0) continue;
      this.#unions.set(
        ref.name,
        this.#builder.unionType(ref.name, {
          description: describe(ref.title),
          types: members,
          resolveType: typeNameOf,
        }),
      );
    }
  }

  #addType(type: TypeModel): void {
    const fields = [...type.fields.values()].filter((field) => this.#fieldShows(field));
    this.#objects.get(type.name).implement({
      description: describe(type.ref.title),
      interfaces: type.ref.interfaces
        .filter((ref) => this.#interfaces.has(ref.name))
        .map((ref) => this.#interfaces.get(ref.name)),
      isTypeOf: type.ref.interfaces.length > 0 ? (value: any) => typeNameOf(value) === type.name : undefined,
      extensions: { gridweave: { plugin: type.plugin } },
      fields: (t: any) => Object.fromEntries(fields.map((field) => [field.name, this.#field(t, field)])),
    });
  }

  #field(t: any, field: FieldModel): unknown {
    const { definition } = field;
    const base = {
      description: describeLabel(field.label),
      deprecationReason: definition.deprecated && deprecationText(definition.deprecated),
      nullable: field.name !== 'id',
      resolve: planned,
      extensions: { gridweave: { coordinate: field.coordinate, plugin: field.plugin } },
    };
    switch (definition.kind) {
      case 'one':
        return t.field({ ...base, type: this.#objects.get(definition.target.name) });
      case 'union':
        return t.field({ ...base, type: this.#unions.get(definition.union.name) });
      case 'many': {
        const target = this.#model.types.get(definition.target.name)!;
        return t.field({ ...base, type: this.#connection(target), args: this.#listArguments(t, target) });
      }
      case 'resolved': {
        const type = this.#values.ref(definition.type);
        return t.field({ ...base, type: definition.list ? [type] : type, args: this.#arguments(t, definition.args) });
      }
      case 'computed':
        return t.field({ ...base, type: this.#values.ref(definition.type) });
      default: {
        const table = field.side?.table ?? this.#model.types.get(field.type)!.ref.table;
        const type = this.#values.ref(definition.type);
        return t.field({ ...base, type: table.columns[definition.column]!.type === 'text[]' ? [type] : type });
      }
    }
  }

  #connection(type: TypeModel): unknown {
    return this.#shared.connection(type.name, type.ref.title, this.#objects.get(type.name));
  }

  #listArguments(t: any, type: TypeModel): Record<string, unknown> {
    const filter = this.#filters.of(type);
    const order = this.#order(type);
    const searchable = [...type.fields.values()].filter(
      (f) => f.operators.has('search') && this.#can(f.coordinate, 'search'),
    );
    return {
      ...(filter ? { where: t.arg({ type: filter, description: '筛选条件 / conditions' }) } : {}),
      ...(order
        ? { orderBy: t.arg({ type: [order], description: '排序,依次生效 / order, one term after the other' }) }
        : {}),
      ...(searchable.length > 0
        ? {
            search: t.arg({
              type: 'String',
              description: `文本检索,至少两个字: ${searchable.map((f) => f.label.title.zh).join('、')} / text search, at least two characters: ${searchable.map((f) => f.name).join(', ')}`,
            }),
          }
        : {}),
      first: t.arg({ type: 'Int', description: '返回条数,默认 20,最多 1000 / how many, 20 unless told, at most 1000' }),
      after: t.arg({ type: 'String', description: '从此游标之后开始 / start after this cursor' }),
    };
  }

  #order(type: TypeModel): unknown {
    const known = this.#orders.get(type.name);
    if (known) return known;
    const fields = [...type.fields.values()].filter(
      (f) => f.operators.has('order') && this.#can(f.coordinate, 'order'),
    );
    if (fields.length === 0) return undefined;
    const names = this.#builder.enumType(`${type.name}OrderField`, {
      description: describe({
        zh: `${type.ref.title.zh}可排序的字段`,
        en: `Fields that ${type.ref.title.en.toLowerCase()} can be ordered by`,
      }),
      values: Object.fromEntries(
        fields.map((f) => [enumName(f.name), { value: f.name, description: describeLabel(f.label) }]),
      ),
    });
    const ref = this.#builder.inputType(`${type.name}Order`, {
      description: describe({ zh: `${type.ref.title.zh}的排序`, en: `An order of ${type.ref.title.en.toLowerCase()}` }),
      fields: (t: any) => ({
        field: t.field({ type: names, required: true, description: '字段 / field' }),
        direction: t.field({ type: this.#shared.direction, defaultValue: 'asc', description: '方向 / direction' }),
      }),
    });
    this.#orders.set(type.name, ref);
    return ref;
  }

  #arguments(t: any, args: Readonly<Record<string, Argument>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(args).map(([name, argument]) => [
        name,
        t.arg({
          type: this.#values.ref(argument.type),
          required: argument.required,
          description: describeLabel(argument.label),
        }),
      ]),
    );
  }

  #addQueries(isExtended: boolean): void {
    this.#builder.queryType({ description: '查询 / Queries' });
    let shown = 0;
    for (const { definition, plugin } of this.#model.queries.values()) {
      const type = this.#model.types.get(definition.type.name)!;
      if (!this.#objects.has(type.name) && definition.kind !== 'count') continue;
      const base = {
        description: describe(definition.title),
        resolve: planned,
        extensions: { gridweave: { plugin, root: definition.kind } },
      };
      if (definition.kind === 'list') {
        shown += 1;
        this.#builder.queryField(definition.name, (t: any) =>
          t.field({ ...base, nullable: false, type: this.#connection(type), args: this.#listArguments(t, type) }),
        );
      } else if (definition.kind === 'key') {
        const keys = ['id', ...definition.keys]
          .map((key) => type.fields.get(key)!)
          .filter((f) => this.#can(f.coordinate, 'match'));
        if (keys.length === 0) continue;
        shown += 1;
        this.#builder.queryField(definition.name, (t: any) =>
          t.field({
            ...base,
            type: this.#objects.get(type.name),
            args: Object.fromEntries(
              keys.map((field) => [
                field.name,
                t.arg({
                  type: this.#values.ref((field.definition as any).type),
                  description: describeLabel(field.label),
                }),
              ]),
            ),
          }),
        );
      } else if (this.#can(`${type.name}.id`, 'aggregate')) {
        shown += 1;
        this.#addCount(definition.name, type, base);
      }
    }
    if (shown > 0 || isExtended) return;
    // GraphQL asks for one field at least, also from a department that was granted nothing
    this.#builder.queryField('nothingGranted', (t: any) =>
      t.field({ type: 'Boolean', resolve: () => true, description: '尚未获授任何字段 / nothing was granted yet' }),
    );
  }

  #addCount(name: string, type: TypeModel, base: object): void {
    const filter = this.#filters.of(type);
    const group = this.#group(type);
    this.#builder.queryField(name, (t: any) =>
      t.field({
        ...base,
        nullable: { list: false, items: false },
        type: [this.#shared.areaCount],
        args: {
          by: t.arg({
            type: this.#shared.areaLevel,
            required: true,
            description: '按哪一级区域 / by which level of area',
          }),
          ...(group ? { group: t.arg({ type: group, description: '再按字段分组 / and by this field' }) } : {}),
          ...(filter ? { where: t.arg({ type: filter, description: '筛选条件 / conditions' }) } : {}),
        },
      }),
    );
  }

  #group(type: TypeModel): unknown {
    const known = this.#groups.get(type.name);
    if (known) return known;
    const fields = [...type.fields.values()].filter(
      (f) => f.name !== 'id' && f.operators.has('aggregate') && this.#can(f.coordinate, 'aggregate'),
    );
    if (fields.length === 0) return undefined;
    const ref = this.#builder.enumType(`${type.name}GroupField`, {
      description: describe({
        zh: `${type.ref.title.zh}可分组的字段`,
        en: `Fields that ${type.ref.title.en.toLowerCase()} can be grouped by`,
      }),
      values: Object.fromEntries(
        fields.map((f) => [enumName(f.name), { value: f.name, description: describeLabel(f.label) }]),
      ),
    });
    this.#groups.set(type.name, ref);
    return ref;
  }

  #addMutations(isExtended: boolean): void {
    const shown = [...this.#model.mutations.values()].filter(
      (m) => this.#can(m.coordinate, 'read') && this.#objects.has(m.definition.type.name),
    );
    if (shown.length === 0 && !isExtended) return;
    this.#builder.mutationType({ description: '变更 / Mutations' });
    for (const { definition, label, plugin, coordinate } of shown) {
      this.#builder.mutationField(definition.name, (t: any) =>
        t.field({
          description: describeLabel(label),
          type: this.#objects.get(definition.type.name),
          resolve: planned,
          extensions: { gridweave: { plugin, coordinate } },
          args: this.#arguments(t, definition.args),
        }),
      );
    }
  }
}
