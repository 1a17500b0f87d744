import { address, addresses, oneOf, optionalText, text, texts, wholeNumber, type Setting } from './setting.ts';

const postgres = ['postgres', 'postgresql'];

/** Where the platform runs, with what, and who may govern it. */
export const deploymentSettings = {
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
  pluginConfig: optionalText('GRIDWEAVE_PLUGIN_CONFIG', {
    expected: { zh: 'JSON 文件的路径', en: 'the path of a JSON file' },
    description: {
      zh: '插件设置所在的 JSON 文件,按插件名:{ "fire": { … } };可含密码,只应由服务读取',
      en: 'A JSON file with the settings of plugins, by their names: { "fire": { … } }; it may hold passwords, so only the service should be able to read it',
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
} as const satisfies Record<string, Setting<any>>;
