import type { Plugin } from '../plugin/plugin.ts';
import type { Table } from '../table/table.ts';

/** What a plugin may refer to: itself, the plugins it depends on, and those that they depend on. */
export class Reach {
  readonly #plugins: ReadonlyMap<string, Plugin>;
  readonly #reached = new Map<Plugin, ReadonlySet<string>>();

  constructor(plugins: readonly Plugin[]) {
    this.#plugins = new Map(plugins.map((plugin) => [plugin.name, plugin]));
  }

  /** The names of the plugins within reach. */
  of(plugin: Plugin): ReadonlySet<string> {
    let names = this.#reached.get(plugin);
    if (!names) {
      const found = new Set<string>();
      const visit = (name: string): void => {
        if (found.has(name)) return;
        found.add(name);
        for (const next of this.#plugins.get(name)?.dependsOn ?? []) visit(next.name);
      };
      visit(plugin.name);
      this.#reached.set(plugin, (names = found));
    }
    return names;
  }

  hasTable(plugin: Plugin, table: Table<any>): boolean {
    return this.#tables(plugin).includes(table);
  }

  /** By `schema.name`, as SQL names it. */
  hasTableNamed(plugin: Plugin, name: string): boolean {
    return this.#tables(plugin).some((table) => `${table.schema}.${table.name}` === name);
  }

  #tables(plugin: Plugin): readonly Table<any>[] {
    return [...this.of(plugin)].flatMap((name) => this.#plugins.get(name)?.tables ?? []);
  }
}
