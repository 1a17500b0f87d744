import {
  type AuditCursor,
  type AuditFault,
  type AuditReport,
  exportProof,
  type FoundRecord,
  openValueMarks,
  searchAudit,
  type UnusualVolume,
  unusualVolume,
  type Usage,
  usage,
  verifyAudit,
} from '@gridweave/audit';
import { GridweaveError } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import { timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, input, object, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';

/** The log: who read what, for what purpose, and that it is as it was written. */
export function addAdminAudit(builder: Builder): void {
  addAuditTypes(builder);
  addSearch(builder);
  addProofs(builder);
}

function addAuditTypes(builder: Builder): void {
  enumeration(builder, 'AuditKind', '记录的种类 / kind of a record', {
    READ: ['read', '部门的查询与变更,含被拒绝的 / queries and mutations of departments, refusals too'],
    PREVIEW: ['preview', '管理员以部门身份的预览 / previews of admins as a department'],
    ADMIN: ['admin', '管理员所办 / acts of admins'],
    SYSTEM: ['system', '平台自身 / of the platform itself'],
  });
  object<FoundRecord, unknown>(builder, 'AuditRecord', '审计记录 / a record of the log', {
    chain: ['ID!', '所在链 / its chain'],
    seq: ['Int!', '链中序号 / its place in the chain'],
    recordedAt: ['String!', '记入时间 / recorded at', ({ recordedAt }) => new Date(recordedAt).toISOString()],
    time: ['String!', '请求到达时间 / when the request arrived', ({ time }) => new Date(time).toISOString()],
    kind: ['AuditKind!', '种类 / kind'],
    requestId: ['String', '请求编号 / id of the request'],
    client: ['ID', '接入方 / client'],
    department: ['String', '部门 / department'],
    admin: ['ID', '管理员 / admin'],
    purpose: ['String', '用途 / purpose'],
    onBehalfOf: ['String', '代何人 / on whose behalf'],
    operationName: ['String', '操作名 / name of the operation'],
    documentHash: ['String', '查询文本的 SHA-256 / SHA-256 of the document', ({ document }) => document],
    document: ['String', '查询文本,不含值 / the document without its values', ({ documentText }) => documentText],
    variables: [
      'SharingJSON',
      '变量;个人信息为其标记 / variables; personal values are marks',
      ({ variables }) => parsed(variables),
    ],
    coordinates: ['[String!]!', '所用坐标,如 House.code:filter / coordinates that were used'],
    masked: ['SharingJSON!', '脱敏的坐标及方式 / coordinates that came masked', ({ masked }) => parsed(masked)],
    scopes: [
      'SharingJSON!',
      '各类型所读的行的范围 / the rows in which each type was read',
      ({ scopes }) => parsed(scopes),
    ],
    rows: ['Int!', '行数 / rows'],
    policyVersion: ['String', '策略版本 / policy version'],
    outcome: ['String!', 'ok 或错误代码 / ok or the code of the error'],
    durationMs: ['Float!', '毫秒 / milliseconds', ({ durationUs }) => durationUs / 1000],
    lane: ['String', '执行方式 / how it was run'],
    details: ['SharingJSON', '管理员所办的详情 / what an admin did', ({ details }) => parsed(details)],
    hash: ['String!', '哈希 / hash'],
  });
  object<UnusualVolume, unknown>(builder, 'UnusualVolume', '异常用量 / a client whose day was unlike those before', {
    department: ['String!', '部门 / department'],
    client: ['ID!', '接入方 / client'],
    measure: ['String!', 'rows 行数、refusals 拒绝、operations 次数 / rows, refusals or operations'],
    value: ['Float!', '当日 / that day'],
    usual: ['Float!', '前 28 天的中位数 / the middle of the 28 days before'],
  });
  object<Usage, unknown>(builder, 'FieldUsage', '字段的使用 / what a department did with a field', {
    department: ['String!', '部门 / department'],
    coordinate: ['String!', '坐标 / coordinate'],
    operations: ['Float!', '次数 / operations'],
    rows: ['Float!', '行数 / rows'],
    lastUsed: ['String!', '最近使用 / used last', ({ lastUsed }) => new Date(lastUsed).toISOString()],
  });
  object<AuditFault, unknown>(builder, 'AuditFault', '记录中的异常 / something that is not as it was written', {
    kind: ['String!', 'changed、removed、inserted、reordered、seal 或 contents / what happened'],
    chain: ['ID', '链 / chain'],
    seq: ['Int', '序号 / place in the chain'],
    seal: ['Int', '签封 / seal'],
    text: ['SharingText!', '说明 / in words', ({ zh, en }) => ({ zh, en })],
  });
  object<NonNullable<AuditReport['lastSeal']>, unknown>(
    builder,
    'NotedSeal',
    '签封;请另行记下 / a seal, to be noted elsewhere',
    {
      number: ['Int!', '编号 / number'],
      hash: ['String!', '哈希 / hash'],
    },
  );
  object<AuditReport, unknown>(builder, 'AuditReport', '验证的结果 / what a verification found', {
    records: ['Int!', '记录数 / records'],
    chains: ['Int!', '链数 / chains'],
    seals: ['Int!', '签封数 / seals'],
    unsealed: ['Int!', '尚未签封的最近记录 / the latest records that no seal covers yet'],
    lastSeal: ['NotedSeal', '最后的签封 / the last seal'],
    faults: ['[AuditFault!]!', '异常;无则为未被篡改 / faults; none: nothing was tampered with'],
  });
}

function addSearch(builder: Builder): void {
  input(builder, 'AuditSubjectInput', '一条记录,如一个人 / a record, such as a person', {
    type: ['String!', '类型,如 Person / type such as Person'],
    id: ['ID!', '标识 / its id'],
  });
  const range = {
    from: ['String', '自 / from'],
    to: ['String', '至 / to'],
  } as const;
  query<AdminContext>(builder, 'auditRecords', {
    type: '[AuditRecord!]!',
    description: '检索审计记录,最近的在前 / searches the log, the latest first',
    args: {
      ...range,
      kinds: ['[AuditKind!]', '种类 / kinds'],
      department: ['String', '部门 / department'],
      client: ['ID', '接入方 / client'],
      admin: ['ID', '管理员 / admin'],
      coordinate: ['String', '坐标,或 Person. 表示一个类型的全部 / a coordinate, or Person. for all of a type'],
      outcome: ['String', '结果 / outcome'],
      purpose: ['String', '用途所含文字 / text of the purpose'],
      requestId: ['String', '请求编号 / id of the request'],
      value: ['String', '以此值查询过的,如身份证号 / that asked with this value, such as an ID number'],
      subject: ['AuditSubjectInput', '应答中有此记录的 / whose answer held this record'],
      first: ['Int', '条数,默认 50,最多 1000 / how many, 50 unless told, at most 1000', 50],
      after: ['AuditCursorInput', '从此条之后 / after this one'],
    },
    access: ['auditor'],
    resolve: async ({ from, to, value, first, after, ...rest }, { db }) => {
      const filter = {
        ...rest,
        from: timeGiven('from', from),
        to: timeGiven('to', to),
        mark: value ? (await openValueMarks(db))(value) : null,
      };
      return searchAudit(db, filter, { first: pageSize(first, 50), after: cursorGiven(after) });
    },
  });
  input(builder, 'AuditCursorInput', '列表中的位置 / a place in the list', {
    recordedAt: ['String!', '记入时间 / recorded at'],
    chain: ['ID!', '链 / chain'],
    seq: ['Int!', '序号 / place in the chain'],
  });
  query<AdminContext>(builder, 'auditUsage', {
    type: '[FieldUsage!]!',
    description:
      '各部门对各字段的使用,可见从未使用的授权 / uses by department and field, which shows grants that nobody uses',
    args: { from: ['String!', '自 / from'], to: ['String', '至 / to'] },
    access: ['auditor', 'approver', 'catalogue-keeper'],
    resolve: ({ from, to }, { db }) => usage(db, { from: timeGiven('from', from)!, to: timeGiven('to', to) }),
  });
  query<AdminContext>(builder, 'unusualVolume', {
    type: '[UnusualVolume!]!',
    description:
      '某日用量超出前 28 天中位数三倍的接入方 / clients whose day is above three times the middle of the 28 days before',
    args: { day: ['String!', '日期 YYYY-MM-DD,按北京时间 / the day in Shanghai'] },
    access: ['auditor'],
    resolve: ({ day }, { db }) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
        throw new GridweaveError('BAD_USER_INPUT', { zh: 'day 应为 YYYY-MM-DD', en: 'day is written as YYYY-MM-DD' });
      return unusualVolume(db, day);
    },
  });
}

