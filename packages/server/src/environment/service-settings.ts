import { networks, oneOf, wholeNumber, type Setting } from './setting.ts';

/** Streams, webhooks, exports, and how long things may take. */
export const serviceSettings = {
  streamLimit: wholeNumber('GRIDWEAVE_STREAM_LIMIT', {
    default: 100,
    min: 0,
    max: 100_000,
    description: {
      zh: '每个接入方在一个节点上同时打开的最多订阅数',
      en: 'Most subscriptions that one client may have open on a node',
    },
  }),
  heartbeatMs: wholeNumber('GRIDWEAVE_HEARTBEAT', {
    default: 15_000,
    min: 100,
    max: 600_000,
    description: {
      zh: '无变更的订阅隔多少毫秒报告一次位置',
      en: 'Milliseconds after which a subscription without changes tells how far it has come',
    },
  }),
  webhookLimit: wholeNumber('GRIDWEAVE_WEBHOOK_LIMIT', {
    default: 10,
    min: 0,
    max: 1_000,
    description: { zh: '每个接入方的最多推送地址数', en: 'Most webhooks of one client' },
  }),
  webhookTimeoutMs: wholeNumber('GRIDWEAVE_WEBHOOK_TIMEOUT', {
    default: 10_000,
    min: 100,
    max: 60_000,
    description: {
      zh: '推送的接收端须在多少毫秒内确认',
      en: 'Milliseconds in which the receiver of a webhook has to acknowledge',
    },
  }),
  webhookPatienceMs: wholeNumber('GRIDWEAVE_WEBHOOK_PATIENCE', {
    default: 259_200_000,
    min: 1_000,
    max: 2_592_000_000,
    description: {
      zh: '一批推送连续失败多少毫秒后放弃重试',
      en: 'Milliseconds of failures after which a batch of a webhook is not tried again by itself',
    },
  }),
  webhookNetworks: networks('GRIDWEAVE_WEBHOOK_NETWORKS', {
    description: {
      zh: '可以推送到的非公网网段,例如政务内网',
      en: 'Networks that are not public and may be delivered to all the same, such as the intranet of the city',
    },
  }),
  webhookHttp: oneOf('GRIDWEAVE_WEBHOOK_HTTP', ['refused', 'loopback'], {
    default: 'refused',
    description: {
      zh: '不加密的 http 推送地址:拒绝,或只限本机(测试与开发用)',
      en: 'Webhooks over plain http: refused, or only to the machine itself, for tests and development',
    },
  }),
  changeDays: wholeNumber('GRIDWEAVE_CHANGE_DAYS', {
    default: 30,
    min: 1,
    max: 3_650,
    description: {
      zh: '变更记录保留多少天,其间可从任一游标继续',
      en: 'Days that the change log is kept, in which readers go on from any cursor',
    },
  }),
  timeoutMs: wholeNumber('GRIDWEAVE_TIMEOUT', {
    default: 30_000,
    min: 100,
    max: 600_000,
    description: { zh: '一个操作的最长毫秒数', en: 'Milliseconds after which an operation is given up' },
  }),
  resolverTimeoutMs: wholeNumber('GRIDWEAVE_RESOLVER_TIMEOUT', {
    default: 10_000,
    min: 50,
    max: 600_000,
    description: {
      zh: '插件的一次解析函数调用的最长毫秒数;超时的字段为 null 并报 TIMEOUT',
      en: 'Milliseconds that one call of a resolver of a plugin may take; its field is null with TIMEOUT after that',
    },
  }),
  resolverValues: wholeNumber('GRIDWEAVE_RESOLVER_VALUES', {
    default: 100_000,
    min: 1,
    max: 10_000_000,
    description: {
      zh: '一次请求中插件解析函数最多返回的值的个数',
      en: 'Most values that the resolvers of plugins may give one request',
    },
  }),
  resolverBytes: wholeNumber('GRIDWEAVE_RESOLVER_BYTES', {
    default: 16_777_216,
    min: 1_024,
    max: 1_073_741_824,
    description: {
      zh: '一次请求中插件解析函数返回的值的最多字节数',
      en: 'Most bytes of the values that the resolvers of plugins may give one request',
    },
  }),
  exportLimit: wholeNumber('GRIDWEAVE_EXPORTS', {
    default: 4,
    min: 0,
    max: 100,
    description: {
      zh: '一个节点同时进行的导出数;每项占用一个数据库连接',
      en: 'Exports that a node runs at once; each takes a database connection of its own',
    },
  }),
  clientExportLimit: wholeNumber('GRIDWEAVE_CLIENT_EXPORTS', {
    default: 2,
    min: 0,
    max: 100,
    description: {
      zh: '一个接入方在一个节点上同时进行的导出数',
      en: 'Exports that one client runs at once on a node',
    },
  }),
  exportTimeMs: wholeNumber('GRIDWEAVE_EXPORT_TIME', {
    default: 3_600_000,
    min: 1_000,
    max: 86_400_000,
    description: {
      zh: '一项导出的最长毫秒数(其间占用数据库快照);到时结束,可续传',
      en: 'Milliseconds that an export may take, holding a snapshot of the database; then it ends and can be resumed',
    },
  }),
  exportIdleMs: wholeNumber('GRIDWEAVE_EXPORT_IDLE', {
    default: 60_000,
    min: 1_000,
    max: 3_600_000,
    description: {
      zh: '接入方多少毫秒未接收任何数据,其导出即结束,可续传',
      en: 'Milliseconds in which a client takes nothing after which its export ends; it can be resumed',
    },
  }),
  drainMs: wholeNumber('GRIDWEAVE_DRAIN', {
    default: 10_000,
    min: 0,
    max: 600_000,
    description: {
      zh: '停止时等待进行中的请求的最长毫秒数',
      en: 'Milliseconds that stopping waits for running requests',
    },
  }),
  poolSize: wholeNumber('GRIDWEAVE_POOL', {
    default: 10,
    min: 2,
    max: 1_000,
    description: { zh: '一个节点的最多数据库连接数', en: 'Most pooled database connections of a node' },
  }),
} as const satisfies Record<string, Setting<any>>;
