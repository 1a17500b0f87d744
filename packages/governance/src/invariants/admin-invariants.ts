import {
  endInvariant,
  type InvariantOperator,
  listInvariants,
  saveInvariant,
  type StoredInvariant,
} from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, mutation, object, query } from '../schema/define.ts';
import { type OverrideView, readOverrides } from './read-overrides.ts';

const operators: Readonly<Record<string, readonly [InvariantOperator, string]>> = {
  READ: ['read', '读取,无论脱敏与否 / reading at all, masked or not'],
  CLEAR: ['clear', '完整读取 / reading in full'],
  TELL: ['tell', '筛选、排序、检索、统计 / filter, order, search or statistics, by which a value can be found out'],
  MATCH: ['match', '精确匹配 / match'],
  FILTER: ['filter', '筛选 / filter'],
  ORDER: ['order', '排序 / order'],
  SEARCH: ['search', '检索 / search'],
  AGGREGATE: ['aggregate', '统计 / statistics'],
  SUBSCRIBE: ['subscribe', '订阅 / subscribe'],
};

/** Rules that every change of the policy has to keep. */
export function addInvariants(builder: Builder): void {
  enumeration(builder, 'InvariantOperator', '规则所禁止的运算 / what an invariant forbids', operators);
  object<StoredInvariant, unknown>(
    builder,
    'Invariant',
    '规则:每次变更都须遵守 / a rule that every change has to keep',
    {
      id: ['ID!', '标识 / id'],
      title: ['SharingText!', '标题 / title'],
      fields: ['[String!]!', '坐标或选择,如 Person.idNumber、sensitivity:sensitive / coordinates or selections'],
      operators: ['[InvariantOperator!]!', '所禁止 / what is forbidden'],
      exceptDepartments: ['[String!]!', '例外的部门 / departments that may', ({ except }) => except.departments],
      onlyAreas: ['[String!]', '可予的区域 / areas in which everybody may', ({ only }) => only?.areas ?? null],
      onlyScopes: [
        '[String!]',
        '可予的命名范围 / named scopes in which everybody may',
        ({ only }) => only?.named ?? null,
      ],
      reason: ['String!', '理由 / reason'],
      by: ['String!', '何人 / by whom'],
      at: ['String!', '时间 / time'],
    },
  );
  object<OverrideView, unknown>(builder, 'InvariantOverride', '一次例外 / an override of an invariant', {
    invariant: ['ID!', '规则 / the invariant'],
    version: ['String!', '策略版本 / policy version'],
    breaches: ['SharingJSON!', '所违反 / what it breaks'],
    reason: ['String!', '理由 / reason'],
    by: ['String!', '何人 / by whom'],
    at: ['String!', '时间 / time'],
  });
  query<AdminContext>(builder, 'invariants', {
    type: '[Invariant!]!',
    description: '现行的规则 / invariants that hold',
    access: 'admin',
    resolve: (_, { db }) => listInvariants(db),
  });
  query<AdminContext>(builder, 'invariantOverrides', {
    type: '[InvariantOverride!]!',
    description: '例外的记录,最近的在前 / overrides on record, the latest first',
    access: 'admin',
    resolve: (_, { db }) => readOverrides(db),
  });
  mutation<AdminContext>(builder, 'saveInvariant', {
    type: 'Invariant!',
    description:
      '写下规则,自此每次变更都须遵守;现状中已有的违反由 policyCheck 列出 / writes an invariant that every change from now on has to keep; what breaks it already is listed by policyCheck',
    args: {
      zh: ['String!', '中文标题 / title in Chinese'],
      en: ['String!', '英文标题 / title in English'],
      fields: [
        '[String!]!',
        '坐标 Person.idNumber,或 Person.*、*.*、sensitivity:sensitive、sharing:conditional、plugin:fire、source:police / coordinates or selections',
      ],
      operators: ['[InvariantOperator!]!', '所禁止 / what is forbidden'],
      exceptDepartments: ['[String!]!', '例外的部门 / departments that may', []],
      onlyAreas: ['[String!]', '可予的区域 / areas in which everybody may'],
      onlyScopes: ['[String!]', '可予的命名范围 / named scopes in which everybody may'],
      reason: ['String!', '理由 / reason'],
    },
    access: ['catalogue-keeper', 'auditor'],
    resolve: async (args, { db, policies, admin }) => {
      const { zh, en, fields, exceptDepartments, onlyAreas, onlyScopes, reason } = args;
      const invariant = {
        title: { zh, en },
        fields,
        operators: args.operators as InvariantOperator[],
        except: { departments: exceptDepartments },
        ...(onlyAreas || onlyScopes ? { only: { areas: onlyAreas ?? null, named: onlyScopes ?? [] } } : {}),
      };
      const id = await saveInvariant(db, policies.model, invariant, reason, admin.person);
      return (await listInvariants(db)).find((found) => found.id === id);
    },
  });
  mutation<AdminContext>(builder, 'endInvariant', {
    type: '[Invariant!]!',
    description:
      '终止规则;只有审计员可以,以免审批者自去约束 / ends an invariant; only auditors may, so that no approver frees herself',
    args: { id: ['ID!', '规则 / the invariant'], reason: ['String!', '理由 / reason'] },
    access: ['auditor'],
    resolve: async ({ id, reason }, { db, admin }) => {
      await endInvariant(db, id, reason, admin.person);
      return listInvariants(db);
    },
  });
}
