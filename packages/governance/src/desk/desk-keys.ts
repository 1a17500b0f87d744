import { renewOwnKey } from '@gridweave/access';
import type { ClientDay } from '@gridweave/audit';
import type { ClientLimits, DeskContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, object, query } from '../schema/define.ts';
import { whenSeen } from '../when-seen.ts';
import { readSharingClients, type SharingClientView } from './read-sharing-clients.ts';
import { recentUsage } from './recent-usage.ts';

const MOST_DAYS = 31;

/** The clients of the department: their keys, what they did, and what they may do. */
export function addDeskKeys(builder: Builder): void {
  addKeys(builder);
  addUsage(builder);
}

function addKeys(builder: Builder): void {
  object<NonNullable<SharingClientView['suspension']>, unknown>(
    builder,
    'SharingSuspension',
    '停用 / that a client is suspended',
    {
      at: ['String', '停用于 / since', ({ at }) => timeOf(at)],
      reason: ['String', '理由 / why'],
    },
  );
  object<SharingClientView, DeskContext>(builder, 'SharingClient', '本部门的接入方 / a client of the department', {
    id: ['ID!', '标识 / id'],
    name: ['String!', '名称 / name'],
    isOwn: [
      'Boolean!',
      '即发出本次调用者 / whether it makes this call',
      ({ id }, _, { caller }) => id === caller.client,
    ],
    createdAt: ['String!', '登记时间 / added at', ({ createdAt }) => timeOf(createdAt)],
    rotatedAt: ['String', '密钥轮换时间 / its key was made anew at', ({ rotatedAt }) => timeOf(rotatedAt)],
    expiresAt: ['String', '密钥到期 / the key ends at', ({ expiresAt }) => timeOf(expiresAt)],
    suspension: ['SharingSuspension', '停用;空为可用 / that it is suspended; null: it may call'],
    addressRanges: ['[String!]!', '可用网段;空为不限 / address ranges; empty is everywhere'],
  });
  query<DeskContext>(builder, 'sharingClients', {
    type: '[SharingClient!]!',
    description: '本部门的接入方;密钥不再显示 / clients of the department; keys are never shown again',
    access: 'department',
    resolve: (_, { db, caller }) => readSharingClients(db, caller.department),
  });
  object<Awaited<ReturnType<typeof renewOwnKey>>, unknown>(
    builder,
    'SharingKey',
    '密钥,只显示这一次 / a key, shown this once',
    {
      id: ['ID!', '接入方 / the client'],
      key: ['String!', '密钥 / the key'],
      expiresAt: [
        'String',
        '到期,与旧密钥相同 / ends when the old one would have',
        ({ expiresAt }) => timeOf(expiresAt),
      ],
    },
  );
  mutation<DeskContext>(builder, 'rotateSharingKey', {
    type: 'SharingKey!',
    description:
      '换发本接入方的密钥,旧密钥即刻失效 / gives the calling client a new key; the old one stops working at once',
    access: 'department',
    resolve: async (_, context) => {
      const shown = await renewOwnKey(context.db, context.caller);
      await whenSeen(context);
      return shown;
    },
  });
}

interface UsageView {
  readonly days: readonly ClientDay[];
  readonly limits: ClientLimits;
}

function addUsage(builder: Builder): void {
  object<ClientDay['refusals'][number], unknown>(builder, 'SharingRefusals', '被拒绝或失败的调用 / calls that failed', {
    code: ['String!', '错误代码 / code of the error'],
    calls: ['Float!', '次数 / calls'],
  });
  object<ClientDay['fields'][number], unknown>(builder, 'SharingFieldUse', '一个字段的读取 / reads of a field', {
    coordinate: ['String!', '坐标 / coordinate'],
    calls: ['Float!', '次数 / calls'],
    rows: ['Float!', '行数 / rows'],
  });
  object<ClientDay, unknown>(builder, 'SharingUsageDay', '一个接入方一日的用量 / a day of a client', {
    day: ['String!', '日期 YYYY-MM-DD,按北京时间 / the day in Shanghai'],
    client: ['ID!', '接入方 / client'],
    calls: ['Float!', '调用次数,含被拒绝的 / calls, refusals too'],
    rows: ['Float!', '返回的行数 / rows of the answers'],
    refusals: ['[SharingRefusals!]!', '被拒绝或失败的,按错误代码 / calls that failed, by code'],
    fields: ['[SharingFieldUse!]!', '读取最多的字段,至多 10 个 / the fields most read, ten at most'],
  });
  object<ClientLimits, unknown>(builder, 'SharingLimits', '每个接入方的限额 / what each client may use', {
    requests: ['Float!', '每分钟请求数 / requests in a minute'],
    fields: ['Float!', '每分钟对同一根字段的调用数 / calls of one root field in a minute'],
    cost: ['Float!', '每分钟估计读取的记录数 / records in a minute, as estimated'],
    operationCost: ['Float!', '一个操作估计读取的记录数 / records of one operation, as estimated'],
    streams: ['Int!', '一个节点上同时打开的订阅 / subscriptions open at once on a node'],
    exports: ['Int!', '一个节点上同时进行的导出 / exports at once on a node'],
    webhooks: ['Int!', '推送地址 / webhooks'],
  });
  object<UsageView, unknown>(builder, 'SharingUsage', '本部门的用量与限额 / what the department uses and may use', {
    days: ['[SharingUsageDay!]!', '最近的在前,无调用的日子不列 / the latest first, without days that had no calls'],
    limits: ['SharingLimits!', '限额 / limits'],
  });
  query<DeskContext>(builder, 'sharingUsage', {
    type: 'SharingUsage!',
    description:
      '本部门各接入方每日的用量,取自审计记录,可晚数秒;以及限额 / what the clients of the department did by day, from the audit log and some seconds late; and their limits',
    args: {
      days: ['Int', `含今日的天数,默认 7,最多 ${MOST_DAYS} / days with today, 7 unless told, at most ${MOST_DAYS}`, 7],
    },
    access: 'department',
    resolve: async ({ days }, { db, caller, limits }) => ({
      days: await recentUsage(db, caller.department, Math.min(Math.max(days ?? 7, 1), MOST_DAYS)),
      limits,
    }),
  });
}

function timeOf(time: string | Date | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
