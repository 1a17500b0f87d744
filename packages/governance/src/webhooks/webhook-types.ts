import { type DeadLetter, readDeadLetters, type Webhook } from '@gridweave/webhooks';
import type { Governance } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, object } from '../schema/define.ts';

const MOST_LETTERS = 100;

/** The types of webhooks, for admins and departments alike. */
export function addWebhookTypes(builder: Builder): void {
  enumeration(builder, 'SharingWebhookState', '推送的状态 / states of a webhook', {
    ACTIVE: ['active', '推送中 / delivers'],
    PAUSED: ['paused', '部门已暂停 / paused by the department'],
    FAILING: ['failing', '接收端长时间未确认,已放弃一批 / a batch was given up'],
    STOPPED: ['stopped', '权限或凭证不再成立,已停止 / stopped: its rights or its key no longer hold'],
    SUSPENDED: ['suspended', '管理员已停用 / suspended by an admin'],
  });
  object<DeadLetter, unknown>(
    builder,
    'SharingDeadLetter',
    '放弃的一批:只记位置与记录,不存内容 / a batch that was given up: its place and records, never its content',
    {
      id: ['ID!', '标识 / id'],
      messageId: ['String!', '消息标识,即 webhook-id / its webhook-id'],
      records: ['[SharingDeadRecord!]!', '所涉记录 / the records that it is about'],
      attempts: ['Int!', '尝试次数 / attempts'],
      since: ['String!', '首次失败,ISO 8601 / the first failure, ISO 8601'],
      at: ['String!', '放弃时间,ISO 8601 / given up at, ISO 8601'],
      outcome: ['String!', '最后一次结果 / what came of the last attempt'],
      isQueued: ['Boolean!', '等待重新推送 / waits to be delivered again'],
    },
  );
  object<DeadLetter['records'][number], unknown>(builder, 'SharingDeadRecord', '一条记录 / a record', {
    type: ['String!', '类型 / type'],
    id: ['ID!', '标识 / id'],
  });
  object<Webhook, Governance>(builder, 'SharingWebhook', '推送 / a webhook', {
    id: ['ID!', '标识 / id'],
    department: ['String!', '部门代码 / code of the department'],
    client: ['ID!', '接入方 / the client'],
    title: ['String!', '名称 / title'],
    url: ['String!', '地址 / address'],
    query: ['String!', '订阅文档 / the subscription'],
    variables: ['SharingJSON!', '变量 / variables'],
    state: ['SharingWebhookState!', '状态 / state'],
    reasonCode: ['String', '未推送的原因代码 / code of why it does not deliver'],
    reason: ['String', '未推送的原因 / why it does not deliver'],
    reached: ['String!', '已处理到的时间,ISO 8601 / changes up to then are dealt with, ISO 8601'],
    createdAt: ['String!', '登记时间 / added at'],
    lastDeliveryAt: ['String', '最近送达 / the last delivery'],
    lastAttemptAt: ['String', '最近尝试 / the last attempt'],
    lastOutcome: [
      'String',
      'HTTP 状态,或 NO_ANSWER(无连接、证书无效或超时)、ADDRESS_REFUSED(地址不可送达) / HTTP status, or NO_ANSWER (no connection, no valid certificate or no answer in time), or ADDRESS_REFUSED (leads where nothing is delivered)',
    ],
    delivered: ['Int!', '已送达批数 / batches delivered', ({ delivered }) => Number(delivered)],
    failures: ['Int!', '自上次送达以来的失败次数 / failures since the last delivery'],
    failingSince: ['String', '自何时起失败 / failing since'],
    deadLetterCount: ['Int!', '放弃的批数 / batches that were given up', ({ deadLetters }) => deadLetters],
    deadLetters: [
      '[SharingDeadLetter!]!',
      '放弃的各批,最早的在前,至多 100 / those batches, the oldest first, 100 at most',
      ({ id, deadLetters }, _, { db }) => (deadLetters === 0 ? [] : readDeadLetters(db, id, MOST_LETTERS)),
    ],
  });
}
