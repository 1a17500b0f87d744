import type { JobDefinition, Plugin } from '@gridweave/kit';
import { nextDue } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object } from '../schema/define.ts';
import type { HealthResult, JobRun } from './plugin-work.ts';
import type { ShownSetting } from './plugin-settings.ts';

/** A job with the plugin that it is of. */
export interface PluginJob {
  readonly plugin: string;
  readonly definition: JobDefinition;
}

/** Types of what a plugin adds, what it can be set, and what it does by itself. */
export function addPluginTypes(builder: Builder): void {
  object<Plugin, unknown>(builder, 'PluginAdditions', '插件为数据图增加的内容 / what a plugin adds to the graph', {
    types: ['[String!]!', '类型 / types', ({ types }) => types.map(({ name }) => name)],
    fields: [
      '[ID!]!',
      '字段坐标 / coordinates of fields',
      ({ fields }) => fields.flatMap((set) => Object.keys(set.fields).map((name) => `${set.type.name}.${name}`)),
    ],
    queries: ['[String!]!', '查询 / queries', ({ queries }) => queries.map(({ name }) => name)],
    mutations: ['[String!]!', '变更 / mutations', ({ mutations }) => mutations.map(({ name }) => name)],
    scopes: ['[String!]!', '命名范围 / named scopes', ({ scopes }) => scopes.map(({ name }) => name)],
    gridKinds: [
      '[String!]!',
      '专业网格种类 / kinds of professional grids',
      ({ grids }) => grids.map(({ code }) => code),
    ],
    eventCategories: ['[String!]!', '事件小类 / categories of events', ({ events }) => events.map(({ code }) => code)],
  });
  object<ShownSetting, unknown>(
    builder,
    'PluginSetting',
    '插件的设置项,不含其值 / a setting of a plugin, without its value',
    {
      name: ['String!', '名称 / name'],
      description: ['String', '说明 / description'],
      required: ['Boolean!', '必填 / has to be set'],
      isSet: ['Boolean!', '部署中已设 / the deployment sets it'],
    },
  );
  enumeration(builder, 'JobOutcome', '任务运行的结果 / how a run of a job ended', {
    RUNNING: ['running', '进行中 / running'],
    DONE: ['done', '完成 / done'],
    FAILED: ['failed', '失败 / failed'],
    LOST: ['lost', '所在进程已不在,结果不明 / its process is gone, nobody knows'],
  });
  object<JobRun, unknown>(builder, 'JobRun', '任务的一次运行 / a run of a job', {
    due: ['String!', '应运行的时间 / the moment it was due', ({ due }) => due.toISOString()],
    startedAt: ['String!', '开始 / began', ({ startedAt }) => startedAt.toISOString()],
    endedAt: ['String', '结束 / ended', ({ endedAt }) => endedAt?.toISOString() ?? null],
    outcome: ['JobOutcome!', '结果 / outcome'],
    result: ['String', '任务自述 / what the job says of itself'],
    problem: ['SharingText', '失败原因 / why it failed'],
  });
  object<PluginJob, AdminContext>(builder, 'PluginJob', '插件的定时任务 / a job of a plugin', {
    name: ['ID!', '名称 / name', ({ definition }) => definition.name],
    title: ['SharingText!', '标题 / title', ({ definition }) => definition.title],
    schedule: [
      'String!',
      '时间表(cron,北京时间) / schedule (cron, Beijing time)',
      ({ definition }) => definition.schedule,
    ],
    nextDue: [
      'String!',
      '下次应运行的时间 / the next moment it is due',
      ({ definition }) => nextDue(definition.schedule, new Date()).toISOString(),
    ],
    runs: [
      '[JobRun!]!',
      `最近的 10 次运行,最新在前 / the newest 10 runs`,
      ({ plugin, definition }, _, { installed }) => installed.work.runsOf(plugin, definition.name, 10),
    ],
  });
  object<HealthResult, unknown>(builder, 'PluginHealth', '插件的健康检查 / a health check of a plugin', {
    name: ['ID!', '名称 / name'],
    title: ['SharingText!', '标题 / title'],
    ok: ['Boolean!', '正常 / all is well', ({ problem }) => problem === null],
    problem: ['SharingText', '问题 / what is wrong'],
    at: ['String!', '检查时间 / when it was looked at', ({ at }) => at.toISOString()],
    milliseconds: ['Int!', '耗时(毫秒) / how long it took, in ms'],
  });
}
