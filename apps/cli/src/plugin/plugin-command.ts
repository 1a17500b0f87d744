import type { Print } from '../command.ts';
import { askAdmin, endpointHelp, endpointOptions } from '../endpoint/admin-endpoint.ts';
import { type Given, required, withSubcommands } from '../subcommands.ts';
import { checkPlugin } from './check-plugin.ts';
import { newPlugin } from './new-plugin.ts';

const help = `用法 / Usage:
  gridweave plugin new NAME --zh 标题 --en TITLE [--to FOLDER]
  gridweave plugin check PACKAGE
  gridweave plugin list
  gridweave plugin disable NAME --reason REASON
  gridweave plugin enable NAME --reason REASON

新建插件的包;检查插件(PACKAGE 为包名或目录);列出、停用、启用运行中的服务的插件。
Makes the package of a new plugin; checks a plugin (PACKAGE is the name of a package or a folder); lists, disables and
enables the plugins of a running server.

  --to       新包的目录,默认 / folder of the new package, by default ../NAME
${endpointHelp}`;

const reasoned = { ...endpointOptions, reason: { type: 'string' } } as const;

/** `gridweave plugin`: making, checking and switching plugins. */
export const pluginCommand = withSubcommands('plugin', '插件的新建、检查、启停 / plugins: new, check, switch', help, {
  new: {
    options: { zh: { type: 'string' }, en: { type: 'string' }, to: { type: 'string' } },
    words: 1,
    run: newPlugin,
  },
  check: { options: {}, words: 1, run: checkPlugin },
  list: { options: endpointOptions, words: 0, run: list },
  disable: { options: reasoned, words: 1, run: disable },
  enable: { options: reasoned, words: 1, run: enable },
});

const marks: Readonly<Record<string, string>> = { ON: '✓', OFF: '✗', FAILED: '!' };
const words: Readonly<Record<string, string>> = { ON: '', OFF: ' · 停用 off', FAILED: ' · 未能启用 failed' };

async function list(given: Given, print: Print): Promise<number> {
  const { plugins } = await askAdmin(
    given,
    '{ plugins { name title { zh en } version dependsOn status problems { zh en } } }',
  );
  for (const { name, title, version, dependsOn, status, problems } of plugins) {
    const known = title ? ` ${version} · ${title.zh} / ${title.en}` : '';
    const needs = dependsOn.length > 0 ? ` · 依赖 needs ${dependsOn.join(', ')}` : '';
    print(`${marks[status]} ${name}${known}${needs}${words[status]}`);
    for (const { zh, en } of problems) print(`    ${zh}\n    ${en}`);
  }
  return 0;
}

async function disable(given: Given, print: Print): Promise<number> {
  const [plugin] = given.positionals;
  await askAdmin(given, 'mutation ($p: ID!, $r: String!) { disablePlugin(plugin: $p, reason: $r) { name } }', {
    p: plugin,
    r: required(given, 'reason'),
  });
  print(`✓ ${plugin} 已停用,各处即时生效,其数据保留 / ${plugin} is off everywhere; its data stays`);
  return 0;
}

async function enable(given: Given, print: Print): Promise<number> {
  const [plugin] = given.positionals;
  const reason = required(given, 'reason');
  const { createDraft: draft } = await askAdmin(
    given,
    'mutation ($d: DraftInput!) { createDraft(draft: $d) { id requirements { approvals } } }',
    { d: { title: `启用 ${plugin}`, reason, changes: [{ plugin: { plugin, enabled: true, reason } }] } },
  );
  await askAdmin(given, 'mutation ($id: ID!) { submitDraft(id: $id) { id } }', { id: draft.id });
  const { approvals } = draft.requirements;
  print(`✓ 草案 ${draft.id} 已提请批准,须 ${approvals} 人批准并生效后启用`);
  print(`  Draft ${draft.id} waits for ${approvals} approval(s), and to be activated; ${plugin} is on from then`);
  return 0;
}
