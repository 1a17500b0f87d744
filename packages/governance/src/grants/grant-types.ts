import {
  type GrantConditions,
  type GovernanceSettings,
  readGovernanceSettings,
  requirementsOf,
} from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import type { Governance } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, input, object } from '../schema/define.ts';
import {
  assessmentsOf,
  type AssessmentView,
  conditionsOfView,
  type GrantStepView,
  type GrantView,
  stepsOf,
} from './read-grants.ts';

/** Types of grants, their steps and conditions, for admins and departments alike. */
export function addGrantTypes(builder: Builder): void {
  enumeration(builder, 'SharingGrantState', '授权的状态 / state of a grant', {
    REQUESTED: ['requested', '已申请,待审批 / requested, waits for approval'],
    APPROVED: ['approved', '已批准,未生效 / approved, not in force yet'],
    ACTIVE: ['active', '生效 / in force'],
    EXPIRED: ['expired', '已到期 / its time is over'],
    REVOKED: ['revoked', '已撤销 / taken back'],
    REFUSED: ['refused', '已拒绝 / refused'],
    WITHDRAWN: ['withdrawn', '已撤回 / withdrawn by the department'],
  });
  object<GrantStepView, unknown>(builder, 'SharingGrantStep', '授权的一步记录 / a step of a grant, never changed', {
    at: ['String!', '时间,ISO 8601 / time, ISO 8601'],
    by: ['String!', '何人 / by whom'],
    step: ['String!', '步骤 / what happened'],
    reason: ['String', '理由 / reason'],
    conditions: ['SharingJSON', '自此的条件 / the conditions from here on'],
    version: ['String', '所成的策略版本 / the policy version that it made'],
  });
  object<AssessmentView, unknown>(
    builder,
    'SharingAssessment',
    '个人信息保护影响评估(《个人信息保护法》第五十五条) / impact assessment (PIPL 55)',
    {
      id: ['ID!', '标识 / id'],
      title: ['String!', '标题 / title'],
      conclusion: ['String!', '结论 / conclusion'],
      document: ['String', '全文 / whole text'],
      sha256: ['String', '全文的 SHA-256 / SHA-256 of the text'],
      by: ['String!', '何人 / by whom'],
      at: ['String!', '时间 / time'],
      keepUntil: ['String!', '至少保存至 / kept until this date at least'],
    },
  );
  object<{ approvals: number; assessment: boolean; answerDays: number }, unknown>(
    builder,
    'SharingRequirements',
    '生效所需 / what it needs before it can be in force',
    {
      approvals: ['Int!', '须由几人批准 / how many persons have to approve it'],
      assessment: ['Boolean!', '是否须有影响评估 / whether it needs an impact assessment'],
      answerDays: ['Int!', '答复期限,工作日 / working days until it is to be answered'],
    },
  );
  object<GrantView, Governance>(builder, 'SharingGrant', '授权或申请 / a grant or a request for one', {
    id: ['ID!', '标识 / id'],
    department: ['String!', '部门代码 / code of the department'],
    client: ['ID', '只限此接入方 / only for this client'],
    state: ['SharingGrantState!', '状态 / state'],
    fields: ['[String!]!', '字段与变更的坐标 / coordinates of fields and mutations'],
    access: ['SharingAccess!', '访问方式 / how they are shown'],
    mask: ['String', '脱敏方式,如 keep(6,4) / the mask, such as keep(6,4)'],
    operators: ['[SharingOperator!]!', '运算 / operators'],
    areas: ['[String!]', '区域代码;空为整个辖区 / area codes; null is the whole jurisdiction'],
    scopes: ['[String!]!', '命名范围 / named scopes'],
    purpose: ['String!', '用途 / purpose'],
    legalBasis: ['String!', '法律依据 / legal basis'],
    validFrom: ['String', '起,ISO 8601 / from, ISO 8601'],
    validUntil: ['String', '止,ISO 8601 / until, ISO 8601'],
    requestedBy: ['String!', '申请人 / requested by'],
    requestedAt: ['String!', '申请时间 / requested at'],
    approvedBy: ['[String!]!', '批准人 / approved by'],
    activatedAt: ['String', '生效时间 / put into force at'],
    endedAt: ['String', '结束时间 / ended at'],
    endReason: ['String', '结束理由 / why it ended'],
    answerDue: ['String', '应答复于 / the answer is due at'],
    isOverdue: ['Boolean!', '是否逾期未答复 / whether the answer is overdue'],
    bundle: ['String', '来自资源包 / the bundle that it comes from'],
    renews: ['ID', '所续的授权 / the grant that it renews'],
    draft: ['ID', '来自草案 / the draft that it comes from'],
    emergency: ['ID', '来自应急启用 / the emergency that it comes from'],
    proposal: ['SharingJSON', '待部门答复的条件 / conditions that the department has to answer'],
    proposedBy: ['String', '条件提出人 / who proposed the conditions'],
    requirements: ['SharingRequirements!', '生效所需 / what it needs', needsOf],
    assessments: [
      '[SharingAssessment!]!',
      '影响评估 / impact assessments',
      (grant, _, { db }) => assessmentsOf(db, grant.id),
    ],
    steps: ['[SharingGrantStep!]!', '全部记录 / all that happened', (grant, _, { db }) => stepsOf(db, grant.id)],
  });
  input(builder, 'SharingConditionsInput', '授权条件 / conditions of a grant', conditionFields);
  input(builder, 'SharingAssessmentInput', '影响评估 / an impact assessment', {
    title: ['String!', '标题 / title'],
    conclusion: [
      'String!',
      '结论:目的与方式、影响与风险、措施 / conclusion: purpose and means, effects and risks, measures',
    ],
    document: ['String', '全文 / the whole text'],
  });
}

