import { deploymentSettings } from './deployment-settings.ts';
import { operationSettings } from './operation-settings.ts';
import { serviceSettings } from './service-settings.ts';

/** Every setting that Gridweave reads from the environment, by its name in code. docs/settings.md lists the same. */
<<<<<<< HEAD
export const settings = {
  databaseUrl: address('DATABASE_URL', postgres, {
    example: 'postgres://user:password@host:5432/name',
    description: {
      zh: 'PostgreSQL(15 或更新)的地址;不设时使用数据目录中的内置 PostgreSQL',
      en: 'Address of PostgreSQL 15 or newer; without it the embedded PostgreSQL in the data folder is used',
    },
  }),
  databaseReplicaUrls: addresses('DATABASE_REPLICA_URLS', postgres, {
    example: 'postgres://user:password@replica:5432/name',
    description: {
      zh: '主库的流复制备库,供查询读取;每个地址须是一台服务器。所有节点应设为相同',
      en: 'Standbys of the database that answer queries; each address has to be that of one server. The same for all nodes',
    },
  }),
  replicaLagMs: wholeNumber('GRIDWEAVE_REPLICA_LAG', {
    default: 5_000,
    min: 500,
    max: 600_000,
    description: {
      zh: '副本落后超过多少毫秒即暂停使用',
      en: 'Milliseconds that a replica may be behind; while it is further behind it is left out',
    },
  }),
  redisUrl: address('REDIS_URL', ['redis', 'rediss'], {
    example: 'redis://host:6379',
    description: {
      zh: '多个节点共享限流计数的 Redis;不设时各节点各自计数',
      en: 'Redis in which several nodes share rate limits; without it each node counts on its own',
    },
  }),
  plugins: texts('GRIDWEAVE_PLUGINS', {
    expected: { zh: '以逗号分隔的包名或目录', en: 'names of packages or folders, separated by commas' },
    description: {
      zh: '除 gridweave.config.ts 所列之外安装的插件:包名,或插件目录(相对于当前目录),以逗号分隔',
      en: 'Plugins installed beside those of gridweave.config.ts: names of packages, or folders (from the current one), separated by commas',
    },
  }),
  strictPlugins: oneOf('GRIDWEAVE_STRICT_PLUGINS', ['off', 'on'], {
    default: 'off',
    description: {
      zh: '插件有误时:off 不带该插件启动并说明原因,on 拒绝启动',
      en: 'When something is wrong with a plugin: off starts without it and says why, on refuses to start',
    },
  }),
  port: wholeNumber('PORT', {
    default: 4000,
    min: 0,
    max: 65_535,
    description: { zh: 'HTTP 端口;0 表示任选一个空闲端口', en: 'HTTP port; 0 takes any free one' },
  }),
  host: text('HOST', {
    default: '127.0.0.1',
    expected: { zh: 'IP 地址或主机名', en: 'an IP address or a host name' },
    description: {
      zh: 'HTTP 监听的地址;0.0.0.0 表示所有网卡',
      en: 'Address that HTTP listens on; 0.0.0.0 means every interface',
    },
  }),
  processes: wholeNumber('GRIDWEAVE_PROCESSES', {
    default: 1,
    min: 1,
    max: 64,
    description: {
      zh: '在同一端口上服务的进程数;大于 1 时须设 DATABASE_URL',
      en: 'Processes that serve one port together; more than one need DATABASE_URL',
    },
  }),
  dataFolder: text('GRIDWEAVE_DATA', {
    default: '.gridweave',
    expected: { zh: '目录路径', en: 'the path of a folder' },
    description: {
      zh: '数据目录:内置 PostgreSQL 与示例凭证',
      en: 'Data folder: the embedded PostgreSQL and the sample credentials',
    },
  }),
  sample: oneOf('GRIDWEAVE_SAMPLE', ['none', 'community', 'street', 'district', 'city'], {
    default: 'street',
    description: {
      zh: '首次启动时在空数据库中生成的示例城市的规模',
      en: 'Size of the sample city that the first start makes in an empty database',
    },
  }),
  auditKey: optionalText('GRIDWEAVE_AUDIT_KEY', {
    expected: { zh: '文件路径', en: 'the path of a file' },
    description: {
      zh: '签封审计记录的 Ed25519 私钥文件(PEM,仅所有者可读);不设时为数据目录中的 audit-seal.pem,没有则生成',
      en: 'File of the Ed25519 key that seals the audit log (PEM, readable by its owner only); audit-seal.pem in the data folder without it, made when it is missing',
    },
  }),
  auditTrust: texts('GRIDWEAVE_AUDIT_TRUST', {
    expected: { zh: '以逗号分隔的文件路径', en: 'paths of files, separated by commas' },
    description: {
      zh: '其他受信任的签封公钥文件(.pub):不共用同一私钥的其他节点,或以前用过的',
      en: 'Files of further public keys (.pub) whose seals are trusted: of nodes that do not share the key file, or of earlier keys',
    },
  }),
  oidcIssuer: address('GRIDWEAVE_OIDC_ISSUER', ['https', 'http'], {
    example: 'https://login.example.gov.cn',
    description: {
      zh: '管理员登录所用的 OpenID 身份提供方;不设时管理员只用密钥',
      en: 'OpenID provider with which admins sign in; without it admins use keys only',
    },
  }),
  oidcAudience: text('GRIDWEAVE_OIDC_AUDIENCE', {
    default: 'gridweave',
    expected: { zh: '令牌的 aud', en: 'the aud of tokens' },
    description: { zh: '管理员令牌的受众(aud)', en: 'Audience (aud) that tokens of admins have to name' },
  }),
  sessionMs: wholeNumber('GRIDWEAVE_SESSION', {
    default: 43_200_000,
    min: 60_000,
    max: 604_800_000,
    description: {
      zh: '控制台登录后最多多少毫秒须重新登录',
      en: 'Milliseconds after which one has to sign in to the console again in any case',
    },
  }),
  sessionIdleMs: wholeNumber('GRIDWEAVE_SESSION_IDLE', {
    default: 3_600_000,
    min: 60_000,
    max: 604_800_000,
    description: {
      zh: '控制台多少毫秒未使用即自动退出',
      en: 'Milliseconds without use after which a session of the console ends',
    },
  }),
  leaseMs: wholeNumber('GRIDWEAVE_LEASE', {
    default: 5_000,
    min: 500,
    max: 60_000,
    description: {
      zh: '多少毫秒内未能向数据库确认权限策略,即以 503 拒绝查询',
      en: 'Milliseconds without confirming the policy with the database after which queries are refused with 503',
    },
  }),
  logLevel: oneOf('GRIDWEAVE_LOG', ['silent', 'error', 'warn', 'info', 'debug'], {
    default: 'warn',
    description: { zh: '写到标准错误的日志级别', en: 'Level of the log on standard error' },
  }),
  bodyLimit: wholeNumber('GRIDWEAVE_BODY_LIMIT', {
    default: 1_048_576,
    min: 1_024,
    max: 104_857_600,
    description: { zh: '请求体的最大字节数', en: 'Most bytes of a request body' },
  }),
  tokenLimit: wholeNumber('GRIDWEAVE_TOKEN_LIMIT', {
    default: 10_000,
    min: 100,
    max: 100_000,
    description: { zh: '一个查询文档的最多词法单元数', en: 'Most tokens of a document' },
  }),
  depthLimit: wholeNumber('GRIDWEAVE_DEPTH_LIMIT', {
    default: 16,
    min: 3,
    max: 64,
    description: { zh: '字段嵌套的最大深度', en: 'Deepest nesting of fields' },
  }),
  aliasLimit: wholeNumber('GRIDWEAVE_ALIAS_LIMIT', {
    default: 100,
    min: 0,
    max: 10_000,
    description: { zh: '一个操作的最多别名数', en: 'Most aliases of an operation' },
  }),
  rootFieldLimit: wholeNumber('GRIDWEAVE_ROOT_FIELD_LIMIT', {
    default: 20,
    min: 1,
    max: 1_000,
    description: { zh: '一个操作的最多根字段数', en: 'Most root fields of an operation' },
  }),
  fieldLimit: wholeNumber('GRIDWEAVE_FIELD_LIMIT', {
    default: 2_000,
    min: 10,
    max: 100_000,
    description: {
      zh: '片段展开后一个操作的最多字段数',
      en: 'Most fields of an operation, with its fragments spread out',
    },
  }),
  directiveLimit: wholeNumber('GRIDWEAVE_DIRECTIVE_LIMIT', {
    default: 50,
    min: 0,
    max: 1_000,
    description: { zh: '一个查询文档的最多指令数', en: 'Most directives of a document' },
  }),
  costLimit: wholeNumber('GRIDWEAVE_COST_LIMIT', {
    default: 25_000,
    min: 100,
    max: 10_000_000,
    description: {
      zh: '一个操作估计最多读取的记录数(各级 first 相乘后相加)',
      en: 'Most records that an operation may be estimated to read (the products of `first` along each path, added up)',
    },
  }),
  requestRate: wholeNumber('GRIDWEAVE_REQUEST_RATE', {
    default: 30_000,
    min: 1,
    max: 100_000_000,
    description: { zh: '每个接入方每分钟的请求数', en: 'Requests of one client in a minute' },
  }),
  fieldRate: wholeNumber('GRIDWEAVE_FIELD_RATE', {
    default: 30_000,
    min: 1,
    max: 100_000_000,
    description: {
      zh: '每个接入方每分钟对同一根字段的调用数(别名逐一计数)',
      en: 'Calls of one root field by one client in a minute; each alias counts',
    },
  }),
  costRate: wholeNumber('GRIDWEAVE_COST_RATE', {
    default: 10_000_000,
    min: 100,
    max: 1_000_000_000_000,
    description: {
      zh: '每个接入方每分钟估计读取的记录数',
      en: 'Records that the operations of one client may be estimated to read in a minute',
    },
  }),
  countAnswers: wholeNumber('GRIDWEAVE_COUNT_ANSWERS', {
    default: 300_000,
    min: 100,
    max: 10_000_000,
    description: {
      zh: '每个部门对每种对象最多保存多少个取整统计的答案,满后需要新答案的统计以 RATE_LIMITED 拒绝',
      en: 'Most answers of rounded counts that are kept for a department and type; when they are full, counts that need another are refused with RATE_LIMITED',
    },
  }),
  countDays: wholeNumber('GRIDWEAVE_COUNT_DAYS', {
    default: 90,
    min: 1,
    max: 3_650,
    description: {
      zh: '取整统计的答案多少天未用后删除',
      en: 'Days after which an answer of a rounded count that nobody used is forgotten',
    },
  }),
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
=======
export const settings = { ...deploymentSettings, ...operationSettings, ...serviceSettings } as const;
>>>>>>> main
