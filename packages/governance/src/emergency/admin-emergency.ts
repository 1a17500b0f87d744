import { approveAuthorisation, endAuthorisation, requestAuthorisation, reviewEmergency } from '@gridweave/access';
import type { AdminContext } from '../context.ts';
import { timeGiven } from '../grants/grant-types.ts';
import type { Builder } from '../schema/builder.ts';
import { enumeration, mutation, object, query } from '../schema/define.ts';
import { type AuthorisationView, type EmergencyView, readAuthorisations, readEmergencies } from './read-emergencies.ts';

/** Break-glass: who may take an emergency bundle, and the review of each use. */
export function addEmergencies(builder: Builder): void {
  enumeration(builder, 'EmergencyOutcome', '复核结论 / outcome of a review', {
    JUSTIFIED: ['justified', '正当 / it was justified'],
    NOT_JUSTIFIED: ['not-justified', '不正当:授权随即终止 / it was not: the authorisation ends'],
  });
  object<AuthorisationView, unknown>(
    builder,
    'EmergencyAuthorisation',
    '应急启用的授权 / who may take an emergency bundle',
    {
      id: ['ID!', '标识 / id'],
      department: ['String!', '部门代码 / code of the department'],
      client: ['ID!', '接入方 / the client'],
      bundle: ['ID!', '资源包 / the bundle'],
      hours: ['Int!', '每次最多小时 / the most hours of one use'],
      reason: ['String!', '理由 / reason'],
      state: ['String!', 'requested、active 或 ended / requested, active or ended'],
      validUntil: ['String!', '至 / until'],
      requestedBy: ['String!', '提出人 / proposed by'],
      approvedBy: ['String', '批准人 / approved by'],
    },
  );
  object<EmergencyView, unknown>(builder, 'Emergency', '一次应急启用 / a use of an emergency bundle', {
    id: ['ID!', '标识 / id'],
    authorisation: ['ID!', '所据的授权 / its authorisation'],
    department: ['String!', '部门代码 / code of the department'],
    client: ['ID!', '接入方 / the client'],
    bundle: ['ID!', '资源包 / the bundle'],
    officer: ['String!', '值班人员 / the duty officer'],
    reason: ['String!', '事由 / reason'],
    at: ['String!', '启用时间 / taken at'],
    until: ['String!', '至 / until'],
    reviewDue: ['String!', '应复核于 / its review is due at'],
    isReviewOverdue: ['Boolean!', '是否逾期未复核 / whether the review is overdue'],
    reviewedBy: ['String', '复核人 / reviewed by'],
    outcome: ['EmergencyOutcome', '结论 / outcome'],
    reviewNote: ['String', '意见 / what the review found'],
    grants: ['[ID!]!', '所成的授权 / the grants that it made'],
  });
  query<AdminContext>(builder, 'emergencyAuthorisations', {
    type: '[EmergencyAuthorisation!]!',
    description: '应急启用的授权,最近的在前 / authorisations, the latest first',
    access: 'admin',
    resolve: (_, { db }) => readAuthorisations(db),
  });
  query<AdminContext>(builder, 'emergencies', {
    type: '[Emergency!]!',
    description: '应急启用,最近的在前 / emergencies, the latest first',
    access: 'admin',
    resolve: (_, { db }) => readEmergencies(db),
  });
  addEmergencyMutations(builder);
}

function addEmergencyMutations(builder: Builder): void {
  const id = ['ID!', '授权 / the authorisation'] as const;
  mutation<AdminContext>(builder, 'authoriseEmergency', {
    type: 'EmergencyAuthorisation!',
    description:
      '提出由某接入方启用应急资源包;须他人批准 / proposes that a client may take an emergency bundle; another admin has to approve it',
    args: {
      client: ['ID!', '接入方 / the client'],
      bundle: ['ID!', '应急资源包 / the emergency bundle'],
      hours: ['Int!', '每次最多小时 / the most hours of one use'],
      validUntil: ['String!', '至 / until'],
      reason: ['String!', '理由 / reason'],
    },
    access: ['catalogue-keeper', 'key-operator', 'approver'],
    resolve: async ({ validUntil, ...rest }, { db, admin }) => {
      const until = timeGiven('validUntil', validUntil)!;
      return (
        await readAuthorisations(db, await requestAuthorisation(db, { ...rest, validUntil: until }, admin.person))
      )[0];
    },
  });
  mutation<AdminContext>(builder, 'approveEmergencyAuthorisation', {
    type: 'EmergencyAuthorisation!',
    description: '批准应急启用的授权;提出人不可 / approves an authorisation; not for whoever proposed it',
    args: { id },
    access: ['approver'],
    resolve: async (args, { db, admin }) => {
      await approveAuthorisation(db, args.id, admin.person);
      return (await readAuthorisations(db, args.id))[0];
    },
  });
  mutation<AdminContext>(builder, 'endEmergencyAuthorisation', {
    type: 'EmergencyAuthorisation!',
    description: '终止应急启用的授权 / ends an authorisation',
    args: { id },
    access: ['approver', 'auditor'],
    resolve: async (args, { db, admin }) => {
      await endAuthorisation(db, args.id, admin.person);
      return (await readAuthorisations(db, args.id))[0];
    },
  });
  mutation<AdminContext>(builder, 'reviewEmergency', {
    type: 'Emergency!',
    description: '复核一次应急启用 / reviews a use of an emergency bundle',
    args: {
      id: ['ID!', '应急启用 / the use'],
      outcome: ['EmergencyOutcome!', '结论 / outcome'],
      note: ['String!', '意见 / what the review found'],
    },
    access: ['auditor'],
    resolve: async (args, { db, admin }) => {
      await reviewEmergency(db, args.id, args.outcome, args.note, admin.person);
      return (await readEmergencies(db, args.id))[0];
    },
  });
}
