import { switchPlugin } from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import { changeModels } from '../drafts/drafts.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, mutation, object, query } from '../schema/define.ts';
import { whenSeen } from '../when-seen.ts';
import { addPluginTypes } from './plugin-types.ts';
import { shownSettings } from './plugin-settings.ts';
import { type InstalledPlugin, installedPlugins } from './installed-plugins.ts';

/** The plugins: whether they are on, off, or failed, and why; what they add and do; switching one off. */
export function addPlugins(builder: Builder): void {
  addPluginTypes(builder);
  enumeration(builder, 'PluginStatus', '插件的状态 / how it is with a plugin', {
    ON: ['on', '启用 / on'],
    OFF: ['off', '由管理员停用 / switched off by an admin'],
    FAILED: ['failed', '未能启用:有误,或所依赖的插件未能启用 / it, or a plugin that it builds on, is not sound'],
  });
  object<InstalledPlugin, AdminContext>(builder, 'InstalledPlugin', '已安装的插件 / a plugin of the configuration', {
    name: ['ID!', '名称;无法载入时为配置中所写 / name; as it was configured where it could not be loaded'],
    title: ['SharingText', '标题;无法载入时为空 / title; null where it could not be loaded'],
    version: ['String', '版本;无法载入时为空 / version; null where it could not be loaded'],
    dependsOn: ['[String!]!', '依赖 / builds on'],
    enabled: ['Boolean!', '是否启用 / on', ({ status }) => status === 'on'],
    status: ['PluginStatus!', '此节点上的状态 / its status on this server process'],
    problems: ['[SharingText!]!', '未能启用的原因与改正办法 / why it failed, and the mend'],
    kit: ['String', '所适用的 kit 版本范围 / versions of the kit that it is written for', ({ plugin }) => plugin?.kit],
    adds: ['PluginAdditions', '为数据图增加的内容 / what it adds to the graph', ({ plugin }) => plugin],
    settings: [
      '[PluginSetting!]!',
      '设置项 / settings',
      ({ name, plugin }, _, { installed }) =>
        plugin ? shownSettings(plugin, installed.given.get(name) ?? new Set()) : [],
    ],
    jobs: [
      '[PluginJob!]!',
      '定时任务 / jobs',
      ({ plugin }) => plugin?.jobs.map((definition) => ({ plugin: plugin.name, definition })) ?? [],
    ],
    health: [
      '[PluginHealth!]!',
      '健康检查 / health checks',
      async ({ name }, _, { installed }) => (await installed.work.health()).filter(({ plugin }) => plugin === name),
    ],
  });
  query<AdminContext>(builder, 'plugins', {
    type: '[InstalledPlugin!]!',
    description: '插件 / plugins',
    access: 'admin',
    resolve: (_, context) => installedPlugins(context),
  });
  mutation<AdminContext>(builder, 'disablePlugin', {
    type: '[InstalledPlugin!]!',
    description:
      '停用插件,立即在各处生效;启用须经草案 / switches a plugin off at once; switching it on goes through a draft',
    args: { plugin: ['ID!', '插件 / the plugin'], reason: ['String!', '理由 / reason'] },
    access: ['plugin-admin'],
    resolve: async ({ plugin, reason }, context) => {
      await switchPlugin(context.db, changeModels(context), { plugin, enabled: false }, reason, context.admin.person);
      await whenSeen(context);
      return installedPlugins(context);
    },
  });
  mutation<AdminContext>(builder, 'runPluginJob', {
    type: '[JobRun!]!',
    description: '立即运行插件的任务 / runs a job of a plugin now',
    args: { plugin: ['ID!', '插件 / the plugin'], job: ['ID!', '任务 / the job'] },
    access: ['plugin-admin'],
    resolve: async ({ plugin, job }, { installed }) => {
      await installed.work.begin(plugin, job);
      return installed.work.runsOf(plugin, job, 10);
    },
  });
}
