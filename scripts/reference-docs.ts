import { errorCodes } from '../packages/kit/src/index.ts';
import { settings } from '../packages/server/src/index.ts';
import { pluginReference } from './plugin-reference.ts';

/** The pages of reference that are made from code, by their path. */
export const referenceDocs: Readonly<Record<string, string>> = {
  'docs/plugin-reference.md': pluginReference(),
  'docs/settings.md': [
    '# 设置 Settings',
    '',
    '启动时从环境变量读取一次;有误则拒绝启动并说明。/ Read once from the environment at start; a wrong value stops the start and says what is wrong.',
    '',
    '| 变量 Variable | 默认 Default | 说明 Meaning |',
    '|---|---|---|',
    ...Object.values(settings).map(
      (s) =>
        `| \`${s.name}\` | ${!s.default ? '' : `\`${String(s.default)}\``} | ${s.description.zh} / ${s.description.en} |`,
    ),
    '',
  ].join('\n'),
  'docs/errors.md': [
    '# 错误代码 Error codes',
    '',
    '每个错误都有 `extensions.code`。HTTP 状态适用于 `application/graphql-response+json`;`application/json` 的 GraphQL 错误除身份、限流、不可用外为 200。/ Every error has `extensions.code`. The HTTP status holds for `application/graphql-response+json`.',
    '',
    '| 代码 Code | HTTP | 说明 Meaning |',
    '|---|---|---|',
    ...Object.entries(errorCodes).map(([code, { status, zh, en }]) => `| \`${code}\` | ${status} | ${zh} / ${en} |`),
    '',
  ].join('\n'),
};
