import { GridweaveError, type Migration } from '@gridweave/kit';

import type { MigrationSource } from './source.ts';

// PostgreSQL cuts longer identifiers silently
const IDENTIFIER_BYTES = 63;

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function invalid(zh: string, en: string, details: Record<string, unknown>): GridweaveError {
  return new GridweaveError('PLUGIN_INVALID', { zh, en }, details);
}

/** The plugin's steps by name; PLUGIN_INVALID when two have the same name. */
export function sortSteps(source: MigrationSource): Migration[] {
  const steps = [...source.migrations].sort((a, b) => byCodeUnit(a.name, b.name));
  const twice = steps.find((step, i) => step.name === steps[i + 1]?.name);
  if (twice !== undefined) {
    throw invalid(
      `插件 ${source.plugin} 有两个名为 ${twice.name} 的迁移步骤。请给其中一个改名`,
      `Plugin ${source.plugin} has two migration steps named ${twice.name}. Rename one of them`,
      { plugin: source.plugin, step: twice.name },
    );
  }
  return steps;
}

/** The sources in the order in which they run: what a plugin depends on comes before it, otherwise by name. */
export function sortSources(sources: readonly MigrationSource[]): MigrationSource[] {
  const byName = indexSources(sources);
  const sorted: MigrationSource[] = [];
  const done = new Set<string>();
  const visit = (source: MigrationSource, path: readonly string[]): void => {
    if (done.has(source.plugin)) return;
    if (path.includes(source.plugin)) {
      const circle = [...path.slice(path.indexOf(source.plugin)), source.plugin].join(' → ');
      throw invalid(
        `插件互相依赖成环:${circle}。请去掉其中一个依赖`,
        `Plugins depend on each other in a circle: ${circle}. Remove one of these dependencies`,
        { plugin: source.plugin },
      );
    }
    for (const name of [...(source.dependsOn ?? [])].sort(byCodeUnit)) {
      const needed = byName.get(name);
      if (needed === undefined) {
        throw invalid(
          `插件 ${source.plugin} 依赖的插件 ${name} 不在配置中。请在配置中加入 ${name},或移除 ${source.plugin}`,
          `Plugin ${source.plugin} depends on ${name}, which is not configured. Add ${name} to the configuration or remove ${source.plugin}`,
          { plugin: source.plugin, dependency: name },
        );
      }
      visit(needed, [...path, source.plugin]);
    }
    done.add(source.plugin);
    sorted.push(source);
  };
  for (const name of [...byName.keys()].sort(byCodeUnit)) visit(byName.get(name)!, []);
  return sorted;
}

function indexSources(sources: readonly MigrationSource[]): Map<string, MigrationSource> {
  const byName = new Map<string, MigrationSource>();
  const bySchema = new Map<string, MigrationSource>();
  for (const source of sources) {
    if (byName.has(source.plugin)) {
      throw invalid(
        `插件 ${source.plugin} 出现了两次。请从配置中去掉一个`,
        `Plugin ${source.plugin} is there twice. Remove one from the configuration`,
        { plugin: source.plugin },
      );
    }
    const owner = bySchema.get(source.schema);
    if (owner !== undefined) {
      throw invalid(
        `插件 ${owner.plugin} 与 ${source.plugin} 使用同一个数据库模式 ${source.schema}。请给其中一个换名`,
        `Plugins ${owner.plugin} and ${source.plugin} use the same PostgreSQL schema ${source.schema}. Rename one`,
        { plugin: source.plugin, schema: source.schema },
      );
    }
    const { schema } = source;
    if (
      schema === '' ||
      schema === 'public' ||
      /^pg_|^information_schema$/.test(schema) ||
      Buffer.byteLength(schema) > IDENTIFIER_BYTES
    ) {
      throw invalid(
        `插件 ${source.plugin} 的数据库模式名「${schema}」不可用。请用不以 pg_ 开头、不是 public、最多 63 字节的名字`,
        `Plugin ${source.plugin} cannot have "${schema}" as its PostgreSQL schema. Use a name of at most 63 bytes that is not public and does not begin with pg_`,
        { plugin: source.plugin, schema },
      );
    }
    byName.set(source.plugin, source);
    bySchema.set(schema, source);
  }
  return byName;
}
