import { buildModel, type Model, type Plugin, withDependencies } from '@gridweave/kit';
import { loadPlugin } from '@gridweave/server';

import type { Print } from '../command.ts';
import type { Given } from '../subcommands.ts';

/** `gridweave plugin check`: loads a plugin, checks it, and prints what it adds. */
export async function checkPlugin({ positionals }: Given, print: Print): Promise<number> {
  const plugin = await loadPlugin(positionals[0]!, `${process.cwd()}/`);
  const model = buildModel(withDependencies(plugin));
  print(`✓ ${plugin.name} ${plugin.version} · ${plugin.title.zh} / ${plugin.title.en}`);
  for (const line of additions(plugin, model)) print(`  ${line}`);
  return 0;
}

/** What a plugin adds to the graph, a line for each kind. */
function additions(plugin: Plugin, model: Model): readonly string[] {
  const own = [...model.types.values()].flatMap(({ fields }) =>
    [...fields.values()].filter((field) => field.plugin === plugin.name),
  );
  const ownTypes = new Set(plugin.types.map(({ name }) => name));
  const extended = Map.groupBy(
    own.filter(({ type }) => !ownTypes.has(type)),
    ({ type }) => type,
  );
  const lists: [string, readonly string[]][] = [
    ['类型 types', [...ownTypes]],
    ...[...extended].map(([type, fields]): [string, readonly string[]] => [
      `${type} 的字段 fields of ${type}`,
      fields.map(({ name }) => name),
    ]),
    ['查询 queries', plugin.queries.map(({ name }) => name)],
    ['变更 mutations', plugin.mutations.map(({ name }) => name)],
    ['命名范围 scopes', plugin.scopes.map(({ name }) => name)],
    ['专业网格 professional grids', plugin.grids.map(({ code, title }) => `${code} ${title.zh}`)],
    ['事件小类 event categories', plugin.events.map(({ code, title }) => `${code} ${title.zh}`)],
  ];
  const shared = Map.groupBy(own, ({ label }) => label.sharing);
  const counts = ['unconditional', 'conditional', 'none'].map((sharing) => shared.get(sharing as never)?.length ?? 0);
  return [
    ...lists.filter(([, names]) => names.length > 0).map(([title, names]) => `${title}: ${names.join(', ')}`),
    `字段共 ${own.length}:无条件共享 ${counts[0]},有条件共享 ${counts[1]},不予共享 ${counts[2]}`,
    `${own.length} fields: ${counts[0]} shared with everybody, ${counts[1]} on request, ${counts[2]} never`,
  ];
}
