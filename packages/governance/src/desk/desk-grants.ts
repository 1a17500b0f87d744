import { answerProposal, renewGrant, requestBundle, requestGrant, withdrawGrant } from '@gridweave/access';
import { GridweaveError } from '@gridweave/kit';
import type { DeskContext } from '../context.ts';
import { conditionFields, conditionsGiven, timeGiven } from '../grants/grant-types.ts';
import { findGrant, type GrantView, listGrants } from '../grants/read-grants.ts';
import type { Builder } from '../schema/builder.ts';
import { input, mutation, query } from '../schema/define.ts';
import { pageSize } from '../schema/page.ts';

/** The department's own grants and requests. */
export function addDeskGrants(builder: Builder): void {
  query<DeskContext>(builder, 'sharingGrants', {
    type: '[SharingGrant!]!',
    description: '本部门的授权与申请,最近的在前 / grants and requests of the department, the latest first',
    args: {
      states: ['[SharingGrantState!]', '状态 / states'],
      field: ['String', '含此坐标 / that have this coordinate'],
      first: ['Int', '条数,默认 50 / how many, 50 unless told', 50],
      after: ['ID', '从此项之后 / after this one'],
    },
    access: 'department',
    resolve: (args, { db, caller }) =>
      listGrants(db, { ...args, department: caller.department, first: pageSize(args.first, 50) }),
  });
  input(builder, 'SharingRequestInput', '申请的条件 / what is asked for', conditionFields);
  mutation<DeskContext>(builder, 'requestSharing', {
    type: 'SharingGrant!',
    description:
      '申请字段:坐标取自拒绝信息或目录,写明用途与法律依据 / asks for fields by the coordinates of a refusal or the catalogue, with purpose and legal basis',
    args: { request: ['SharingRequestInput!', '申请 / the request'] },
    access: 'department',
    resolve: async ({ request }, context) => {
      const conditions = conditionsGiven(context.caller.department, request);
      return own(context, await requestGrant(context.db, context.policies.model, conditions, personOf(context)));
    },
  });
  mutation<DeskContext>(builder, 'requestSharingBundle', {
    type: '[SharingGrant!]!',
    description: '申请资源包,每项成一申请 / asks for a bundle: one request for each of its items',
    args: {
      bundle: ['ID!', '资源包 / the bundle'],
      purpose: ['String!', '用途 / purpose'],
      legalBasis: ['String!', '法律依据 / legal basis'],
      areas: ['[String!]', '区域代码 / area codes'],
      client: ['ID', '只限此接入方 / only for this client'],
      validFrom: ['String', '起 / from'],
      validUntil: ['String', '止 / until'],
    },
    access: 'department',
    resolve: async ({ bundle, validFrom, validUntil, ...rest }, context) => {
      const request = {
        ...rest,
        department: context.caller.department,
        validFrom: timeGiven('validFrom', validFrom),
        validUntil: timeGiven('validUntil', validUntil),
      };
      const ids = await requestBundle(context.db, context.policies.model, bundle, request, personOf(context));
      return Promise.all(ids.map((id) => own(context, id)));
    },
  });
  mutation<DeskContext>(builder, 'answerSharingProposal', {
    type: 'SharingGrant!',
    description: '接受或不接受管理方提出的条件 / accepts the conditions that admins proposed, or does not',
    args: {
      id: ['ID!', '申请 / the request'],
      accept: ['Boolean!', '是否接受 / whether they are accepted'],
      reason: ['String', '理由 / reason'],
    },
    access: 'department',
    resolve: async ({ id, accept, reason }, context) => {
      await own(context, id);
      await answerProposal(context.db, context.policies.model, id, personOf(context), accept, reason ?? null);
      return own(context, id);
    },
  });
  mutation<DeskContext>(builder, 'withdrawSharingRequest', {
    type: 'SharingGrant!',
    description: '撤回尚未生效的申请 / withdraws a request that is not in force yet',
    args: { id: ['ID!', '申请 / the request'], reason: ['String', '理由 / reason'] },
    access: 'department',
    resolve: async ({ id, reason }, context) => {
      await own(context, id);
      await withdrawGrant(context.db, id, personOf(context), reason ?? null);
      return own(context, id);
    },
  });
  mutation<DeskContext>(builder, 'renewSharing', {
    type: 'SharingGrant!',
    description: '申请续期:同样条件,自到期起 / asks to go on after the end, with the same conditions',
    args: {
      id: ['ID!', '授权 / the grant'],
      validUntil: ['String!', '续至 / until'],
      purpose: ['String', '用途,不给则同前 / purpose; the same unless given'],
    },
    access: 'department',
    resolve: async ({ id, validUntil, purpose }, context) => {
      await own(context, id);
      const until = timeGiven('validUntil', validUntil);
      return own(
        context,
        await renewGrant(context.db, context.policies.model, id, until, personOf(context), purpose ?? null),
      );
    },
  });
}

/** Who acts for the department: its client. */
export function personOf({ caller }: DeskContext): string {
  return `client:${caller.client}`;
}

/** A grant of the caller's department; one of another is like one that does not exist. */
async function own({ db, caller }: DeskContext, id: string): Promise<GrantView> {
  const found = await findGrant(db, id, caller.department);
  if (found) return found;
  throw new GridweaveError('BAD_USER_INPUT', {
    zh: `本部门没有授权或申请 ${id}`,
    en: `the department has no grant or request ${id}`,
  });
}
