import { texts } from '../../language/texts.ts';

/** What the codes of errors mean, and what a department does about them. */
export const refusalTexts = texts(
  {
    other: { words: '未能完成', act: '凭错误信息中的编号联系网格管理部门。' },
    known: {
      FIELD_NOT_GRANTED: { words: '字段或运算未获授权', act: '在共享目录中找到字段,提出申请。' },
      FORBIDDEN: { words: '无权执行', act: '检查网段与接入方的状态;需要时请网格管理部门修改。' },
      UNAUTHENTICATED: { words: '凭证无效', act: '检查程序是否仍在用旧密钥。' },
      CREDENTIAL_EXPIRED: { words: '密钥已到期', act: '请网格管理部门换发密钥。' },
      RATE_LIMITED: { words: '超出限额', act: '按 Retry-After 等待后重试;大量读取改用导出或订阅。限额见下。' },
      OPERATION_TOO_LARGE: { words: '操作过大', act: '减小 first、减少嵌套,或改用导出。' },
      BAD_USER_INPUT: { words: '参数有误', act: '错误信息写明了哪个参数及如何改正。' },
      BAD_CURSOR: { words: '游标无效或已过期', act: '不带游标重新读取。' },
      BAD_REQUEST: { words: '请求格式有误', act: '检查请求体是否为 JSON,共享操作与数据查询须分开发送。' },
      BODY_TOO_LARGE: { words: '请求体过大', act: '把变量分成几次发送。' },
      UNSUPPORTED_MEDIA_TYPE: { words: '内容类型不受支持', act: '以 application/json 发送。' },
      GRAPHQL_PARSE_FAILED: { words: '查询语法有误', act: '在「查询」页中试运行,编辑器会标出错误。' },
      GRAPHQL_VALIDATION_FAILED: {
        words: '查询与目录不符',
        act: '字段可能已改名,或不对本部门可见;在「查询」页中检查。',
      },
      POLICY_CHANGED: { words: '权限在进行中变更', act: '重新发送;结果按新的权限。' },
      POLICY_UNCONFIRMED: { words: '权限暂时无法确认', act: '数秒后重试。' },
      DATABASE_UNAVAILABLE: { words: '数据库暂不可用', act: '数秒后重试。' },
      STREAM_CUT: { words: '订阅已中断', act: '从最后的游标继续。' },
      TIMEOUT: { words: '执行超时', act: '缩小范围或减少字段;整表读取改用导出。' },
      PLUGIN_FAILED: { words: '某部门的插件出错', act: '去掉出错的字段,并告知网格管理部门。' },
    },
  },
  {
    other: { words: 'Could not be done', act: 'Tell the grid office the reference in the message of the error.' },
    known: {
      FIELD_NOT_GRANTED: {
        words: 'A field or operator was not granted',
        act: 'Find it in the catalogue and ask for it.',
      },
      FORBIDDEN: {
        words: 'Not allowed',
        act: 'Look at the address ranges and the state of the client; the grid office can change them.',
      },
      UNAUTHENTICATED: { words: 'No valid key', act: 'See whether a program still uses the old key.' },
      CREDENTIAL_EXPIRED: { words: 'The key has ended', act: 'Ask the grid office for a new one.' },
      RATE_LIMITED: {
        words: 'Above a limit',
        act: 'Wait as Retry-After says. To read much, use exports or subscriptions. The limits are below.',
      },
      OPERATION_TOO_LARGE: { words: 'The operation is too large', act: 'Use a smaller first, nest less, or export.' },
      BAD_USER_INPUT: { words: 'A value is wrong', act: 'The message says which, and how to mend it.' },
      BAD_CURSOR: { words: 'A cursor is invalid or too old', act: 'Read anew without a cursor.' },
      BAD_REQUEST: {
        words: 'The request could not be read',
        act: 'Send JSON, and keep operations about sharing apart from data.',
      },
      BODY_TOO_LARGE: { words: 'The request is too large', act: 'Send the variables in several requests.' },
      UNSUPPORTED_MEDIA_TYPE: { words: 'Unknown content type', act: 'Send application/json.' },
      GRAPHQL_PARSE_FAILED: {
        words: 'Syntax of the query',
        act: 'Try it on the Query page, which marks what is wrong.',
      },
      GRAPHQL_VALIDATION_FAILED: {
        words: 'The query does not fit the schema',
        act: 'A field may have another name now, or is not visible to you; look on the Query page.',
      },
      POLICY_CHANGED: { words: 'Permissions changed meanwhile', act: 'Send it again; it runs under the new ones.' },
      POLICY_UNCONFIRMED: { words: 'Permissions could not be confirmed', act: 'Try again after some seconds.' },
      DATABASE_UNAVAILABLE: { words: 'The database was away', act: 'Try again after some seconds.' },
      STREAM_CUT: { words: 'A subscription was cut', act: 'Go on from its last cursor.' },
      TIMEOUT: { words: 'It took too long', act: 'Ask for less, or export whole lists.' },
      PLUGIN_FAILED: {
        words: 'A plugin failed',
        act: 'Leave out the field that failed, and tell the grid office.',
      },
    },
  },
);
