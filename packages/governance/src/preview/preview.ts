import { type CatalogueEntry, catalogueOf, type Policy } from '@gridweave/access';
import type { OperationPlan } from '@gridweave/engine';
import { GridweaveError } from '@gridweave/kit';
import { printSchema } from 'graphql';
import { catalogueArguments } from '../catalogue/catalogue-arguments.ts';
import { searchCatalogue } from '../catalogue/search-catalogue.ts';
import type { AdminContext } from '../context.ts';
import { timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { object, query } from '../schema/define.ts';
import { pageOf } from '../schema/page.ts';
import { databasePlans } from './database-plans.ts';
import { policyAt, policyPoint } from './policy-point.ts';

/** What an operation gave when it was run as the department. */
interface PreviewedAnswer {
  readonly data: unknown;
  readonly errors: unknown;
  readonly extensions: unknown;
  readonly rows: number;
  readonly masked: readonly string[];
  readonly milliseconds: number;
  readonly plan: OperationPlan;
}

/** Seeing as a department sees: its schema, its catalogue, its rows, at any time and under any draft. */
export function addPreview(builder: Builder): void {
  object<PreviewedAnswer, unknown>(
    builder,
    'PreviewedAnswer',
    '以部门身份所得的应答 / what the department would have got',
    {
      data: ['SharingJSON', '数据 / data'],
      errors: ['SharingJSON', '错误 / errors'],
      extensions: ['SharingJSON', '脱敏与未予的说明 / notes on masks and denied fields'],
      rows: ['Int!', '行数 / rows'],
      masked: ['[String!]!', '脱敏的坐标 / coordinates that are masked'],
      milliseconds: ['Float!', '执行用时,毫秒 / milliseconds that it took'],
      plan: ['OperationPlan!', '执行计划 / how it was answered'],
    },
  );
  object<OperationPlan, AdminContext>(builder, 'OperationPlan', '查询的执行计划 / how a query is answered', {
    lane: [
      'String!',
      'compiled:行直接写成 JSON;mixed:其上有插件的解析函数 / rows go to JSON as they come, or resolvers run over them',
    ],
    statements: ['[String!]!', '一次往返中的 SQL 语句 / the SQL statements of its one round trip'],
    resolved: ['[String!]!', '由解析函数取值的坐标 / coordinates whose values are made by resolvers'],
    databasePlans: [
      '[String!]',
      '各语句在 PostgreSQL 中的计划(EXPLAIN GENERIC_PLAN,自版本 16 起,否则为空) / what PostgreSQL does for each statement; null before version 16',
      ({ statements }, _, { db }) => databasePlans(db, statements),
    ],
  });
  object<Policy, AdminContext>(builder, 'PolicyPreview', '以某部门身份预览 / a preview as a department', {
    subject: ['String!', '部门,或部门/接入方 / department, or department/client'],
    version: ['String!', '策略版本 / policy version'],
    validUntil: [
      'String',
      '时限下次改变此策略的时间 / when a time limit changes it next',
      ({ validUntil }) => (Number.isFinite(validUntil) ? new Date(validUntil).toISOString() : null),
    ],
    schema: [
      'String!',
      '其 schema(SDL) / its schema as SDL',
      (policy, _, { engine }) => printSchema(engine.schemaFor(policy)),
    ],
    catalogue: [
      '[SharingEntry!]!',
      '其目录,按坐标 / its catalogue',
      (policy): readonly CatalogueEntry[] => catalogueOf(policy.model, policy),
    ],
  });
  const subject = {
    as: ['String!', '部门代码 / code of the department'],
    client: ['ID', '接入方;不给为部门共有的 / a client; what all of the department have without it'],
    at: ['String', '将来或现在的某时;不给为现在 / a time from now on; now without it'],
    policy: ['PolicyPoint', '何策略;不给为现行 / which policy; the one in force without it'],
  } as const;
  query<AdminContext>(builder, 'preview', {
    type: 'PolicyPreview!',
    description: '以某部门身份预览:schema 与目录 / what a department sees: its schema and catalogue',
    args: subject,
    access: 'admin',
    resolve: (args, context) => previewedPolicy(args, context),
  });
  query<AdminContext>(builder, 'previewCatalogue', {
    type: '[SharingEntry!]!',
    description: '以某部门身份检索目录 / searches the catalogue as a department',
    args: { ...subject, ...catalogueArguments },
    access: 'admin',
    resolve: async (args, context) => {
      const policy = await previewedPolicy(args, context);
      return pageOf(searchCatalogue(catalogueOf(policy.model, policy), args), args, (entry) => entry.coordinate);
    },
  });
  query<AdminContext>(builder, 'previewQuery', {
    type: 'PreviewedAnswer!',
    description:
      '以某部门身份执行查询,脱敏与范围一如其人;记入审计 / runs a query as a department, under its masks and scope; it is audited as a preview',
    args: {
      ...subject,
      query: ['String!', '查询 / the query'],
      variables: ['SharingJSON', '变量 / its variables'],
      operationName: ['String', '操作名 / the operation'],
      deniedAsNull: ['Boolean!', '未获授权的字段以 null 返回 / fields that are not granted come as null', false],
    },
    access: ['catalogue-keeper', 'approver', 'auditor'],
    resolve: async (args, context) => runAs(await previewedPolicy(args, context), args, context),
  });
}

async function previewedPolicy(
  { as, client, at, policy }: { as: string; client?: string | null; at?: string | null; policy?: any },
  context: AdminContext,
): Promise<Policy> {
  const point = await policyPoint(context, policy);
  return policyAt(point, as, client ?? undefined, timeGiven('at', at)?.getTime() ?? Date.now());
}

async function runAs(
  policy: Policy,
  args: { query: string; variables?: any; operationName?: string | null; deniedAsNull: boolean },
  { engine, readOperation, signal, recordPreview }: AdminContext,
): Promise<PreviewedAnswer> {
  const operationName = args.operationName ?? undefined;
  const variables: Readonly<Record<string, unknown>> = args.variables ?? {};
  const { document, isQuery, isData } = readOperation(policy, args.query, operationName, variables);
  if (!isQuery || !isData)
    throw new GridweaveError('BAD_USER_INPUT', {
      zh: '预览只执行数据查询,不执行变更与 sharing…',
      en: 'a preview runs queries of data only, no mutations and no sharing… fields',
    });
  const request = {
    document,
    documentKey: args.query,
    operationName,
    variables,
    policy,
    deniedAsNull: args.deniedAsNull,
    client: 'preview',
    signal,
  };
  const plan = engine.explain(request);
  const begun = performance.now();
  const answer = await engine.execute(request);
  const milliseconds = performance.now() - begun;
  const { facts } = answer;
  await recordPreview({
    department: policy.department,
    policyVersion: policy.version,
    document: args.query,
    variables,
    facts,
  });
  const { data = null, errors = null, extensions = null } = JSON.parse(answer.body.toString('utf8'));
  return { data, errors, extensions, rows: facts.rows, masked: facts.masked, milliseconds, plan };
}