/** What conditions are given with; the department's own endpoint takes the same without the department. */
export const conditionFields = {
  fields: ['[String!]!', '坐标,如拒绝信息所列 / coordinates, as a refusal lists them'],
  access: ['SharingAccess!', '访问方式 / how they are shown', 'full'],
  mask: ['String', '脱敏方式,如 keep(6,4) / the mask, such as keep(6,4)'],
  operators: ['[SharingOperator!]!', '运算 / operators', ['read']],
  areas: ['[String!]', '区域代码;不给为整个辖区 / area codes; without it the whole jurisdiction'],
  scopes: ['[String!]!', '命名范围 / named scopes', []],
  purpose: ['String!', '用途 / purpose', ''],
  legalBasis: ['String!', '法律依据 / legal basis', ''],
  client: ['ID', '只限此接入方 / only for this client'],
  validFrom: ['String', '起,ISO 8601 / from, ISO 8601'],
  validUntil: ['String', '止,ISO 8601 / until, ISO 8601'],
} as const satisfies Parameters<typeof input>[3];

/** Conditions as they were given. @throws GridweaveError BAD_USER_INPUT for a time that is none */
export function conditionsGiven(department: string, given: any): GrantConditions {
  const { validFrom, validUntil, ...rest } = given;
  return {
    ...rest,
    department,
    validFrom: timeGiven('validFrom', validFrom),
    validUntil: timeGiven('validUntil', validUntil),
  };
}

/** A time in ISO 8601 with its zone, or a date, which begins in Shanghai. */
export function timeGiven(where: string, text: string | null | undefined): Date | null {
  if (text === null || text === undefined) return null;
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const time = isDate || isTime ? new Date(isDate ? `${text}T00:00:00+08:00` : text) : new Date(Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: `${where} 须为带时区的时间或日期,例如 2027-01-01T00:00:00+08:00`,
    en: `${where} is a time with its zone, or a date: 2027-01-01T00:00:00+08:00`,
  });
}

async function needsOf(grant: GrantView, _: unknown, { db, policies }: Governance): Promise<object> {
  const settings: GovernanceSettings = await readGovernanceSettings(db);
  return requirementsOf(policies.model, conditionsOfView(grant), settings);
}
