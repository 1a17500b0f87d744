import {
  activateGrants,
  approveGrant,
  attachAssessment,
  type InvariantOverride,
  invariantGuard,
  proposeConditions,
  refuseGrant,
  requestGrant,
  revokeGrant,
} from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import type { AdminContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { input, mutation, object, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';
import { conditionFields, conditionsGiven, timeGiven } from './grant-types.ts';
import { findGrant, type GrantView, listGrants } from './read-grants.ts';

/** Grants from the request to their end. */
export function addAdminGrants(builder: Builder): void {
  const id = ['ID!', '授权或申请 / the grant or request'] as const;
  const ids = ['[ID!]!', '授权或申请 / grants or requests'] as const;
  const reason = ['String!', '理由 / reason'] as const;
  query<AdminContext>(builder, 'grants', {
    type: '[SharingGrant!]!',
    description: '授权与申请,最近的在前 / grants and requests, the latest first',
    args: {
      department: ['String', '部门代码 / code of a department'],
      states: ['[SharingGrantState!]', '状态 / states'],
      field: ['String', '含此坐标 / that have this coordinate'],
      overdue: ['Boolean', '逾期未答复 / overdue for an answer'],
      endsWithinDays: ['Int', '若干日内到期 / that end within so many days'],
      first: ['Int', '条数,默认 50,最多 1000 / how many, 50 unless told, at most 1000', 50],
      after: ['ID', '从此项之后 / after this one'],
    },
    access: 'admin',
    resolve: (args, { db }) => listGrants(db, { ...args, first: pageSize(args.first, 50) }),
  });
  query<AdminContext>(builder, 'grant', {
    type: 'SharingGrant',
    description: '一项授权或申请 / one grant or request',
    args: { id },
    access: 'admin',
    resolve: (args, { db }) => findGrant(db, args.id),
  });
  input(builder, 'GrantInput', '授权的条件与部门 / conditions of a grant, and its department', {
    department: ['String!', '部门代码 / code of the department'],
    ...conditionFields,
  });
  mutation<AdminContext>(builder, 'requestGrant', {
    type: 'SharingGrant!',
    description: '代部门申请;须由他人批准 / asks for a department; somebody else has to approve it',
    args: { grant: ['GrantInput!', '授权 / the grant'] },
    access: ['catalogue-keeper', 'approver'],
    resolve: async ({ grant: { department, ...conditions } }, context) => {
      const given = conditionsGiven(department, conditions);
      return one(context, await requestGrant(context.db, context.policies.model, given, context.admin.person));
    },
  });
  mutation<AdminContext>(builder, 'proposeConditions', {
    type: 'SharingGrant!',
    description:
      '向部门提出其他条件,其接受后成为申请的条件 / offers the department other conditions, which hold when it accepts',
    args: { id, conditions: ['SharingConditionsInput!', '条件 / the conditions'], reason },
    access: ['catalogue-keeper', 'approver'],
    resolve: async (args, context) => {
      const { department } = await one(context, args.id);
      const conditions = conditionsGiven(department, args.conditions);
      const { db, policies, admin } = context;
      await proposeConditions(db, policies.model, args.id, conditions, admin.person, args.reason);
      return one(context, args.id);
    },
  });
  mutation<AdminContext>(builder, 'attachAssessment', {
    type: 'SharingGrant!',
    description: '附上个人信息保护影响评估 / attaches an impact assessment',
    args: { id, assessment: ['SharingAssessmentInput!', '评估 / the assessment'] },
    access: ['catalogue-keeper', 'approver'],
    resolve: async (args, context) => {
      await attachAssessment(context.db, args.id, args.assessment, context.admin.person);
      return one(context, args.id);
    },
  });
  object<{ grant: GrantView; given: number; needed: number }, unknown>(
    builder,
    'GrantApproval',
    '审批的进度 / how far the approval is',
    {
      grant: ['SharingGrant!', '授权 / the grant'],
      given: ['Int!', '已批准人数 / how many have approved'],
      needed: ['Int!', '须批准人数 / how many have to'],
    },
  );
  mutation<AdminContext>(builder, 'approveGrants', {
    type: '[GrantApproval!]!',
    description:
      '批准申请;申请人与条件提出人不可批准,敏感字段须两人 / approves requests; not for whoever asked or proposed the conditions, and sensitive fields need two',
    args: { ids, note: ['String', '意见 / a note'] },
    access: ['approver'],
    resolve: async (args, context) => {
      const { db, policies, admin } = context;
      const made = [];
      for (const grant of args.ids) {
        const progress = await approveGrant(db, policies.model, grant, admin.person, args.note ?? null);
        made.push({ ...progress, grant: await one(context, grant) });
      }
      return made;
    },
  });
  mutation<AdminContext>(builder, 'refuseGrant', {
    type: 'SharingGrant!',
    description: '拒绝申请 / refuses a request',
    args: { id, reason },
    access: ['approver'],
    resolve: async (args, context) => {
      await refuseGrant(context.db, args.id, context.admin.person, args.reason);
      return one(context, args.id);
    },
  });
  mutation<AdminContext>(builder, 'activateGrants', {
    type: '[SharingGrant!]!',
    description:
      '使已批准的授权一并生效,立即或自某时;违反规则的须写明例外理由 / puts approved grants into force together, at once or from a time; what breaks an invariant needs the reason of an override',
    args: {
      ids,
      from: ['String', '自此时;不给为立即 / from this time; at once without it'],
      override: ['String', '例外于规则的理由,记录在案 / why invariants are broken; it goes on record'],
    },
    access: ['approver'],
    resolve: async (args, context) => {
      const { db, policies, admin } = context;
      const guard = invariantGuard(policies.models, overrideGiven(args.override, context));
      await activateGrants(db, policies.model, args.ids, admin.person, { from: timeGiven('from', args.from), guard });
      return Promise.all(args.ids.map((grant: string) => one(context, grant)));
    },
  });
  mutation<AdminContext>(builder, 'revokeGrant', {
    type: 'SharingGrant!',
    description: '撤销授权,立即在各处生效 / takes a grant back, everywhere at once',
    args: { id, reason },
    access: ['approver'],
    resolve: async (args, context) => {
      await revokeGrant(context.db, args.id, context.admin.person, args.reason);
      return one(context, args.id);
    },
  });
}

/** The override of a call: its reason, and the caller. */
export function overrideGiven(reason: string | null | undefined, { admin }: AdminContext): InvariantOverride | null {
  return reason ? { reason, by: admin.person } : null;
}

async function one({ db }: AdminContext, id: string): Promise<GrantView> {
  const found = await findGrant(db, id);
  if (found) return found;
  throw new GridweaveError('BAD_USER_INPUT', { zh: `没有授权 ${id}`, en: `there is no grant ${id}` });
}
