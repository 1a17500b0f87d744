import type { GraphQLScalarType } from 'graphql';
import type { Label } from '../label/label.ts';
import type { Tightenings } from '../label/tighten.ts';
import type { EventCategory } from '../plugin/event-category.ts';
import type { Plugin } from '../plugin/plugin.ts';
import type { Table } from '../table/table.ts';
import type { CodeTable } from '../type/code-table.ts';
import type { FieldDefinition, FieldSet, ValueType } from '../type/field.ts';
import type { Operator } from '../type/operator.ts';
import type { TypeRef } from '../type/type.ts';
import { checkCodeTable } from './check-code-table.ts';
import { checkEnumNames } from './check-enum-names.ts';
import { camelCase, checkArguments, checkField, type Say } from './check-field.ts';
import { checkEventCategory } from './check-event-category.ts';
import { checkGridKind } from './check-grid-kind.ts';
import { checkLabel, isTitle } from './check-label.ts';
import { checkInterfaces, checkUnions } from './check-members.ts';
import { checkKeys } from './check-roots.ts';
import { idField } from './id-field.ts';
import { inheritLabels } from './inherit-labels.ts';
import type { FieldModel, Model, MutationModel, TypeModel } from './model.ts';
import { NamesTaken } from './names-taken.ts';
import type { Problems } from './problems.ts';
import { Reach } from './reach.ts';
import { checkCondition } from './row-condition.ts';
import { scopeFault } from './shape.ts';
import { tightenFields } from './tighten-fields.ts';

interface MutableType {
  readonly plugin: string;
  readonly ref: TypeRef<any>;
  readonly fields: Map<string, FieldModel>;
  readonly scopes: Map<string, TypeModel['scopes'] extends ReadonlyMap<string, infer W> ? W : never>;
}

const scopeName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The model while it is put together: what each plugin adds is checked against what is there. */
export class Assembly {
  readonly #plugins: readonly Plugin[];
  readonly #problems: Problems;
  readonly #names: NamesTaken;
  readonly #reach: Reach;
  readonly #types = new Map<string, MutableType>();
  readonly #interfaces = new Map<string, Plugin['interfaces'][number]>();
  readonly #unions = new Map<string, { plugin: string; ref: Plugin['unions'][number] }>();
  readonly #valueTypes = new Map<string, { plugin: string; type: CodeTable | GraphQLScalarType }>();
  readonly #queries = new Map<string, { plugin: string; definition: Plugin['queries'][number] }>();
  readonly #mutations = new Map<string, MutationModel>();
  readonly #scopes = new Map<string, { title: Label['title']; types: string[] }>();
  #areas: { plugin: string; directory: Plugin['areas'] } | undefined;

  constructor(plugins: readonly Plugin[], problems: Problems) {
    this.#plugins = plugins;
    this.#problems = problems;
    this.#names = new NamesTaken(problems);
    this.#reach = new Reach(plugins);
  }

  addPlugin(plugin: Plugin): void {
    const { name } = plugin;
    this.#names.claim(`schema ${plugin.schema}`, name, 'schema');
    for (const ref of plugin.types)
      if (this.#names.claim(ref.name, name))
        this.#types.set(ref.name, {
          plugin: name,
          ref,
          fields: new Map([['id', idField(ref, name)]]),
          scopes: new Map(),
        });
    for (const ref of plugin.interfaces) if (this.#names.claim(ref.name, name)) this.#interfaces.set(ref.name, ref);
    for (const ref of plugin.unions)
      if (this.#names.claim(ref.name, name)) this.#unions.set(ref.name, { plugin: name, ref });
    if (!plugin.areas) return;
    if (this.#areas)
      this.#problems.add(
        name,
        'areas',
        `区域目录已由插件 ${this.#areas.plugin} 声明`,
        `areas are declared by plugin ${this.#areas.plugin} already; only one may`,
      );
    this.#areas = { plugin: name, directory: plugin.areas };
  }

  addFields(plugin: Plugin): void {
    for (const set of plugin.fields) {
      const type = this.#reachedType(plugin, set.type);
      if (!type) {
        this.#problems.add(
          plugin.name,
          set.type.name,
          '扩展的类型不属于本插件或其依赖',
          'the type it gives fields to is not its own and not of a plugin in dependsOn',
        );
        continue;
      }
      for (const [name, definition] of Object.entries(set.fields)) this.#addField(plugin, type, set, name, definition);
    }
  }

