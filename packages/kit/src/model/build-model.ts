import { type Label, strictestLabel } from '../label/label.ts';
import type { Plugin } from '../plugin/plugin.ts';
import type { CodeTable } from '../type/code-table.ts';
import type { FieldDefinition, FieldSet, ValueType } from '../type/field.ts';
import type { Operator } from '../type/operator.ts';
import type { TypeRef } from '../type/type.ts';
import { checkField } from './check-field.ts';
import { checkLabel } from './check-label.ts';
import { checkPlugin } from './check-plugin.ts';
import type { FieldModel, Model, MutationModel, TypeModel } from './model.ts';
import { orderPlugins } from './order-plugins.ts';
import { Problems } from './problems.ts';

/**
 * Puts plugins together and checks them.
 * @throws GridweaveError PLUGIN_INVALID with every problem found: plugin, type, field and the mend.
 */
export function buildModel(plugins: readonly Plugin[]): Model {
  const problems = new Problems();
  const ordered = orderPlugins(plugins, problems);
  const model = new Assembly(problems);
  for (const plugin of ordered) model.addPlugin(plugin);
  for (const plugin of ordered) model.addFields(plugin);
  for (const plugin of ordered) model.addRoots(plugin);
  problems.throwIfAny();
  return model.result(ordered);
}

interface MutableType {
  readonly plugin: string;
  readonly ref: TypeRef<any>;
  readonly fields: Map<string, FieldModel>;
  readonly scopes: TypeModel['scopes'] & Map<string, any>;
}

