import type { Kysely } from 'kysely';
import type { Title } from '../label/label.ts';
import type { Table } from '../table/table.ts';
import type { SampleMaker } from '../sample/sample.ts';
import type { FieldSet } from '../type/field.ts';
import type { MutationDefinition } from '../type/mutation.ts';
import type { QueryDefinition } from '../type/query.ts';
import type { NamedScope } from '../type/scope.ts';
import type { InterfaceRef, TypeRef, UnionRef } from '../type/type.ts';
import type { EventCategory, EventDirectory } from './event-category.ts';
import type { ConsoleContribution } from './console.ts';
import type { HealthCheck } from './health-check.ts';
import type { JobDefinition } from './job.ts';
import type { Migration } from './migration.ts';
import type { ProfessionalGridDirectory, ProfessionalGridKind } from './professional-grid.ts';
import type { PluginSettings } from './settings.ts';

/** Where the names of areas stand, for masks that cut an address to its area; declared by the core only. */
export interface AreaDirectory {
  readonly table: Table<any>;
  readonly code: string;
  readonly parent: string;
  readonly level: string;
  readonly name: string;
}

/** A department's part of the graph, or the core. */
export interface Plugin<S extends string = any> {
  /** Lower-case words with hyphens, unique: `public-security`. */
  readonly name: string;
  readonly title: Title;
  /** Of the plugin itself, by semantic versioning. */
  readonly version: string;
  /** The versions of the kit that it is written for, as a range of semantic versioning: `^0.1.0`. */
  readonly kit: string;
  /** Its own PostgreSQL schema: `public_security`. */
  readonly schema: S;
  /** The plugins whose types and tables it refers to. */
  readonly dependsOn: readonly Plugin[];
  readonly migrations: readonly Migration[];
  readonly tables: readonly Table<any>[];
  readonly types: readonly TypeRef<any>[];
  readonly interfaces: readonly InterfaceRef[];
  readonly unions: readonly UnionRef[];
  readonly fields: readonly FieldSet[];
  readonly queries: readonly QueryDefinition[];
  readonly mutations: readonly MutationDefinition[];
  readonly scopes: readonly NamedScope[];
  /** The professional grids that it divides the city into. */
  readonly grids: readonly ProfessionalGridKind[];
  /** The categories of events that its department handles, beyond those of the core. */
  readonly events: readonly EventCategory[];
  /** What it does by itself at set times. */
  readonly jobs: readonly JobDefinition[];
  /** Whether what it depends on is well. */
  readonly health: readonly HealthCheck[];
  /** What it adds to the console. */
  readonly console: readonly ConsoleContribution[];
  /** What a deployment can set for it. */
  readonly settings?: PluginSettings;
  readonly sample?: SampleMaker;
  readonly areas?: AreaDirectory;
  /** Where the history of records is kept, field by field; declared by the core only. */
  readonly history?: Table<any>;
  readonly gridDirectory?: ProfessionalGridDirectory;
  readonly eventDirectory?: EventDirectory;
  /** Writes what all plugins declare into reference tables, at each start after the migrations; processes may run it at once. */
  readonly register?: (db: Kysely<any>, plugins: readonly Plugin[]) => Promise<void>;
}

/** Its own schema, and those of the plugins that it depends on; what is inferred without any is `Plugin[]`. */
type Reached<S extends string, D extends readonly Plugin[]> = NoInfer<
  number extends D['length'] ? S : S | D[number]['schema']
>;

/** What a plugin with the schema `S` may refer to, when it depends on `D`: handles of other plugins do not compile. */
type PluginOptions<S extends string, D extends readonly Plugin[]> = Pick<Plugin, 'name' | 'title' | 'version' | 'kit'> &
  Partial<Omit<Plugin, 'schema' | 'dependsOn' | keyof OwnLists<S> | keyof ReachingLists<S>>> &
  Partial<OwnLists<NoInfer<S>>> &
  Partial<ReachingLists<Reached<S, D>>> & {
    readonly schema: S;
    readonly dependsOn?: D;
    readonly fields?: readonly FieldSet<Reached<S, D>, NoInfer<S>>[];
  };

/** Lists of what stands on the plugin's own tables. */
interface OwnLists<S extends string> {
  readonly tables: readonly Table<any, S>[];
  readonly types: readonly TypeRef<any, S>[];
  readonly fields: unknown;
}

/** Lists of what may use types and tables of plugins in dependsOn as well. */
interface ReachingLists<S extends string> {
  readonly unions: readonly UnionRef<S>[];
  readonly queries: readonly QueryDefinition<S>[];
  readonly mutations: readonly MutationDefinition<S>[];
  readonly scopes: readonly NamedScope<S>[];
}

/**
 * Declares a plugin: plain data, checked when the platform starts.
 *
 * ```ts
 * export const fire = definePlugin({ name: 'fire', title: { zh: '消防', en: 'Fire' }, version: '0.1.0', kit: '^0.1.0', schema: 'fire',
 *   dependsOn: [core], migrations, tables: [hazards], types: [Hazard], fields: [hazardFields, houseFields], queries });
 * ```
 */
export function definePlugin<const S extends string, const D extends readonly Plugin[] = readonly []>(
  plugin: PluginOptions<S, D>,
): Plugin<S> {
  // a list left undefined is an empty one, and no plugin at all is said when the platform starts
  const given: Partial<Plugin> = plugin ?? {};
  return {
    ...plugin,
    dependsOn: given.dependsOn ?? [],
    migrations: given.migrations ?? [],
    tables: given.tables ?? [],
    types: given.types ?? [],
    interfaces: given.interfaces ?? [],
    unions: given.unions ?? [],
    fields: given.fields ?? [],
    queries: given.queries ?? [],
    mutations: given.mutations ?? [],
    scopes: given.scopes ?? [],
    grids: given.grids ?? [],
    events: given.events ?? [],
    jobs: given.jobs ?? [],
    health: given.health ?? [],
    console: given.console ?? [],
  };
}