  #reachedType(plugin: Plugin, ref: TypeRef<any>): MutableType | undefined {
    const type = this.#types.get(ref.name);
    return type?.ref === ref && this.#reach.of(plugin).has(type.plugin) ? type : undefined;
  }

  #addField(plugin: Plugin, type: MutableType, set: FieldSet, name: string, definition: FieldDefinition): void {
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
    const check = {
      plugin,
      set,
      name,
      definition,
      typeOf: (t: string) => this.#types.get(t)?.ref,
      ownerOf: (t: string) => this.#types.get(t)?.plugin,
      unionOf: (u: string) => this.#unions.get(u)?.ref,
      reachable: this.#reach.of(plugin),
      hasTable: (table: Table<any>) => this.#reach.hasTable(plugin, table),
    };
    const sound = this.#problems.guard(
      plugin.name,
      where,
      () =>
        checkLabel(definition?.label, plugin.name, where, this.#problems) &&
        checkField(check, this.#problems) &&
        this.#checkWheres(plugin, definition, where),
    );
    if (!sound) return;
    if ('type' in definition) this.#useValueType(definition.type, plugin.name, where);
    if (definition.kind === 'resolved') this.#useArguments(definition.args, plugin.name, where);
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

  #checkWheres(plugin: Plugin, definition: FieldDefinition, where: string): boolean {
    if (definition.kind !== 'one' && definition.kind !== 'many') return true;
    const { target, through } = definition;
    return (
      (!definition.where || this.#checkCondition(plugin, target.table, definition.where, where)) &&
      (!through?.where || this.#checkCondition(plugin, through.table, through.where, where))
    );
  }

  #checkCondition(plugin: Plugin, table: Table<any>, condition: (row: any) => unknown, where: string): boolean {
    return checkCondition(
      table,
      condition,
      (name) => this.#reach.hasTableNamed(plugin, name),
      (zh, en) => this.#problems.add(plugin.name, where, zh, en),
    );
  }

  #useArguments(args: Readonly<Record<string, { type: ValueType }>>, plugin: string, where: string): void {
    for (const [arg, argument] of Object.entries(args)) this.#useValueType(argument.type, plugin, `${where}(${arg}:)`);
  }

  #useValueType(type: ValueType, plugin: string, where: string): void {
    if (typeof type === 'string') return;
    const known = this.#valueTypes.get(type.name);
    if (known?.type === type) return;
    const { name } = type;
    if (known) {
      this.#problems.add(
        plugin,
        where,
        `${'values' in type ? '代码表' : '标量'} ${name} 与插件 ${known.plugin} 的重名`,
        `another code table or scalar named ${name} is used by plugin ${known.plugin}; share one or rename`,
      );
      return;
    }
    if (!this.#names.claim(name, plugin, where)) return;
    this.#valueTypes.set(name, { plugin, type });
    if (!('values' in type)) return;
    this.#problems.guard(plugin, where, () =>
      checkCodeTable(type, (zh, en) => this.#problems.add(plugin, where, zh, en)),
    );
  }

  addRoots(plugin: Plugin): void {
    for (const definition of plugin.queries) this.#addQuery(plugin, definition);
    for (const definition of plugin.mutations) this.#addMutation(plugin, definition);
    for (const scope of plugin.scopes) this.#addScope(plugin, scope);
    for (const kind of plugin.grids) this.#addGridKind(plugin, kind);
    for (const category of plugin.events) this.#addEventCategory(plugin, category);
    for (const category of plugin.eventDirectory?.standard ?? []) this.#addEventCategory(plugin, category, 'standard');
  }

  /** A kind of professional grid, and the scope over its grids, which is the directory's. */
  #addGridKind(plugin: Plugin, kind: Plugin['grids'][number]): void {
    const { name } = plugin;
    const where = `grid kind ${kind.code}`;
    const reached = this.#reach.of(plugin);
    const keeper = this.#plugins.find((other) => other.gridDirectory !== undefined && reached.has(other.name));
    if (!keeper)
      this.#problems.add(
        name,
        where,
        '依赖中没有存放专业网格的插件',
        'no plugin within its reach keeps professional grids; add the core to dependsOn',
      );
    const sound = checkGridKind(kind, (zh, en) => this.#problems.add(name, where, zh, en));
    const free =
      this.#names.claim(where, name) && this.#names.claim(`object code ${kind.objectCode} of grids`, name, where);
    if (!keeper || !sound || !free) return;
    this.#problems.guard(keeper.name, where, () => {
      const scope = keeper.gridDirectory!.scopeOf(kind);
      if (scopeFault(scope) !== undefined)
        return this.#problems.add(keeper.name, where, 'scopeOf 须返回命名范围', 'scopeOf must return a named scope');
      this.#addScope(keeper, scope);
      return true;
    });
  }

  #addEventCategory(plugin: Plugin, category: EventCategory, minors: 'local' | 'standard' = 'local'): void {
    const where = `event category ${category.code}`;
    const say: Say = (zh, en) => this.#problems.add(plugin.name, where, zh, en);
    const reached = this.#reach.of(plugin);
    const directory = this.#plugins.find((other) => other.eventDirectory && reached.has(other.name))?.eventDirectory;
    if (!directory)
      say(
        '依赖中没有存放事件分类的插件',
        'no plugin within its reach keeps categories of events; add the core to dependsOn',
      );
    else checkEventCategory(category, directory.majors, minors, say);
    this.#names.claim(where, plugin.name);
  }

  #addQuery(plugin: Plugin, definition: Plugin['queries'][number]): void {
    const where = `Query.${definition.name}`;
    const type = this.#root(plugin, where, definition);
    if (!type) return;
    if (!isTitle(definition.title))
      this.#problems.add(
        plugin.name,
        where,
        '缺少中英文标题',
        'it needs a title in Chinese and English, one line each',
      );
    if (definition.kind === 'key')
      this.#problems.guard(plugin.name, where, () =>
        checkKeys(
          definition,
          type.fields,
          (table) => this.#reach.hasTable(plugin, table),
          (zh, en) => this.#problems.add(plugin.name, where, zh, en),
        ),
      );
    this.#queries.set(definition.name, { plugin: plugin.name, definition });
  }

  #addMutation(plugin: Plugin, definition: Plugin['mutations'][number]): void {
    const { name } = plugin;
    const where = `Mutation.${definition.name}`;
    const type = this.#root(plugin, where, definition);
    const labelled = checkLabel(definition.label, name, where, this.#problems);
    const sound = checkArguments(definition.args, name, where, this.#problems);
    if (!type || !labelled || !sound) return;
    this.#useArguments(definition.args, name, where);
    this.#mutations.set(definition.name, { coordinate: where, plugin: name, label: definition.label, definition });
  }

  /** The type that a query or mutation answers with, when its name is free and the type within reach. */
  #root(plugin: Plugin, where: string, definition: { name: string; type: TypeRef<any> }): MutableType | undefined {
    if (!this.#names.claim(where, plugin.name)) return undefined;
    if (!camelCase.test(definition.name))
      this.#problems.add(plugin.name, where, '名称须为 camelCase', 'its name is camelCase');
    const type = this.#reachedType(plugin, definition.type);
    if (type) return type;
    this.#problems.add(
      plugin.name,
      where,
      `类型 ${definition.type.name} 不属于本插件或其依赖`,
      `type ${definition.type.name} is not its own and not of a plugin in dependsOn`,
    );
    return undefined;
  }

  #addScope(plugin: Plugin, scope: Plugin['scopes'][number]): void {
    const where = `scope ${scope.name}`;
    if (!this.#names.claim(where, plugin.name)) return;
    if (!scopeName.test(scope.name))
      this.#problems.add(plugin.name, where, '范围名须为小写单词加连字符', 'its name is lower-case words with hyphens');
    if (!isTitle(scope.title))
      this.#problems.add(
        plugin.name,
        where,
        '缺少中英文标题',
        'it needs a title in Chinese and English, one line each',
      );
    this.#scopes.set(scope.name, { title: scope.title, types: scope.on.map((on) => on.type.name) });
    for (const on of scope.on) {
      const type = this.#reachedType(plugin, on.type);
      if (!type)
        this.#problems.add(
          plugin.name,
          where,
          `类型 ${on.type.name} 不属于本插件或其依赖`,
          `type ${on.type.name} is not its own and not of a plugin in dependsOn`,
        );
      else if (type.scopes.has(scope.name))
        this.#problems.add(plugin.name, where, `类型 ${on.type.name} 重复`, `it names type ${on.type.name} twice`);
      else if (
        this.#problems.guard(plugin.name, where, () => this.#checkCondition(plugin, type.ref.table, on.where, where))
      )
        type.scopes.set(scope.name, on.where);
    }
  }

  /** What can be checked only when all plugins are there. */
  finish(tightenings: Tightenings): void {
    inheritLabels(this.#types.values());
    if (tightenings.size > 0) tightenFields(this.#types, this.#mutations, tightenings);
    checkInterfaces(this.#types, this.#interfaces, this.#problems);
    checkUnions(this.#types, [...this.#unions.values()], this.#problems);
    this.#names.claimMadeFromValues(this.#valueTypes);
    for (const [name, { plugin, fields }] of this.#types) {
      this.#names.claimMadeFromType(name, plugin);
      for (const operator of ['order', 'aggregate'] as const) checkEnumNames(fields, operator, this.#problems);
    }
  }

  result(): Model {
    const codeTables = [...this.#valueTypes].flatMap(([name, { type }]) =>
      'values' in type ? [[name, type] as const] : [],
    );
    return {
      plugins: this.#plugins,
      types: new Map([...this.#types].map(([name, type]) => [name, { name, ...type }])),
      interfaces: this.#interfaces,
      unions: new Map([...this.#unions].map(([name, { ref }]) => [name, ref])),
      codeTables: new Map(codeTables),
      queries: this.#queries,
      mutations: this.#mutations,
      scopes: this.#scopes,
      areas: this.#areas?.directory,
      history: this.#plugins.find(({ history }) => history !== undefined)?.history,
    };
  }
}