function addProofs(builder: Builder): void {
  query<AdminContext>(builder, 'auditProof', {
    type: 'SharingJSON!',
    description:
      '一条记录的证明:离线可用 gridweave audit check-proof 验证 / the proof of one record, which gridweave audit check-proof verifies without the database',
    args: { chain: ['ID!', '链 / chain'], seq: ['Int!', '序号 / place in the chain'] },
    access: ['auditor'],
    resolve: ({ chain, seq }, { db }) => exportProof(db, chain, seq),
  });
  input(builder, 'NotedSealInput', '另行记下的签封 / a seal that was noted elsewhere', {
    number: ['Int!', '编号 / number'],
    hash: ['String!', '哈希 / hash'],
  });
  query<AdminContext>(builder, 'verifyAudit', {
    type: 'AuditReport!',
    description:
      '验证全部审计记录未被改动、删除、插入或调换 / verifies that no record was changed, removed, inserted or put in another order',
    args: { noted: ['NotedSealInput', '另行记下的签封 / a seal that was noted elsewhere'] },
    access: ['auditor'],
    resolve: ({ noted }, { db, sealKeys }) => verifyAudit({ db, publicKeys: sealKeys, noted: noted ?? undefined }),
  });
}

function cursorGiven(given: { recordedAt: string; chain: string; seq: number } | null | undefined): AuditCursor | null {
  return given ? { ...given, recordedAt: timeGiven('after.recordedAt', given.recordedAt)!.getTime() } : null;
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
