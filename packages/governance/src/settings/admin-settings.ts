import { changeGovernanceSettings, type GovernanceSettings, readGovernanceSettings } from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import { withoutNulls } from '../drafts/rule-change-input.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, object, query } from '../schema/define.ts';

const texts: Readonly<Record<Exclude<keyof GovernanceSettings, 'assessmentFrom'>, string>> = {
  answerDaysUnconditional: '无条件共享的答复工作日 / working days to answer for unconditional fields',
  answerDaysConditional: '有条件共享的答复工作日 / working days to answer for conditional fields',
  deliveryDays: '提供数据的工作日 / working days to deliver',
  expiryNoticeDays: '到期前多少天通知 / days before the end at which it is announced',
  approvalsSensitive: '敏感字段须几人批准,至少 2 / approvers of sensitive fields, at least 2',
  emergencyHours: '应急启用最多小时 / the most hours of an emergency',
  reviewDays: '应急复核工作日 / working days to review an emergency',
};

/** Deadlines and numbers of the sharing rules. */
export function addSettings(builder: Builder): void {
  const assessmentFrom = '自何敏感程度起须影响评估 / sensitivity from which an impact assessment is needed';
  object<GovernanceSettings, unknown>(builder, 'GovernanceSettings', '共享规则的设置 / settings of the sharing rules', {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, ['Int!', text] as const])),
    assessmentFrom: ['SharingSensitivity!', assessmentFrom],
  });
  query<AdminContext>(builder, 'governanceSettings', {
    type: 'GovernanceSettings!',
    description: '共享规则的设置 / settings of the sharing rules',
    access: 'admin',
    resolve: (_, { db }) => readGovernanceSettings(db),
  });
  mutation<AdminContext>(builder, 'changeGovernanceSettings', {
    type: 'GovernanceSettings!',
    description: '变更设置 / changes settings',
    args: {
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, ['Int', text] as const])),
      assessmentFrom: ['SharingSensitivity', assessmentFrom],
    },
    access: ['approver'],
    resolve: (args, { db, admin }) => changeGovernanceSettings(db, withoutNulls(args), admin.person),
  });
}
