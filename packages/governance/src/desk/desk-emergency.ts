import { type EmergencyUse, useEmergency } from '@gridweave/access';
import type { DeskContext } from '../context.ts';
import type { Builder } from '../schema/builder.ts';
import { mutation, object } from '../schema/define.ts';
import { whenSeen } from '../when-seen.ts';

/** Break-glass: a wider bundle at once, for hours, with notice to auditors and a review afterwards. */
export function addDeskEmergency(builder: Builder): void {
  object<EmergencyUse, unknown>(builder, 'SharingEmergency', '一次应急启用 / a use of an emergency bundle', {
    id: ['ID!', '标识 / id'],
    until: ['String!', '至,ISO 8601 / until, ISO 8601', ({ until }) => until.toISOString()],
    reviewDue: ['String!', '应复核于 / its review is due at', ({ reviewDue }) => reviewDue.toISOString()],
    grants: ['[ID!]!', '所成的授权 / the grants that it made'],
  });
  mutation<DeskContext>(builder, 'startEmergency', {
    type: 'SharingEmergency!',
    description:
      '应急启用资源包:立即生效,只限本接入方与所给小时数;即时通知审计员,事后必须复核 / takes an emergency bundle: at once, for this client only and some hours; auditors are told, and it has to be reviewed',
    args: {
      bundle: ['ID!', '应急资源包 / the emergency bundle'],
      officer: ['String!', '值班人员姓名 / name of the duty officer'],
      reason: ['String!', '事由 / reason'],
      hours: ['Float!', '小时数 / hours'],
      areas: ['[String!]', '区域代码;不给为辖区 / area codes; without it the jurisdiction'],
    },
    access: 'department',
    resolve: async (args, context) => {
      const { db, policies, caller } = context;
      const call = { ...args, client: caller.client, department: caller.department };
      const use = await useEmergency(db, policies.model, call);
      await whenSeen(context);
      return use;
    },
  });
}
