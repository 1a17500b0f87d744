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
import type { Migration } from './migration.ts';
import type { ProfessionalGridDirectory, ProfessionalGridKind } from './professional-grid.ts';

/** Where the names of areas stand, for masks that cut an address to its area; declared by the core only. */
export interface AreaDirectory {
  readonly table: Table<any>;
  readonly code: string;
  readonly parent: string;
  readonly level: string;
  readonly name: string;
}

/** A department's part of the graph, or the core. */
export interface Plugin {
  /** Lower-case words with hyphens, unique: `public-security`. */
  readonly name: string;
  readonly title: Title;
  readonly version: string;
  /** Its own PostgreSQL schema: `public_security`. */
  readonly schema: string;
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
  readonly sample?: SampleMaker;
  readonly areas?: AreaDirectory;
  /** Where the history of records is kept, field by field; declared by the core only. */
  readonly history?: Table<any>;
  readonly gridDirectory?: ProfessionalGridDirectory;
  readonly eventDirectory?: EventDirectory;
  /** Writes what all plugins declare into reference tables, at each start after the migrations; processes may run it at once. */
  readonly register?: (db: Kysely<any>, plugins: readonly Plugin[]) => Promise<void>;
}

/**
 * Declares a plugin: plain data, checked when the platform starts.
 *
 * ```ts
 * export const fire = definePlugin({ name: 'fire', title: { zh: '消防', en: 'Fire' }, version: '0.1.0', schema: 'fire',
 *   dependsOn: [core], migrations, tables: [hazards], types: [Hazard], fields: [hazardFields, houseFields], queries });
 * ```
 */
export function definePlugin(plugin: Pick<Plugin, 'name' | 'title' | 'version' | 'schema'> & Partial<Plugin>): Plugin {
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
  };
}
