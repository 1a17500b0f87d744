/** Every error code that Gridweave can answer with: its HTTP status and what the caller can do. Documented in docs/errors.md. */
export const errorCodes = {
  UNAUTHENTICATED: { status: 401, zh: '未提供有效凭证', en: 'No valid credential was sent' },
  CREDENTIAL_EXPIRED: { status: 401, zh: '凭证已过期', en: 'The credential has expired' },
  FORBIDDEN: { status: 403, zh: '无权执行', en: 'This caller may not do this' },
  FIELD_NOT_GRANTED: { status: 200, zh: '字段未获授权', en: 'A field or an operator was not granted' },
  BAD_USER_INPUT: { status: 200, zh: '输入有误', en: 'A value is wrong' },
  BAD_CURSOR: { status: 200, zh: '游标无效', en: 'A cursor is not valid here' },
  BAD_REQUEST: { status: 400, zh: '请求格式有误', en: 'The request could not be read' },
  BODY_TOO_LARGE: { status: 413, zh: '请求体过大', en: 'The request body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, zh: '不支持的内容类型', en: 'The content type is not supported' },
  GRAPHQL_PARSE_FAILED: { status: 400, zh: '查询语法有误', en: 'The document could not be parsed' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, zh: '查询校验未通过', en: 'The document is not valid for this schema' },
  OPERATION_TOO_LARGE: { status: 400, zh: '操作过大', en: 'The operation exceeds a limit' },
  RATE_LIMITED: { status: 429, zh: '请求过于频繁', en: 'Too many requests' },
  DATABASE_UNAVAILABLE: { status: 503, zh: '数据库暂不可用', en: 'The database cannot be reached' },
  POLICY_UNCONFIRMED: { status: 503, zh: '权限策略未能确认', en: 'The policy could not be confirmed' },
  TIMEOUT: { status: 504, zh: '执行超时', en: 'The operation took too long' },
  INTERNAL: { status: 500, zh: '内部错误', en: 'Internal error' },
  PLUGIN_INVALID: { status: 500, zh: '插件定义有误', en: 'A plugin is not valid' },
  CONFIG_INVALID: { status: 500, zh: '配置有误', en: 'A setting is not valid' },
  DATA_FOLDER_LOCKED: { status: 500, zh: '数据目录正被使用', en: 'The data folder is in use' },
  DATA_FOLDER_INVALID: { status: 500, zh: '数据目录无效', en: 'The data folder is damaged or not ours' },
  PORT_IN_USE: { status: 500, zh: '端口已被占用', en: 'The port is in use' },
  DATABASE_NEWER: { status: 500, zh: '数据库结构较新', en: 'The database was migrated by newer code' },
  MIGRATION_FAILED: { status: 500, zh: '迁移失败', en: 'A migration failed' },
} as const;

export type ErrorCode = keyof typeof errorCodes;
