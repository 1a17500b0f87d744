import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { object, query } from '../schema/define.ts';
import { type DatabaseFacts, type QueueFacts, readDatabase, readQueues } from './read-database.ts';
import type { SeenReplica, ServerProcess } from './server-process.ts';

/** The server processes, the policy that each has, replicas, what waits, and the size of the database. */
export function addSystem(builder: Builder): void {
  object<SeenReplica, unknown>(builder, 'SystemReplica', '备库 / a replica, as a server process sees it', {
    name: ['String!', '地址 / host, port and database'],
    fault: ['SharingText', '为何未用;空则在用 / why it is left out; null while it is read'],
    lagMs: ['Float', '落后的毫秒数 / milliseconds that it is behind'],
    reads: ['Float!', '所答的读取次数 / reads that it answered'],
  });
  addProcess(builder);
  addDatabase(builder);
  object<object, AdminContext>(builder, 'System', '系统 / the system', {
    processes: [
      '[ServerProcess!]!',
      '服务进程,最先启动的在前 / server processes, the oldest first',
      (_root, _args, { processes }) => processes.list(),
    ],
    database: ['SystemDatabase!', '数据库 / the database', (_root, _args, { db }) => readDatabase(db)],
    queues: ['SystemQueues!', '待办 / what waits', (_root, _args, { db }) => readQueues(db)],
  });
  query<AdminContext>(builder, 'system', {
    type: 'System!',
    description:
      '服务进程、策略版本与租约、备库、待办与数据库大小 / server processes with their policy and lease, replicas, what waits, and the size of the database',
    access: 'admin',
    resolve: () => ({}),
  });
}

function addProcess(builder: Builder): void {
  object<ServerProcess, unknown>(builder, 'ServerProcess', '服务进程 / a server process', {
    id: ['ID!', '标识 / id'],
    name: ['String!', '主机与进程号 / host and number of the process'],
    startedAt: ['String!', '启动 / started at', ({ startedAt }) => startedAt.toISOString()],
    toldAt: ['String!', '最近报告 / told of itself last', ({ toldAt }) => toldAt.toISOString()],
    isAlive: ['Boolean!', '刚刚报告过 / it told of itself just now'],
    isThis: ['Boolean!', '应答此次调用的进程 / it answers this call'],
    policyVersion: ['String!', '所用的策略版本 / the policy version that it has'],
    confirmedAgoMs: [
      'Float!',
      '报告时距最近一次确认策略的毫秒数 / milliseconds since it had confirmed the policy, when it told this',
    ],
    leaseMs: [
      'Float!',
      '租约毫秒数:未确认超过此时即拒绝应答 / milliseconds without confirmation after which it answers nothing',
    ],
    failedPlugins: ['Int!', '未能启用的插件数 / plugins that it runs without'],
    memoryMb: ['Float!', '内存,MB / memory in MB'],
    connections: ['Int!', '数据库连接数 / connections of its pool'],
    connectionsIdle: ['Int!', '空闲连接数 / connections that nobody uses'],
    connectionsWaiting: ['Int!', '等待连接的调用数 / calls that wait for a connection'],
    auditWaiting: ['Int!', '尚未写入的审计记录数 / audit records that are not written yet'],
    streams: ['Int!', '打开的订阅数 / open subscriptions'],
    exports: ['Int!', '进行中的导出数 / exports that run'],
    primaryReads: ['Float!', '由主库应答的读取次数;无备库时为 0 / reads that the primary answered; 0 without replicas'],
    replicas: ['[SystemReplica!]!', '备库 / replicas'],
  });
}

function addDatabase(builder: Builder): void {
  object<DatabaseFacts['schemas'][number], unknown>(
    builder,
    'SystemSchema',
    '数据库中一个模式的大小 / size of a schema in the database',
    { name: ['String!', '模式 / schema'], bytes: ['Float!', '字节 / bytes'] },
  );
  object<DatabaseFacts, unknown>(builder, 'SystemDatabase', '数据库 / the database', {
    version: ['String!', 'PostgreSQL 版本 / version of PostgreSQL'],
    bytes: ['Float!', '字节 / bytes'],
    schemas: ['[SystemSchema!]!', '各模式的大小,最大的在前 / size by schema, the largest first'],
    connections: ['Int!', '连接数 / connections'],
    mostConnections: ['Int!', '最多连接数 / most connections'],
    policyVersion: ['String!', '现行策略版本 / policy version in force'],
  });
  object<QueueFacts, unknown>(builder, 'SystemQueues', '待办 / what waits', {
    webhooksFailing: ['Int!', '投递失败、等待重试的推送 / webhooks whose last attempt failed'],
    deadLetters: ['Int!', '已放弃、可重新投递的批次 / batches that were given up and can be sent again'],
    jobsRunning: ['Int!', '进行中的插件任务 / jobs of plugins that run'],
    unsealed: ['Float!', '尚未签封的审计记录 / audit records that no seal covers yet'],
    lastSeal: ['String', '最近的签封 / the last seal', ({ lastSeal }) => lastSeal?.toISOString() ?? null],
  });
}
