import type { MigrationSource } from '../migrations/source.ts';

/** What the SQL of one plugin may touch. */
export interface Fence {
  readonly plugin: string;
  /** Its own schema: anything. */
  readonly schema: string;
  /** The role that its SQL runs under; undefined where the connection may make none. */
  readonly role: string | undefined;
  /** Schemas that it may look into. */
  readonly usable: readonly string[];
  /** Tables that it may read and refer to, as `schema.table`: those that plugins within its reach declare. */
  readonly readable: ReadonlySet<string>;
}

/** The fences of the sources that have one, by plugin; without roles. */
export function fencesOf(sources: readonly MigrationSource[]): ReadonlyMap<string, Omit<Fence, 'role'>> {
  const byName = new Map(sources.map((source) => [source.plugin, source]));
  const fences = new Map<string, Omit<Fence, 'role'>>();
  for (const { plugin, schema, fenced } of sources) {
    if (!fenced) continue;
    const reached = new Map<string, MigrationSource>();
    const visit = (name: string): void => {
      const source = byName.get(name);
      if (source === undefined || reached.has(name)) return;
      reached.set(name, source);
      for (const next of source.dependsOn ?? []) visit(next);
    };
    visit(plugin);
    reached.delete(plugin);
    const others = [...reached.values()];
    fences.set(plugin, {
      plugin,
      schema,
      usable: others.map((other) => other.schema),
      readable: new Set(others.flatMap((other) => (other.tables ?? []).map((table) => `${other.schema}.${table}`))),
    });
  }
  return fences;
}