class Assembly {
  readonly #problems: Problems;
  readonly #types = new Map<string, MutableType>();
  readonly #interfaces = new Map<string, Plugin['interfaces'][number]>();
  readonly #unions = new Map<string, Plugin['unions'][number]>();
  readonly #codeTables = new Map<string, CodeTable>();
  readonly #queries = new Map<string, { plugin: string; definition: Plugin['queries'][number] }>();
  readonly #mutations = new Map<string, MutationModel>();
  readonly #scopes = new Map<string, { title: Label['title']; types: string[] }>();
  readonly #names = new Map<string, string>();
  #areas: Plugin['areas'];

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Takes a name of the GraphQL schema; two plugins may not have the same. */
  #claim(name: string, plugin: string): boolean {
    const owner = this.#names.get(name);
    if (owner !== undefined) {
      this.#problems.add(
        plugin,
        name,
        `名称已被插件 ${owner} 使用`,
        `the name is taken by plugin ${owner}; choose another`,
      );
      return false;
    }
    this.#names.set(name, plugin);
    return true;
  }

  addPlugin(plugin: Plugin): void {
    checkPlugin(plugin, this.#problems);
    for (const ref of plugin.types) {
      if (!this.#claim(ref.name, plugin.name)) continue;
      this.#types.set(ref.name, {
        plugin: plugin.name,
        ref,
        fields: new Map([['id', idField(ref, plugin.name)]]),
        scopes: new Map(),
      });
    }
    for (const ref of plugin.interfaces) if (this.#claim(ref.name, plugin.name)) this.#interfaces.set(ref.name, ref);
    for (const ref of plugin.unions) if (this.#claim(ref.name, plugin.name)) this.#unions.set(ref.name, ref);
    if (plugin.areas) this.#areas = plugin.areas;
  }

  addFields(plugin: Plugin): void {
    const reachable = reachablePlugins(plugin);
    for (const set of plugin.fields) {
      const type = this.#types.get(set.type.name);
      if (!type || type.ref !== set.type || !reachable.has(type.plugin)) {
        this.#problems.add(
          plugin.name,
          set.type.name,
          '扩展的类型不属于本插件或其依赖',
          'the type it gives fields to is not its own and not of a plugin in dependsOn',
        );
        continue;
      }
      for (const [name, definition] of Object.entries(set.fields))
        this.#addField(plugin, type, set, name, definition, reachable);
    }
    for (const type of this.#types.values()) this.#inheritLabels(type);
  }

  #addField(
    plugin: Plugin,
    type: MutableType,
    set: FieldSet,
    name: string,
    definition: FieldDefinition,
    reachable: ReadonlySet<string>,
  ): void {
    const where = `${type.ref.name}.${name}`;
    const existing = type.fields.get(name);
    if (existing) {
      this.#problems.add(
        plugin.name,
        where,
        `字段已由插件 ${existing.plugin} 定义`,
        `the field is already defined by plugin ${existing.plugin}; a field cannot be overridden`,
      );
      return;
    }
    const sound =
      checkLabel(definition?.label, plugin.name, where, this.#problems) &&
      checkField(
        {
          plugin,
          set,
          name,
          definition,
          typeOf: (t) => this.#types.get(t)?.ref,
          ownerOf: (t) => this.#types.get(t)?.plugin,
          unionOf: (u) => this.#unions.get(u),
          reachable,
        },
        this.#problems,
      );
    if (!sound) return;
    if ('type' in definition) this.#useValueType(definition.type, plugin.name, where);
    if (definition.kind === 'resolved') {
      for (const [arg, argument] of Object.entries(definition.args)) {
        checkLabel(argument.label, plugin.name, `${where}(${arg}:)`, this.#problems);
        this.#useValueType(argument.type, plugin.name, `${where}(${arg}:)`);
      }
    }
    const operators = new Set<Operator>(['read', ...('operators' in definition ? definition.operators : [])]);
    type.fields.set(name, {
      coordinate: where,
      type: type.ref.name,
      name,
      plugin: plugin.name,
      label: definition.label,
      definition,
      operators,
      ...(set.side ? { side: set.side } : {}),
    });
  }

  #useValueType(type: ValueType, plugin: string, where: string): void {
    if (typeof type === 'string' || !('values' in type)) return;
    const known = this.#codeTables.get(type.name);
    if (known === type) return;
    if (known || !this.#claim(type.name, plugin)) {
      this.#problems.add(
        plugin,
        where,
        `代码表 ${type.name} 重名`,
        `two code tables are named ${type.name}; share one or rename`,
      );
      return;
    }
    this.#codeTables.set(type.name, type);
  }

  #inheritLabels(type: MutableType): void {
    for (const field of type.fields.values()) {
      if (field.definition.kind !== 'computed' && field.definition.kind !== 'resolved') continue;
      const needs = new Set(field.definition.needs);
      const sources = [...type.fields.values()].filter(
        (other) =>
          other.definition.kind === 'column' &&
          other.side?.table === field.side?.table &&
          needs.has(other.definition.column),
      );
      type.fields.set(field.name, {
        ...field,
        label: strictestLabel(
          field.label,
          sources.map((s) => s.label),
        ),
      });
    }
  }

  addRoots(plugin: Plugin): void {
    const reachable = reachablePlugins(plugin);
    for (const definition of plugin.queries) {
      const where = `Query.${definition.name}`;
      const type = this.#types.get(definition.type.name);
      if (!this.#claim(where, plugin.name)) continue;
      if (!type || type.ref !== definition.type || !reachable.has(type.plugin)) {
        this.#problems.add(
          plugin.name,
          where,
          '类型不属于本插件或其依赖',
          `type ${definition.type.name} is not its own and not of a plugin in dependsOn`,
        );
        continue;
      }
      if (definition.kind === 'key') {
        for (const key of definition.keys) {
          if (!type.fields.get(key)?.operators.has('match'))
            this.#problems.add(
              plugin.name,
              where,
              `键 ${key} 须为声明了 match 的字段`,
              `key ${key} must be a field of ${type.ref.name} that declares the operator match`,
            );
        }
      }
      this.#queries.set(definition.name, { plugin: plugin.name, definition });
    }
    for (const definition of plugin.mutations) {
      const where = `Mutation.${definition.name}`;
      if (!this.#claim(where, plugin.name)) continue;
      const sound = checkLabel(definition.label, plugin.name, where, this.#problems);
      for (const [arg, argument] of Object.entries(definition.args)) {
        checkLabel(argument.label, plugin.name, `${where}(${arg}:)`, this.#problems);
        this.#useValueType(argument.type, plugin.name, `${where}(${arg}:)`);
      }
      if (sound)
        this.#mutations.set(definition.name, {
          coordinate: where,
          plugin: plugin.name,
          label: definition.label,
          definition,
        });
    }
    for (const scope of plugin.scopes) {
      if (!this.#claim(`scope ${scope.name}`, plugin.name)) continue;
      this.#scopes.set(scope.name, { title: scope.title, types: scope.on.map((on) => on.type.name) });
      for (const on of scope.on) {
        const type = this.#types.get(on.type.name);
        if (!type)
          this.#problems.add(
            plugin.name,
            `scope ${scope.name}`,
            `类型 ${on.type.name} 不存在`,
            `type ${on.type.name} is not in the graph`,
          );
        else (type.scopes as Map<string, unknown>).set(scope.name, on.where);
      }
    }
  }

  result(plugins: readonly Plugin[]): Model {
    const types = new Map<string, TypeModel>([...this.#types].map(([name, type]) => [name, { name, ...type }]));
    return {
      plugins,
      types,
      interfaces: this.#interfaces,
      unions: this.#unions,
      codeTables: this.#codeTables,
      queries: this.#queries,
      mutations: this.#mutations,
      scopes: this.#scopes,
      areas: this.#areas,
    };
  }
}

function reachablePlugins(plugin: Plugin): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (p: Plugin): void => {
    if (names.has(p.name)) return;
    names.add(p.name);
    for (const next of p.dependsOn) visit(next);
  };
  visit(plugin);
  return names;
}

function idField(ref: TypeRef<any>, plugin: string): FieldModel {
  return {
    coordinate: `${ref.name}.id`,
    type: ref.name,
    name: 'id',
    plugin,
    label: {
      title: { zh: '标识', en: 'Identifier' },
      description: { zh: '不透明;随该类型任一字段一并授予', en: 'opaque; comes with any granted field of the type' },
      sharing: 'unconditional',
      sensitivity: 'internal',
      masks: [],
      source: 'grid-office',
      updateCycle: 'none',
    },
    definition: {
      kind: 'column',
      column: ref.id,
      type: 'ID',
      operators: ['match', 'aggregate'],
      label: {
        title: { zh: '标识', en: 'Identifier' },
        sharing: 'unconditional',
        sensitivity: 'internal',
        masks: [],
        source: 'grid-office',
        updateCycle: 'none',
      },
    },
    operators: new Set(['read', 'match', 'aggregate']),
  };
}
