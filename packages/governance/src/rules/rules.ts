import { type DefaultPolicy, denyFields, tightenLabel } from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import { tighteningFields, withoutNulls } from '../drafts/rule-change-input.ts';
import { timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, object, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';
import {
  type DenialView,
  type LabelChangeView,
  type PolicyChangeView,
  readDenials,
  readLabelChanges,
  readPolicyChanges,
} from './read-rules.ts';

/** The rules beside grants. Acts that only take away are done at once by one admin; what gives goes through drafts. */
export function addRules(builder: Builder): void {
  object<DenialView, unknown>(builder, 'Denial', '禁止:优先于任何授权 / a denial: it beats every grant', {
    id: ['ID!', '标识 / id'],
    department: ['String', '部门代码;空为所有部门 / code of the department; null is every one'],
    client: ['ID', '只对此接入方 / only for this client'],
    fields: ['[String!]!', '坐标 / coordinates'],
    operators: ['[SharingOperator!]', '运算;空为全部 / operators; null is all'],
    areas: ['[String!]', '区域代码;空为处处 / area codes; null is everywhere'],
    scopes: ['[String!]!', '命名范围 / named scopes'],
    reason: ['String!', '理由 / reason'],
    validFrom: ['String', '起 / from'],
    validUntil: ['String', '止 / until'],
    createdBy: ['String!', '何人 / by whom'],
    createdAt: ['String!', '时间 / time'],
    liftedBy: ['String', '解除人 / lifted by'],
    liftedAt: ['String', '解除时间 / lifted at'],
  });
  object<LabelChangeView, unknown>(builder, 'LabelChange', '一次收紧标注 / a label that was made stricter', {
    coordinate: ['String!', '坐标 / coordinate'],
    sharing: ['SharingCategory', '共享属性 / category'],
    sensitivity: ['SharingSensitivity', '敏感程度 / sensitivity'],
    withoutMasks: ['[String!]!', '不再可用的脱敏方式 / masks that may not be used any more'],
    legalBasis: ['String', '法律依据 / legal basis'],
    reason: ['String!', '理由 / reason'],
    by: ['String!', '何人 / by whom'],
    at: ['String!', '时间 / time'],
    endedBy: ['String', '恢复人 / restored by'],
    endedAt: ['String', '恢复时间 / restored at'],
    endReason: ['String', '恢复理由 / why it was restored'],
  });
  object<PolicyChangeView, unknown>(builder, 'PolicyChange', '策略的一个版本 / a version of the policy', {
    version: ['String!', '版本 / version'],
    at: ['String!', '时间 / time'],
    by: ['String!', '何人 / by whom'],
    what: ['String!', '所变更 / what changed'],
    reason: ['String', '理由 / reason'],
  });
  object<DefaultPolicy, unknown>(builder, 'DefaultPolicy', '默认策略 / the default policy', {
    enabled: ['Boolean!', '无条件共享的字段是否默认可读 / whether unconditional fields need no grant'],
    except: ['[String!]!', '例外的坐标 / coordinates that need one all the same'],
    minimumGroup: ['Int!', '统计的最小人数 / the smallest group that statistics answer for'],
  });
  addRuleQueries(builder);
  addNarrowing(builder);
}

function addRuleQueries(builder: Builder): void {
  query<AdminContext>(builder, 'denials', {
    type: '[Denial!]!',
    description: '生效的禁止 / denials in force',
    args: {
      department: ['String', '对此部门 / that hold for this department'],
      field: ['String', '含此坐标 / that have this coordinate'],
      lifted: ['Boolean!', '连同已解除的 / those that were lifted as well', false],
    },
    access: 'admin',
    resolve: (args, { db }) => readDenials(db, args),
  });
  query<AdminContext>(builder, 'labelChanges', {
    type: '[LabelChange!]!',
    description: '收紧标注的全部记录 / all that was done to labels',
    args: { coordinate: ['String', '坐标 / coordinate'] },
    access: 'admin',
    resolve: ({ coordinate }, { db }) => readLabelChanges(db, coordinate),
  });
  query<AdminContext>(builder, 'policyVersion', {
    type: 'String!',
    description: '此节点生效的策略版本 / the policy version in force on this server process',
    access: 'admin',
    resolve: (_, { policies }) => policies.version,
  });
  query<AdminContext>(builder, 'policyChanges', {
    type: '[PolicyChange!]!',
    description: '策略的版本,最近的在前 / versions of the policy, the latest first',
    args: {
      first: ['Int', '条数,默认 50,最多 1000 / how many, 50 unless told, at most 1000', 50],
      before: ['String', '早于此版本 / before this version'],
    },
    access: 'admin',
    resolve: (args, { db }) => readPolicyChanges(db, { ...args, first: pageSize(args.first, 50) }),
  });
  query<AdminContext>(builder, 'defaultPolicy', {
    type: 'DefaultPolicy!',
    description: '默认策略 / the default policy',
    access: 'admin',
    resolve: (_, { policies: { rules } }) => ({ ...rules.defaults, minimumGroup: rules.minimumGroup }),
  });
}

function addNarrowing(builder: Builder): void {
  mutation<AdminContext>(builder, 'denyFields', {
    type: 'Denial!',
    description:
      '禁止字段或变更,立即在各处生效;解除须经草案 / forbids fields or mutations at once; lifting it goes through a draft',
    args: { denial: ['DenialInput!', '禁止 / the denial'] },
    access: ['approver'],
    resolve: async ({ denial }, { db, policies, admin }) => {
      const given = {
        ...denial,
        validFrom: timeGiven('validFrom', denial.validFrom),
        validUntil: timeGiven('validUntil', denial.validUntil),
      };
      const id = await denyFields(db, policies.model, given, admin.person);
      return (await readDenials(db)).find((found) => found.id === id);
    },
  });
  mutation<AdminContext>(builder, 'tightenLabel', {
    type: 'LabelChange!',
    description:
      '收紧标注,立即对所有部门生效,不可宽于代码所定;恢复须经草案 / makes a label stricter at once for everybody, never looser than the code; restoring it goes through a draft',
    args: { ...tighteningFields, reason: ['String!', '理由 / reason'] },
    access: ['catalogue-keeper'],
    resolve: async ({ reason, ...label }, { db, policies, admin }) => {
      await tightenLabel(db, policies.models.declared, withoutNulls(label), reason, admin.person);
      return (await readLabelChanges(db, label.coordinate))[0];
    },
  });
}
