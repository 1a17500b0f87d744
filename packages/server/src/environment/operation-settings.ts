import { wholeNumber, type Setting } from './setting.ts';

/** What an operation and a client may take. */
export const operationSettings = {
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
} as const satisfies Record<string, Setting<any>>;
